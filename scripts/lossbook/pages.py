"""A page as data: what of it is the same in every language, where its numbers are, and on which line."""

import pickle
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from lossbook.binding import Bound
from lossbook.problems import Problem

SNIPPET = re.compile(r'^\s*-+8<-+\s+"([^":]+?)(?::([\w-]+))?"\s*$')


PREAMBLE = "top-of-page"  # title, description and what stands before the first heading


class Found(NamedTuple):
    """A piece of text that a rule may object to, and its line."""

    text: str
    line: int


class Fence(NamedTuple):
    """A fenced block. `line` is 1-based; `data` is its content as YAML where the language says so."""

    language: str
    options: dict[str, str]
    content: str
    line: int
    section: str = ""
    data: dict | None = None

    @property
    def executed(self) -> bool:
        return "exec" in self.options

    @property
    def snippet(self) -> tuple[str, str | None] | None:
        return snippet(self.content)

    @property
    def id(self) -> str:
        """What a link names after its #: as its options or its YAML say, or after what it draws; "" without one."""
        data = self.data or {}
        drawn = str(data.get("draw") or data.get("try") or "").replace("_", "-")
        return self.options.get("id") or str(data.get("id", "")) or (f"{self.language}-{drawn}" if drawn else "")


def snippet(content: str) -> tuple[str, str | None] | None:
    """Example and section that a fence includes: its one line is --8<-- "topic/idea.py:section". The only reader."""
    lines = [line for line in content.splitlines() if line.strip()]
    match = SNIPPET.match(lines[0]) if len(lines) == 1 else None
    return (match[1], match[2]) if match else None


class Formula(NamedTuple):
    """One formula as typed."""

    latex: str
    display: bool
    line: int


class Section(NamedTuple):
    """A heading and what follows it up to the next one."""

    id: str | None
    level: int
    title: str
    line: int


class Block(NamedTuple):
    """A paragraph, list item or table, as plain text. `kind` is paragraph, item or table; `folded` inside a ???."""

    text: str
    line: int
    kind: str
    section: str
    folded: bool
    note: str = ""  # the words of a comment <!-- light: … --> right before it
    rows: int = 0


class Part(NamedTuple):
    """One piece of the skeleton: what must be equal in every language."""

    kind: str
    detail: str
    line: int
    section: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.detail}".strip()


@dataclass
class Body:
    """All that a page says: what rules ask for once, page by page, and nobody needs of all pages at the same time."""

    text: str
    formulas: list[Formula] = field(default_factory=list)
    texts: list[Found] = field(default_factory=list)  # stretches of prose
    blocks: list[Block] = field(default_factory=list)
    skeleton: list[Part] = field(default_factory=list)

    def packed(self) -> bytes:
        """A tenth of its size in memory."""
        return zlib.compress(pickle.dumps(self), 1)


@lru_cache(maxsize=4)  # the sides of the page that is looked at
def _unpacked(packed: bytes) -> Body:
    return pickle.loads(zlib.decompress(packed))  # noqa: S301 - packed above


@dataclass
class Page:
    """One Markdown file. `path` is the same in every language: components/activation/softmax.md.

    `key` changes with its name and its bytes, `hashes` are those of its sections and of its preamble.
    """

    language: str
    path: str
    key: str
    packed: bytes = b""
    front: dict = field(default_factory=dict)
    faults: list[Problem] = field(default_factory=list)  # why something of it could not be read
    bounds: list[Bound] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)
    links: list[Part] = field(default_factory=list)  # and images
    naked: list[Found] = field(default_factory=list)
    leftovers: list[Found] = field(default_factory=list)  # markup that became text

    @property
    def body(self) -> Body:
        return _unpacked(self.packed)

    @property
    def name(self) -> str:
        """Its path in the project."""
        return f"docs/{self.language}/{self.path}"

    @property
    def readable(self) -> bool:
        return not self.faults

    @property
    def address(self) -> str:
        """As verbs name it: components/activation/softmax."""
        return self.path.removesuffix(".md")

    @property
    def title(self) -> str:
        return str(self.front.get("title", ""))

    def examples(self) -> Iterator[tuple[Fence, str, str | None]]:
        """Each executed fence with the example and the section that it includes."""
        for fence in self.fences:
            if fence.executed and fence.snippet:
                yield fence, *fence.snippet

    def figures(self) -> Iterator[Fence]:
        """Each fence that draws something from examples and could be read."""
        for fence in self.fences:
            if fence.language in DRAWN and isinstance(fence.data, dict):
                yield fence

    def uses(self) -> set[str]:
        """Every example that decides what this page shows."""
        drawn = {str(name) for fence in self.figures() for name in sources(fence.data)}
        return {bound.example for bound in self.bounds} | {example for _, example, _ in self.examples()} | drawn

    @cached_property
    def ids(self) -> set[str]:
        """What a link to this page may name after its #."""
        ids = {section.id for section in self.sections if section.id}
        return ids | {fence.id for fence in self.fences if fence.id}


DRAWN = ("figure", "instrument", "question")  # fences of YAML whose values come from examples; see drawn.py


def sources(data: dict) -> list[str]:
    """The examples that a figure's `from` names: one or several."""
    named = data.get("from") or []
    return named if isinstance(named, list) else [named]
