"""A page is light: few numbers a paragraph, long tables folded, no more words than people read at once.

Where a paragraph or table has a good reason to be heavier, a comment right before it gives that reason:
<!-- light: the six values are the example itself -->. A page that people search in says so in its front matter,
`long: …`.
"""

from collections import Counter
from collections.abc import Iterator

from lossbook.book import Book
from lossbook.numbers import parse
from lossbook.pages import Page
from lossbook.problems import Problem

NUMBERS, ROWS, WORDS = 3, 6, 2000
MEND = "move them into a table or a figure and keep the conclusion; or give the reason: <!-- light: … --> before it"


def check(book: Book) -> Iterator[Problem]:
    for page in book.pages.values():
        yield from book.found_in(page, _in_page)


def _in_page(page: Page) -> Iterator[Problem]:
    yield from _paragraphs(page)
    yield from _tables(page)
    yield from _length(page)


def _paragraphs(page: Page) -> Iterator[Problem]:
    counts = Counter(bound.block for bound in page.bounds if parse(bound.typed) is not None)
    for index, count in counts.items():
        block = page.body.blocks[index]
        if block.kind in ("paragraph", "item") and count > NUMBERS and not block.note and not block.folded:
            what, expected = "a paragraph heavy with numbers", f"at most {NUMBERS}"
            yield Problem(page.name, block.line, what, expected, str(count), MEND)


def _tables(page: Page) -> Iterator[Problem]:
    for block in page.body.blocks:
        if block.kind == "table" and block.rows > ROWS and not (block.folded or block.note or page.front.get("long")):
            what, expected = "a long table in the open", f"at most {ROWS} rows, or folded in ??? behind its conclusion"
            yield Problem(page.name, block.line, what, expected, f"{block.rows} rows", MEND)


def _length(page: Page) -> Iterator[Problem]:
    words = sum(len(block.text.split()) for block in page.body.blocks if not block.folded)
    if words > WORDS and not page.front.get("long"):
        fix = "fold what is for later (??? note), hand it to the page that it belongs to, or say `long: why` at the top"
        yield Problem(
            page.name, 1, "a page longer than people read at once", f"{WORDS} words unfolded", str(words), fix
        )
