"""Unequal budgets are asked about; equal or explained ones, and what does not learn, are left alone."""

import pytest
from lossbook.examples import Example
from lossbook.rules.budgets import faults

FIT = (
    "def fit(rate, steps=10, *, patience=2):\n    for _ in range(steps):\n        loss.backward()\n    return rate\n\n"
)
WHY = "# ko: 느립니다.  # en: It is slow.\n"


@pytest.mark.parametrize(
    ("calls", "lines"),
    [
        ("fit(1)\nfit(2)\n", []),
        ("fit(1)\nfit(2, 20)\n", [7]),
        ("fit(1, steps=10)\nfit(2, 20)\nfit(3, steps=20)\n", [7, 8]),
        ("fit(1)\nfit(2, patience=9)\n", [7]),
        (f"fit(1)\n{WHY}fit(2, 20)\n", []),
        (f"fit(1)\n{WHY}\nfit(2, 20)\n", [9]),  # a comment on something else
        ("fit(1)\n# ---\nfit(2, 20)\n", [8]),  # no words
        ("fit(1)\nfit(2, 20)  # ko: 느립니다.  # en: It is slow.\n", []),
        (f"{WHY}runs = [\n    fit(1),\n    fit(2, 20),\n]\n", []),
        ("fit(1)\nfit(2, steps=0)\n", []),  # before any training
        ("if x:\n    fit(1)\n\ndef all_of_them():\n    return fit(2, 20)\n", [10]),
    ],
)
def test_a_call_with_another_budget_needs_words(calls, lines):
    assert [problem.line for problem in faults(Example("topic/idea.py", FIT + calls))] == lines


def test_without_a_default_the_most_common_budget_is_the_usual_one():
    text = FIT.replace("steps=10", "steps") + "fit(1, 5)\nfit(2, 7)\nfit(3, 7)\n"
    assert [problem.line for problem in faults(Example("topic/idea.py", text))] == [6]


def test_what_does_not_learn_may_take_as_many_steps_as_it_likes():
    text = FIT.replace("loss.backward()", "print(rate)") + "fit(1)\nfit(2, 20)\n"
    assert not list(faults(Example("topic/idea.py", text)))
