"""A process that stays open with torch imported, once an example needs it, and forks a child for each example.

Started by `runs.py` as `python -m lossbook.runner.worker JOBS CPU_SECONDS`, so that neither the build nor the tests
ever import torch themselves. Reads one request a line from standard input, {"key", "example", "source", "seed"}, and
writes one line for each that has ended, {"key", …the fields of a Run}. It ends when its input does: when whoever
started it closes it, is interrupted or is killed, no process and no folder stay behind.
"""

import ast
import ctypes
import json
import os
import selectors
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field

from lossbook.runner import child

WALL = 10  # an example that sleeps is stopped after this many times its processor time


@dataclass
class _Child:
    request: dict
    pid: int
    scratch: str
    deadline: float
    said: bytearray = field(default_factory=bytearray)
    overdue: bool = False


def needs_torch(source: str) -> bool:
    """May the example draw numbers through torch or numpy? Plain Python waits for no import, which takes seconds.

    Whatever is not of the standard library may use them, and then they are to be seeded; so may what is imported by a
    name that only the run gives.
    """
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False  # it runs nowhere; the child says so
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    foreign = {name.split(".")[0] for name in names} - sys.stdlib_module_names
    return bool(foreign) or any(word in source for word in ("torch", "numpy", "importlib", "__import__"))


def _start(request: dict, cpu_limit: float, scratches: str) -> tuple[int, _Child]:
    """Fork; gives the descriptor that the child's answer comes through."""
    if needs_torch(request["source"]):
        # Once, here, for all children. torch._dynamo is what the first optimizer imports: 0.8 s in each if not here.
        import numpy  # noqa: F401
        import torch._dynamo  # noqa: F401
    scratch = tempfile.mkdtemp(dir=scratches)
    ours, theirs = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            die_with_parent()
            os.close(ours)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            record = child.execute(
                f"examples/{request['example']}", request["source"], request["seed"], cpu_limit, scratch
            )
            with os.fdopen(theirs, "wb") as answer:
                answer.write(json.dumps(record).encode())
            status = 0
        finally:
            os._exit(status)
    os.close(theirs)
    return ours, _Child(request, pid, scratch, time.monotonic() + WALL * cpu_limit)


def die_with_parent() -> None:
    """So that a forked process does not outlive whoever is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _ended(done: _Child, cpu_limit: float) -> dict:
    """The answer of a child that has closed its end, also when it has given none."""
    os.kill(done.pid, signal.SIGKILL)  # it may have closed its end and live on; one that has ended keeps its status
    _, status = os.waitpid(done.pid, 0)
    shutil.rmtree(done.scratch, ignore_errors=True)
    try:
        return json.loads(bytes(done.said))
    except ValueError:
        code = os.waitstatus_to_exitcode(status)
    if done.overdue or code in (-signal.SIGXCPU, -signal.SIGKILL):
        return {"failure": {"kind": "time", "found": f"still running after {cpu_limit:g} s", "line": 1}}
    found = f"the process ended by itself (exit code {code}), for example by os._exit"
    return {"failure": {"kind": "exit", "found": found, "line": 1}}


def serve(jobs: int, cpu_limit: float, scratches: str, answers) -> None:
    """Take requests until the input ends, with at most `jobs` children at a time."""
    waiting: list[dict] = []
    running: dict[int, _Child] = {}
    unread = bytearray()
    selector = selectors.DefaultSelector()
    selector.register(0, selectors.EVENT_READ)
    try:
        while True:
            while waiting and len(running) < jobs:
                descriptor, one = _start(waiting.pop(0), cpu_limit, scratches)
                running[descriptor] = one
                selector.register(descriptor, selectors.EVENT_READ)
            for key, _ in selector.select(timeout=1.0 if running else None):
                read = os.read(key.fd, 1 << 16)
                if key.fd == 0:
                    if not read:
                        return
                    unread += read
                    *lines, rest = unread.split(b"\n")
                    unread = bytearray(rest)
                    waiting += [json.loads(line) for line in lines]
                elif read:
                    running[key.fd].said += read
                else:
                    selector.unregister(key.fd)
                    os.close(key.fd)
                    done = running.pop(key.fd)
                    answers.write(json.dumps({"key": done.request["key"], **_ended(done, cpu_limit)}) + "\n")
                    answers.flush()
            for one in running.values():
                if time.monotonic() > one.deadline and not one.overdue:
                    one.overdue = True
                    os.kill(one.pid, signal.SIGKILL)
    finally:
        for one in running.values():
            os.kill(one.pid, signal.SIGKILL)
            os.waitpid(one.pid, 0)


def main() -> None:
    jobs, cpu_limit = int(sys.argv[1]), float(sys.argv[2])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us is interrupted too, and closes our input
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # or, where whoever started us ignores it, no child leaves a status
    # Answers go through a descriptor of their own: nothing that an import prints can get between them.
    answers = os.fdopen(os.dup(1), "w", encoding="utf8")
    os.dup2(2, 1)
    with tempfile.TemporaryDirectory(prefix="lossbook-runs-", ignore_cleanup_errors=True) as scratches:
        os.environ["TORCHINDUCTOR_CACHE_DIR"] = scratches  # torch makes this folder when it is imported
        serve(jobs, cpu_limit, scratches, answers)


if __name__ == "__main__":
    main()
