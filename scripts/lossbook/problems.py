"""What every check says to a person: where, what was expected, what was found, how to fix it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong.

    `causes` names what this problem may bring about ("run cross_entropy/confidence.py"), `follows` what may have
    brought it about: a consequence is folded into its cause instead of standing beside it.
    """

    file: str
    line: int
    what: str
    expected: str = ""
    found: str = ""
    fix: str = ""
    causes: str = ""
    follows: tuple[str, ...] = ()
    consequences: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.file}:{self.line}: {self.what}"]
        for name in ("expected", "found", "fix"):
            text = getattr(self, name)
            if text:
                first, *rest = text.split("\n")
                lines.append(f"    {name + ':':<9} {first}")
                lines += [" " * 14 + more for more in rest]
        if self.consequences:
            places = ", ".join(self.consequences[:3]) + (", …" if len(self.consequences) > 3 else "")
            lines.append(f"    {len(self.consequences)} more follow from it: {places}")
        return "\n".join(lines)


class ProblemsFound(Exception):
    """Raised where work cannot go on; carries the problems for the person who can fix them."""

    def __init__(self, problems: list[Problem]):
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def root_causes(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in the order of files and lines, each consequence folded into the first of its causes.

    A problem that follows "any FILE" follows whatever else is wrong with that file.
    """
    problems = sorted(set(problems))
    by_cause: dict[str, int] = {}
    for index, problem in enumerate(problems):
        if problem.causes:
            by_cause.setdefault(problem.causes, index)
        if not any(name.startswith("any ") for name in problem.follows):
            by_cause.setdefault(f"any {problem.file}", index)
    folded: dict[int, list[str]] = {}
    kept = []
    for index, problem in enumerate(problems):
        root = next((by_cause[name] for name in problem.follows if by_cause.get(name, index) != index), None)
        if root is None:
            kept.append(index)
        else:
            folded.setdefault(root, []).append(f"{problem.file}:{problem.line} {problem.what}")
    return [
        replace(problems[index], consequences=tuple(dict.fromkeys(folded[index])))
        if index in folded
        else problems[index]
        for index in kept
    ]
