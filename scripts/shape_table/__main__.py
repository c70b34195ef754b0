"""python -m shape_table [--compare]: make the shape doctor's table, or compare it with what torch does now."""

import json
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


def main() -> int:
    from shape_table.table import Table  # loads torch

    began = time.monotonic()
    table = Table()
    text = text_of(table.make())
    took = time.monotonic() - began
    if "--compare" in sys.argv:
        kept = FILE.read_text(encoding="utf8") if FILE.exists() else ""
        if kept == text:
            print(f"{table.cells} cells are what torch does ({took:.1f} s)")
            return 0
        print(
            f"{FILE.name} differs from what torch does: python -m shape_table writes it anew, git diff shows what moved"
        )
        return 1
    FILE.write_text(text, encoding="utf8")
    print(f"{table.cells} cells, {len(table.outcomes)} outcomes, {len(text.encode())} bytes, {took:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
