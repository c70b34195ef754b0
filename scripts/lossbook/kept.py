"""Files of the cache, which a process that is stopped half-way must never leave half-written."""

import os
from pathlib import Path


def keep(file: Path, content: str | bytes) -> None:
    """Write `content` to `file` in one step, and make its folder first."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(f".{os.getpid()}")
    half.write_bytes(content.encode() if isinstance(content, str) else content)
    half.replace(file)
