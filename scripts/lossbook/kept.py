"""Files of the cache: written whole or not at all, never needed, swept when nobody has asked for them in a month."""

import hashlib
import os
import pickle
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

MONTH = 30 * 24 * 3600.0


def keep(file: Path, content: str | bytes) -> bool:
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
        if time.time() - file.stat().st_mtime > MONTH / 30:
            os.utime(file)
    except OSError:
        return None
    return content


@cache
def code_key() -> str:
    """Changes with every change of this package, so that nothing which other code made is used again.

    Single drawings are left out: they stand in the keys of the figures that they draw.
    """
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    drawings = folder / "figures"
    for path in sorted(folder.rglob("*.py")):
        if path.parent == drawings and path.name != "__init__.py":
            continue
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def place(folder: Path, key: str) -> Path:
    """Where `remember` keeps what belongs to `key`."""
    return folder / f"{hashlib.sha256(f'{code_key()} {key}'.encode()).hexdigest()}.pickle"


def remember(folder: Path, key: str, make: Callable[[], object]) -> object:
    """What `make` gives, from the last time that `key` was asked for under the same code, if that was kept whole."""
    file = place(folder, key)
    content = read(file)
    if content is not None:
        with suppress(Exception):  # cut short or of another version: pickle raises whatever it likes
            return pickle.loads(content)  # noqa: S301 - our own cache
    made = make()
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
