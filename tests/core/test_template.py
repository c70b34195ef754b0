import pytest
from lossbook import template
from lossbook.check import check
from lossbook.freshness import Matched
from lossbook.pages import Page
from lossbook.project import Project
from lossbook.runs import Runs


def test_a_new_pair_passes_the_check_as_it_is_made(tmp_path):
    project = Project(tmp_path)
    files = template.make(project, "guide/loss-functions/poisson-loss", "푸아송 손실", "Poisson loss")
    assert [project.shown(path) for path in files] == [
        "docs/ko/guide/loss-functions/poisson-loss.md",
        "docs/en/guide/loss-functions/poisson-loss.md",
        "examples/poisson_loss/definition.py",
        "tests/examples/poisson_loss/test_definition.py",
    ]
    ledger = Matched(project)
    ledger.match(*(Page.read(project, path) for path in files[:2]))
    ledger.save()
    found = check(project, Runs(project))
    assert found.problems == []
    assert found.bound == 2


def test_nothing_is_overwritten(tmp_path):
    project = Project(tmp_path)
    template.make(project, "poisson", "푸아송 손실", "Poisson loss")
    (tmp_path / "docs/ko/poisson.md").write_text("mine")
    with pytest.raises(FileExistsError, match=r"docs/ko/poisson\.md"):
        template.make(project, "poisson", "푸아송 손실", "Poisson loss")
    assert (tmp_path / "docs/ko/poisson.md").read_text() == "mine"
