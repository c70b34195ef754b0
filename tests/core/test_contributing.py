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
    offered = {command.callback.__name__: command.callback for command in verbs.app.registered_commands}
    named = re.findall(r"scripts/([a-z]+)(?![a-z_/])((?: --?[a-z-]+)*)", page.body.text)
    assert len(named) > 10
    for verb, options in named:
        if verb == "lossbook":
            continue  # the folder
        assert (book.project.root / "scripts" / verb).is_file(), verb
        for option in options.split():
            if verb not in offered:  # the script itself takes it
                assert option in (book.project.root / "scripts" / verb).read_text(), f"scripts/{verb} {option}"
                continue
            name = option.removeprefix("--")
            parameters = {"every": "all"}.get(name, name)
            known = {{"every": "all"}.get(one, one) for one in offered[verb].__annotations__}
            assert parameters in known, f"scripts/{verb} {option}"


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
