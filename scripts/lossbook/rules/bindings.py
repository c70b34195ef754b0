"""Every number, message and conclusion is what a script computed, and no number in prose is bound to nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from lossbook.binding import Bound
from lossbook.book import Book
from lossbook.pages import Page
from lossbook.problems import Problem


@dataclass(frozen=True)
class Difference:
    """A typed number or message that is no longer what its script computes."""

    page: Page
    bound: Bound
    retyped: str


def check(book: Book) -> Iterator[Problem]:
    for page in book.pages.values():
        yield from book.found_with_values(page, _in_page)


def _in_page(book: Book, page: Page) -> Iterator[Problem]:
    for bound in page.bounds:
        yield from _bound(book, page, bound)
    for naked in page.naked:
        what, expected = "a number in prose is bound to nothing", f"[{naked.text}](/examples/….py#name)"
        fix = (
            f"bind it to a value of an example; an input is written `{naked.text}`; "
            "a number from elsewhere is the text of a link to its source"
        )
        yield Problem(page.name, naked.line, what, expected, naked.text, fix)


def _bound(book: Book, page: Page, bound: Bound) -> Iterator[Problem]:
    follows = (f"run {bound.example}",)
    try:
        if book.fails(bound.example):
            yield Problem(page.name, bound.line, "waits for its example to run", found=bound.address, follows=follows)
            return
        found = book.verdict(bound)
    except LookupError as error:
        fix = f"python examples/{bound.example} computes the values; name one that exists"
        what = "a number is bound to no value"
        yield Problem(page.name, bound.line, what, "a value of an example", str(error), fix, follows=follows)
        return
    if found:
        fix = f"fix examples/{bound.example}, or the sentence"
        if found.retyped is not None:
            fix = f"scripts/accept rewrites it; or fix examples/{bound.example}"
        what, cause = f"{found.what}: {bound.address}", f"text {page.path}#{bound.section}"
        yield Problem(page.name, bound.line, what, found.expected, bound.typed, fix, causes=cause)


def differences(book: Book) -> Iterator[Difference]:
    """What `scripts/accept` may rewrite."""
    for page in book.pages.values():
        for bound in page.bounds:
            try:
                found = None if book.fails(bound.example) else book.verdict(bound)
            except LookupError:
                continue
            if found and found.retyped is not None:
                yield Difference(page, bound, found.retyped)
