"""Would anybody notice a mistake in an example? Change one thing at a time, and see what falls.

A mutant is an example with one operator, constant, argument or statement changed. It is noticed when its run fails or
warns, when a value that a page binds no longer holds, or when a test of the example fails. What is left over names
the line that neither page nor test holds. Changes that mean nothing are not made: in what is printed, in seeds.
Nor are those counted that leave every value (to the 1e-6 that pages promise) and every printed line as they were, such
as `reduction="mean"` taken away: there is nothing that anybody could notice. One sample or step more among many is no
mistake but another draw: large numbers change by half.
"""

import ast
import copy
import gc
import hashlib
import importlib
import math
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from lossbook.binding import verdict
from lossbook.book import Book
from lossbook.examples import Example
from lossbook.runner.request import Request
from lossbook.runner.run import Run
from lossbook.runner.runs import Runs

COMPARISONS = {ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq}
OPERATIONS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult}
WORDS = {"mean": "sum", "sum": "mean", "none": "mean", "batchmean": "mean"}
MEANS_NOTHING = {"print", "manual_seed", "seed", "default_rng", "set_printoptions", "catch_warnings", "simplefilter"}
ORDER_ONLY = {"keepdim"}  # often makes no difference where shapes broadcast
MANY = 20  # samples, steps, bins


@dataclass(frozen=True)
class Mutant:
    """One changed example: the line, what stands there, and what stood there."""

    example: str
    line: int
    before: str
    after: str
    text: str


def mutants(example: Example, at_most: int) -> list[Mutant]:
    """At most so many changes of one example; always the same ones, spread over the file."""
    made = {mutant.text: mutant for mutant in _all(example)}.values()
    return sorted(made, key=lambda one: hashlib.sha256(f"{one.line} {one.after} {one.before}".encode()).hexdigest())[
        :at_most
    ]


def _all(example: Example) -> Iterator[Mutant]:
    places = [node for node in _meaningful(example.tree) if hasattr(node, "lineno")]
    for index, node in enumerate(places):
        for change in _changes(node):
            tree = copy.deepcopy(example.tree)
            twin = [one for one in _meaningful(tree) if hasattr(one, "lineno")][index]
            before = ast.unparse(twin)
            change(twin)
            ast.fix_missing_locations(tree)
            yield Mutant(example.name, node.lineno, before, ast.unparse(twin), ast.unparse(tree))


def _meaningful(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but the docstring, and what calls that mean nothing here hold."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.Call) and _called(child) in MEANS_NOTHING:
            continue
        yield child
        yield from _meaningful(child)


def _called(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _changes(node: ast.AST):
    """Functions that each change the node in one way."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
        yield lambda twin: twin.ops.__setitem__(0, COMPARISONS[type(node.ops[0])]())
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in OPERATIONS:
        yield lambda twin: setattr(twin, "op", OPERATIONS[type(node.op)]())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield lambda twin: setattr(twin, "op", ast.UAdd())
    elif isinstance(node, ast.Constant):
        new = _other(node.value)
        if new is not None:
            yield lambda twin: setattr(twin, "value", new)
    elif isinstance(node, ast.Call):
        for position, keyword in enumerate(node.keywords):
            if keyword.arg and keyword.arg not in ORDER_ONLY:
                yield lambda twin, at=position: twin.keywords.pop(at)
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and _called(node.value) not in MEANS_NOTHING:
        yield lambda twin: setattr(twin, "value", ast.Constant(None))


def _other(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value * 3 // 2 if value >= MANY else value + 1
    if isinstance(value, float):
        return value * 1.5 if value else 1.0
    return WORDS.get(value) if isinstance(value, str) else None


@dataclass(frozen=True)
class Tally:
    """What became of the mutants of one example: how many did something, how many nothing, and the unnoticed ones."""

    example: str
    counted: int
    without_effect: int
    unnoticed: list[Mutant]


def tallies(book: Book, runs: Runs, names: list[str], each: int) -> Iterator[Tally]:
    """One example after the other. Raises RuntimeError when pytest itself stops on a test."""
    for module in ("torch", "pytest", "generator.build"):  # once, and not in the fork of every mutant
        with suppress(ImportError):
            importlib.import_module(module)
    bounds: dict[str, list] = {}
    for page in book.pages.values():
        for bound in page.bounds:
            bounds.setdefault(bound.example, []).append(bound)
    for name in names:
        made = mutants(book.examples[name], each)
        answers = list(zip(made, runs.ensure(Request(name, one.text) for one in made), strict=True))
        telling = [(one, run) for one, run in answers if run.problems() or not _same(run, book.runs[name])]
        quiet = [
            (one, run) for one, run in telling if not run.problems() and not _falls(book, run, bounds.get(name, []))
        ]
        left = [one for one, run in quiet if not _a_test_fails(_with(book, one, run), run)]
        yield Tally(name, len(telling), len(made) - len(telling), left)


def _same(run: Run, original: Run) -> bool:
    return run.output == original.output and _alike(run.values, original.values)


def _alike(one: object, other: object) -> bool:
    """The same to 1e-6, all the way down; a nan is the same as a nan."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-12) or (math.isnan(one) and math.isnan(other))
    return type(one) is type(other) and one == other


def _with(book: Book, mutant: Mutant, run: Run) -> Book:
    """The book that has the mutant in the example's place, for tests that read or call its code."""
    changed = Example(mutant.example, mutant.text)
    return replace(book, examples={**book.examples, mutant.example: changed}, runs={**book.runs, mutant.example: run})


def _falls(book: Book, run: Run, bounds: list) -> bool:
    """Does a value that pages bind no longer hold in the mutant's run?"""
    spoilt = replace(book, runs={**book.runs, run.example: run})
    for bound in bounds:
        try:
            if verdict(bound.typed, spoilt.value(bound)):
                return True
        except LookupError:
            return True
    return False


def _a_test_fails(book: Book, run: Run) -> bool:
    """The example's own tests on the mutant's run, in a fork that may do what it likes."""
    child = os.fork()
    if child == 0:
        status = 2
        try:
            gc.freeze()  # pytest collects garbage at its end: a walk through all that was there before the fork
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            import pytest

            class Replaces:
                @staticmethod
                def pytest_configure(config):
                    config.given_book = book
                    config.given_runs = {run.example: run}

            test = str(Path(book.examples[run.example].test))
            status = pytest.main(["-x", "-q", "-p", "no:cacheprovider", test], plugins=[Replaces()])
        finally:
            sys.stdout.flush()
            os._exit(int(status))
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):  # pytest itself could not go on: neither answer would be true
        raise RuntimeError(f"pytest ended with {code} on {book.examples[run.example].test}")
    return code == 1
