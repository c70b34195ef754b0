"""Instruments that ask with a form: a static list that works without scripts, and what turns it into answers.

A module offers, besides what every instrument does, `draw(values, words, page) -> str`, the HTML for readers without
scripts, from which its script chooses what to show; `embedded(values, page)`, the data that the script needs besides;
and `problems(project)`, what is wrong with its data file.
"""

import json
import re
from functools import cache
from html import escape
from pathlib import Path
from posixpath import relpath

from markdown_it import MarkdownIt

from lossbook.project import LANGUAGES, Project

ASSETS = "assets/instruments"
INLINE = MarkdownIt("commonmark", {"html": False})


def render(spec: dict, module, values: dict, page: str) -> str:
    """The instrument as HTML."""
    name = f"instrument-{spec['try'].replace('_', '-')}"
    words = spec["words"]
    data = {"words": words, "values": module.embedded(values, page)}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    assets = relpath(ASSETS, folder(page))
    return (
        f'<section class="tool" id="{name}" data-instrument="{spec["try"]}" data-search-exclude '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-about">'
        f'<link rel="stylesheet" href="{assets}/forms.css">'
        f'<p class="tool__title" id="{name}-title">{escape(spec["title"])}</p>'
        f'<p class="tool__about" id="{name}-about">{inline(spec["description"])}</p>'
        f'<script type="application/json" class="tool__data">{text}</script>'
        f'<div class="tool__panel"></div>'
        f'<div class="tool__static">{module.draw(values, words, page)}</div>'
        f'<script type="module" src="{assets}/{spec["try"]}.js"></script>'
        f"</section>"
    )


def inline(text: str) -> str:
    """A sentence of a data file or a fence as HTML: backticks mark code, asterisks mark strong words."""
    return INLINE.renderInline(str(text))


def language_of(page: str) -> str:
    """The language of docs/en/practice/diagnose.md: en."""
    return page.split("/")[1]


def address(target: str, page: str) -> str:
    """Where `target` (page.md#id, within a language) is, seen from the served `page` (docs/en/….md)."""
    path, _, anchor = target.partition("#")
    language, own = page.split("/", 2)[1:]
    there = "" if path == own else f"{relpath(folder(f'docs/{language}/{path}'), folder(page))}/"
    return there + (f"#{anchor}" if anchor else "")


def folder(page: str) -> str:
    """The folder in which the page is served: docs/en/guide/one.md lies in en/guide/one."""
    language, path = page.split("/", 2)[1:]
    inside = re.sub(r"(?:(?<=/)|^)index\.md$|\.md$", "", path).rstrip("/")
    return "/".join(filter(None, [language if language != LANGUAGES[0] else "", inside])) or "."


def lost_link(project: Project, target: str) -> str | None:
    """Why `target` (page.md#id) leads nowhere in some language; None when it leads somewhere in each."""
    path, _, anchor = target.partition("#")
    for language in LANGUAGES:
        file = project.docs / language / path
        if not file.is_file():
            return f"docs/{language}/{path} does not exist"
        if anchor and anchor not in _ids(file, file.stat().st_mtime_ns):
            return f"docs/{language}/{path} has no {{#{anchor}}}"
    return None


def ids(project: Project, path: str) -> set[str]:
    """The ids that a page has in every language."""
    files = [project.docs / language / path for language in LANGUAGES]
    return set.intersection(*(_ids(file, file.stat().st_mtime_ns) for file in files))


@cache
def _ids(file: Path, changed: int) -> set[str]:
    return set(re.findall(r"""(?:\{\s*#|\bid=["']?)([\w-]+)""", file.read_text(encoding="utf8")))
