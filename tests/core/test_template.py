import shutil

import pytest
from lossbook import template
from lossbook.book import Book
from lossbook.project import Project, here
from lossbook.rules import check

TITLES = {"ko": "푸아송 손실", "en": "Poisson loss"}


@pytest.fixture
def empty(tmp_path):
    (tmp_path / "docs").mkdir()
    shutil.copy(here().docs / "languages.yml", tmp_path / "docs")
    return Project(tmp_path)


def test_a_new_page_lacks_nothing_but_matching_and_reseeding(empty, toy_runs):
    files = template.make(empty, "guide/loss-functions/poisson-loss", TITLES)
    assert [empty.shown(path) for path in files] == [
        "docs/ko/guide/loss-functions/poisson-loss.md",
        "docs/en/guide/loss-functions/poisson-loss.md",
        "examples/poisson_loss/definition.py",
        "tests/examples/poisson_loss/test_definition.py",
    ]
    book = Book.read(empty, toy_runs)
    assert {problem.what for problem in check(book)} == {
        "a page that was never matched with its twin",
        "not reseeded since it changed",
    }
    book.matched.match(next(book.whole()))
    book.seeds.reseed(toy_runs, list(book.examples.values()), {})
    assert check(book) == []


def test_nothing_is_overwritten(empty):
    template.make(empty, "poisson", TITLES)
    (empty.docs / "ko/poisson.md").write_text("mine")
    with pytest.raises(FileExistsError, match=r"docs/ko/poisson\.md"):
        template.make(empty, "poisson", TITLES)
    assert (empty.docs / "ko/poisson.md").read_text() == "mine"
