"""Questions that ask for a computation or a prediction, and name the mistake behind a wrong answer.

A page asks one with a fence, in its own language; every answer is bound to a value that a script computed:

    ```question
    id: surprise-of-a-tenth
    ask: A model gives the true class the probability `0.1`. What is its loss?
    answer: "[2.30](/examples/check_yourself/cross_entropy.py#loss)"
    because: It is the negative natural logarithm of the probability.
    wrong:
      - value: "[3.32](/examples/check_yourself/cross_entropy.py#in_bits)"
        mistake: That is the logarithm to base 2, the loss in bits.
    ```

The texts are Markdown of one line. A number is typed in by the reader and counts to the digits that were typed; a value
that is text (a message, the name of an error) is chosen from a list. Without scripts the answer is folded.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from pathlib import Path

from lossbook import numbers
from lossbook.binding import EXAMPLE_LINK, Bound, target
from lossbook.book import Book
from lossbook.figures import Fault
from lossbook.instruments._forms import Place
from lossbook.kept import hash_of_files
from lossbook.pages import Page

LINK = re.compile(r"^\[(`?)(?P<typed>.+?)\1\]\((?P<link>/examples/[^()\s]+)\)$")
KEYS = {"id", "ask", "answer", "because", "wrong"}


@dataclass(frozen=True)
class Answer:
    """An answer as typed on the page and bound to a value; `text` is the Markdown of its link, `says` its mistake."""

    bound: Bound
    text: str
    says: str


@dataclass(frozen=True)
class Question:
    id: str
    ask: str
    answer: Answer
    wrong: tuple[Answer, ...]

    @property
    def answers(self) -> list[Answer]:
        return [self.answer, *self.wrong]


def parse(data: dict) -> Question:
    """The question of a fence. Raises ValueError with a sentence for the person who wrote it."""
    if set(data) != KEYS:
        raise ValueError(f"it needs the keys {', '.join(sorted(KEYS))}; found: {', '.join(sorted(map(str, data)))}")
    if not re.fullmatch(r"[a-z][a-z0-9-]*", str(data["id"])):
        raise ValueError(f"its id is made of small letters, digits and hyphens; found: {data['id']}")
    wrong = data["wrong"]
    if (
        not isinstance(wrong, list)
        or not wrong
        or not all(isinstance(one, dict) and set(one) == {"value", "mistake"} for one in wrong)
    ):
        raise ValueError("it needs wrong answers, each with value and mistake")
    answers = [_answer(one["value"], one["mistake"]) for one in wrong]
    return Question(data["id"], str(data["ask"]), _answer(data["answer"], data["because"]), tuple(answers))


def _answer(text, says) -> Answer:
    match = LINK.match(str(text))
    if not match:
        raise ValueError(f'an answer is a bound value, "[2.30]({EXAMPLE_LINK}….py#name)"; found: {text}')
    return Answer(Bound(match["typed"], *target(match["link"]), 0), str(text), str(says))


def faults(book: Book, page: Page, data: dict) -> Iterator[Fault]:
    """Why it cannot be asked: its form, or wrong answers that equal the right one, or one another, as typed."""
    try:
        question = parse(data)
        values = [book.value(answer.bound) for answer in question.answers]
    except ValueError as error:
        yield Fault("a question that cannot be asked", "a fence as scripts/lossbook/questions.py shows", str(error))
        return
    except LookupError as error:  # the rule on bound values says where
        yield Fault("a question without its values", "values of examples", str(error), _examples(data))
        return
    if len({isinstance(value, str) for value in values}) > 1:
        yield Fault("a question mixes numbers and texts", "answers of one kind", question.id)
        return
    for at, (answer, value) in enumerate(zip(question.answers, values, strict=True)):
        for other, same in zip(question.answers[:at], values[:at], strict=True):
            if _close(answer.bound.typed, value, other.bound.typed, same):
                expected = f"{other.bound.typed} and {answer.bound.typed} apart: another mistake, or more digits"
                yield Fault(f"two answers of {question.id} cannot be told apart", expected, answer.bound.typed)


def _examples(data: dict) -> tuple[str, ...]:
    return tuple({answer.bound.example for answer in parse(data).answers})


def _close(typed: str, value, other: str, same) -> bool:
    """Is there something a reader could type, to the digits of the page, that would count as both?"""
    if isinstance(value, str):
        return value == same
    units = [unit for unit in map(_unit, (typed, other)) if unit is not None]
    return abs(value - same) <= float(max(units, default=Decimal(0)))


def _unit(typed: str) -> Decimal | None:
    parsed = numbers.parse(typed)
    if not isinstance(parsed, numbers.Typed):
        return None
    return parsed.unit / 100 if parsed.percent else parsed.unit


def render(book: Book, page: Page, data: dict, inline: Callable[[str], str]) -> str:
    """The question as HTML, after `faults` found none; `inline` turns a line of Markdown into HTML."""
    question, place = parse(data), Place(book, page)
    words = book.languages[page.language].words["question"]
    told = [
        f"<li {_data(book, answer)}><p>{inline(answer.text)}: {inline(answer.says)}</p></li>"
        for answer in question.wrong
    ]
    spoken = " ".join(f'data-{name}="{escape(words[name])}"' for name in words if name != "answer")
    return (
        f'<section class="question" id="{question.id}" data-drawn="question" data-module="question" aria-labelledby="{question.id}-ask" {spoken}>'
        f'<link rel="stylesheet" href="{place.assets}/forms.css">'
        f'<p class="question__ask" id="{question.id}-ask">{inline(question.ask)}</p>'
        f'<div class="question__form"></div>'
        f'<details class="question__answer"><summary>{words["answer"]}</summary>'
        f'<p class="question__right" {_data(book, question.answer)}>{inline(question.answer.text)}: '
        f"{inline(question.answer.says)}</p>"
        f'<ul class="question__wrong">{"".join(told)}</ul></details>'
        f'<script type="module" src="{place.assets}/when_near.js"></script></section>'
    )


def _data(book: Book, answer: Answer) -> str:
    return f'data-value="{escape(str(book.value(answer.bound)))}" data-typed="{escape(answer.bound.typed)}"'


def code_of(data: dict) -> str:
    """The hash of what decides how a question looks beside its values: this module."""
    return hash_of_files([Path(__file__)])
