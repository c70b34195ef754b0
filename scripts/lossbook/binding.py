"""What is typed on a page and bound to a value: whether it holds. The one judge, for the rule and for the renderer."""

import difflib
import re
from dataclasses import dataclass
from typing import NamedTuple

from lossbook import numbers
from lossbook.runner.run import Run

EXAMPLE_LINK = "/examples/"


class Bound(NamedTuple):
    """A number, message or conclusion typed in prose and bound to a value: [2.30](/examples/….py#name).

    `start` and `end` are where its label stands in the page's text, as written there; -1 if it has no place of its
    own, as in a reference link. `block` is the index of its paragraph among the page's blocks.
    """

    typed: str
    example: str
    name: str
    line: int
    start: int = -1
    end: int = -1
    block: int = -1
    section: str = ""

    @property
    def address(self) -> str:
        return f"examples/{self.example}#{self.name}"


def target(link: str) -> tuple[str, str] | None:
    """Example and value name that a link leads to, or None for any other link."""
    if not link.startswith(EXAMPLE_LINK):
        return None
    example, _, name = link.removeprefix(EXAMPLE_LINK).partition("#")
    return example, name


def value_of(run: Run, name: str):
    """The value of that name; entries of lists and dicts are named by dots: losses.0, table.0.5.mean.

    Raises LookupError with a sentence for the person who typed the name.
    """
    return _walk(run, name)[1]


def path_of(run: Run, name: str) -> list[str]:
    """The keys and positions that lead to the value of that name: losses.0 is ["losses", "0"]. Raises as value_of."""
    return _walk(run, name)[0]


def _walk(run: Run, name: str) -> tuple[list[str], object]:
    if not name:
        raise LookupError(f"no value is named; write /examples/{run.example}#name")
    value, walked, rest = run.values, [], name
    while rest:
        key, rest, value = _step(run, value, "".join(f"{one}." for one in walked), rest)
        walked.append(key)
    if isinstance(value, list | dict):
        first = next(iter(value), "key") if isinstance(value, dict) else 0
        raise LookupError(f"{name} is a {type(value).__name__}; name one entry, such as {name}.{first}")
    if value is None:
        raise LookupError(f"{name} is None; bind a number, a text or a truth")
    return walked, value


def _step(run: Run, value, walked: str, rest: str):
    """The next entry on the way. Keys may have dots in them ({0.5: …}): the longest that fits is meant."""
    pieces = rest.split(".")
    for count in range(len(pieces), 0, -1):
        key, after = ".".join(pieces[:count]), ".".join(pieces[count:])
        if isinstance(value, dict) and key in value:
            return key, after, value[key]
        if isinstance(value, list) and re.fullmatch(r"-?\d+", key) and -len(value) <= int(key) < len(value):
            return key, after, value[int(key)]
    key = pieces[0]
    if not walked and key in run.unkept:
        raise LookupError(f"{key} in examples/{run.example} is {run.unkept[key]}; bind a number, a text or a truth")
    names = list(value) if isinstance(value, dict) else []
    near = difflib.get_close_matches(key, [str(name) for name in names], n=3, cutoff=0.5)
    hint = f"; near it: {', '.join(near)}" if near else ""
    raise LookupError(f"examples/{run.example} has no value {walked + key}{hint}")


@dataclass(frozen=True)
class Verdict:
    """Why something typed does not hold. `retyped` is what would, in the style typed; None if no text would."""

    what: str
    expected: str
    retyped: str | None


def verdict(typed: str, value) -> Verdict | None:
    """None when what is typed says what was computed."""
    if isinstance(value, bool):
        if numbers.parse(typed) is not None:
            return Verdict("a number is bound to a truth", f"words; the value is {value}", None)
        if not typed.strip():
            return Verdict("a conclusion without words", "the words that say it", None)
        return None if value else Verdict("the code contradicts this conclusion", "True (computed False)", None)
    if isinstance(value, str):
        return None if typed == value else Verdict("typed and computed differ", f"{value} (computed {value!r})", value)
    if numbers.parse(typed) is None:
        return Verdict("what is bound is not a number", str(value), None)
    if numbers.agrees(typed, value):
        return None
    again = numbers.retyped(typed, value)
    return Verdict("typed and computed differ", f"{again} (computed {value!r})", again)
