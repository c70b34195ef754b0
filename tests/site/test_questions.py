"""Check yourself: what counts as an answer, what a fence may say, and a person who answers."""

import json
import random
import textwrap
from decimal import Decimal

import pytest
from instruments.places import DIAGNOSE
from lossbook import questions
from lossbook.pages import Page
from lossbook.runs import Runs

LOSS = {"ko": "components/training/loss/cross-entropy/", "en": "en/components/training/loss/cross-entropy/"}
COUNTS = "(module, rows) => rows.map(([text, answer]) => module.counts(module.typed(text), answer))"
JUDGE = "(module, [texts, right, wrong]) => texts.map((text) => { const given = module.typed(text); return given && module.judge(given, right, wrong); })"
TYPED = "(module, texts) => texts.map((text) => module.typed(text)?.value ?? null)"


def rows(count=3000):
    """What readers type near a value, and whether it is right to the digits that both have, in decimal arithmetic."""
    draw = random.Random(11)  # noqa: S311 - not for secrets
    made = []
    while len(made) < count:
        value = draw.choice([-1, 1, 1, 1]) * 10 ** draw.uniform(-3, 4) * draw.random()
        digits, fewer = draw.randrange(5), draw.randrange(7)
        page = f"{value:.{digits}f}"
        given = Decimal(f"{value:.{fewer}f}") + draw.choice([0, 0, 1, -1, 2]) * Decimal(1).scaleb(-fewer)
        distance = abs(given - Decimal(value))
        allowed = Decimal("0.5").scaleb(-min(digits, fewer))
        if abs(distance - allowed) > allowed * Decimal("1e-4"):  # not on the edge, where floats decide
            made.append((f"{given:f}", {"value": value, "typed": page}, distance <= allowed))
    return made


def test_what_counts_is_decided_by_the_digits_that_both_have(scripts):
    made = rows()
    found = scripts("question.js", COUNTS, [[text, answer] for text, answer, _ in made])
    wrong = [row for row, got in zip(made, found, strict=True) if got != row[2]]
    assert sum(expected for *_, expected in made) > 800
    assert not wrong, wrong[:5]


@pytest.mark.parametrize(
    "change", [("0.5 * 10 ** -shared", "0.5 * 10 ** shared"), ("Math.min(given", "Math.max(given")]
)
def test_a_change_in_the_tolerance_is_noticed(scripts, change):
    made = rows(500)
    given = [[text, answer] for text, answer, _ in made]
    found = scripts("question.js", COUNTS, given, changed={"question.js": change})
    assert found != [expected for *_, expected in made]


def test_numbers_are_read_in_the_forms_people_write(scripts):
    texts = [
        "2.5",
        "2,5",
        "1,024",
        "−3",
        "1e-3",
        "5 %",
        "93.6%",
        "1/4",
        "log(10)",
        "2 * log(2)",
        "3×10^-2",
        "",
        "two",
        "2 3",
    ]
    expected = [2.5, 2.5, 1024, -3, 0.001, 5, 93.6, 0.25, 2.302585092994046, 1.3862943611198906, 0.03, None, None, None]
    assert scripts("question.js", TYPED, texts) == pytest.approx(expected, nan_ok=False)


def test_a_wrong_answer_is_named_and_too_few_digits_are_asked_for(scripts):
    right = {"value": 2.302585, "typed": "2.3026"}
    wrong = [
        {"value": 3.321928, "typed": "3.3219"},
        {"value": 2.4, "typed": "2.4000"},
        {"value": 0.936, "typed": "93.6%"},
    ]
    texts = ["2.3026", "2.30", "2.3", "2", "log(10)", "3.32", "3.3219", "2.4", "93.6", "7", "2.35"]
    expected = ["right", "right", "right", "coarse", "right", 0, 0, 1, 2, "unknown", "unknown"]
    assert scripts("question.js", JUDGE, [texts, right, wrong]) == expected


