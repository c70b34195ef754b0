"""A page as a notebook in its reader's language: its prose, its examples as cells, and a last cell that compares.

The last cell asserts that what the page says is what this machine computed: numbers to the digits typed, and one unit
of them more where the run draws random numbers, because the last digits of a training move between processors.
"""

import json
import math
import pprint

from lossbook import numbers
from lossbook.binding import path_of
from lossbook.book import Book
from lossbook.pages import Fence, Page
from lossbook.site.plain import prose_and_examples

NOTEBOOK = "page.ipynb"

START = '''\
import random

import numpy
import torch


class lossbook:
    results = {{}}  # {kept}

    def start():
        """{seeded}"""
        random.seed(0), numpy.random.seed(0), torch.manual_seed(0)
        torch.set_num_threads(1), torch.set_default_dtype(torch.float32), torch.set_printoptions(profile="default")


lossbook.start()'''

COMPARE = """\
def value(example, *keys):
    found = lossbook.results[example][keys[0]]
    for key in keys[1:]:
        found = {{str(k): v for k, v in found.items()}}[key] if isinstance(found, dict) else found[int(key)]
    return found.item() if hasattr(found, "item") else found


def agrees(found, expected):
    return expected[0] <= found <= expected[1] if isinstance(expected, tuple) else str(found) == expected


# {compared}
said = {said}
for example, keys, expected in said:
    assert agrees(value(example, *keys), expected), (example, keys, expected, value(example, *keys))
print(f"{{len(said)}} / {{len(said)}}")"""


def has_notebook(page: Page) -> bool:
    """Pages that show an example have one."""
    return any(page.examples()) and not page.front.get("shows_code_forms")


def notebook(book: Book, page: Page, site_url: str) -> str:
    """The page in nbformat 4.5, as JSON text."""
    words = book.languages[page.language].words["notebook"]
    cells = [_code(START.format(kept=words["kept"], seeded=words["seeded"]))]
    ran: list[str] = []

    def run(name: str) -> None:
        if name not in ran:
            ran.append(name)
            code = book.examples[name].shown(page.language)
            cells.append(_code(f'lossbook.start()\n{code}\n\nlossbook.results["{name}"] = dict(globals())'))

    for piece in prose_and_examples(book, page, site_url):
        if isinstance(piece, Fence):
            run(piece.snippet[0])
        else:
            cells.append(_prose(piece))
    others = [name for name in dict.fromkeys(bound.example for bound in page.bounds) if name not in ran]
    if others:
        cells.append(_prose(words["others"]))
        for name in others:
            run(name)
    said = sorted({json.dumps([bound.example, *_expected(book, bound)]) for bound in page.bounds})
    listed = [
        (example, tuple(keys), tuple(e) if isinstance(e, list) else e) for example, keys, e in map(json.loads, said)
    ]
    cells.append(_code(COMPARE.format(compared=words["compared"], said=pprint.pformat(listed, width=110))))
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    return json.dumps(
        {
            "cells": cells,
            "metadata": {
                "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
                "language_info": {"name": "python"},
                "title": page.title,
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        },
        ensure_ascii=False,
        indent=1,
    )


def _expected(book: Book, bound) -> tuple[list[str], list | str]:
    """Where the value is found, and what it must be: [low, high] of a number, else its text."""
    found, typed = book.value(bound), numbers.parse(bound.typed)
    keys = path_of(book.runs[bound.example], bound.name)
    if not isinstance(found, bool) and isinstance(typed, numbers.Typed) and not isinstance(found, str):
        spread = book.seeds.of(book.examples[bound.example])
        unit = float(typed.unit) * (1.0 if spread and spread.random else 0.5)
        scale = 100 if typed.percent else 1
        room = max(unit / scale * (1 + 1e-6), abs(found) * 1e-6)
        centre = float(typed.value) / scale
        if math.isfinite(found):
            return keys, [centre - room, centre + room]
    return keys, str(found)


def _prose(text: str) -> dict:
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def _code(text: str) -> dict:
    return {"cell_type": "code", "metadata": {}, "source": text, "execution_count": None, "outputs": []}
