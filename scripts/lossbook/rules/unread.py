"""Values that an example computes and nobody holds: no page binds them, no test reads them, no later line uses them."""

import ast
import re
from collections.abc import Iterator

from lossbook.book import Book
from lossbook.problems import Problem
from lossbook.seeds import bound_names


def check(book: Book) -> Iterator[Problem]:
    """One problem for each such value; inputs written as literals and names that start with _ are not values."""
    bound = bound_names(book.pages.values())
    drawn = {name for page in book.pages.values() for name in page.uses()}
    for example in book.examples.values():
        try:
            test = (book.project.root / example.test).read_text(encoding="utf8")
        except (OSError, ValueError):
            continue  # reported as a missing test, or as bytes that are not UTF-8
        unheld = book.recall(
            f"results of\n{example.text}\nthat nobody asserts in\n{test}",
            lambda one=example, text=test: _unheld(one.tree, text),
        )
        if isinstance(unheld, SyntaxError):
            fix = f"python {example.test} names the place"
            yield Problem(example.test, unheld.lineno or 1, "the test is not Python", "Python", str(unheld.msg), fix)
            continue
        if example.name not in book.runs or example.name not in drawn:
            continue
        names = {name.split(".")[0] for name in bound.get(example.name, ())}
        for name, line in unheld.items():
            if name in book.runs[example.name].values and name not in names:
                fix = f"assert it in {example.test}, bind it on a page, or delete it"
                what, expected = "a value that nothing binds and nothing tests", "someone who would notice a change"
                yield Problem(example.file, line, what, expected, name, fix)


def _unheld(tree: ast.Module | None, test: str) -> dict[str, int] | SyntaxError:
    """Results by name, with their lines, that the test does not read; or why the test is not Python."""
    patterns = _patterns(test)
    if isinstance(patterns, SyntaxError):
        return patterns
    results = _results(tree) if tree else {}
    return {name: line for name, line in results.items() if not _held(name, test, patterns)}


def _results(tree: ast.Module) -> dict[str, int]:
    """Top-level names that are assigned something computed and that no later computation uses."""
    assigned, used = {}, set()
    for node in ast.walk(tree):
        for part in ("value", "iter", "test"):
            inner = getattr(node, part, None) if isinstance(node, ast.stmt) else None
            shown = isinstance(inner, ast.Call) and getattr(inner.func, "id", "") == "print"  # seen, but not held
            if isinstance(inner, ast.expr) and not shown:
                used |= {name.id for name in ast.walk(inner) if isinstance(name, ast.Name)}
    for node in _top_level(tree.body):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets if node.value is not None and not _is_literal(node.value) else ():
            for name in ast.walk(target):
                if isinstance(name, ast.Name) and not name.id.startswith("_"):
                    assigned.setdefault(name.id, node.lineno)
    return {name: line for name, line in assigned.items() if name not in used}


def _top_level(body: list[ast.stmt]) -> Iterator[ast.Assign | ast.AnnAssign]:
    """Assignments of the module itself, also those inside with, if and try; a loop's variables are its own."""
    for node in body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            yield node
        elif isinstance(node, ast.With | ast.If | ast.Try):
            yield from _top_level([*node.body, *getattr(node, "orelse", []), *getattr(node, "finalbody", [])])


def _is_literal(node: ast.expr) -> bool:
    try:
        ast.literal_eval(node)
    except (ValueError, TypeError):
        return False
    return True


def _patterns(test: str) -> list[str] | SyntaxError:
    """Names that a test puts together (f"{kind}_message"), as patterns; or why it is not Python."""
    patterns = []
    try:
        tree = ast.parse(test)
    except (SyntaxError, ValueError) as error:
        return SyntaxError(str(getattr(error, "msg", error)), ("", getattr(error, "lineno", 1), 0, ""))
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            constants = [part.value for part in node.values if isinstance(part, ast.Constant)]
            if sum(map(len, constants)) >= 2:
                whole = (re.escape(part.value) if isinstance(part, ast.Constant) else r"\w*" for part in node.values)
                patterns.append("".join(whole))
    return patterns


def _held(name: str, test: str, patterns: list[str]) -> bool:
    return bool(re.search(rf"\b{name}\b", test)) or any(re.fullmatch(pattern, name) for pattern in patterns)
