"""Files of the cache: written whole or not at all, never needed, swept when nobody has asked for them in a month."""

import hashlib
import os
import pickle
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

MONTH = 30 * 24 * 3600.0


def keep(file: Path, content: str | bytes) -> bool:
    """Write what is kept, as `write` does.

    Nothing is kept by a process whose code was changed under it: keys would speak of other code than it has imported.
    """
    return unchanged() and write(file, content)


def write(file: Path, content: str | bytes) -> bool:
    """Write `content` to `file` in one step, and make its folder first; says whether the disk took it."""
    half = file.with_suffix(f".half-{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(content.encode() if isinstance(content, str) else content)
        half.replace(file)
    except OSError:  # full or read-only: what is kept is only ever a saving
        with suppress(OSError):
            half.unlink(missing_ok=True)
        return False
    return True


def read(file: Path) -> bytes | None:
    """What was kept, or None; a file that is read stays another month."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    with suppress(OSError):  # swept meanwhile, or read-only
        if time.time() - file.stat().st_mtime > MONTH / 30:
            os.utime(file)
    return content


def _code() -> list[Path]:
    """This package's code. Single drawings are left out: they stand in the keys of the figures that they draw."""
    folder = Path(__file__).parent
    drawings = folder / "figures"
    return [one for one in sorted(folder.rglob("*.py")) if one.parent != drawings or one.name == "__init__.py"]


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


_STAMPS = {file: _stamp(file) for file in _code()}


def unchanged() -> bool:
    """Is this package's code on the disk what it was when this process began to import it?"""
    return all(_stamp(file) == stamp for file, stamp in _STAMPS.items())


@cache
def code_key() -> str:
    """Changes with every change of this package, of a library or of Python, so that nothing which others made is used."""
    folder = Path(__file__).parent
    libraries = {one.name for place in sys.path for one in Path(place).glob("*.dist-info")}
    digest = hashlib.sha256(f"{sys.version} {sorted(libraries)}".encode())
    for path in _code():
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def hash_of_files(files: Iterable[Path]) -> str:
    """Changes with what the files hold, and with their names: a file under another name is another one."""
    return hashlib.sha256(b"\0".join(file.name.encode() + b"\0" + file.read_bytes() for file in files)).hexdigest()


def place(folder: Path, key: str) -> Path:
    """Where `remember` keeps what belongs to `key`."""
    return folder / f"{hash_of(f'{code_key()} {key}')}.pickle"


def remember(folder: Path, key: str | Callable[[], str], make: Callable[[], object]) -> object:
    """What `make` gives, from the last time that `key` was asked for under the same code, if that was kept whole.

    Where `make` reads files that somebody may save meanwhile, `key` is a function: nothing is kept when it then gives
    another key.
    """
    return remember_in(lambda: place(folder, key() if callable(key) else key), make)


def remember_in(where: Callable[[], Path], make: Callable[[], object]) -> object:
    """What `make` gives, from the last time that `where` named the same file, whose name says all that decides it."""
    file = where()
    content = read(file)
    if content is not None:
        with suppress(Exception):  # cut short or of another version: pickle raises whatever it likes
            return pickle.loads(content)  # noqa: S301 - our own cache
    made = make()
    if where() == file:
        keep(file, pickle.dumps(made))
    return made


def sweep(folder: Path) -> None:
    """Delete what nobody has read in a month, and what a stopped process left half-written; once a day."""
    stamp = folder / "swept"
    now = time.time()
    try:
        if stamp.exists() and now - stamp.stat().st_mtime < MONTH / 30:
            return
        for path in folder.rglob("*"):
            age = now - path.stat().st_mtime
            if path.is_file() and (age > MONTH or (".half-" in path.name and age > 3600)):
                path.unlink()
        keep(stamp, "")
        os.utime(stamp)
    except OSError:  # another process sweeps too, or the disk does not let us
        return
