"""Constants of a module of ours, read without importing it: drawing libraries take long to load."""

import ast
from functools import lru_cache
from pathlib import Path


def literals(module: Path) -> dict[str, object]:
    """What the module's top level gives names to in so many words; read again when the file has changed."""
    stat = module.stat()
    return _read(module, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=256)
def _read(module: Path, *_stamp: int) -> dict[str, object]:
    found = {}
    for node in ast.parse(module.read_text(encoding="utf8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                found[node.targets[0].id] = ast.literal_eval(node.value)
            except ValueError:
                continue  # computed
    return found
