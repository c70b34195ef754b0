"""Every section was read beside its other sides since one of them last changed."""

from collections.abc import Iterator

from lossbook.book import Book
from lossbook.matched import Stale
from lossbook.pages import PREAMBLE, Page
from lossbook.problems import Problem


def check(book: Book) -> Iterator[Problem]:
    if book.matched.fault:
        yield book.matched.fault
    for sides in book.whole():
        found = book.matched.stale(sides)
        if len(found) > 1 and sides[book.project.reference.code].path not in book.matched.entries:
            page = list(sides.values())[-1]
            expected = " and ".join(side.name for side in sides.values()) + " say the same"
            fix, what = (
                f"read them; when they agree: scripts/match {page.address}",
                "a page that was never matched with its twin",
            )
            yield Problem(
                page.name, 1, what, expected, "no section of it in docs/matched.json", fix, follows=("ledger",)
            )
            continue
        for stale in found:
            yield _problem(sides, stale)


def _problem(sides: dict[str, Page], stale: Stale) -> Problem:
    """Said on the side that has to be read again: the first that has not changed, or the last one."""
    changed = [sides[code] for code in stale.changed]
    resting = [page for code, page in sides.items() if code not in stale.changed]
    page = resting[0] if resting else list(sides.values())[-1]
    if stale.new:
        what = "a section that was never matched with its twin"
    elif not resting:
        what = "every side of a section changed since they were last matched"
    else:
        what = f"the twin of this section has changed: {changed[0].name}"
    places = [f"{side.name}:{_line(side, stale.section)}" for side in sides.values()]
    return Problem(
        page.name,
        _line(page, stale.section),
        what,
        f"{' and '.join(places)} say the same",
        ", ".join(side.name for side in changed) + " changed",
        f"read them; when they agree: scripts/match {stale.address}; "
        f"if the change leaves the others as they are: scripts/match --unaffected {stale.address}",
        follows=("ledger", f"text {page.path}#{stale.section}", f"skeleton {page.path}#{stale.section}"),
    )


def _line(page: Page, section: str) -> int:
    if section == PREAMBLE:
        return 1
    return next((one.line for one in page.sections if (one.id or f"line-{one.line}") == section), 1)
