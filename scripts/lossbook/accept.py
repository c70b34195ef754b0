"""Rewrite typed numbers and messages to what their code gives: by place, from the end of each page to its start."""

from itertools import groupby

from lossbook.numbers import parse
from lossbook.problems import Problem
from lossbook.project import Project
from lossbook.rules.bindings import Difference


def rewrite(project: Project, differences: list[Difference]) -> list[Problem]:
    """Write every page once; gives a problem for each difference that has no place or no spelling."""
    refused = []
    ordered = sorted(differences, key=lambda one: (one.page.name, one.bound.start))
    for name, group in groupby(ordered, key=lambda one: one.page.name):
        file, text = project.root / name, None
        for one in reversed(list(group)):
            text = one.page.body.text if text is None else text
            label = _relabelled(text[one.bound.start : one.bound.end], one)
            if isinstance(label, Problem):
                refused.append(label)
            else:
                text = text[: one.bound.start] + label + text[one.bound.end :]
        if file.read_text(encoding="utf8") != one.page.body.text:
            refused.append(Problem(name, 1, "the page changed while it was rewritten", fix="scripts/accept again"))
        elif text != one.page.body.text:
            file.write_text(text, encoding="utf8")
    return refused


def _relabelled(label: str, one: Difference) -> str | Problem:
    """The label as written, emphasis and code marks included, with the new text in it."""

    def refuse(why: str) -> Problem:
        return Problem(one.page.name, one.bound.line, why, one.retyped, one.bound.typed, "rewrite it by hand")

    if one.bound.start < 0:
        return refuse("a reference link, which has no place to be rewritten at")
    if label.count(one.bound.typed) != 1:
        return refuse("the number is not written as it reads")
    is_message = parse(one.bound.typed) is None or parse(one.retyped) is None
    if is_message and (not one.retyped.strip() or any(mark in one.retyped for mark in "`\n|")):
        return refuse("a message that a code span cannot hold: empty, or with a back-tick, a bar or a line break")
    return label.replace(one.bound.typed, one.retyped)
