"""The checkout itself: nothing that scripts/check would find, and every typed number really is held."""

import ast
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from lossbook import rules
from lossbook.binding import value_of, verdict
from lossbook.numbers import parse
from lossbook.reader import read_page
from lossbook.rules import bindings

PAIR = "components/training/loss/cross-entropy.md"

# The values that the project was asked to document, with where they come from.
DOCUMENTED = {
    "cross_entropy/confidence.py#loss_at_100_percent": "0",
    "cross_entropy/confidence.py#loss_at_10_percent": "2.30",
    "cross_entropy/confidence.py#loss_at_1_percent": "4.61",
    "cross_entropy/stable_logits.py#mean_loss": "0.3422",
    "cross_entropy/right_and_wrong.py#loss_right": "0.1818",
    "cross_entropy/right_and_wrong.py#loss_wrong": "0.6652",
    "cross_entropy/right_and_wrong.py#norm_right": "0.2119",
    "cross_entropy/right_and_wrong.py#norm_wrong": "0.1299",
    "cross_entropy/initial_loss.py#guesses.10": "2.3026",
    "cross_entropy/double_softmax.py#floor.3": "0.5514",
    "cross_entropy/double_softmax.py#floor.10": "1.4612",
}


def test_nothing_is_wrong_with_examples_pages_and_pairs(book):
    problems = rules.check(book)
    assert not problems, "\n".join(str(problem) for problem in problems)
    assert sum(len(page.bounds) for page in book.pages.values()) > 300


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("value", DOCUMENTED)
def test_the_promised_values_stand_on_the_page(book, language, value):
    page = book.pages[f"docs/{language}/{PAIR}"]
    assert DOCUMENTED[value] in {bound.typed for bound in page.bounds if f"{bound.example}#{bound.name}" == value}


def _mutated(typed: str) -> str:
    """The same text with its last digit moved by one, or its last letter changed; nan and inf become a number."""
    for index in range(len(typed) - 1, -1, -1):
        if typed[index].isdigit():
            if set("e^×") & set(typed[:index]):  # a power of ten, as in 2e-6 and 2×10^-6
                continue
            return typed[:index] + str((int(typed[index]) + 1) % 10) + typed[index + 1 :]
    return "1.0" if parse(typed) is not None else typed[:-1] + ("y" if typed.endswith("x") else "x")


def test_changing_any_one_bound_value_is_caught(book):
    caught = 0
    for page in book.pages.values():
        for bound in page.bounds:
            value = value_of(book.runs[bound.example], bound.name)
            assert verdict(bound.typed, value) is None
            if isinstance(value, bool):
                assert verdict(bound.typed, not value)
            else:
                wrong = _mutated(bound.typed)
                found = verdict(wrong, value)
                assert found, f"{page.name}:{bound.line}: {bound.typed} -> {wrong}"
                assert "computed" in found.expected
            caught += 1
    print(f"\n{caught} bound values mutated, {caught} caught")
    assert caught > 300


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_digit_changed_in_the_text_is_reported_at_its_line(book, language):
    page = book.pages[f"docs/{language}/{PAIR}"]
    number = page.body.text[: page.body.text.index("[2.30](")].count("\n") + 1
    changed = read_page(language, page.path, page.body.text.replace("[2.30](", "[2.31](", 1).encode())
    spoilt = replace(book, pages={page.name: changed})
    (problem,) = bindings.check(spoilt)
    assert (problem.line, problem.found) == (number, "2.31")
    assert problem.expected == "2.30 (computed 2.3025850929940455)"


def test_the_message_in_the_readme_is_the_real_one(book):
    page = book.pages[f"docs/ko/{PAIR}"]
    changed = read_page("ko", page.path, page.body.text.replace("[2.30](", "[2.31](", 1).encode())
    (problem,) = bindings.check(replace(book, pages={page.name: changed}))
    shown = re.sub(r"\.md:\d+", f".md:{problem.line}", (book.project.root / "README.md").read_text(encoding="utf8"))
    assert str(problem) in shown  # whatever the line is today


def test_code_and_spelling_are_clean(project):
    for command in (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["typos", "--format", "brief"]):
        tool = Path(sys.executable).with_name(command[0])
        done = subprocess.run([tool, *command[1:]], cwd=project.root, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_no_code_of_ours_is_left_out_of_the_linting(project):
    ruff = Path(sys.executable).with_name("ruff")
    done = subprocess.run(
        [ruff, "check", "--show-files", "."], cwd=project.root, capture_output=True, text=True, check=True
    )
    linted = {Path(line) for line in done.stdout.splitlines()}
    ours = {path for folder in ("examples", "scripts", "tests") for path in (project.root / folder).rglob("*.py")}
    assert ours
    assert not ours - linted


def test_every_test_asserts_something(project):
    for path in sorted((project.root / "tests").rglob("test_*.py")):
        functions = [
            node for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))) if isinstance(node, ast.FunctionDef)
        ]
        shared = path.with_name("conftest.py")
        around = ast.walk(ast.parse(shared.read_text(encoding="utf8"))) if shared.is_file() else []
        helpers = {
            function.name
            for function in [*functions, *(node for node in around if isinstance(node, ast.FunctionDef))]
            if not function.name.startswith("test_") and _asserts(function)
        }
        for function in functions:
            if function.name.startswith("test_"):
                assert _asserts(function, helpers), f"{path}:{function.lineno}: asserts nothing"


def _asserts(function, helpers=frozenset()) -> bool:
    for node in ast.walk(function):
        called = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Assert) or called in {"assert_close", "raises", *helpers}:
            return True
    return False
