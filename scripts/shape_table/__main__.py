"""python -m shape_table [--compare]: make the shape doctor's table, or compare it with what torch does now.

The comparison leaves out the version of torch, so that it says what a newer one changed.
"""

import difflib
import json
import re
import sys
import time
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "docs" / "assets" / "instruments" / "shape_doctor.json"


def text_of(table: dict) -> str:
    """One line for each outcome, loss and slice, so that a diff shows what a release of torch changed."""
    outcomes = ",\n".join(json.dumps(line) for line in table["outcomes"])
    common = ",\n".join(json.dumps(row) for row in table["common"])
    losses = ",\n".join(_lines(loss) for loss in table["losses"])
    return (
        f'{{"torch": {json.dumps(table["torch"])}, "cells": {table["cells"]},\n'
        f'"outcomes": [\n{outcomes}\n],\n"common": [\n{common}\n],\n"losses": [\n{losses}\n]}}\n'
    )


def _lines(loss: dict) -> str:
    parts = []
    for key, value in loss.items():
        if key in ("readings", "slices", "rules"):
            parts.append(f'"{key}": [\n' + ",\n".join(json.dumps(one) for one in value) + "\n]")
        else:
            parts.append(f'"{key}": {json.dumps(value)}')
    return "{" + ",\n".join(parts) + "}"


def changes(kept: str, made: str) -> list[str]:
    """The lines that differ, each cut to what a person reads; nothing where only the version of torch does."""
    without = [re.sub(r'^\{"torch": "[^"]*"', "{", text).splitlines() for text in (kept, made)]
    lines = difflib.unified_diff(*without, FILE.name, "what torch does", lineterm="", n=0)
    return [line if len(line) < 200 else f"{line[:200]} …" for line in lines]


def main() -> int:
    from shape_table.table import Table  # loads torch

    began = time.monotonic()
    table = Table()
    text = text_of(table.make())
    took = time.monotonic() - began
    if "--compare" in sys.argv:
        moved = changes(FILE.read_text(encoding="utf8") if FILE.exists() else "", text)
        if not moved:
            print(f"{table.cells} cells are what torch does ({took:.1f} s)")
            return 0
        print(*moved, sep="\n")
        print(f"{FILE.name} differs from what torch does: python -m shape_table writes it anew")
        return 1
    FILE.write_text(text, encoding="utf8")
    print(f"{table.cells} cells, {len(table.outcomes)} outcomes, {len(text.encode())} bytes, {took:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
