"""Runs of examples: the only place where results come from.

A run is what one example printed, the values of its top-level names, its warnings, its time and the versions it
ran under. Runs are kept on disk under a key of everything that decides them; a warm build imports no torch.
"""

import hashlib
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from lossbook.kept import keep
from lossbook.problems import Problem, ProblemsFound
from lossbook.project import Project

TIME_LIMIT = 60.0  # seconds

FAILURES = {
    "exception": ("the example raises", "mend the example, or catch the error if the page is about it"),
    "exit": ("the example ends the process", "let the last line be the end: no sys.exit, os._exit or exit"),
    "time": ("the example does not end", f"an example has {TIME_LIMIT:g} s, and should take less than 3"),
    "wrote past print()": ("output that the page would lose", "use print()"),
    "wrote to standard error": ("output that the page would lose", "print to standard output"),
}


@dataclass(frozen=True)
class Run:
    """What one example did.

    `pieces` are [line, text] pairs: the text that the statement at that top-level line printed.
    `values` holds numbers, strings and nested lists and dicts of them by top-level name.
    """

    example: str
    pieces: list
    values: dict
    warnings: list
    seconds: float
    versions: dict
    failure: dict | None

    @property
    def output(self) -> str:
        return "".join(text for _, text in self.pieces)

    def output_between(self, first: int, last: int) -> str:
        """What the statements on lines `first` to `last` (both included) printed."""
        return "".join(text for line, text in self.pieces if first <= line <= last)

    def problems(self) -> list[Problem]:
        found = []
        if self.failure:
            what, mend = FAILURES[self.failure["kind"]]
            found.append(
                Problem(self.example, self.failure["line"], what, "a run to the end", self.failure["found"], mend)
            )
        for warning in self.warnings:
            found.append(
                Problem(
                    self.example,
                    warning["line"],
                    "the example warns",
                    "no warning",
                    f"{warning['category']}: {warning['text']}",
                    "mend the cause, or record it with warnings.catch_warnings(record=True) if the page is about it",
                )
            )
        return found


@cache
def _runner_version() -> str:
    folder = Path(__file__).parent
    return hashlib.sha256(b"".join((folder / name).read_bytes() for name in ("child.py", "workers.py"))).hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


@cache
def _machine() -> dict:
    """What besides the script decides the digits; read without importing torch."""
    capability = platform.processor()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        flags = next((line for line in cpuinfo.read_text().splitlines() if line.startswith(("flags", "Features"))), "")
        capability = ",".join(sorted(flag for flag in flags.split() if flag.startswith(("avx", "fma", "asimd", "sve"))))
    return {
        "runner": _runner_version(),
        "python": platform.python_version(),
        "torch": _version("torch"),
        "numpy": _version("numpy"),
        "platform": f"{platform.system()} {platform.machine()}",
        "cpu": capability,
        "aten": os.environ.get("ATEN_CPU_CAPABILITY", ""),
    }


