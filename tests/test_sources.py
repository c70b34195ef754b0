"""The checkout itself: nothing that scripts/check would find, and every typed number really is held."""

import subprocess
import sys
from pathlib import Path

import pytest
from lossbook import bindings, pages
from lossbook.check import check
from lossbook.numbers import parse

PAIR = "components/training/loss/cross-entropy.md"

# The values that the project was asked to document, with where they come from.
DOCUMENTED = {
    "examples/cross_entropy/confidence.py#loss_at_100_percent": "0",
    "examples/cross_entropy/confidence.py#loss_at_10_percent": "2.30",
    "examples/cross_entropy/confidence.py#loss_at_1_percent": "4.61",
    "examples/cross_entropy/stable_logits.py#mean_loss": "0.3422",
    "examples/cross_entropy/right_and_wrong.py#loss_right": "0.1818",
    "examples/cross_entropy/right_and_wrong.py#loss_wrong": "0.6652",
    "examples/cross_entropy/right_and_wrong.py#norm_right": "0.2119",
    "examples/cross_entropy/right_and_wrong.py#norm_wrong": "0.1299",
    "examples/cross_entropy/initial_loss.py#guesses.10": "2.3026",
    "examples/cross_entropy/double_softmax.py#floor.3": "0.5514",
    "examples/cross_entropy/double_softmax.py#floor.10": "1.4612",
}


def test_nothing_is_wrong_with_examples_pages_and_pairs(project, runs):
    found = check(project, runs)
    assert not found.problems, "\n".join(str(problem) for problem in found.problems)
    assert found.bound > 300


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("value", DOCUMENTED)
def test_the_promised_values_stand_on_the_page(project, language, value):
    page = pages.Page.read(project, project.docs / language / PAIR)
    typed = {f"{bound.example}#{bound.name}": [] for bound in page.bounds}
    for bound in page.bounds:
        typed[f"{bound.example}#{bound.name}"].append(bound.typed)
    assert DOCUMENTED[value] in typed[value]


def _mutated(typed: str) -> str:
    """The same text with its last digit moved by one, or its last letter changed; nan and inf become a number."""
    for index in range(len(typed) - 1, -1, -1):
        if typed[index].isdigit():
            if "e" in typed[:index] or "^" in typed[:index]:
                continue
            return typed[:index] + str((int(typed[index]) + 1) % 10) + typed[index + 1 :]
    return "1.0" if parse(typed) is not None else typed[:-1] + "x"


def test_changing_any_one_bound_number_is_caught(project, runs):
    caught = 0
    for page in pages.read_all(project):
        assert bindings.check(runs, page) == ([], [])
        for index, bound in enumerate(page.bounds):
            wrong = bindings.Bound(_mutated(bound.typed), bound.example, bound.name, bound.line, bound.link)
            page.bounds[index] = wrong
            problems, differences = bindings.check(runs, page)
            page.bounds[index] = bound
            assert len(problems) == len(differences) == 1, f"{page.name}:{bound.line}: {bound.typed} -> {wrong.typed}"
            (problem,) = problems
            assert (problem.file, problem.line, problem.found) == (page.name, bound.line, wrong.typed)
            assert "computed" in problem.expected
            caught += 1
    print(f"\n{caught} bound values mutated, {caught} caught")
    assert caught > 300


def test_the_message_in_the_readme_is_the_real_one(project, runs):
    page = pages.Page.read(project, project.docs / "ko" / PAIR)
    (index,) = [i for i, bound in enumerate(page.bounds) if bound.typed == "2.30" and page.bounds[i - 1].typed == "0"]
    bound = page.bounds[index]
    page.bounds = [bindings.Bound("2.31", bound.example, bound.name, bound.line, bound.link)]
    (problem,), _ = bindings.check(runs, page)
    assert str(problem) in (project.root / "README.md").read_text(encoding="utf8")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_digit_changed_in_the_text_is_the_digit_that_is_reported(project, runs, language):
    path = project.docs / language / PAIR
    text = path.read_text(encoding="utf8")
    number = text[: text.index("[2.30](")].count("\n") + 1
    page = pages.Page(project.shown(path), language, text.replace("[2.30](", "[2.31](", 1))
    pages._Reader(page).read()
    (problem,), _ = bindings.check(runs, page)
    assert (problem.line, problem.found) == (number, "2.31")
    assert problem.expected == "2.30 (computed 2.3025850929940455)"


def test_code_and_spelling_are_clean(project):
    for command in (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["typos", "--format", "brief"]):
        tool = Path(sys.executable).with_name(command[0])
        done = subprocess.run([tool, *command[1:]], cwd=project.root, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_every_test_of_an_example_asserts_something(project):
    import ast

    for path in sorted((project.root / "tests").rglob("test_*.py")):
        functions = [
            node for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))) if isinstance(node, ast.FunctionDef)
        ]
        helpers = {
            function.name for function in functions if not function.name.startswith("test_") and _asserts(function)
        }
        for function in functions:
            if function.name.startswith("test_"):
                assert _asserts(function, helpers), f"{path}:{function.lineno}: asserts nothing"


def _asserts(function, helpers=frozenset()) -> bool:
    import ast

    for node in ast.walk(function):
        called = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Assert) or called in {"assert_close", "raises", *helpers}:
            return True
    return False
