"""Values that an example computes and nobody holds: no page binds them, no test reads them, no later line uses them."""

import ast
import re

from lossbook.examples import Example
from lossbook.pages import Page
from lossbook.problems import Problem
from lossbook.project import Project
from lossbook.runs import Runs


def check(project: Project, runs: Runs, texts: list[Example], everything: list[Page]) -> list[Problem]:
    """One problem for each such value; inputs written as literals and names that start with _ are not values."""
    bound = {(one.example, one.name.split(".")[0]) for page in everything for one in page.bounds}
    problems = []
    for example in texts:
        test = project.root / example.test
        if not test.is_file():
            continue  # reported as a missing test
        held = _read_by(test.read_text(encoding="utf8"))
        for name, line in _results(ast.parse(example.text)).items():
            if name in runs.values(example.name) and (example.name, name) not in bound and not held(name):
                mend = f"assert it in {example.test}, bind it on a page, or delete it"
                problems.append(
                    Problem(example.name, line, "a value that nothing binds and nothing tests", found=name, mend=mend)
                )
    return problems


def _results(tree: ast.Module) -> dict[str, int]:
    """Top-level names that are assigned something computed and that no later computation uses."""
    assigned, used = {}, set()
    for node in ast.walk(tree):
        for part in ("value", "iter", "test"):
            inner = getattr(node, part, None) if isinstance(node, ast.stmt) else None
            shown = isinstance(inner, ast.Call) and getattr(inner.func, "id", "") == "print"  # seen, but not held
            if isinstance(inner, ast.expr) and not shown:
                used |= {name.id for name in ast.walk(inner) if isinstance(name, ast.Name)}
    for node in tree.body:
        if isinstance(node, ast.Assign) and not _is_literal(node.value):
            for target in node.targets:
                for name in ast.walk(target):
                    if isinstance(name, ast.Name) and not name.id.startswith("_"):
                        assigned.setdefault(name.id, node.lineno)
    return {name: line for name, line in assigned.items() if name not in used}


def _is_literal(node: ast.expr) -> bool:
    try:
        ast.literal_eval(node)
    except (ValueError, TypeError):
        return False
    return True


def _read_by(test: str):
    """Does the test name a value, also by a name that it puts together (f"{kind}_message")?"""
    patterns = []
    for node in ast.walk(ast.parse(test)):
        if isinstance(node, ast.JoinedStr):
            constants = [part.value for part in node.values if isinstance(part, ast.Constant)]
            if sum(map(len, constants)) >= 2:
                whole = (re.escape(part.value) if isinstance(part, ast.Constant) else r"\w*" for part in node.values)
                patterns.append("".join(whole))

    def held(name: str) -> bool:
        return bool(re.search(rf"\b{name}\b", test)) or any(re.fullmatch(pattern, name) for pattern in patterns)

    return held
