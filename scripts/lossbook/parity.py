"""Two pages of a pair have the same skeleton: words may differ, facts may not."""

from difflib import SequenceMatcher

from lossbook.pages import Page
from lossbook.problems import Problem


def check(left: Page, right: Page) -> list[Problem]:
    """One problem for each stretch that differs, shown as a diff with both files' line numbers."""
    ours, theirs = [str(part) for part in left.skeleton], [str(part) for part in right.skeleton]
    problems = []
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        lines = [f"- {left.name}:{part.line}: {part}" for part in left.skeleton[a:b]]
        lines += [f"+ {right.name}:{part.line}: {part}" for part in right.skeleton[c:d]]
        at = left.skeleton[a].line if a < b else _line_before(left, a)
        problems.append(
            Problem(
                left.name,
                at,
                f"differs from its twin {right.name}:{right.skeleton[c].line if c < d else _line_before(right, c)}",
                "the same ids, values, inputs, formulas, examples, figures, tables, lists, notes and links in both",
                "\n".join(lines),
                "bring the two pages to the same facts; sentences stay free",
            )
        )
    return problems


def _line_before(page: Page, index: int) -> int:
    return page.skeleton[index - 1].line if index else 1
