"""What the contributors' page tells people to do works as it stands, in every language."""

import re

import pytest
from lossbook import __main__ as verbs
from lossbook.examples import Example
from lossbook.rules.contract import faults


@pytest.fixture(params=["ko", "en"])
def page(book, request):
    return book.pages[f"docs/{request.param}/contributing.md"]


def test_every_command_exists_with_its_options(page, book):
    named = re.findall(r"scripts/([a-z]+)(?![a-z_/])((?: --?[a-z-]+)*)", page.body.text)
    assert len(named) > 10
    for verb, options in named:
        if verb == "lossbook":
            continue  # the folder
        script = book.project.root / "scripts" / verb
        assert script.is_file(), verb
        if command := verbs.app.commands.get(verb):
            known = {one for parameter in command.params for one in parameter.opts}
        else:
            known = set(re.findall(r"--[a-z-]+", script.read_text()))  # the script itself takes it
        assert set(options.split()) <= known, f"scripts/{verb} {options}"


def test_the_example_and_its_test_are_right(page, book, toy_runs):
    example, test = (
        fence.content for fence in page.fences if fence.language == "python" and "--8<--" not in fence.content
    )
    own = Example("cross_entropy/even_odds.py", example)
    assert list(faults(own, list(book.languages))) == []
    run = toy_runs.get(own.request())
    assert run.problems() == []
    namespace = {}
    exec(test, namespace)  # noqa: S102 - the page's own test
    namespace["test_even_odds_cost_log_two"](run.values)
    with pytest.raises(AssertionError):
        namespace["test_even_odds_cost_log_two"]({"loss_at_even_odds": 0.6913})


def test_the_files_that_it_names_are_there(page, book):
    for name in re.findall(r"`((?:docs|examples|scripts|tests|requirements)[\w./-]*)`", page.body.text):
        if "even_odds" not in name and not name.startswith("requirements"):
            assert (book.project.root / name).exists(), name
