"""Instruments: figures that readers can move, drawn by scripts from the values of runs.

A page asks for one with a fence, in words of its own language:

    ```instrument
    try: probability_loss                # a module of this package and of docs/assets/instruments
    from: cross_entropy/confidence.py    # the example, or a list of examples, whose values it shows
    start: {axis: log}                   # optional: the state it opens in, where that is not its usual one
    title: …
    description: …
    words: {p: …, loss: …}
    ```

A module here offers `WORDS`, the keys that a page must give; `GAPS`, the gaps that a sentence must have (`"p loss"` for
"…{p}…{loss}…"); `VALUES`, the values that it needs; `STATE`, the parts of its state; `embedded(values)`, what of the
values goes into the page; and `draw(values, words) -> str`, an SVG without title, for readers without scripts. The
module of the same name in docs/assets/instruments takes the figure's place and makes it move.

Instruments that ask with a form and answer in words say `FORM = True`, and are made by `_forms`.
"""

import importlib
import json
import re
from collections.abc import Callable, Iterator
from html import escape
from importlib.metadata import version
from pathlib import Path

import yaml

from lossbook import figures
from lossbook.book import Book
from lossbook.figures import Fault
from lossbook.instruments import _forms
from lossbook.kept import hash_of_files, remember
from lossbook.literals import literals
from lossbook.pages import Page
from lossbook.project import here

ASSETS = _forms.ASSETS
NAMES = {**figures.NAMES, "GAPS": dict, "STATE": tuple}
KEYS = {"try", "from", "title", "description", "words"}


def faults(book: Book, page: Page, data: dict) -> Iterator[Fault]:
    """Why this instrument cannot be drawn; nothing when it can."""
    if set(data) - {"start"} != KEYS:
        expected = f"{', '.join(sorted(KEYS))}, and start where it helps"
        yield Fault("an instrument needs other keys", expected, ", ".join(sorted(map(str, data))))
        return
    for key in ("title", "description"):
        if not isinstance(data[key], str) or not data[key].strip():
            expected = f"{key}: words in quotes if they hold a colon"
            yield Fault(f"an instrument's {key} is not text", expected, repr(data[key]))
    if not _file(data["try"]):
        yield Fault("there is no such instrument", ", ".join(names()), str(data["try"]))
        return
    if broken := list(figures.module_faults(_file(data["try"]), "an instrument", NAMES)):
        yield from broken
        return
    yield from _word_faults(data["try"], data["words"] if isinstance(data["words"], dict) else {})
    state, start = declared(data["try"], "STATE"), data.get("start") or {}
    if unknown := set(start) - set(state):
        yield Fault("the instrument has no such state", ", ".join(state), ", ".join(sorted(unknown)))
    if needed := declared(data["try"], "VALUES"):
        yield from figures.value_faults(book, data, needed)
    yield from data_faults(book, data["try"])