# --- the fence -------------------------------------------------------------------------------------------------------

FENCE = """\
```question
id: {id}
ask: What is the sum?
answer: "[{answer}](/examples/sums/two.py#{right})"
because: It is the sum.
wrong:
  - value: "[{typed}](/examples/sums/two.py#{name})"
    mistake: That is something else.
```
"""
EXAMPLE = '''\
"""ko: 답과 실수.
en: An answer and its mistakes.
"""

total = 1 + 1.5
doubled = 2 * total
nearly = total + 0.001
text = "it broke"
print(total, doubled, nearly, text)
'''
GOOD = {"id": "one-sum", "answer": "2.50", "right": "total", "typed": "5.00", "name": "doubled"}


@pytest.fixture
def asked(toy):
    """A toy with a question on both its pages."""
    toy.write("examples/sums/two.py", EXAMPLE)
    toy.write("tests/examples/sums/test_two.py", "total, doubled, nearly, text")

    def ask(**changes):
        fence = FENCE.format(**{**GOOD, **changes})
        shown = '\n```python exec="on" source="above" result="text" id="two"\n--8<-- "sums/two.py"\n```\n'
        for language in ("ko", "en"):
            page = toy.project.docs / language / "page.md"
            before = page.read_text(encoding="utf8").partition("\n```question")[0]
            page.write_text(f"{before}\n{fence}{shown}", encoding="utf8")
        return toy

    return ask


def test_a_question_bound_to_values_passes(asked):
    toy = asked()
    assert toy.problems() == []
    page = Page.read(toy.project, toy.project.docs / "en" / "page.md")
    assert [(bound.typed, bound.name) for bound in page.bounds[-2:]] == [("2.50", "total"), ("5.00", "doubled")]
    line = page.text.split("\n")[page.bounds[-1].line - 1]
    assert line.endswith('two.py#doubled)"')


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"answer": "2.51"}, "typed and computed differ"),
        ({"typed": "5.01"}, "typed and computed differ"),
        ({"name": "nothing"}, "bound to no value"),
        ({"name": "nearly", "typed": "2.50"}, "cannot be told apart"),
        ({"name": "total", "typed": "2.5"}, "cannot be told apart"),
        ({"name": "text", "typed": "it broke"}, "mixes numbers and texts"),
        ({"id": "top"}, "occurs twice"),
        ({"id": "Not An Id"}, "cannot be asked"),
    ],
)
def test_a_question_that_is_wrong_is_found(asked, changes, what):
    problems = asked(**changes).problems()
    assert any(what in problem.what for problem in problems), problems


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("because: It is the sum.\n", ""),
        ('answer: "[2.50](/examples/sums/two.py#total)"', "answer: 2.50"),
        ("wrong:\n", "wrong: []\nother:\n"),
        ("ask: What is the sum?", "ask: What is: the sum?"),
    ],
)
def test_a_fence_that_lacks_something_says_what(asked, old, new):
    toy = asked()
    toy.replace("docs/en/page.md", old, new)
    toy.replace("docs/ko/page.md", old, new)
    problems = [problem for problem in toy.check().problems if "cannot be asked" in problem.what]
    assert len(problems) == 2
    assert problems[0].found


def test_a_number_in_a_question_is_bound_or_an_input(asked):
    toy = asked()
    for language in ("ko", "en"):
        toy.replace(f"docs/{language}/page.md", "It is the sum.", "It is 2.5 as everybody knows.")
    assert any("bound to nothing" in problem.what for problem in toy.problems())


def test_a_question_of_one_language_is_found(asked):
    toy = asked()
    toy.replace("docs/en/page.md", FENCE.format(**GOOD), "")
    assert any("differs from its twin" in problem.what for problem in toy.problems())


def test_every_wrong_answer_of_every_page_differs_from_the_right_one(project, runs):
    """The check of the toy, on the checkout: nothing is found, and there are questions."""
    found = []
    for language in ("ko", "en"):
        for path in project.page_files(language):
            page = Page.read(project, path)
            assert questions.compare(runs, page) == []
            found += [fence for fence in page.fences if fence.language == "question"]
    assert len(found) >= 16


