"""Constants of a module of ours, read without importing it (drawing libraries take long to load), and data files."""

import ast
import json
from functools import lru_cache
from pathlib import Path

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C, where it is there: a tenth of the time


def literals(module: Path) -> dict[str, object]:
    """What the module's top level gives names to in so many words; read again when the file has changed."""
    stat = module.stat()
    return _read(module, stat.st_mtime_ns, stat.st_size)


def loaded(file: Path) -> object:
    """What a data file of YAML or JSON holds; read again when it has changed, because a preview outlives its state."""
    stat = file.stat()
    return _loaded(file, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=32)
def _loaded(file: Path, *_stamp: int) -> object:
    text = file.read_text(encoding="utf8")
    return json.loads(text) if file.suffix == ".json" else yaml.load(text, Loader=LOADER)  # noqa: S506 - a safe one


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
