"""A section knows the text of its twin that it was last matched with; either language may lead."""

import pytest
from lossbook.freshness import Matched

KO, EN = "docs/ko/page.md", "docs/en/page.md"


@pytest.fixture
def two_sections(toy):
    for page in (KO, EN):
        path = toy.project.root / page
        path.write_text(path.read_text() + "\n## More {#more}\n\nSome words.\n")
    toy.match()
    return toy


def stale(toy):
    return [(one.section, one.changed) for one in Matched(toy.project).stale(*toy.pair())]


def test_a_matched_pair_is_fresh(two_sections):
    assert stale(two_sections) == []
    assert two_sections.check().problems == []


@pytest.mark.parametrize(("page", "language", "other"), [(KO, "ko", EN), (EN, "en", KO)])
def test_a_change_in_either_language_names_the_section_of_the_other(two_sections, page, language, other):
    two_sections.replace(page, "Some words", "Other words")
    assert stale(two_sections) == [("more", (language,))]
    (problem,) = two_sections.check().problems
    assert (problem.file, problem.line) == (other, 14)
    assert "--matched page#more" in problem.mend
    assert "--unaffected page#more" in problem.mend


def test_a_change_that_is_taken_back_is_fresh_again(two_sections):
    two_sections.replace(KO, "Some words", "Other words")
    two_sections.replace(KO, "Other words", "Some words")
    assert stale(two_sections) == []


def test_matching_one_section_leaves_the_other_stale(two_sections):
    for page in (KO, EN):
        two_sections.replace(page, "Some words", "Other words")
        two_sections.replace(page, "The sum is", "The whole sum is")
    assert len(stale(two_sections)) == 2
    ledger = Matched(two_sections.project)
    ledger.match(*two_sections.pair(), "more")
    ledger.save()
    assert stale(two_sections) == [("top", ("ko", "en"))]


def test_a_new_section_has_to_be_matched(two_sections):
    for page in (KO, EN):
        path = two_sections.project.root / page
        path.write_text(path.read_text() + "\n## New {#new}\n\nText.\n")
    (problem,) = two_sections.check().problems
    assert "never matched" in problem.what


def test_trailing_blanks_and_front_matter_do_not_count(two_sections):
    two_sections.replace(KO, "Some words.", "Some words.  ")
    two_sections.replace(KO, "description: ko", "description: something else")
    assert stale(two_sections) == []


def test_the_command_refuses_matched_where_one_side_alone_has_changed(two_sections, monkeypatch):
    from lossbook import __main__ as main
    from typer.testing import CliRunner

    monkeypatch.setattr(main, "here", lambda: two_sections.project)
    two_sections.replace(KO, "Some words", "Other words")
    refused = CliRunner().invoke(main.app, ["check", "--matched", "page#more"])
    assert refused.exit_code == 2
    assert "only ko of page#more has changed" in refused.output
    assert CliRunner().invoke(main.app, ["check", "--unaffected", "page#more"]).exit_code == 0
    assert stale(two_sections) == []
    unknown = CliRunner().invoke(main.app, ["check", "--matched", "page#nothing"])
    assert unknown.exit_code == 2
    assert "more, top" in unknown.output


def test_the_ledger_has_one_section_a_line(two_sections):
    lines = (two_sections.project.docs / "matched.json").read_text().splitlines()
    assert sum(line.strip().startswith('"more":') for line in lines) == 1
