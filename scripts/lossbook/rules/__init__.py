"""Every rule in one list. A rule looks at the book and yields problems; none of them changes anything or raises."""

from collections.abc import Callable, Iterator

from lossbook.book import Book
from lossbook.problems import Problem, root_causes
from lossbook.rules import (
    bindings,
    budgets,
    conclusions,
    contract,
    fences,
    files,
    formulas,
    freshness,
    light,
    links,
    orphans,
    parity,
    particles,
    runs,
    terms,
    unread,
)
from lossbook.site import article

Rule = Callable[[Book], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    files.check,
    contract.check,
    budgets.check,
    runs.check,
    fences.check,
    formulas.check,
    bindings.check,
    conclusions.check,
    orphans.check,
    unread.check,
    links.check,
    parity.check,
    freshness.check,
    terms.check,
    particles.check,
    light.check,
    article.check,
)


def check(book: Book) -> list[Problem]:
    """What is wrong with the book: root causes in the order of files and lines."""
    return root_causes(problem for rule in RULES for problem in rule(book))
