"""Every figure and instrument names a drawing, examples that have the values it draws, and the words it needs."""

from collections.abc import Iterator

from lossbook import figures, instruments
from lossbook.book import Book
from lossbook.pages import DRAWN
from lossbook.problems import Problem


def check(book: Book) -> Iterator[Problem]:
    for page in book.pages.values():
        for fence in page.fences:
            if fence.language in DRAWN and fence.data is not None:
                drawn = instruments if fence.language == "instrument" else figures
                for fault in drawn.faults(book, fence.data):
                    follows = tuple(f"run {name}" for name in fault.examples)
                    mend = fault.mend or f"see scripts/lossbook/{drawn.__name__.split('.')[1]}/__init__.py"
                    yield Problem(page.name, fence.line, fault.what, fault.expected, fault.found, mend, follows=follows)
