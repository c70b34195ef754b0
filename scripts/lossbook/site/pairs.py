"""The table of the state of every page in all languages: filled in last, because every page decides it."""

from html import escape

from lossbook.book import Book
from lossbook.pages import Page
from lossbook.site.addresses import relative

EMPTY = '<tbody data-rows="pairs"></tbody>'  # where an article as it is kept has the rows


def filled(book: Book, page: Page, html: str) -> str:
    """The article with a row for each pair: page, sections, matched sections, bound values."""
    return html.replace(EMPTY, f"<tbody>{_rows(book, page)}</tbody>") if EMPTY in html else html


def _rows(book: Book, page: Page) -> str:
    rows = []
    for sides in book.whole():
        own = sides[page.language]
        stale = len(book.matched.stale(sides))
        link = f'<a href="{relative(page.path, own.path)}">{escape(own.title)}</a>'
        cells = (link, len(own.sections), len(own.sections) - stale, len(own.bounds))
        rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    return "".join(rows)
