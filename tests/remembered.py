"""Long computations of the tests, kept like runs under a key of everything that decides them.

What is asserted of them is asserted every time; only what would come out the same is not computed again. A changed
test, library, processor or Python changes every key; what else decides an answer, such as a page or the machinery, its
test names. EVERYTHING=1, which the weekly workflow sets, computes all anew.
"""

import hashlib
import os
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from lossbook.kept import hash_of, remember_in
from lossbook.project import here
from lossbook.runner.request import PASSED_ON, machine
from some import EVERYTHING


def remembered(make: Callable[[], object], *decides: object) -> object:
    """What `make` gives, from the last time that everything in `decides` was the same. It can be pickled."""
    if EVERYTHING:
        return make()
    key = f"{_libraries()} {_code(Path(make.__code__.co_filename))} {make.__qualname__} {decides!r}"
    file = here().cache / "tests" / f"{hash_of(key)}.pickle"
    return remember_in(lambda: file, make)


def digest(parts: Iterable[Path]) -> str:
    """Of the content and the places of these files; folders count with all that they hold."""
    found = hashlib.sha256()
    for part in parts:
        for file in sorted(part.rglob("*")) if part.is_dir() else [part]:
            if file.is_file() and "__pycache__" not in file.parts:
                place = file.relative_to(part.parent).as_posix()
                found.update(f"{place}\0{file.stat().st_size}\0".encode() + file.read_bytes())
    return found.hexdigest()


@cache
def _libraries() -> str:
    """And what else decides what examples give: Python, the processor, and variables that torch looks at."""
    variables = {name: os.environ.get(name) for name in PASSED_ON}
    return f"{machine()} {variables} " + " ".join(sorted(f"{one.name}={one.version}" for one in distributions()))


@cache
def _code(file: Path) -> str:
    """Of the file that computes, and of what it shares with other tests: here, and beside it."""
    shared = {one for folder in (Path(__file__).parent, file.parent) for one in folder.glob("*.py")}
    return digest([file, *sorted(one for one in shared if not one.name.startswith("test_"))])
