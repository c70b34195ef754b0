"""Run many examples, each in a process forked from one that has torch imported already.

Started by `runs.py` as `python -m lossbook.workers`, so that neither the build nor the tests ever import torch
themselves. Reads one JSON request from standard input and writes one JSON line for each finished example.
"""

import json
import multiprocessing
import shutil
import sys
import tempfile
import time
from multiprocessing.connection import wait

from lossbook import child

GRACE = 3.0  # seconds between an example's own alarm and the kill that nothing can catch


def _context():
    if "forkserver" in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context("forkserver")
        # torch._dynamo is what the first optimizer imports: 0.8 s in every child if it is not here already.
        context.set_forkserver_preload(["torch", "torch._dynamo", "numpy"])
        return context
    return multiprocessing.get_context("spawn")


def _silent_end(code) -> dict:
    found = f"the process ended by itself (exit code {code}), for example by os._exit"
    return {"failure": {"kind": "exit", "found": found, "line": 1}}


def main() -> None:
    request = json.load(sys.stdin)
    limit, jobs = request["time_limit"], request["jobs"]
    scratches = tempfile.mkdtemp(prefix="lossbook-runs-")
    context = _context()
    waiting, running = list(request["examples"]), {}

    def report(name: str, record: dict) -> None:
        empty = {"pieces": [], "values": {}, "warnings": [], "seconds": 0.0, "failure": None, "versions": {}}
        print(json.dumps({"example": name, **empty, **record}), flush=True)

    while waiting or running:
        while waiting and len(running) < jobs:
            example = waiting.pop(0)
            ours, theirs = context.Pipe(duplex=False)
            arguments = (example["file"], example["source"], limit, scratches, theirs)
            process = context.Process(target=child.execute, args=arguments, daemon=True)
            process.start()
            theirs.close()
            running[ours] = (example["file"], process, time.monotonic() + limit + GRACE)
        for ready in wait(list(running), timeout=0.2):
            name, process, _ = running.pop(ready)
            try:
                record = ready.recv()
            except EOFError:
                process.join()
                record = _silent_end(process.exitcode)
            process.join(GRACE)
            if process.is_alive():
                process.kill()
            report(name, record)
        for connection, (name, process, deadline) in list(running.items()):
            if time.monotonic() > deadline:
                process.kill()
                del running[connection]
                failure = {"kind": "time", "found": f"still running after {limit:g} s", "line": 1}
                report(name, {"failure": failure})
    shutil.rmtree(scratches, ignore_errors=True)


if __name__ == "__main__":
    main()
