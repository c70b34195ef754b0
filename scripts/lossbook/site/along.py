"""What stands beside the pages: examples as files, pages as Markdown, a list of it all, an index for each language."""

import json
import re
from collections.abc import Iterator
from contextlib import nullcontext, suppress

from lossbook import glossary
from lossbook.book import Book
from lossbook.kept import remember
from lossbook.pages import Page
from lossbook.site import search
from lossbook.site.addresses import download, prefix, served
from lossbook.site.article import article, key
from lossbook.site.card import CARD, card, has_card
from lossbook.site.notebook import NOTEBOOK, has_notebook, notebook
from lossbook.site.plain import plain


def files(book: Book, site_url: str, lenient: bool = False) -> Iterator[tuple[str, str | bytes]]:
    """Path in the site and content of each; `site_url` ends with a slash."""
    for example in book.examples.values():
        for code in book.languages:
            text = book.recall(f"download {code} {example.text}", lambda one=example, to=code: one.download(to))
            yield download(code, example.name), text
    for page in book.pages.values():
        folder = f"{prefix(book.project, page.language)}{served(page.path)}"
        same = key(book, page)  # whatever else is made of the page is decided by what decides its article
        # A preview goes on without what a broken page, example or figure cannot give.
        with suppress(Exception) if lenient else nullcontext():
            yield f"{folder}page.md", book.recall(f"plain {same}", lambda one=page: plain(book, one))
            if has_card(page):
                yield f"{folder}{CARD}", card(book, page)
            if has_notebook(page):
                yield (
                    f"{folder}{NOTEBOOK}",
                    book.recall(f"notebook {site_url} {same}", lambda one=page: notebook(book, one, site_url)),
                )
    terms = glossary.read(book.project)
    for code in book.languages:
        found = [entry for page in book.pages_in(code) for entry in _entries(book, page, lenient)]
        yield f"search/{code}.json", search.index(found, terms)
        yield f"terms/{code}.json", _terms(book, code)
    yield "llms.txt", _list(book, site_url)
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n"


def _entries(book: Book, page: Page, lenient: bool) -> list[search.Entry]:
    """What of a page can be found; its front matter may say `search: {exclude: true}` or `search: {boost: 0.6}`."""
    wanted = page.front.get("search") or {}
    if wanted.get("exclude"):
        return []
    html, url = article(book, page, lenient).html, f"{prefix(book.project, page.language)}{served(page.path)}"
    about = (page.title, url, str(page.front.get("description", "")), wanted.get("boost", 1))
    return remember(book.project.cache / "entries", f"{about}\n{html}", lambda: search.entries(html, *about))


def _terms(book: Book, code: str) -> str:
    """What a reader of one language sees of a term under the pointer: its name, the others', what it means."""
    found = {}
    for term in glossary.read(book.project, code):
        others = [word for other, word in term.words.items() if other != code]
        found[re.sub(r"\s*\(.*?\)", "", term.words[code])] = [", ".join(others), term.meaning]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _list(book: Book, site_url: str) -> str:
    """Every page by language with its description and the address of its Markdown."""
    parts = [
        "# Lossbook\n\n> Loss functions in deep learning. Numbers and conclusions on the pages were computed by code."
    ]
    for language in book.languages.values():
        lines = [f"## {language.name}\n"]
        for page in book.pages_in(language.code):
            address = f"{site_url}{prefix(book.project, page.language)}{served(page.path)}page.md"
            lines.append(f"- [{page.title}]({address}): {page.front.get('description', '')}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"
