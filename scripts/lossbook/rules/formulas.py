"""Every formula can be drawn, and no markup is left in the text."""

from collections.abc import Iterator

from lossbook.book import Book
from lossbook.pages import Page
from lossbook.problems import Problem
from lossbook.site.mathml import FormulaError, to_mathml


def check(book: Book) -> Iterator[Problem]:
    for page in book.pages.values():
        yield from book.found_in(page, _undrawn)
        for leftover in page.leftovers:
            what, expected = "markup that readers would see", "text, or markup that is complete"
            fix = "formulas in $$ stand between blank lines; bold encloses whole words: **굵게**(bold)는"
            yield Problem(page.name, leftover.line, what, expected, leftover.text, fix)


def _undrawn(page: Page) -> Iterator[Problem]:
    for formula in page.body.formulas:
        try:
            to_mathml(formula.latex, formula.display)
        except FormulaError as error:
            what, expected = "a formula cannot be drawn", "LaTeX that math-core knows"
            yield Problem(page.name, formula.line, what, expected, str(error), "correct the command")
