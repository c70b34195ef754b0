"""Check yourself: what counts as an answer, and a person who answers."""

import random
from decimal import Decimal

import pytest
from lossbook import questions
from lossbook.project import here

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


# --- a person --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_person_answers_wrongly_and_then_rightly(open_whole, book, language):
    page = open_whole(LOSS[language])
    words = book.languages[language].words["question"]
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
def test_a_person_chooses_a_message_by_keyboard(diagnose, book, language):
    page = diagnose(language)
    words = book.languages[language].words["question"]
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


def asked(book):
    """Every question of the site whose answers are numbers."""
    for page in book.pages.values():
        for fence in page.fences:
            if fence.language == "question":
                question = questions.parse(fence.data)
                if not isinstance(book.value(question.answer.bound), str):
                    yield question


# Pages that teach nothing by themselves: the way in, references to look things up in, and pages about the site.
NO_CONTENT = {
    "index.md",
    "contributing.md",
    "practice/claims-tested.md",
    "practice/instruments.md",
    "reference/glossary.md",
    "reference/pairs.md",
    *(path for path in here().page_paths("ko") if path.startswith("losses/")),
}


def test_every_page_of_content_asks_three_to_five_questions(book):
    assert {page.path for page in book.pages.values()} >= NO_CONTENT
    asked = {page.name: sum(fence.language == "question" for fence in page.fences) for page in book.pages.values()}
    content = {page.name for page in book.pages.values() if page.path not in NO_CONTENT}
    assert {name: asked[name] for name in sorted(content) if not 3 <= asked[name] <= 5} == {}


def test_no_two_questions_of_a_page_share_an_answer_and_every_one_names_two_mistakes(book):
    for page in book.pages.values():
        found = [questions.parse(fence.data) for fence in page.fences if fence.language == "question"]
        answers = [question.answer.text for question in found]
        assert len(set(answers)) == len(answers), page.name
        assert all(len(question.wrong) >= 2 for question in found), page.name


def test_every_answer_of_every_page_is_judged_as_what_it_is(scripts, book):
    """Typed as the page types it, and with all the digits that the script computed."""
    seen = 0
    for question in asked(book):
        right, *wrong = (
            {"value": book.value(answer.bound), "typed": answer.bound.typed} for answer in question.answers
        )
        scale = [100 if answer["typed"].endswith("%") else 1 for answer in (right, *wrong)]
        exact = [f"{answer['value'] * by:.12f}" for answer, by in zip((right, *wrong), scale, strict=True)]
        for texts in ([answer["typed"] for answer in (right, *wrong)], exact):
            found = scripts("question.js", JUDGE, [texts, right, wrong])
            assert found[1:] == list(range(len(wrong))), question.id
            # An answer of one digit, such as 0, may be asked for once more.
            assert found[0] == "right" or len(texts[0].strip("-")) == 1, question.id
        seen += 1
    assert seen >= 160


def test_the_answers_of_a_page_are_told_by_their_mistakes(open_whole, book):
    page, words = open_whole(LOSS["en"]), book.languages["en"].words["question"]
    questions_here = page.locator("section.question:has(form input:not([type]))").all()
    assert len(questions_here) >= 3
    for question in questions_here:
        says = question.locator("[role=status]")
        right = question.locator(".question__right").get_attribute("data-typed")
        wrong = [one.get_attribute("data-typed") for one in question.locator(".question__wrong > li").all()]
        for typed, word in [(right, "right"), *((text, "wrong") for text in wrong)]:
            question.locator("input").fill(typed)
            question.locator("button").click()
            assert says.inner_text().startswith(words[word]), typed
            assert says.locator("a.bound").inner_text().replace("−", "-") == typed


def test_without_scripts_the_answer_folds(open_whole):
    page = open_whole(LOSS["en"], java_script_enabled=False)
    question = page.locator("#question-quarter")
    assert question.locator("p.question__ask").is_visible()
    assert question.locator("details .question__right").count() == 1
    assert not question.locator("details .question__right").is_visible()
    assert question.locator("form").count() == 0
