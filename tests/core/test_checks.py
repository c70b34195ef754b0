"""Each check says where, what was expected, what was found and how to mend it."""

import pytest
from lossbook.examples import Example
from lossbook.pages import Page
from lossbook.problems import Problem

KO, EN, ONE = "docs/ko/page.md", "docs/en/page.md", "examples/sums/one.py"


def test_the_toy_project_is_flawless(toy):
    found = toy.check()
    assert found.problems == []
    assert (found.bound, len(found.pages), found.examples) == (4, 2, 1)


def only(problems, words) -> Problem:
    matching = [problem for problem in problems if words in problem.what]
    assert len(matching) == 1, "\n".join(map(str, problems))
    return matching[0]


@pytest.mark.parametrize("page", [KO, EN])
def test_a_wrong_digit_names_line_typed_and_computed(toy, page):
    toy.replace(page, "2.50", "2.51")
    problem = only(toy.problems(), "typed and computed differ")
    assert (problem.file, problem.line, problem.found) == (page, 8, "2.51")
    assert "2.50 (computed 2.5)" in problem.expected
    assert "--accept" in problem.mend


def test_a_wrong_message_is_found(toy):
    toy.replace(EN, "it broke", "it brake")
    problem = only(toy.problems(), "typed and computed differ")
    assert (problem.file, problem.line, problem.found) == (EN, 8, "it brake")


def test_a_changed_script_is_found_on_both_pages(toy):
    toy.replace(ONE, "1.5", "1.6")
    problems = [problem for problem in toy.problems() if "differ" in problem.what]
    assert [(problem.file, problem.line) for problem in problems] == [(EN, 8), (KO, 8)]


def test_accept_rewrites_only_what_moved(toy):
    from lossbook.bindings import accept

    toy.replace(ONE, "1.5", "1.6")
    toy.replace(ONE, "it broke", "it `broke`")
    toy.replace(ONE, "it `broke`", "it fell")
    assert accept(toy.project, toy.check().differences) == 4
    assert toy.problems() == []
    text = (toy.project.root / KO).read_text(encoding="utf8")
    assert "[2.60](" in text
    assert "[`it fell`](" in text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("손실은 0.3567입니다.", "0.3567"),
        ("It is 85.7% right.", "85.7%"),
        ("| a |\n|---|\n| 0.5 |", "0.5"),
        ("## Loss 0.69 {#loss}", "0.69"),
        ('!!! note "about 0.25"\n    text', "0.25"),
        ("- item 1e-4", "1e-4"),
        ("[0.5](other.md)", "0.5"),
        ("100배 작습니다.", "100배"),
    ],
)
def test_an_unbound_number_is_found_wherever_it_stands(toy, text, found):
    for page in (KO, EN):
        path = toy.project.root / page
        path.write_text(path.read_text() + f"\n{text}\n")
    naked = [problem for problem in toy.problems() if "bound to nothing" in problem.what]
    assert {problem.found for problem in naked} == {found}
    assert {problem.file for problem in naked} == {KO, EN}


@pytest.mark.parametrize(
    "text", ["`0.5`", "$p = 0.1$", "[0.5](https://arxiv.org/abs/1708.02002)", "세 클래스", "30 steps"]
)
def test_inputs_citations_and_counts_need_no_binding(toy, text):
    for page in (KO, EN):
        path = toy.project.root / page
        path.write_text(path.read_text() + f"\n{text}\n")
    assert toy.problems() == []


def test_a_missing_value_names_near_ones(toy):
    toy.replace(KO, "one.py#total", "one.py#totl")
    problem = only(toy.problems(), "bound to no value")
    assert "near it: total" in problem.found
    assert problem.line == 8


def test_a_missing_example_is_found(toy):
    toy.replace(KO, "/examples/sums/one.py#total", "/examples/sums/two.py#total")
    assert "does not exist" in only(toy.problems(), "bound to no value").found


@pytest.mark.parametrize(
    ("old", "new", "words", "line"),
    [
        ('source="above"', 'source="abvoe"', "unknown value of source", 10),
        ('source="above"', 'sorce="above"', "unknown option", 10),
        (' id="one"', "", "without an id", 10),
        ('"sums/one.py"', '"sums/two.py"', "does not exist", 10),
        ('"sums/one.py"', '"sums/one.py:part"', "has no section part", 10),
        ('--8<-- "sums/one.py"', "print(1)", "includes one file", 10),
        ("# Title {#top}", "# Title", "heading without an id", 6),
        ("# Title {#top}", "# Title {#one}", "occurs twice", 10),
        ("title: ko", "titel: ko", "has no title", 1),
        ('```python exec="on" source="above" result="text" id="one"', "```python", "no code of its own", 10),
    ],
)
def test_a_spoilt_page_is_found(toy, old, new, words, line):
    toy.replace(KO, old, new)
    problem = only([p for p in toy.problems() if p.file == KO and "twin" not in p.what], words)
    assert problem.line == line


