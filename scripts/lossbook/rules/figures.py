"""Every figure, instrument and question can be drawn from what its fence says."""

from collections.abc import Iterator

from lossbook import drawn
from lossbook.book import Book
from lossbook.problems import Problem


def check(book: Book) -> Iterator[Problem]:
    for page in book.pages.values():
        for fence in page.figures():
            for fault in drawn.faults(book, page, fence):
                follows = tuple(f"run {name}" for name in fault.examples)
                fix = fault.fix or f"see scripts/{drawn.module(fence).__name__.replace('.', '/')}"
                yield Problem(page.name, fence.line, fault.what, fault.expected, fault.found, fix, follows=follows)