def test_equal_values_are_found_on_the_checkout(project, runs, tmp_path):
    text = (project.docs / "en" / "practice" / "diagnose.md").read_text(encoding="utf8")
    path = tmp_path / "docs" / "en" / "page.md"
    path.parent.mkdir(parents=True)
    path.write_text(text.replace("#in_base_ten", "#untrained").replace("[1.3010]", "[2.9957]"), encoding="utf8")
    page = Page(name="docs/en/page.md", language="en", text=path.read_text(encoding="utf8"))
    read = Page.read(type(project)(tmp_path), path)
    assert read.name == page.name
    assert [problem.what for problem in questions.compare(Runs(project), read)] == [
        "two answers of question-untrained cannot be told apart"
    ]


# --- a person --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_person_answers_wrongly_and_then_rightly(open_page, language):
    page = open_page(LOSS[language])
    words = questions.WORDS[language]
    question = page.locator("#question-quarter")
    box, says = question.locator("input"), question.locator("[role=status]")
    box.fill("2")
    question.locator("button").click()
    assert says.inner_text().startswith(words["wrong"])
    assert "2" in says.locator("a.bound").inner_text()
    box.fill("1.39")
    page.keyboard.press("Enter")
    assert says.inner_text().startswith(words["right"])
    box.fill("1")
    page.keyboard.press("Enter")
    assert says.inner_text() == words["coarse"]
    box.fill("9.99")
    page.keyboard.press("Enter")
    assert says.inner_text() == words["unknown"]
    box.fill("-log(0.25)")
    page.keyboard.press("Enter")
    assert says.inner_text().startswith(words["right"])
    box.fill("ln ten")
    page.keyboard.press("Enter")
    assert says.inner_text() == words["unreadable"]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_person_chooses_a_message_by_keyboard(open_page, language):
    page = open_page(DIAGNOSE[language])
    words = questions.WORDS[language]
    question = page.locator("#question-message")
    says = question.locator("[role=status]")
    question.locator("button").focus()
    page.keyboard.press("Enter")
    assert says.inner_text() == words["choose"]
    question.locator("input[type=radio]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert says.inner_text().startswith(words["wrong"])
    for _ in range(4):
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        if says.inner_text().startswith(words["right"]):
            break
    assert "Expected target size [2, 3], got [2, 5]" in says.inner_text()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_answer_of_the_two_pages_is_judged_as_what_it_is(open_page, language):
    for path in (LOSS[language], DIAGNOSE[language]):
        page = open_page(path)
        for question in page.locator("section.question:has(form input:not([type]))").all():
            says = question.locator("[role=status]")
            right = question.locator(".question__right").get_attribute("data-typed")
            wrong = [one.get_attribute("data-typed") for one in question.locator(".question__wrong > li").all()]
            for typed, word in [(right, "right"), *((text, "wrong") for text in wrong)]:
                question.locator("input").fill(typed)
                question.locator("button").click()
                assert says.inner_text().startswith(questions.WORDS[language][word]), typed
                assert says.locator("a.bound").inner_text() == typed


def test_without_scripts_the_answer_folds(open_page):
    page = open_page(LOSS["en"], java_script_enabled=False)
    question = page.locator("#question-quarter")
    assert question.locator("p.question__ask").is_visible()
    assert question.locator("details .question__right").count() == 1
    assert not question.locator("details .question__right").is_visible()
    assert question.locator("form").count() == 0


def test_the_syntax_in_the_docstring_is_what_the_parser_takes():
    fence = questions.__doc__.partition("```question\n")[2].partition("    ```")[0]
    question = questions.parse(textwrap.dedent(fence))
    assert question.answer.bound.name == "loss"
    assert json.dumps([one.typed for one in question.wrong]) == '["3.32"]'
