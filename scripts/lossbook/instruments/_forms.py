"""Instruments that ask with a form: a static list that works without scripts, and what turns it into answers.

A module offers, besides what every instrument does, `draw(values, words, place) -> str`, the HTML for readers without
scripts, from which its script chooses what to show; `embedded(values, place)`, the data that the script needs besides;
and `faults(book)`, what is wrong with its data file.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt

from lossbook.book import Book
from lossbook.figures import Fault
from lossbook.numbers import NAKED
from lossbook.pages import Page
from lossbook.site.addresses import relative, to_root

ASSETS = "assets/instruments"
INLINE = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True)
class Place:
    """The page that an instrument stands on."""

    book: Book
    page: Page

    @property
    def language(self) -> str:
        return self.page.language

    @property
    def assets(self) -> str:
        """The way to the scripts of the instruments."""
        return to_root(self.book.project, self.page.language, self.page.path) + ASSETS

    def address(self, target: str) -> str:
        """Where `target` (page.md#id, within the language) is, seen from this page."""
        path, _, anchor = target.partition("#")
        return relative(self.page.path, path, anchor)


def render(data: dict, module, values: dict, place: Place) -> str:
    """The instrument as HTML."""
    name = f"instrument-{data['try'].replace('_', '-')}"
    words = data["words"]
    given = {"words": words, "values": module.embedded(values, place)}
    return (
        f'<section class="tool" id="{name}" data-drawn="instrument" data-instrument="{data["try"]}" '
        f'data-module="{data["try"]}" data-search-exclude '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-about">'
        f'<link rel="stylesheet" href="{place.assets}/forms.css">'
        f'<p class="tool__title" id="{name}-title">{escape(data["title"])}</p>'
        f'<p class="tool__about" id="{name}-about">{inline(data["description"])}</p>'
        f'<script type="application/json" class="tool__data">{embedded_json(given)}</script>'
        f'<div class="tool__panel"></div>'
        f'<div class="tool__static">{module.draw(values, words, place)}</div>'
        f'<script type="module" src="{place.assets}/when_near.js"></script>'
        f"</section>"
    )


def embedded_json(data: dict) -> str:
    """JSON that no browser takes for the end of its script."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def inline(text: str) -> str:
    """A sentence of a data file or a fence as HTML: backticks mark code, asterisks mark strong words."""
    return INLINE.renderInline(str(text))


def lost_link(book: Book, target: str) -> str | None:
    """Why `target` (page.md#id) leads nowhere in some language; None when it leads somewhere in each."""
    path, _, anchor = target.partition("#")
    for code in book.languages:
        page = book.pages.get(f"docs/{code}/{path}")
        if page is None:
            return f"docs/{code}/{path} does not exist"
        if anchor and anchor not in page.ids:
            return f"docs/{code}/{path} has no {{#{anchor}}}"
    return None


def entry_lines(file: Path) -> list[int]:
    """The line on which each entry of a list in YAML begins."""
    return [
        number for number, line in enumerate(file.read_text(encoding="utf8").splitlines(), 1) if line.startswith("- ")
    ]


def naked_faults(texts: list[str], where: str) -> Iterator[Fault]:
    """Numbers in sentences of a data file, which nothing holds to a value."""
    for text in texts:
        if naked := NAKED.search(re.sub(r"`[^`]*`", "", str(text))):
            yield Fault("a number that is bound to nothing", "an input in backticks, or words", f"{where}: {naked[0]}")
