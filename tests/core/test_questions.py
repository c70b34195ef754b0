"""Questions on pages: what a fence may say, and how its parts reach the page."""

import textwrap

import pytest
import yaml
from bs4 import BeautifulSoup
from lossbook import questions

FENCE = {
    "id": "one-sum",
    "ask": "What is the sum?",
    "answer": "[2.50](/examples/sums/one.py#total)",
    "because": "It is the sum.",
    "wrong": [{"value": "[5.00](/examples/sums/one.py#doubled)", "mistake": "That is twice the sum."}],
}


@pytest.fixture
def book(toy):
    toy.replace("examples/sums/one.py", "message =", "doubled = 2 * total\nalmost = total + 0.004\nmessage =")
    return toy.book()


def faults(book, **changes) -> list[str]:
    return [fault.what for fault in questions.faults(book, book.pages["docs/en/page.md"], {**FENCE, **changes})]


def wrong(typed, name) -> list[dict]:
    return [{"value": f"[{typed}](/examples/sums/one.py#{name})", "mistake": "m"}]


def test_a_whole_question_has_no_fault(book):
    assert faults(book) == []
    texts = {"answer": "[`it broke`](/examples/sums/one.py#message)"}
    assert faults(book, **texts) == ["a question mixes numbers and texts"]


@pytest.mark.parametrize(
    "changes",
    [
        {"extra": "x"},
        {"id": "Not An Id"},
        {"answer": "2.50"},
        {"wrong": []},
        {"wrong": [{"value": "[5.00](/examples/sums/one.py#doubled)"}]},
        {"wrong": "[5.00](/examples/sums/one.py#doubled)"},
    ],
)
def test_a_fence_of_another_form_is_refused_with_a_sentence(book, changes):
    assert faults(book, **changes) == ["a question that cannot be asked"]


@pytest.mark.parametrize(
    ("typed", "name", "apart"),
    [
        ("2.504", "almost", False),  # 2.50, as the answer is typed, would be both
        ("2.5", "total", False),
        ("5.00", "doubled", True),
    ],
)
def test_answers_count_as_apart_when_no_typed_number_could_be_both(book, typed, name, apart):
    said = faults(book, wrong=wrong(typed, name))
    assert (said == []) is apart
    assert apart or said == ["two answers of one-sum cannot be told apart"]


def test_more_digits_tell_near_answers_apart(book):
    assert faults(book, answer="[2.500](/examples/sums/one.py#total)", wrong=wrong("2.504", "almost")) == []


def test_a_value_that_is_not_there_is_named_with_its_examples(book):
    page = book.pages["docs/en/page.md"]
    (fault,) = questions.faults(book, page, {**FENCE, "wrong": wrong("1", "nothing")})
    assert (fault.what, fault.examples) == ("a question without its values", ("sums/one.py",))


def test_each_answer_reaches_the_page_with_its_value_and_the_digits_typed(book):
    page = book.pages["docs/ko/page.md"]
    soup = BeautifulSoup(questions.render(book, page, FENCE, str), "html.parser")
    right, (other,) = soup.select_one(".question__right"), soup.select(".question__wrong > li")
    assert (right["data-value"], right["data-typed"]) == ("2.5", "2.50")
    assert (other["data-value"], other["data-typed"]) == ("5.0", "5.00")
    assert "That is twice the sum." in other.get_text()
    assert soup.summary.get_text() == book.languages["ko"].words["question"]["answer"]
    assert soup.section["aria-labelledby"] == soup.select_one(".question__ask")["id"] == "one-sum-ask"


def test_the_syntax_in_the_docstring_is_what_the_parser_takes():
    fence = questions.__doc__.partition("```question\n")[2].partition("    ```")[0]
    question = questions.parse(yaml.safe_load(textwrap.dedent(fence)))
    assert question.answer.bound.name == "loss"
    assert [answer.bound.typed for answer in question.wrong] == ["3.32"]
