"""What one run of an example gave; spelt once, for the process that makes it and for everyone who reads it."""

import json
from dataclasses import dataclass, field
from functools import lru_cache

from lossbook.problems import Problem

FAILURES = {
    "exception": ("the example raises", "fix the example, or catch the error if the page is about it"),
    "exit": ("the example ends the process", "let the last line be the end: no sys.exit, os._exit or exit"),
    "time": ("the example does not end", "an example should take less than 3 s; make the experiment smaller"),
    "output": ("output that the page would lose", "use print()"),
}


_read = lru_cache(maxsize=64)(json.loads)  # as many examples as a page names


@dataclass(frozen=True)
class Run:
    """What one example did. What it `gave` is kept as JSON: objects of all runs at once would take three times the room."""

    example: str
    gave: str = "{}"
    warnings: list = field(default_factory=list)
    seconds: float = 0.0
    failure: dict | None = None

    @classmethod
    def of(
        cls, example: str, pieces: list = (), values: dict | None = None, unkept: dict | None = None, **rest
    ) -> "Run":
        gave = {"pieces": pieces, "values": values or {}, "unkept": unkept or {}}
        return cls(example, json.dumps(gave), **rest)

    @property
    def pieces(self) -> list:
        """[line, text] pairs: the text that the statement at that top-level line printed."""
        return _read(self.gave).get("pieces", [])

    @property
    def values(self) -> dict:
        """Numbers, truths, strings and nested lists and dicts of them by top-level name."""
        return _read(self.gave).get("values", {})

    @property
    def unkept(self) -> dict:
        """Why every other public name cannot be bound."""
        return _read(self.gave).get("unkept", {})

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
