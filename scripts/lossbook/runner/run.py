"""What one run of an example gave; spelt once, for the process that makes it and for everyone who reads it."""

from dataclasses import dataclass, field

from lossbook.problems import Problem

FAILURES = {
    "exception": ("the example raises", "fix the example, or catch the error if the page is about it"),
    "exit": ("the example ends the process", "let the last line be the end: no sys.exit, os._exit or exit"),
    "time": ("the example does not end", "an example should take less than 3 s; make the experiment smaller"),
    "output": ("output that the page would lose", "use print()"),
}


@dataclass(frozen=True)
class Run:
    """What one example did.

    `pieces` are [line, text] pairs: the text that the statement at that top-level line printed.
    `values` holds numbers, truths, strings and nested lists and dicts of them by top-level name; `unkept` says of
    every other public name why it cannot be bound.
    """

    example: str
    pieces: list = field(default_factory=list)
    values: dict = field(default_factory=dict)
    unkept: dict = field(default_factory=dict)
    warnings: list = field(default_factory=list)
    seconds: float = 0.0
    failure: dict | None = None

    @property
    def output(self) -> str:
        return "".join(text for _, text in self.pieces)

    def output_between(self, first: int, last: int) -> str:
        """What the statements on lines `first` to `last` (both included) printed."""
        return "".join(text for line, text in self.pieces if first <= line <= last)

    def problems(self) -> list[Problem]:
        """Why this run cannot be published; none when it can."""
        file, cause = f"examples/{self.example}", f"run {self.example}"
        found = []
        if self.failure:
            what, fix = FAILURES[self.failure["kind"]]
            line, text = self.failure["line"], self.failure["found"]
            found.append(Problem(file, line, what, "a run to the end", text, fix, causes=cause))
        for warning in self.warnings:
            text = f"{warning['category']}: {warning['text']}"
            fix = "fix the cause, or record it with warnings.catch_warnings(record=True) if the page is about it"
            found.append(Problem(file, warning["line"], "the example warns", "no warning", text, fix, causes=cause))
        return found
