"""Run one example inside the process that was made for it, and report what it did.

Runs in a child that has torch imported already and does nothing else afterwards, so it may change the
process as it likes: working folder, standard output, seeds, an audit hook that refuses the network.
"""

import ast
import contextlib
import io
import linecache
import os
import random
import signal
import sys
import tempfile
import time
import traceback
import types
import warnings
from pathlib import Path

REFUSED = {
    "socket.connect": "opens a network connection",
    "socket.bind": "opens a network port",
    "socket.getaddrinfo": "looks up a host name",
    "socket.gethostbyname": "looks up a host name",
    "subprocess.Popen": "starts a process",
    "os.system": "starts a process",
    "os.exec": "starts a process",
    "os.fork": "starts a process",
    "os.posix_spawn": "starts a process",
}


class TimeLimit(BaseException):
    """Not an Exception, so that an example's own `except Exception` cannot swallow it."""


class _Recorder(io.TextIOBase):
    """Standard output that remembers which top-level line of the example wrote each piece."""

    encoding = "utf-8"

    def __init__(self, filename: str):
        self.filename = filename
        self.pieces: list[list] = []

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        line = _top_level_line(self.filename, sys._getframe(1))
        if self.pieces and self.pieces[-1][0] == line:
            self.pieces[-1][1] += text
        else:
            self.pieces.append([line, text])
        return len(text)


def _top_level_line(filename, frame) -> int:
    line = 0
    while frame is not None:
        if frame.f_code.co_filename == filename:
            line = frame.f_lineno  # the outermost frame of the file wins: its top level
        frame = frame.f_back
    return line


def _plain(value):
    """Numbers, strings and nested lists or dicts of them; raises TypeError for anything else."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        if not all(isinstance(key, str | int | float) for key in value):
            raise TypeError
        return {str(key): _plain(item) for key, item in value.items()}
    if getattr(value, "ndim", None) == 0 and hasattr(value, "item"):  # 0-d tensor, numpy scalar
        return _plain(value.item())
    raise TypeError


def _values(namespace: dict) -> dict:
    kept = {}
    for name, value in namespace.items():
        if not name.startswith("_"):
            with contextlib.suppress(TypeError):
                kept[name] = _plain(value)
    return kept


def _refuse(scratch: str):
    def hook(event, arguments):
        if event in REFUSED:
            raise PermissionError(f"an example {REFUSED[event]} ({event}); examples run without network or processes")
        if event == "open":
            path, _, flags = arguments
            writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            if writes and isinstance(path, str) and not path.startswith((scratch, "/dev/")) and os.path.isabs(path):
                raise PermissionError(f"an example writes the file {path}; examples write no files")

    return hook


def _seed() -> None:
    import torch

    random.seed(0)
    torch.manual_seed(0)
    torch.set_num_threads(1)
    torch.set_printoptions(profile="default")
    with contextlib.suppress(ImportError):
        import numpy

        numpy.random.seed(0)


def execute(filename: str, source: str, time_limit: float, scratches: str, answer) -> None:
    """Run `source` as the file `filename` in a new folder under `scratches`; send one record through `answer`."""
    scratch = tempfile.mkdtemp(dir=scratches)
    os.chdir(scratch)
    record = {"pieces": [], "values": {}, "warnings": [], "seconds": 0.0, "failure": None, "versions": {}}
    recorder = _Recorder(filename)
    errors = io.StringIO()
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)

    def note_warning(message, category, where, line, file=None, text=None):
        own = where == filename
        at = line if own else _top_level_line(filename, sys._getframe(1))
        record["warnings"].append({"line": at, "category": category.__name__, "text": str(message)})

    def ring(signum, frame):
        raise TimeLimit

    try:
        _seed()
        module = types.ModuleType("__main__")
        module.__file__ = filename
        sys.modules["__main__"] = module
        code = compile(ast.parse(source, filename), filename, "exec")
        # What the example writes past sys.stdout (a file descriptor, a C library) must not be lost silently.
        stray = os.open(os.path.join(scratch, "stray"), os.O_RDWR | os.O_CREAT)
        os.dup2(stray, 1)
        os.dup2(stray, 2)
        sys.addaudithook(_refuse(scratch))
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, ring)
            signal.setitimer(signal.ITIMER_REAL, time_limit)
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.showwarning = note_warning
            sys.stdout, sys.stderr, began = recorder, errors, time.perf_counter()
            try:
                exec(code, module.__dict__)
            finally:
                record["seconds"] = time.perf_counter() - began
                sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
                if hasattr(signal, "setitimer"):
                    signal.setitimer(signal.ITIMER_REAL, 0)
        record["values"] = _values(module.__dict__)
        strayed = Path(scratch, "stray").read_text(errors="replace")
        if strayed:
            record["failure"] = _failure("wrote past print()", strayed.strip().splitlines()[0], 1)
        elif errors.getvalue():
            record["failure"] = _failure("wrote to standard error", errors.getvalue().splitlines()[0], 1)
    except TimeLimit as error:
        record["failure"] = _failure("time", f"still running after {time_limit:g} s", _line(error, filename))
    except SystemExit as error:
        found = f"sys.exit({'' if error.code is None else repr(error.code)})"
        record["failure"] = _failure("exit", found, _line(error, filename))
    except SyntaxError as error:
        own = error.filename == filename
        at = error.lineno if own else _line(error, filename)
        record["failure"] = _failure("exception", f"{type(error).__name__}: {error.msg}", at or 1)
    except BaseException as error:  # noqa: BLE001 - whatever an example raises is reported, never passed over
        text = "".join(traceback.format_exception_only(error)).strip()
        record["failure"] = _failure("exception", text, _line(error, filename))
    record["pieces"] = recorder.pieces
    record["versions"] = _versions()
    answer.send(record)
    answer.close()


def _failure(kind: str, found: str, line: int) -> dict:
    return {"kind": kind, "found": found, "line": line}


def _line(error: BaseException, filename: str) -> int:
    """The innermost line of the example's own file in the traceback."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == filename]
    return lines[-1] if lines else 1


def _versions() -> dict:
    import platform

    import torch

    return {"python": platform.python_version(), "torch": torch.__version__}
