"""Runs, made when missing and kept on disk under a key of everything that decides them.

A build whose runs are all kept imports no torch.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from lossbook.kept import keep, read
from lossbook.problems import Problem, ProblemsFound
from lossbook.runner.request import Request, environment
from lossbook.runner.run import Run

CPU_LIMIT = 60.0  # seconds of processor time


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Runs:
    """Runs by request. A context manager: what it started ends with it."""

    def __init__(self, folder: Path, jobs: int | None = None, cpu_limit: float = CPU_LIMIT):
        self.folder = folder
        self.jobs = jobs or cores()
        self.cpu_limit = cpu_limit
        self._known: dict[str, Run] = {}
        self._workers: dict[str, _Worker] = {}

    def __enter__(self) -> "Runs":
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def close(self) -> None:
        """End the runners that were started; the runs stay."""
        for worker in self._workers.values():
            worker.close()
        self._workers = {}

    def get(self, request: Request) -> Run:
        """The run that was asked for, also when it failed."""
        return self.ensure([request])[0]

    def ensure(self, requests: Iterable[Request]) -> list[Run]:
        """The runs in the order of the requests; those that are not kept are made side by side."""
        requests = list(requests)
        missing = {}
        for request in requests:
            if request.key not in self._known:
                if kept := self._kept(request):
                    self._known[request.key] = kept
                else:
                    missing[request.key] = request
        for request, run in self._make(missing.values()):
            self._known[request.key] = run
            if not run.problems():
                self._keep(request, run)
        return [self._known[request.key] for request in requests]

    def verify(self, requests: Iterable[Request]) -> list[Problem]:
        """Run everything anew, twice, and compare. A kept run that differs is replaced, and what differed is said."""
        requests = list(requests)
        first = {request.key: run for request, run in self._make(requests)}
        second = {request.key: run for request, run in self._make(requests, hash_seed="1")}
        problems = []
        for request in requests:
            run, again, kept = first[request.key], second[request.key], self._kept(request)
            self._known[request.key] = run
            if run.problems():
                continue
            if found := difference(
                again, run, "a second run", "seed what is random; print no times, addresses or sets"
            ):
                problems.append(found)
                continue
            if kept and (found := difference(kept, run, "the kept run", "nothing: it is replaced; check again")):
                problems.append(found)
            self._keep(request, run)
        return problems

    def _file(self, request: Request) -> Path:
        return self.folder / f"{request.key}.json"

    def _kept(self, request: Request) -> Run | None:
        content = read(self._file(request))
        if content is not None:
            with suppress(ValueError, TypeError, AttributeError, KeyError):  # damaged: it is made again
                record = json.loads(content)
                if record.pop("key") == request.key:
                    return Run(**record)
        return None

    def _keep(self, request: Request, run: Run) -> None:
        keep(self._file(request), json.dumps({"key": request.key, **run.__dict__}))

    def _make(self, requests: Iterable[Request], hash_seed: str = "0") -> Iterator[tuple[Request, Run]]:
        requests = list(requests)
        if not requests:
            return
        if hash_seed not in self._workers:
            self._workers[hash_seed] = _Worker(self.jobs, self.cpu_limit, hash_seed)
        try:
            yield from self._workers[hash_seed].run(requests)
        except ProblemsFound:
            self._workers.pop(hash_seed).close()
            raise


class _Worker:
    """The process that stays open; see worker.py for what is said through its pipes."""

    def __init__(self, jobs: int, cpu_limit: float, hash_seed: str):
        self.jobs = jobs
        self.errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lossbook.runner.worker", str(jobs), str(cpu_limit)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            env=environment(hash_seed),
            start_new_session=True,  # Ctrl-C reaches us alone, and we close it
            text=True,
            encoding="utf8",
        )

    def run(self, requests: list[Request]) -> Iterator[tuple[Request, Run]]:
        """Each request with its run, as they end. Raises ProblemsFound when the runner itself stops."""
        waiting, asked = list(reversed(requests)), {}
        while waiting or asked:
            try:
                # A few at a time: neither side ever waits for the other to empty a full pipe.
                while waiting and len(asked) < 2 * self.jobs:
                    request = waiting.pop()
                    asked[request.key] = request
                    record = {"key": request.key, **{n: getattr(request, n) for n in ("example", "source", "seed")}}
                    self.process.stdin.write(json.dumps(record) + "\n")
                self.process.stdin.flush()
                answer = json.loads(self.process.stdout.readline())
                request = asked.pop(answer.pop("key"))
                run = Run.of(example=request.example, **answer)
            except (OSError, ValueError, KeyError, TypeError) as error:
                raise ProblemsFound([self._stopped(asked or {r.key: r for r in waiting})]) from error
            yield request, run

    def _stopped(self, asked: dict[str, Request]) -> Problem:
        self.process.kill()
        self.process.wait()
        self.errors.seek(0)
        said = self.errors.read().decode(errors="replace").strip().splitlines()
        found = said[-1] if said else f"exit code {self.process.returncode}"
        names = sorted(request.example for request in asked.values())
        return Problem(
            f"examples/{names[0]}", 1, "the runner itself stopped", f"runs of {', '.join(names)}", found,
            "call it again; if it stays, remove .venv so that torch is installed again",
        )  # fmt: skip

    def close(self) -> None:
        with suppress(OSError):
            self.process.stdin.close()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.errors.close()


def difference(other: Run, run: Run, name: str, fix: str) -> Problem | None:
    """The first thing in which `other`, called `name`, and `run` are not the same."""
    what = "two runs of the example differ"

    def unequal(expected: str, found: str) -> Problem:
        return Problem(f"examples/{run.example}", 1, what, expected, found, fix)

    for mine, theirs in zip(run.output.splitlines(), other.output.splitlines(), strict=False):
        if mine != theirs:
            return unequal(f"{name} printed: {theirs}", mine)
    if run.output != other.output:
        return unequal(f"{name} printed {len(other.output.splitlines())} lines", f"{len(run.output.splitlines())}")
    for value_name in sorted(run.values.keys() | other.values.keys()):
        mine, theirs = (json.dumps(one.values.get(value_name)) for one in (run, other))
        if mine != theirs:
            return unequal(f"{name} computed {value_name} = {theirs}", mine)
    return None