def test_a_formula_that_cannot_be_drawn_names_its_line(toy):
    for page in (KO, EN):
        toy.replace(page, "The sum", "A formula $\\foo{x}$.\n\nThe sum")
    problems = [problem for problem in toy.problems() if "formula" in problem.what]
    assert [(problem.file, problem.line) for problem in problems] == [(EN, 8), (KO, 8)]
    assert r"\foo" in problems[0].found


@pytest.mark.parametrize(
    ("addition", "kind"),
    [
        ("\n## More {#more}\n", "heading"),
        ("\n$$\nx = y\n$$\n", "formula"),
        ("\n- point\n", "list"),
        ("\n| a |\n|---|\n| b |\n", "table"),
        ('\n!!! note "n"\n    x\n', "admonition"),
        ("\nWith `0.5`.\n", "input"),
        ("\n[elsewhere](other.md)\n", "link"),
        ("\nand [2.5](/examples/sums/one.py#total)\n", "value"),
        ("\n> quote\n", "quote"),
    ],
)
def test_what_one_language_lacks_is_shown_as_a_diff(toy, addition, kind):
    path = toy.project.root / EN
    path.write_text(path.read_text() + addition)
    problems = [problem for problem in toy.problems() if "differs from its twin" in problem.what]
    assert problems
    assert f"+ {EN}:" in problems[0].found
    assert kind in problems[0].found


def test_a_swapped_sign_in_one_formula_is_found_and_spacing_is_not(toy):
    for page, latex in ((KO, "x = -y"), (EN, r"x=-\,y")):
        path = toy.project.root / page
        path.write_text(path.read_text() + f"\n$$\n{latex}\n$$\n")
    assert toy.problems() == []
    toy.replace(EN, r"x=-\,y", "x = +y")
    assert only(toy.problems(), "twin").found.count("formula") == 2


def test_word_order_inside_a_paragraph_is_free(toy):
    toy.replace(
        EN,
        "The sum is [2.50](/examples/sums/one.py#total), it says [`it broke`](/examples/sums/one.py#message).",
        "It says [`it broke`](/examples/sums/one.py#message) and sums to [2.50](/examples/sums/one.py#total).",
    )
    assert toy.problems() == []


def test_a_page_without_its_twin_is_found(toy):
    (toy.project.root / EN).unlink()
    problem = only(toy.problems(), "no twin")
    assert (problem.file, problem.expected) == (KO, EN)


def test_an_orphan_example_and_a_missing_test_are_found(toy):
    toy.write("examples/sums/two.py", '"""ko: 둘.\nen: Two.\n"""\n\nx = 2\n')
    assert only(toy.problems(), "no page shows").file == "examples/sums/two.py"
    assert only(toy.problems(), "has no test").file == "examples/sums/two.py"


@pytest.mark.parametrize(
    ("line", "words", "number"),
    [
        ("y = 1  # only English here  # ko: 한국어", "one language only", 5),
        ("y = 1  # en: only English here", "one language only", 5),
        ("# ko: 한국어만\ny = 1", "one language only", 5),
        ("y = 1  # words without any language", "has no language", 5),
        ("y = 1  # 꼬리표 없음", "has no language", 5),
        ("# --8<-- [start:part]\ny = 1", "has no end", 5),
        ("y = 1\n# --8<-- [end:part]", "does not start", 6),
        ("import pandas", "may not have", 5),
        ("import argparse", "may not have", 5),
        ('if __name__ == "__main__":\n    y = 1', "main guard", 5),
    ],
)
def test_an_example_that_breaks_its_contract_is_found(toy, line, words, number):
    text = (toy.project.root / ONE).read_text(encoding="utf8").replace("\ntotal", f"\n{line}\ntotal", 1)
    problem = only(Example(ONE, text).problems(), words)
    assert (problem.file, problem.line) == (ONE, number)


def test_a_claim_in_one_language_is_found(toy):
    toy.replace(ONE, "en: One plus one.\n", "")
    assert only(toy.problems(), "claim").expected.endswith("en is missing")


def test_a_figure_with_other_words_is_found(toy):
    fence = "\n```figure\ndraw: loss_curve\nfrom: sums/one.py\ntitle: t\ndescription: d\nwords: {x: a}\n```\n"
    for page in (KO, EN):
        path = toy.project.root / page
        path.write_text(path.read_text() + fence)
    problems = [problem for problem in toy.problems() if "other words" in problem.what]
    assert [problem.line for problem in problems] == [14, 14]


def test_a_page_is_read_with_its_lines(toy):
    page = Page.read(toy.project, toy.project.root / KO)
    assert [(bound.typed, bound.line) for bound in page.bounds] == [("2.50", 8), ("it broke", 8)]
    assert page.front["title"] == "ko"
    assert page.twin == EN
    assert [section.id for section in page.sections] == ["top"]