class Runs:
    """Runs of one project's examples, made when missing and kept on disk."""

    def __init__(self, project: Project, jobs: int | None = None):
        self.project = project
        self.folder = project.cache / "runs"
        self.jobs = jobs or os.cpu_count() or 1
        self._known: dict[str, Run] = {}

    def key(self, example: str, source: bytes) -> str:
        decides = {"example": example, "source": hashlib.sha256(source).hexdigest(), **_machine()}
        return hashlib.sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()

    def get(self, example: str) -> Run:
        """The run of `example` (a path such as "examples/cross_entropy/confidence.py").

        Raises ProblemsFound when the example fails or warns.
        """
        if example not in self._known:
            self.ensure([example])
        run = self._known[example]
        if problems := run.problems():
            raise ProblemsFound(problems)
        return run

    def output(self, example: str) -> str:
        """What a run that was made printed, also when it failed."""
        return self._known[example].output

    def values(self, example: str) -> dict:
        """The values of a run that was made; none when it failed."""
        return self._known[example].values

    def ensure(self, examples: Iterable[str]) -> list[Problem]:
        """Make every run that is not kept yet; gives the problems of all of them, never raises for one."""
        examples = sorted(set(examples))
        missing = []
        for example in examples:
            if example in self._known:
                continue
            kept = self._kept(example)
            if kept:
                self._known[example] = kept
            else:
                missing.append(example)
        for run in self._make(missing):
            self._known[run.example] = run
            if not run.problems():
                self._keep(run)
        return [problem for example in examples for problem in self._known[example].problems()]

    def verify(self, examples: Iterable[str]) -> list[Problem]:
        """Run everything anew, twice, and compare: with the kept run where there is one, and with itself."""
        examples = sorted(set(examples))
        first = {run.example: run for run in self._make(examples, hash_seed="0")}
        second = {run.example: run for run in self._make(examples, hash_seed="1")}
        problems = []
        for example in examples:
            run, again, kept = first[example], second[example], self._kept(example)
            problems += run.problems()
            for other, name in ((again, "a second run"), (kept, "the kept run")):
                if other and not run.problems() and (difference := _difference(run, other, name)):
                    problems.append(difference)
                    break
            else:
                if not run.problems():
                    self._keep(run)
            self._known[example] = run
        return problems

    def _file(self, example: str) -> Path:
        return self.folder / f"{self.key(example, (self.project.root / example).read_bytes())}.json"

    def _kept(self, example: str) -> Run | None:
        try:
            return Run(**json.loads(self._file(example).read_text(encoding="utf8")))
        except (OSError, ValueError, TypeError):
            return None  # not there, or damaged: it is made again

    def _keep(self, run: Run) -> None:
        keep(self._file(run.example), json.dumps(run.__dict__))

    def _make(self, examples: list[str], hash_seed: str = "0") -> list[Run]:
        if not examples:
            return []
        sources = [
            {"file": example, "source": (self.project.root / example).read_text(encoding="utf8")}
            for example in examples
        ]
        environment = {
            name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "SYSTEMROOT") if name in os.environ
        }
        environment |= {
            "PYTHONPATH": str(Path(__file__).parents[1]),
            "PYTHONHASHSEED": hash_seed,
            "PYTHONUTF8": "1",
            "OMP_NUM_THREADS": "1",
            "MKL_NUM_THREADS": "1",
            "CUDA_VISIBLE_DEVICES": "",
            "ATEN_CPU_CAPABILITY": os.environ.get("ATEN_CPU_CAPABILITY", ""),
        }
        environment = {name: value for name, value in environment.items() if value or name == "CUDA_VISIBLE_DEVICES"}
        answer = subprocess.run(
            [sys.executable, "-m", "lossbook.workers"],
            input=json.dumps({"examples": sources, "time_limit": TIME_LIMIT, "jobs": self.jobs}),
            capture_output=True,
            text=True,
            encoding="utf8",
            env=environment,
            check=False,
        )
        runs = {}
        for line in answer.stdout.splitlines():
            record = json.loads(line)
            runs[record["example"]] = Run(**record)
        lost = [example for example in examples if example not in runs]
        if lost:
            reason = answer.stderr.strip().splitlines()[-1:] or [f"exit code {answer.returncode}"]
            raise ProblemsFound(
                [Problem(lost[0], 1, "the runner itself stopped", "a run", reason[0], "scripts/check --fresh")]
            )
        return [runs[example] for example in examples]


def _difference(run: Run, other: Run, name: str) -> Problem | None:
    for mine, theirs in zip(run.output.splitlines(), other.output.splitlines(), strict=False):
        if mine != theirs:
            return _unequal(run, f"{name} printed: {theirs}", mine)
    if run.output != other.output:
        return _unequal(
            run, f"{name} printed {len(other.output.splitlines())} lines", f"{len(run.output.splitlines())}"
        )
    for value_name in sorted(run.values.keys() | other.values.keys()):
        mine, theirs = (json.dumps(r.values.get(value_name)) for r in (run, other))
        if mine != theirs:
            return _unequal(run, f"{name} computed {value_name} = {theirs}", mine)
    return None


def _unequal(run: Run, expected: str, found: str) -> Problem:
    mend = "seed what is random; print no times, addresses, paths or sets"
    return Problem(run.example, 1, "two runs of the example differ", expected, found, mend)
