"""Run one example inside the process that was made for it, and report what it did.

Runs in a child that has what the example needs imported already and does nothing else afterwards, so it may change the
process as it likes: working folder, standard output, seeds, an audit hook. The hook is a net for honest mistakes, so that no page
depends on a network, another program or a file of this machine. It is not a sandbox: code that means harm gets out.
"""

import ast
import contextlib
import ctypes
import io
import json
import linecache
import os
import random
import resource
import signal
import sys
import time
import traceback
import types
import warnings

SEED_STEP = 1_000_003  # further seeds must not meet those that an example counts through itself

NO_PROCESS = "starts a process"
REFUSED = {
    "socket.__new__": "opens a network connection",
    "socket.connect": "opens a network connection",
    "socket.bind": "opens a network port",
    "socket.sendto": "sends to the network",
    "socket.getaddrinfo": "looks up a host name",
    "socket.gethostbyname": "looks up a host name",
    "subprocess.Popen": NO_PROCESS,
    "os.system": NO_PROCESS,
    "os.exec": NO_PROCESS,
    "os.fork": NO_PROCESS,
    "os.forkpty": NO_PROCESS,
    "os.posix_spawn": NO_PROCESS,
    "os.spawn": NO_PROCESS,
    "pty.spawn": NO_PROCESS,
    "os.kill": "signals a process",
    "ctypes.dlopen": "loads a library",
}
# What multiprocessing imports to start one, without an event of its own.
STARTERS = ("multiprocessing.popen_spawn_posix", "multiprocessing.popen_forkserver")
# event → positions of the paths among its arguments
CHANGES_FILES = {
    "os.remove": (0,),
    "os.rename": (0, 1),
    "os.rmdir": (0,),
    "os.mkdir": (0,),
    "os.link": (0, 1),
    "os.symlink": (1,),
    "os.truncate": (0,),
    "os.chmod": (0,),
    "os.chown": (0,),
    "os.utime": (0,),
    "shutil.rmtree": (0,),
    "sqlite3.connect": (0,),
}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


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


class _CannotKeep(Exception):
    """Says why a value cannot be bound."""


