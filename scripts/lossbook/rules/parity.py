"""The sides of a page have the same skeleton: words may differ, facts may not."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from lossbook.book import Book, Pair
from lossbook.pages import Part
from lossbook.problems import Problem

SAME = "the same ids, values, truths, inputs, formulas, examples, figures, tables, lists, notes and links in both"


def check(book: Book) -> Iterator[Problem]:
    for pair in book.pairs():
        yield from book.recall(f"parity {pair.left.key} {pair.right.key}", lambda one=pair: list(_pair(one)))


def _pair(pair: Pair) -> Iterator[Problem]:
    """One problem for each stretch that differs, shown as a diff with both files' line numbers."""
    left, right = pair.left, pair.right
    one, other = left.body.skeleton, right.body.skeleton
    ours, theirs = [str(part) for part in one], [str(part) for part in other]
    if ours == theirs:
        return
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        lines = [f"- {left.name}:{part.line}: {part}" for part in one[a:b]]
        lines += [f"+ {right.name}:{part.line}: {part}" for part in other[c:d]]
        sections = {part.section for part in (*one[a:b], *other[c:d])}
        here, there = _line(one, a, b), _line(other, c, d)
        what, fix = f"differs from its twin {right.name}:{there}", "bring both to the same facts; sentences stay free"
        follows = tuple(f"text {left.path}#{section}" for section in sorted(sections))
        cause = f"skeleton {left.path}#{min(sections)}"
        yield Problem(left.name, here, what, SAME, "\n".join(lines), fix, cause, follows)


def _line(skeleton: list[Part], first: int, last: int) -> int:
    if first < last:
        return skeleton[first].line
    return skeleton[first - 1].line if first else 1
