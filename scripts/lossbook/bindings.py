"""Hold every number and message on a page against the value that a script computed."""

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

from lossbook import numbers
from lossbook.pages import Bound, Page
from lossbook.problems import Problem, ProblemsFound
from lossbook.project import Project
from lossbook.runs import Runs


@dataclass(frozen=True)
class Difference:
    """A typed number that is no longer what its script computes."""

    page: str
    bound: Bound
    computed: object
    retyped: str


def value_of(runs: Runs, bound: Bound):
    """The value that `bound` names. Raises LookupError with a sentence for the person who typed the name."""
    if not (runs.project.root / bound.example).is_file():
        raise LookupError(f"{bound.example} does not exist")
    value = runs.get(bound.example).values
    if not bound.name:
        raise LookupError(f"no value is named; write {bound.link}#name")
    walked = ""
    for key in bound.name.split("."):
        if isinstance(value, dict) and key in value:
            value = value[key]
        elif isinstance(value, list) and re.fullmatch(r"-?\d+", key) and -len(value) <= int(key) < len(value):
            value = value[int(key)]
        else:
            names = list(value) if isinstance(value, dict) else []
            near = difflib.get_close_matches(key, [str(name) for name in names], n=3, cutoff=0.5)
            hint = f"; near it: {', '.join(near)}" if near else ""
            raise LookupError(f"{bound.example} has no value {walked + key}{hint}")
        walked += f"{key}."
    if isinstance(value, list | dict):
        raise LookupError(f"{bound.name} is a {type(value).__name__}; name one entry, such as {bound.name}.0")
    return value


def check(runs: Runs, page: Page) -> tuple[list[Problem], list[Difference]]:
    """Every bound value of the page against its run, and every number that is bound to nothing."""
    problems, differences = [], []
    for bound in page.bounds:
        try:
            value = value_of(runs, bound)
        except LookupError as error:
            mend = f"python {bound.example} computes the values; name one that exists"
            problems.append(Problem(page.name, bound.line, "a number is bound to no value", "", str(error), mend))
            continue
        except ProblemsFound:
            continue  # the example itself is reported, once
        if not _holds(bound.typed, value):
            if not isinstance(value, str) and numbers.parse(bound.typed) is None:
                mend = "type the number alone inside the brackets; words go outside"
                found = f"[{bound.typed}]"
                problems.append(
                    Problem(page.name, bound.line, "what is bound is not a number", str(value), found, mend)
                )
                continue
            retyped = value if isinstance(value, str) else numbers.retyped(bound.typed, value)
            differences.append(Difference(page.name, bound, value, retyped))
            problems.append(
                Problem(
                    page.name,
                    bound.line,
                    f"typed and computed differ: {bound.example}#{bound.name}",
                    f"{retyped} (computed {value!r})",
                    bound.typed,
                    f"scripts/check --accept rewrites it; or mend {bound.example}",
                )
            )
    for naked in page.naked:
        problems.append(
            Problem(
                page.name,
                naked.line,
                "a number in prose is bound to nothing",
                f"[{naked.text}](/examples/….py#name)",
                naked.text,
                f"bind it to a value of an example; an input is written `{naked.text}`; "
                "a number from elsewhere is the text of a link to its source",
            )
        )
    return problems, differences


def _holds(typed: str, value) -> bool:
    if isinstance(value, str):
        return typed == value
    if isinstance(value, bool) or value is None:
        return False
    return numbers.agrees(typed, value)


def accept(project: Project, differences: list[Difference]) -> int:
    """Rewrite each typed number to what was computed; gives how many were rewritten."""
    done = 0
    for difference in differences:
        path = Path(project.root / difference.page)
        lines = path.read_text(encoding="utf8").split("\n")
        bound = difference.bound
        for typed, new in (
            (f"[{bound.typed}]", f"[{difference.retyped}]"),
            (f"[`{bound.typed}`]", f"[`{difference.retyped}`]"),
        ):
            old_link, new_link = f"{typed}({bound.link})", f"{new}({bound.link})"
            if old_link in lines[bound.line - 1]:
                lines[bound.line - 1] = lines[bound.line - 1].replace(old_link, new_link, 1)
                path.write_text("\n".join(lines), encoding="utf8")
                done += 1
                break
    return done