def _plain(value):
    """Numbers, truths, strings and nested lists or dicts of them; raises _CannotKeep for anything else."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):  # IntEnum and its like become the number that they are
        if abs(int(value)) >= 10**4000:
            raise _CannotKeep("an integer of more than 4000 digits")
        return int(value)
    if isinstance(value, float):
        return float(value)
    if isinstance(value, str):
        return "".join(value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        if not all(isinstance(key, str | int | float) for key in value):
            raise _CannotKeep("a dict with keys that are neither numbers nor strings")
        return {str(key): _plain(item) for key, item in value.items()}
    if getattr(value, "ndim", None) == 0 and hasattr(value, "item"):  # 0-d tensor, numpy scalar
        return _plain(value.item())
    raise _CannotKeep(f"a {type(value).__name__}")


def _values(namespace: dict) -> tuple[dict, dict]:
    kept, unkept = {}, {}
    for name, value in namespace.items():
        if name.startswith("_") or isinstance(value, types.ModuleType):
            continue
        try:
            plain = _plain(value)
            json.dumps(plain)
            kept[name] = plain
        except _CannotKeep as why:
            unkept[name] = str(why)
        except Exception as error:  # noqa: BLE001 - a value may do what it likes when it is looked at
            unkept[name] = f"a {type(value).__name__} that cannot be kept ({type(error).__name__})"
    return kept, unkept


def _refuse(scratch: str):
    allowed = (os.path.realpath(scratch) + os.sep, "/dev/")

    def outside(path) -> str | None:
        if isinstance(path, int) or path is None or path in (":memory:", b":memory:", ""):
            return None  # an open file, or none
        real = os.path.realpath(os.fsdecode(path))
        return None if (real + os.sep).startswith(allowed) else real

    def hook(event, arguments):
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & WRITING and (real := outside(path)):
                raise PermissionError(f"an example writes the file {real}; examples write no files")
        elif event in REFUSED or (event == "import" and arguments[0] in STARTERS):
            what = REFUSED.get(event, NO_PROCESS)
            raise PermissionError(f"an example {what} ({event}); examples run without network or processes")
        elif event in CHANGES_FILES:
            for position in CHANGES_FILES[event]:
                if position < len(arguments) and (real := outside(arguments[position])):
                    raise PermissionError(f"an example changes files ({event} {real}); examples write no files")

    return hook


def _seed(shift: int) -> None:
    """Seed every source of randomness; a shift moves also the seeds that the example sets itself."""
    by = shift * SEED_STEP
    if by:
        _shift_python(by)
    random.seed(0)
    if "torch" in sys.modules:  # or the example cannot draw from it; see worker.py
        import numpy
        import torch

        if by:
            _shift_torch(by)
        torch.manual_seed(0)
        numpy.random.seed(0)
        torch.set_num_threads(1)
        torch.set_printoptions(profile="default")


def _shifted(function, by: int, limit: int = 2**63 - 1):
    def seeded(seed=None, *more, **named):
        moved = (seed + by) % limit if isinstance(seed, int) else seed
        return function(moved, *more, **named) if moved is not None else function(*more, **named)

    return seeded


def _shift_python(by: int) -> None:
    class Random(random.Random):
        def seed(self, a=None, version=2):
            super().seed(a + by if isinstance(a, int) else a, version)

    random.seed, random.Random = _shifted(random.seed, by), Random


def _shift_torch(by: int) -> None:
    import numpy
    import torch

    class Generator(torch.Generator):
        def manual_seed(self, seed):
            return super().manual_seed((seed + by) % (2**63 - 1))

    class RandomState(numpy.random.RandomState):
        def __init__(self, seed=None):
            super().__init__((seed + by) % 2**32 if isinstance(seed, int) else seed)

    torch.manual_seed = torch.random.manual_seed = _shifted(torch.manual_seed, by)
    torch.Generator = Generator
    numpy.random.seed = _shifted(numpy.random.seed, by, 2**32)
    numpy.random.RandomState = RandomState
    numpy.random.default_rng = _shifted(numpy.random.default_rng, by)


def execute(filename: str, source: str, seed: int, cpu_limit: float, scratch: str) -> dict:
    """Run `source` as the file `filename` in the folder `scratch`; gives the fields of a Run."""
    os.chdir(scratch)
    record = {"pieces": [], "values": {}, "unkept": {}, "warnings": [], "seconds": 0.0, "failure": None}
    recorder, errors = _Recorder(filename), io.StringIO()
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    # What the example writes past sys.stdout (a file descriptor, a C library) must not be lost silently.
    stray = os.open(os.path.join(scratch, "stray"), os.O_RDWR | os.O_CREAT)
    os.dup2(stray, 1)
    os.dup2(stray, 2)
    libc = ctypes.CDLL(None)

    def note_warning(message, category, where, line, file=None, text=None):
        at = line if where == filename else _top_level_line(filename, sys._getframe(1))
        record["warnings"].append({"line": at or 1, "category": category.__name__, "text": str(message)})

    def ring(signum, frame):
        raise TimeLimit

    try:
        try:
            _seed(seed)
            module = types.ModuleType("__main__")
            module.__file__ = filename
            sys.modules["__main__"] = module
            sys.addaudithook(_refuse(scratch))
            _limit(cpu_limit, ring)
            with warnings.catch_warnings():
                warnings.simplefilter("always")
                warnings.showwarning = note_warning
                code = compile(ast.parse(source, filename), filename, "exec")
                sys.stdout, sys.stderr, began = recorder, errors, time.perf_counter()
                exec(code, module.__dict__)
        finally:
            # A late alarm may ring inside this block too; the outer handler catches it, and the limit is off after.
            signal.setitimer(signal.ITIMER_PROF, 0)
        record["seconds"] = time.perf_counter() - began
        record["values"], record["unkept"] = _values(module.__dict__)
    except TimeLimit as error:
        record["failure"] = _failure("time", f"still running after {cpu_limit:g} s", _line(error, filename))
    except SystemExit as error:
        found = f"sys.exit({'' if error.code is None else repr(error.code)})"
        record["failure"] = _failure("exit", found, _line(error, filename))
    except SyntaxError as error:
        at = error.lineno if error.filename == filename else _line(error, filename)
        record["failure"] = _failure("exception", f"{type(error).__name__}: {error.msg}", at or 1)
    except BaseException as error:  # noqa: BLE001 - whatever an example raises is reported, never passed over
        text = "".join(traceback.format_exception_only(error)).strip()
        record["failure"] = _failure("exception", text, _line(error, filename))
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    lost = _lost(libc, os.path.join(scratch, "stray")) or errors.getvalue()
    if lost.strip() and not record["failure"]:
        record["failure"] = _failure("output", lost.strip().splitlines()[0], 1)
    record["pieces"] = recorder.pieces
    return record


def _limit(seconds: float, ring) -> None:
    """Limit processor time, which does not depend on how busy the machine is; the hard limit nothing can catch."""
    signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.2)  # again, if the example swallows the first
    hard = int(seconds) + 3
    resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))


def _lost(libc, file: str) -> str:
    """What was written past print(), buffers of Python and of C included."""
    with contextlib.suppress(Exception):
        sys.__stdout__.flush()
        sys.__stderr__.flush()
        libc.fflush(None)
    with open(file, errors="replace") as stray:
        return stray.read()


def _failure(kind: str, found: str, line: int) -> dict:
    return {"kind": kind, "found": found, "line": line}


def _line(error: BaseException, filename: str) -> int:
    """The innermost line of the example's own file in the traceback."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == filename]
    return lines[-1] if lines else 1
