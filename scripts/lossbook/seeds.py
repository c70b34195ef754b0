"""What twelve further seeds made of every example that draws random numbers.

`examples/seeds.json` is written by `scripts/reseed` and committed: for each example the hash of its source, and if it
is random, the range of every bound value and in how many runs each bound truth held. Pages are held against it, so
that no conclusion on them is the luck of one seed.
"""

import hashlib
import json
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from lossbook.binding import value_of
from lossbook.examples import Example
from lossbook.problems import Problem
from lossbook.runner.request import Request, machine
from lossbook.runner.run import Run
from lossbook.runner.runs import Runs

FILE = "examples/seeds.json"
COUNT = 12  # further seeds; the run on the page is one more


@dataclass(frozen=True)
class Spread:
    """What the seeds made of one example. `values` are [low, high] by bound name, `truths` how often each held."""

    source: str
    random: bool = False
    values: dict[str, list[float]] = field(default_factory=dict)
    truths: dict[str, int] = field(default_factory=dict)

    def varies(self, name: str) -> bool:
        return name in self.values and self.values[name][0] != self.values[name][1]


def source_key(example: Example) -> str:
    """A change of the script, of torch or of numpy makes an entry stale; another machine does not."""
    return _key(f"{machine()['torch'].split('+')[0]} {machine()['numpy']}\n{example.text}")


@lru_cache(maxsize=1 << 12)  # asked for with every number of a random example
def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


class Seeds:
    """The ledger."""

    def __init__(self, file: Path):
        self.file = file
        self.spreads: dict[str, Spread] = {}
        self.fault: Problem | None = None
        try:
            read = json.loads(file.read_text(encoding="utf8"))
            self.spreads = {name: Spread(**entry) for name, entry in read.items()}
        except FileNotFoundError:
            pass
        except (OSError, ValueError, TypeError, AttributeError) as error:
            what, fix = "the ledger of seeds cannot be read", "delete it and call scripts/reseed"
            line = getattr(error, "lineno", 1)
            self.fault = Problem(FILE, line, what, "what scripts/reseed writes", str(error), fix, "seeds")

    def of(self, example: Example) -> Spread | None:
        """The entry of this very source, or None when it was never reseeded since it changed."""
        spread = self.spreads.get(example.name)
        return spread if spread and spread.source == source_key(example) else None

    def save(self, known: Iterable[str]) -> None:
        """One example a line; entries of examples that are no more are dropped."""
        kept = {name: _as_json(self.spreads[name]) for name in sorted(set(known) & self.spreads.keys())}
        lines = [f" {json.dumps(name)}: {json.dumps(entry, ensure_ascii=False)}" for name, entry in kept.items()]
        self.file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf8")

    def reseed(self, runs: Runs, examples: list[Example], bound: dict[str, set[str]]) -> list[Problem]:
        """Run each example under further seeds and note what they made of the names that pages bind.

        An example that two further seeds leave unchanged draws no random numbers and is run no further.
        """
        first = list(zip(examples, _runs(runs, examples, (0, 1, 2)), strict=True))
        problems = [problem for _, own in first for run in own for problem in run.problems()]
        random = [(example, own) for example, own in first if _differ(own) and not any(r.problems() for r in own)]
        more = _runs(runs, [example for example, _ in random], range(3, COUNT + 1))
        for example, own in first:
            if not any(run.problems() for run in own):
                self.spreads[example.name] = Spread(source_key(example))
        for (example, own), rest in zip(random, more, strict=True):
            if failed := [problem for run in rest for problem in run.problems()]:
                problems += [_under_a_seed(problem) for problem in failed]
                del self.spreads[example.name]
                continue
            self.spreads[example.name] = _spread(example, own + rest, bound.get(example.name, set()))
        return problems


def _runs(runs: Runs, examples: list[Example], seeds: Iterable[int]) -> list[list[Run]]:
    """For each example its runs under `seeds`, all made side by side."""
    requests: list[list[Request]] = [[example.request(seed) for seed in seeds] for example in examples]
    made = iter(runs.ensure(request for own in requests for request in own))
    return [[next(made) for _ in own] for own in requests]


def _differ(runs: list[Run]) -> bool:
    return any((run.output, json.dumps(run.values)) != (runs[0].output, json.dumps(runs[0].values)) for run in runs)


def _spread(example: Example, runs: list[Run], names: set[str]) -> Spread:
    values, truths = {}, {}
    for name in sorted(names):
        found = []
        for run in runs:
            try:
                found.append(value_of(run, name))
            except LookupError:
                found.append(math.inf)  # None: the run never came to it
        if all(isinstance(value, bool) for value in found):
            truths[name] = sum(found)
        elif all(isinstance(value, int | float) for value in found):
            values[name] = [min(found), max(found)]
    return Spread(source_key(example), True, values, truths)


def _under_a_seed(problem: Problem) -> Problem:
    fix = "an example must run to its end under every seed; make it robust, or guard the case and print it"
    return Problem(
        problem.file, problem.line, f"{problem.what} under another seed", problem.expected, problem.found, fix
    )


def _as_json(spread: Spread) -> dict:
    if not spread.random:
        return {"source": spread.source}
    values = {name: [_short(value) for value in ends] for name, ends in spread.values.items()}
    return {"source": spread.source, "random": True, "values": values, "truths": spread.truths}


def _short(value: float) -> float:
    """Four significant digits: enough for a range, and equal on every processor."""
    return value if isinstance(value, int) or not math.isfinite(value) else float(f"{value:.4g}")


def bound_names(pages: Iterable) -> dict[str, set[str]]:
    """For each example the names that pages bind."""
    names: dict[str, set[str]] = {}
    for page in pages:
        for bound in page.bounds:
            names.setdefault(bound.example, set()).add(bound.name)
    return names


def range_text(low: float, high: float, typed: str) -> tuple[str, str]:
    """The ends of a range with the digits typed, for the reader's strip."""
    if isinstance(low, int) and isinstance(high, int):
        return f"{low:,}", f"{high:,}"
    if typed.rstrip().endswith("%"):
        low, high = 100 * low, 100 * high
    match = re.search(r"\.(\d+)", typed)
    form = ".3g" if "e" in typed or "×" in typed or not match else f".{len(match[1])}f"
    return f"{low:{form}}", f"{high:{form}}"
