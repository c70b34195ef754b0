"""Who compares trainings gives them equal budgets, or says why not, where the call stands."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

from lossbook.book import Book
from lossbook.examples import Example
from lossbook.problems import Problem

BUDGET = re.compile(r"(^|_)(steps?|epochs?|iterations?|rounds?|patience|budget)(_|$)", re.I)
LEARNS = {"backward", "grad", "step"}  # what a training calls in its loop


def check(book: Book) -> Iterator[Problem]:
    for example in book.examples.values():
        key = f"budgets {example.name}\n{example.text}"
        yield from book.recall(key, lambda one=example: list(faults(one)) if one.tree else [])


def faults(example: Example) -> Iterator[Problem]:
    """Calls of one training function with another budget than its usual one, in lines that no comment explains."""
    for function in ast.walk(example.tree):
        if not isinstance(function, ast.FunctionDef) or not _learns(function):
            continue
        for name, calls in _budgets(example.tree, function).items():
            usual = _default(function, name) or Counter(given for given, _, _ in calls).most_common(1)[0][0]
            for given, first, line in calls:
                if given not in (usual, "0") and not _explained(example, first, line):
                    yield Problem(
                        example.file,
                        line,
                        f"{function.name}() learns with another budget here, and nobody says why",
                        f"{name}={usual}, as elsewhere, or a comment in every language above these lines",
                        f"{name}={given}",
                        "give both sides the same budget; or say why theirs differ",
                    )


def _explained(example: Example, first: int, line: int) -> bool:
    """Is there a comment with words on the call, or above it without a blank line between?"""
    while first > 1 and example.lines[first - 2].strip():
        first -= 1
    return any(comment.words and first <= comment.line <= line for comment in example.comments)


def _learns(function: ast.FunctionDef) -> bool:
    loops = (node for node in ast.walk(function) if isinstance(node, ast.For | ast.While))
    calls = (node for loop in loops for node in ast.walk(loop) if isinstance(node, ast.Call))
    return any(getattr(call.func, "attr", "") in LEARNS for call in calls)


def _budgets(tree: ast.Module, function: ast.FunctionDef) -> dict[str, list[tuple[str, int, int]]]:
    """For each parameter that is a budget: what every call gives it, where the call's statement begins, and its line."""
    parameters = [argument.arg for argument in function.args.args]
    found: dict[str, list[tuple[str, int, int]]] = {}
    for statement, call in _calls(tree, function.name):
        given = dict(zip(parameters, map(ast.unparse, call.args), strict=False))
        given |= {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords if keyword.arg}
        for name in filter(BUDGET.search, [*parameters, *(one.arg for one in function.args.kwonlyargs)]):
            if value := given.get(name) or _default(function, name):
                found.setdefault(name, []).append((value, statement.lineno, call.lineno))
    return found


def _calls(tree: ast.AST, name: str, statement: ast.stmt | None = None) -> Iterator[tuple[ast.stmt, ast.Call]]:
    for node in ast.iter_child_nodes(tree):
        within = node if isinstance(node, ast.stmt) else statement
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
            yield within, node
        yield from _calls(node, name, within)


def _default(function: ast.FunctionDef, name: str) -> str | None:
    """What a budget is when a call does not say."""
    own = function.args
    ends = [*zip(own.args[len(own.args) - len(own.defaults) :], own.defaults, strict=True)]
    ends += [pair for pair in zip(own.kwonlyargs, own.kw_defaults, strict=True) if pair[1]]
    return next((ast.unparse(value) for argument, value in ends if argument.arg == name), None)
