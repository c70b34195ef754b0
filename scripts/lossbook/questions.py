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
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from posixpath import relpath

import yaml

from lossbook import numbers
from lossbook.bindings import value_of
from lossbook.instruments._forms import ASSETS, folder
from lossbook.pages import EXAMPLE_LINK, Bound, Page
from lossbook.problems import Problem, ProblemsFound
from lossbook.runs import Runs

LINK = re.compile(r"^\[(`?)(?P<typed>.+?)\1\]\((?P<link>/examples/[^()\s]+)\)$")
KEYS = {"id", "ask", "answer", "because", "wrong"}
HOW = "see scripts/lossbook/questions.py"
WORDS = {
    "ko": {
        "answer": "답과 흔한 실수",
        "yours": "내 답",
        "check": "확인",
        "right": "맞습니다.",
        "wrong": "아닙니다.",
        "unknown": "아닙니다. 흔한 실수로 나오는 값도 아닙니다.",
        "coarse": "맞을 수도 있지만 자릿수가 모자랍니다. 한 자리 더 적어 보세요.",
        "unreadable": "숫자나 log(10), 1/3 같은 식으로 적어 주세요.",
        "choose": "하나를 골라 주세요.",
    },
    "en": {
        "answer": "Answer and common mistakes",
        "yours": "Your answer",
        "check": "Check",
        "right": "Right.",
        "wrong": "No.",
        "unknown": "No, and it is none of the common mistakes.",
        "coarse": "That may be right, but it has too few digits. Give one more.",
        "unreadable": "Write a number, or a formula such as log(10) or 1/3.",
        "choose": "Choose one.",
    },
}


@dataclass(frozen=True)
class Answer:
    """An answer as typed on the page and bound to a value; `text` is the Markdown of its link, `says` its mistake."""

    typed: str
    bound: Bound
    text: str
    says: str


@dataclass(frozen=True)
class Question:
    id: str
    ask: str
    answer: Answer
    wrong: tuple[Answer, ...]


def parse(source: str, line: int = 0) -> Question:
    """The question of a fence. Raises ValueError with a sentence for the person who wrote it."""
    try:
        spec = yaml.safe_load(source)
    except yaml.YAMLError as error:
        at = getattr(error, "problem_mark", None)
        said = source.splitlines()[at.line].strip() if at and at.line < len(source.splitlines()) else ""
        raise ValueError(f"it is not YAML; a text with a colon or a quote stands in quotes: {said}") from error
    if not isinstance(spec, dict) or set(spec) != KEYS:
        found = ", ".join(sorted(spec)) if isinstance(spec, dict) else str(spec)
        raise ValueError(f"it needs the keys {', '.join(sorted(KEYS))}; found: {found}")
    if not re.fullmatch(r"[a-z][a-z0-9-]*", str(spec["id"])):
        raise ValueError(f"its id is made of small letters, digits and hyphens; found: {spec['id']}")
    wrong = spec["wrong"]
    if not isinstance(wrong, list) or not wrong or any(set(one) != {"value", "mistake"} for one in wrong):
        raise ValueError("it needs wrong answers, each with value and mistake")
    answers = [_answer(spec["answer"], spec["because"], line)]
    answers += [_answer(one["value"], one["mistake"], line) for one in wrong]
    return Question(spec["id"], str(spec["ask"]), answers[0], tuple(answers[1:]))


def _answer(text, says, line: int) -> Answer:
    match = LINK.match(str(text))
    if not match:
        raise ValueError(f'an answer is a bound value, "[2.30]({EXAMPLE_LINK}….py#name)"; found: {text}')
    example, _, name = match["link"].removeprefix("/").partition("#")
    return Answer(match["typed"], Bound(match["typed"], example, name, line, match["link"]), str(text), str(says))


def check(source: str, page: str, line: int = 1) -> list[Problem]:
    """What is wrong with a fence, as far as its text tells."""
    try:
        parse(source, line)
    except ValueError as error:
        return [Problem(page, line, "a question that cannot be asked", found=str(error), mend=HOW)]
    return []


def compare(runs: Runs, page: Page) -> list[Problem]:
    """Wrong answers that are not wrong: equal to the right one, or to one another, in the digits typed."""
    problems = []
    for fence in page.fences:
        if fence.language != "question" or check(fence.content, page.name):
            continue
        question = parse(fence.content, fence.line)
        answers = [question.answer, *question.wrong]
        try:
            values = [value_of(runs, answer.bound) for answer in answers]
        except (LookupError, ProblemsFound):
            continue  # reported where the value is bound
        if len({isinstance(value, str) for value in values}) > 1:
            what, mend = "a question mixes numbers and texts", "bind all its answers to one kind of value"
            problems.append(Problem(page.name, fence.line, what, found=question.id, mend=mend))
            continue
        for at, (answer, value) in enumerate(zip(answers, values, strict=True)):
            for other, same in zip(answers[:at], values[:at], strict=True):
                if _close(answer.typed, value, other.typed, same):
                    what = f"two answers of {question.id} cannot be told apart"
                    mend = "another mistake, or more digits"
                    problems.append(Problem(page.name, fence.line, what, other.typed, answer.typed, mend))
    return problems


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


def render(source: str, runs: Runs, page: str, inline) -> str:
    """The question as HTML; `inline` turns a line of Markdown into HTML. Raises ProblemsFound when the fence is wrong."""
    if problems := check(source, page):
        raise ProblemsFound(problems)
    question = parse(source)
    words = WORDS[page.split("/")[1]]
    told = [
        f"<li {_data(runs, answer)}><p>{inline(answer.text)}: {inline(answer.says)}</p></li>"
        for answer in question.wrong
    ]
    spoken = " ".join(f'data-{name}="{escape(words[name])}"' for name in words if name != "answer")
    assets = relpath(ASSETS, folder(page))
    return (
        f'<section class="question" id="{question.id}" aria-labelledby="{question.id}-ask" {spoken}>'
        f'<link rel="stylesheet" href="{assets}/forms.css">'
        f'<p class="question__ask" id="{question.id}-ask">{inline(question.ask)}</p>'
        f'<div class="question__form"></div>'
        f'<details class="question__answer"><summary>{words["answer"]}</summary>'
        f'<p class="question__right" {_data(runs, question.answer)}>{inline(question.answer.text)}: '
        f"{inline(question.answer.says)}</p>"
        f'<ul class="question__wrong">{"".join(told)}</ul></details>'
        f'<script type="module" src="{assets}/question.js"></script></section>'
    )


def _data(runs: Runs, answer: Answer) -> str:
    value = value_of(runs, answer.bound)
    return f'data-value="{escape(str(value))}" data-typed="{escape(answer.typed)}"'
