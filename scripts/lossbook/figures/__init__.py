"""Figures drawn at build time from the values of runs.

A page asks for one with a fence, in words of its own language:

    ```figure
    draw: loss_curve                     # a module of this package
    from: cross_entropy/confidence.py    # the example whose values it draws; or a list of several
    title: …
    description: …
    words: {x: …, y: …}
    ```

A page that draws the same module twice gives each an `id` of its own.

A module offers `WORDS`, the keys that a page must give, `VALUES`, the names that it draws, and
`draw(values, words) -> str`, an SVG without title. Colours are CSS variables, so that one drawing serves both themes;
`charts` holds what figures share. A figure is checked before anything is drawn.
"""

import importlib.util
import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

from lossbook.book import Book
from lossbook.kept import hash_of_files, remember
from lossbook.literals import literals
from lossbook.pages import Page, sources

NAMES = {"WORDS": tuple, "VALUES": tuple}  # that a module offers in so many words
KEYS = {"draw", "from", "title", "description", "words"}


@dataclass(frozen=True)
class Fault:
    """What is wrong with a figure, and the examples that it needs."""

    what: str
    expected: str
    found: str
    examples: tuple[str, ...] = ()
    fix: str = ""


def faults(book: Book, page: Page, data: dict) -> Iterator[Fault]:
    """Why this figure cannot be drawn; nothing when it can."""
    if set(data) - {"id"} != KEYS:
        yield Fault("a figure needs other keys", ", ".join(sorted(KEYS)), ", ".join(sorted(map(str, data))))
        return
    for key in ("title", "description"):
        if not isinstance(data[key], str) or not data[key].strip():
            yield Fault(
                f"a figure's {key} is not text", f"{key}: words in quotes if they hold a colon", repr(data[key])
            )
    module = _module(str(data["draw"]))
    if module is None:
        known = ", ".join(
            sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py") if path.stem != "charts")
        )
        yield Fault("there is no such figure", known, str(data["draw"]))
        return
    if broken := list(module_faults(module, "a figure", NAMES)):
        yield from broken
        return
    words = data["words"] if isinstance(data["words"], dict) else {}
    if set(words) != set(_names(module, "WORDS")) or not all(str(word).strip() for word in words.values()):
        yield Fault("a figure needs other words", ", ".join(_names(module, "WORDS")), ", ".join(map(str, words)))
    yield from value_faults(book, data, _names(module, "VALUES"))


def module_faults(module: Path, kind: str, names: dict[str, type]) -> Iterator[Fault]:
    """Why the constants of a module that draws cannot be read: it is not Python, or lacks some of `names`."""
    try:
        known = literals(module)
    except SyntaxError as error:
        yield Fault(f"{kind} that is not Python", "Python", f"{module.name}:{error.lineno}: {error.msg}")
        return
    if lacking := ", ".join(name for name, form in names.items() if not isinstance(known.get(name), form)):
        expected = ", ".join(f"{name}, a {form.__name__}" for name, form in names.items())
        yield Fault(f"{kind} whose module lacks names", expected, f"{module.name}: no {lacking}")


def value_faults(book: Book, data: dict, needed: list[str]) -> Iterator[Fault]:
    """Examples that are not there, fail, or lack one of the values `needed`."""
    names = [str(name) for name in sources(data)]
    if not names:
        yield Fault("a figure without an example", "from: topic/idea.py", str(data["from"]))
    for name in names:
        if name not in book.examples:
            yield Fault("a figure of an example that does not exist", "a file of examples/", name)
            return
        if book.fails(name):
            yield Fault("a figure waits for its example to run", "a run to the end", name, tuple(names))
            return
    missing = [value for value in needed if not any(value in book.runs[name].values for name in names)]
    if missing:
        found = f"no {', '.join(missing)} in {', '.join(names)}"
        yield Fault("a figure of values that its example lacks", ", ".join(needed), found, tuple(names))


def values_of(book: Book, data: dict, needed: list[str]) -> dict:
    """The values `needed` from the examples that a fence names; of two with the same name, the later example's."""
    values: dict = {}
    for name in sources(data):
        values |= book.runs[name].values
    return {name: values[name] for name in needed}


def render(book: Book, page: Page, data: dict, inline: Callable[[str], str]) -> str:
    """The figure as HTML, after `faults` found none."""
    name = str(data.get("id") or f"figure-{data['draw'].replace('_', '-')}")
    svg = drawing(book, data)
    opening = (
        f'<svg role="img" aria-labelledby="{name}-title" aria-describedby="{name}-description" '
        f'data-draw="{data["draw"]}"'
    )
    head, end, rest = re.sub(r"^<svg", opening, named(svg, name), count=1).partition(">")
    title = f'<title id="{name}-title">{escape(data["title"])}</title>'
    description = f'<desc id="{name}-description">{escape(data["description"])}</desc>'
    return (
        f'<figure class="drawn" id="{name}" data-drawn="figure">{head}{end}{title}{description}{rest}'
        f"<figcaption>{escape(data['title'])}</figcaption></figure>"
    )


def named(svg: str, name: str) -> str:
    """The drawing with its own names for what is in it: another one of the page may use the same."""
    return re.sub(r'(\bid="|url\(#)', rf"\g<1>{name}-", svg)


def drawing(book: Book, data: dict) -> str:
    """The SVG, kept under everything that decides it: loading the drawing library takes longer than the rest."""
    module = str(data["draw"])
    values = values_of(book, data, _names(_module(module), "VALUES"))
    words = {name: escape(str(word)) for name, word in data["words"].items()}

    def decides() -> str:
        return json.dumps([code_of(data), values, words, version("vl-convert-python")], sort_keys=True)

    def draw() -> str:
        return fresh(f"{__name__}.charts", f"{__name__}.{module}").draw(values, words)

    return remember(book.project.cache / "figures", decides, draw)


def code_of(data: dict) -> str:
    """The hash of everything beside its data that decides how a figure looks."""
    folder = Path(__file__).parent
    files = [folder / "charts.py", *sorted(folder.glob(f"{data.get('draw')}.*"))]
    return hash_of_files(files)


def fresh(*modules: str) -> ModuleType:
    """The last of these modules as they stand on disk now: they may have been edited since this process imported them.

    Compiled code is deleted: Python tells whether it is fresh by the size of the source and its time in whole seconds.
    """
    for name in modules:
        sys.modules.pop(name, None)
        with suppress(OSError):
            Path(importlib.util.find_spec(name).cached).unlink()
    return importlib.import_module(modules[-1])


def _module(name: str) -> Path | None:
    path = Path(__file__).parent / f"{name}.py"
    return path if re.fullmatch(r"[a-z][a-z0-9_]*", name) and name != "charts" and path.is_file() else None


def _names(module: Path, of: str) -> list[str]:
    """The module's WORDS or VALUES, after `faults` found none."""
    return list(literals(module)[of])
