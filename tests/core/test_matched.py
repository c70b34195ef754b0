"""A section knows the text of its twin that it was last matched with; either language may lead."""

import pytest

KO, EN = "docs/ko/page.md", "docs/en/page.md"


@pytest.fixture
def two_sections(toy):
    toy.add("\n## More {#more}\n\nSome words.\n")
    toy.match()
    return toy


def stale(toy):
    book = toy.book()
    (sides,) = book.whole()
    return [(one.section, one.changed) for one in book.matched.stale(sides)]


def test_a_matched_pair_is_fresh(two_sections):
    assert stale(two_sections) == []
    assert two_sections.problems() == []


@pytest.mark.parametrize(("page", "language", "other"), [(KO, "ko", EN), (EN, "en", KO)])
def test_a_change_in_either_language_names_the_section_of_the_other(two_sections, page, language, other):
    two_sections.replace(page, "Some words", "Other words")
    assert stale(two_sections) == [("more", (language,))]
    (problem,) = two_sections.problems()
    assert (problem.file, problem.line) == (other, 14)
    assert "scripts/match page#more" in problem.fix
    assert "--unaffected page#more" in problem.fix


def test_a_change_that_is_taken_back_is_fresh_again(two_sections):
    two_sections.replace(KO, "Some words", "Other words")
    two_sections.replace(KO, "Other words", "Some words")
    assert stale(two_sections) == []


def test_matching_one_section_leaves_the_other_stale(two_sections):
    for page in (KO, EN):
        two_sections.replace(page, "Some words", "Other words")
        two_sections.replace(page, "The sum is", "The whole sum is")
    assert len(stale(two_sections)) == 2
    book = two_sections.book()
    book.matched.match(next(book.whole()), "more")
    book.matched.save()
    assert stale(two_sections) == [("top", ("ko", "en"))]


def test_a_new_section_has_to_be_matched(two_sections):
    two_sections.add("\n## New {#new}\n\nText.\n")
    (problem,) = two_sections.problems()
    assert "never matched" in problem.what


def test_trailing_blanks_do_not_count_and_titles_do(two_sections):
    two_sections.replace(KO, "Some words.", "Some words.  ")
    assert stale(two_sections) == []
    two_sections.replace(KO, "description: ko", "description: something else")
    assert stale(two_sections) == [("top-of-page", ("ko",))]


def test_the_ledger_has_one_section_a_line(two_sections):
    lines = (two_sections.project.docs / "matched.json").read_text().splitlines()
    assert sum(line.strip().startswith('"more":') for line in lines) == 1


def test_a_pair_without_a_heading_is_matched_like_any_other(toy):
    for page in (KO, EN):
        text = (toy.project.root / page).read_text()
        (toy.project.root / page).write_text(text[: text.index("# Title")] + "Words alone.\n")
    toy.match()
    assert stale(toy) == []
    toy.replace(EN, "Words alone", "Other words")
    assert stale(toy) == [("top-of-page", ("en",))]
