"""What every check says to a person: where, what was expected, what was found, how to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    file: str
    line: int
    what: str
    expected: str = ""
    found: str = ""
    mend: str = ""

    def __str__(self) -> str:
        lines = [f"{self.file}:{self.line}: {self.what}"]
        for name in ("expected", "found", "mend"):
            text = getattr(self, name)
            if text:
                first, *rest = text.split("\n")
                lines.append(f"    {name + ':':<9} {first}")
                lines += [" " * 14 + more for more in rest]
        return "\n".join(lines)


class ProblemsFound(Exception):
    """Raised where work cannot go on; carries the problems for the person who can mend them."""

    def __init__(self, problems: list[Problem]):
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
