"""No conclusion is the luck of one seed: pages against the ledger of seeds (seeds.py, scripts/reseed)."""

import re
from collections.abc import Iterator

from lossbook.binding import Bound
from lossbook.book import Book
from lossbook.numbers import spread_in_units
from lossbook.pages import Page
from lossbook.problems import Problem
from lossbook.seeds import COUNT, Spread, bound_names

FINEST = 10  # a typed digit may be worth a tenth of the spread, not less


def check(book: Book) -> Iterator[Problem]:
    if book.seeds.fault:
        yield book.seeds.fault
    known = set()
    for name, names in sorted(bound_names(book.pages.values()).items()):
        if name in book.examples and not book.fails(name):
            if found := stale(book, name, names):
                yield found
            else:
                known.add(name)

    def in_page(book: Book, page: Page) -> Iterator[Problem]:
        for bound in page.bounds:
            if bound.example in known:
                yield from _bound(book, page, bound, book.seeds.of(book.examples[bound.example]))
        yield from _sections(book, page, known)

    for page in book.pages.values():
        beside = f"{sorted(known & page.uses())} {book.languages[page.language].key}"
        yield from book.found_with_values(page, in_page, beside)


def stale(book: Book, name: str, names: set[str]) -> Problem | None:
    """Why the ledger says nothing about the example as it stands; None when it does."""
    example = book.examples[name]
    spread, fix = book.seeds.of(example), f"scripts/reseed {name}"
    expected = "an entry in examples/seeds.json of this very source"
    if spread is None:
        found = "one of another source or another torch" if name in book.seeds.spreads else "none"
        return Problem(example.file, 1, "not reseeded since it changed", expected, found, fix, follows=("seeds",))
    missing = names - spread.values.keys() - spread.truths.keys() if spread.random else set()
    missing = {one for one in missing if isinstance(_value(book, name, one), int | float)}
    if missing:
        found = f"none of {', '.join(sorted(missing))}"
        return Problem(example.file, 1, "bound values that were not reseeded", expected, found, fix, follows=("seeds",))
    return None


def _value(book: Book, example: str, name: str):
    try:
        return book.value(Bound("", example, name, 0))
    except LookupError:
        return None  # reported where it is bound


def _bound(book: Book, page: Page, bound: Bound, spread: Spread) -> Iterator[Problem]:
    if bound.name in spread.truths and spread.truths[bound.name] < COUNT + 1:
        held = spread.truths[bound.name]
        fix = "say the share instead and bind the count; or make the experiment larger: more seeds, samples, steps"
        what = f"another seed overturns this conclusion: {bound.address}"
        expected = f"it holds in all {COUNT + 1} runs, with the example's own seeds and {COUNT} others"
        yield Problem(page.name, bound.line, what, expected, f"it held in {held}", fix)
    if not spread.varies(bound.name):
        return
    low, high = spread.values[bound.name]
    units = spread_in_units(bound.typed, low, high)
    if units > FINEST and not says_one_run(book, page, bound):
        phrase = book.languages[page.language].data["one_run"].split("|")[-1]
        what = f"digits finer than the seeds justify: {bound.address}"
        fix = f'type fewer digits, average over seeds in the example, or say in the sentence that it is one run ("{phrase}")'
        expected = f"digits no finer than a tenth of the spread, {low:.4g} to {high:.4g} under {COUNT} seeds"
        yield Problem(page.name, bound.line, what, expected, bound.typed, fix)


def says_one_run(book: Book, page: Page, bound: Bound) -> bool:
    """Does the paragraph or table around the number, or what stands right before it, say that it is one run?"""
    pattern = book.languages[page.language].data["one_run"]
    around = page.body.blocks[max(bound.block - 1, 0) : bound.block + 1] if bound.block >= 0 else []
    return any(re.search(pattern, block.text) for block in around)


def _sections(book: Book, page: Page, known: set[str]) -> Iterator[Problem]:
    """A section that draws on random runs says at least one thing about them that holds under every seed."""
    drawn: dict[str, Bound] = {}
    concluded = set()
    for bound in page.bounds:
        if bound.example in known:
            spread = book.seeds.of(book.examples[bound.example])
            if spread.varies(bound.name):
                drawn.setdefault(bound.section, bound)
            if bound.name in spread.truths:
                concluded.add(bound.section)
    for section, bound in drawn.items():
        if section not in concluded:
            what = f"values of random runs and no conclusion that holds under every seed: section {section}"
            expected = f"[words](/examples/{bound.example}#a_truth) with a value that is True in all {COUNT + 1} runs"
            fix = "let the example compute what the section concludes as a bool, and bind the words that say it"
            yield Problem(page.name, bound.line, what, expected, f"{bound.typed} ({bound.address})", fix)
