"""The article of a page, kept under everything that decides it; a kept one and a fresh one are the same bytes."""

import json
import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from lossbook import drawn, instruments
from lossbook.book import Book
from lossbook.figures import Fault
from lossbook.kept import hash_of, place, remember
from lossbook.pages import Fence, Page
from lossbook.problems import Problem
from lossbook.runner.runs import cores
from lossbook.runner.worker import die_with_parent
from lossbook.site.pairs import filled

MANY = 8  # pages; to start a process and its renderer takes as long as a page


@dataclass(frozen=True)
class Article:
    """The HTML of one page's article, its headings as Python-Markdown's tree of them, and what was marked in it."""

    html: str
    headings: list[dict]
    marks: list[str] = field(default_factory=list)


def article(book: Book, page: Page, lenient: bool = False) -> Article:
    """The article, from the last time or anew. Raises Exception when it cannot be published, unless `lenient`."""
    try:
        made = remember(_folder(book), lambda: key(book, page), lambda: _render(book, page))
    except Exception:
        if not lenient:
            raise
        made = _render(book, page, lenient=True)  # what is wrong is marked in it
    return replace(made, html=filled(book, page, made.html))


def _folder(book: Book) -> Path:
    return book.project.cache / "articles"


def render_ahead(book: Book, pages: list[Page]) -> None:
    """Render pages that are not kept side by side, one process a core; whoever asks for an article then finds it.

    What a process cannot render or keep, it leaves: whoever asks for that renders it again and says why.
    """
    if len(pages) < MANY or threading.active_count() > 1 or not hasattr(os, "fork"):
        return  # a forked process would wait for ever for what another thread holds
    children = []
    for first in range(cores()):
        try:
            child = os.fork()
        except OSError:
            break  # no room for another process
        if child == 0:
            try:
                die_with_parent()
                for page in pages[first :: cores()]:
                    with suppress(Exception):
                        article(book, page)
            finally:
                os._exit(0)
        children.append(child)
    for child in children:
        with suppress(ChildProcessError):  # whoever started us ignores the end of children: it was waited for
            os.waitpid(child, 0)


def _is_kept(book: Book, page: Page) -> bool:
    try:
        return place(_folder(book), key(book, page)).exists()
    except Exception:  # noqa: BLE001 - a fence of something that is not there: to render the page says so
        return False


def _render(book: Book, page: Page, lenient: bool = False) -> Article:
    from lossbook.site.render import render  # only when something is: the renderer takes longer to load than to ask

    return Article(*render(book, page, lenient))


def key(book: Book, page: Page) -> str:
    """Of everything that decides the article."""
    uses = sorted(page.uses())
    shown = {name: book.shown_at.get(name) for name in uses}
    codes = [(drawn.code_of(fence), drawn.depends(book, fence)) for fence in page.figures()]
    # The first language lies at the root, and words in another's script are marked.
    languages = [(code, other.data.get("script")) for code, other in book.languages.items()]
    language = book.languages[page.language].key
    decides = [page.key, book.key_of(uses), shown, codes, language, languages]
    return hash_of(json.dumps(decides, sort_keys=True))


def check(book: Book) -> Iterator[Problem]:
    """Every figure can be drawn, every readable page renders, and what is rendered is what its reader found.

    A kept article has shown that of its page; what other pages and examples can break in it is looked at every time.
    """
    fresh = {name: page for name, page in book.pages.items() if not _is_kept(book, page)}
    of_data = cache(lambda name: tuple(instruments.data_faults(book, name)))
    for page in book.pages.values():
        for fence in page.figures():
            if page.name in fresh:
                faults = drawn.faults(book, page, fence)
            else:
                faults = of_data(fence.data["try"]) if fence.language == "instrument" else ()
            for fault in faults:
                yield _undrawn(page, fence, fault)
    readable = [page for page in fresh.values() if page.readable]
    render_ahead(book, readable)
    for page in readable:
        try:
            article(book, page)
        except Exception as error:  # noqa: BLE001 - whatever it is, the page must not be published
            what, fix = "the page cannot be rendered", "see the other problems of this page first"
            line = getattr(error, "line", 1)
            files = [f"docs/{code}/{page.path}" for code in book.languages] + [
                f"examples/{name}" for name in page.uses()
            ]
            follows = tuple(f"any {name}" for name in [page.name, *sorted(files)])
            yield Problem(page.name, line, what, "a page as its source says", str(error), fix, follows=follows)


def _undrawn(page: Page, fence: Fence, fault: Fault) -> Problem:
    follows = tuple(f"run {name}" for name in fault.examples)
    fix = fault.fix or f"see scripts/{drawn.module(fence).__name__.replace('.', '/')}"
    return Problem(page.name, fence.line, fault.what, fault.expected, fault.found, fix, follows=follows)