def data_faults(book: Book, name: str) -> Iterator[Fault]:
    """What is wrong with the data of a form, also where they cannot be read or are not the lists that its module reads.

    Any page and any example may decide it.
    """
    if not is_form(name):
        return
    try:
        yield from importlib.import_module(f"{__name__}.{name}").faults(book)
    except OSError as error:
        file = Path(error.filename or name).name
        yield Fault("the data of an instrument cannot be read", "a file", f"{file}: {error.strerror}")
    except (yaml.YAMLError, AttributeError, LookupError, TypeError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else getattr(error, "lineno", None)
        file = f"{name}.json" if isinstance(error, json.JSONDecodeError) else f"{name}.yml"
        found = getattr(error, "problem", None) or f"{type(error).__name__}: {error}"
        where = f"{file}:{line}" if line else file
        yield Fault("the data of an instrument cannot be read", "entries like the others", f"{where}: {found}")


def _word_faults(name: str, words: dict) -> Iterator[Fault]:
    asked, gaps = declared(name, "WORDS"), declared(name, "GAPS")
    if set(words) != set(asked):
        missing, extra = sorted(set(asked) - set(words)), sorted(map(str, set(words) - set(asked)))
        found = "; ".join(
            filter(None, [f"without {', '.join(missing)}" * bool(missing), f"with {', '.join(extra)}" * bool(extra)])
        )
        yield Fault("an instrument needs other words", ", ".join(asked), found)
    for word, text in words.items():
        needed = gaps.get(word, "").split()
        if not isinstance(text, str) or not text.strip():
            yield Fault("a word that YAML does not read as text", 'quotes around it, as in "true"', f"{word}: {text}")
        elif set(re.findall(r"\{(\w+)\}", text)) != set(needed):
            expected = " ".join(f"{{{gap}}}" for gap in needed) or "no gaps"
            yield Fault(f"the text of {word} has other gaps", expected, text)


def render(book: Book, page: Page, data: dict, inline: Callable[[str], str]) -> str:
    """The instrument as HTML, after `faults` found none."""
    own = book.languages[page.language].words["instrument"]
    place = _forms.Place(book, page)
    values = figures.values_of(book, data, declared(data["try"], "VALUES"))
    if is_form(data["try"]):
        return _forms.render(data, importlib.import_module(f"{__name__}.{data['try']}"), values, place)
    made = _made(book, data["try"], values, data["words"])
    given = {"words": {**data["words"], **own}, "values": made["values"], "start": data.get("start") or {}}
    name = f"instrument-{data['try'].replace('_', '-')}"
    return (
        f'<figure class="instrument" id="{name}" data-drawn="instrument" data-instrument="{data["try"]}" '
        f'data-module="{data["try"]}" data-search-exclude>'
        f'<link rel="stylesheet" href="{place.assets}/instruments.css">'
        f'<figcaption id="{name}-title">{escape(data["title"])}</figcaption>'
        f'<div class="instrument__static" role="img" aria-labelledby="{name}-title" aria-describedby="{name}-about">'
        f"{figures.named(made['svg'], name)}</div>"
        f'<p class="instrument__about" id="{name}-about">{escape(data["description"])}</p>'
        f"<noscript><p>{escape(own['still'])}</p></noscript>"
        f'<script type="application/json" class="instrument__data">{_forms.embedded_json(given)}</script>'
        f'<script type="module" src="{place.assets}/when_near.js"></script>'
        f"</figure>"
    )


def depends(book: Book, data: dict) -> list[str]:
    """What of the book beside the runs decides the HTML: a form that shows other pages says so by `depends(book)`."""
    if not is_form(data["try"]):
        return []
    module = importlib.import_module(f"{__name__}.{data['try']}")
    return module.depends(book) if hasattr(module, "depends") else []


def names() -> list[str]:
    return sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def is_form(name: str) -> bool:
    """Does the instrument ask with a form, in the place of a figure that moves?"""
    return declared(name, "FORM", False)


def declared(name: str, what: str, otherwise=None):
    """A constant of an instrument's module."""
    value = literals(_file(name)).get(what, otherwise)
    if value is None:
        raise ValueError(f"scripts/lossbook/instruments/{name}.py offers no {what}")
    return value


def code_of(data: dict) -> str:
    """The hash of everything beside runs that decides what an instrument puts into a page."""
    name, own = str(data.get("try")), Path(__file__).parent
    files = [Path(figures.__file__).parent / "charts.py", Path(__file__), own / "_forms.py"]
    files += [*sorted(own.glob(f"{name}.*")), *sorted((here().docs / ASSETS).glob(f"{name}.json"))]
    return hash_of_files(files)


def _file(name) -> Path | None:
    path = Path(__file__).parent / f"{name}.py"
    return path if re.fullmatch(r"[a-z]\w*", str(name)) and path.is_file() else None


def _made(book: Book, name: str, values: dict, words: dict) -> dict:
    """What the module makes of the values, kept under everything that decides it."""

    def make() -> dict:
        module = figures.fresh(f"{figures.__name__}.charts", f"{__name__}.{name}")
        svg = module.draw(values, {key: escape(word) for key, word in words.items()})
        return {"svg": svg.replace("<svg", '<svg aria-hidden="true"', 1), "values": module.embedded(values)}

    def decides() -> str:
        return json.dumps([code_of({"try": name}), values, words, version("vl-convert-python")])

    return remember(book.project.cache / "figures", decides, make)
