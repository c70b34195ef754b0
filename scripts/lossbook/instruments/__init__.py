"""Instruments: things to try on a page, with the same content in a static form for those without scripts.

A page asks for one with a fence, in words of its own language:

    ```instrument
    try: name_that_loss                       # a module of this package, and docs/assets/instruments/name_that_loss.js
    from: diagnose/stuck_cross_entropy.py     # the example whose values it uses, or a list of them
    title: …
    description: …
    words: {value: …, classes: …}
    ```

A module offers `WORDS`, the keys that a page must give; `VALUES`, the value that each named example must have
computed (by example; none where it uses no run); `draw(values, words, page) -> str`, the HTML that works without
scripts; and `problems(project)`, what is wrong with its data file. The browser's part reads the words from JSON
beside it, so that no script holds words of a language.
"""

import importlib
import json
import re
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path
from posixpath import relpath

import yaml
from markdown_it import MarkdownIt

from lossbook.problems import Problem, ProblemsFound
from lossbook.project import LANGUAGES, Project
from lossbook.runs import Runs

KEYS = {"try", "from", "title", "description", "words"}
INLINE = MarkdownIt("commonmark", {"html": False})


def check(source: str, page: str, line: int = 1) -> list[Problem]:
    """What is wrong with an instrument fence, as far as its text tells."""

    def problem(what: str, expected: str = "", found: str = "") -> list[Problem]:
        return [Problem(page, line, what, expected, found, "see scripts/lossbook/instruments/__init__.py")]

    try:
        spec = yaml.safe_load(source)
    except yaml.YAMLError as error:
        return problem("the instrument's text is not YAML", found=str(error).splitlines()[0])
    if not isinstance(spec, dict) or set(spec) != KEYS:
        found = ", ".join(sorted(spec)) if isinstance(spec, dict) else str(spec)
        return problem("an instrument needs other keys", ", ".join(sorted(KEYS)), found)
    if not _known(spec["try"]):
        return problem("there is no such instrument", "a module of scripts/lossbook/instruments", str(spec["try"]))
    module = _module(spec["try"])
    words = spec["words"] or {}
    if set(words) != set(module.WORDS):
        missing, extra = sorted(set(module.WORDS) - set(words)), sorted(set(words) - set(module.WORDS))
        return problem("an instrument needs other words", f"also {missing}", f"unknown {extra}")
    if set(examples(spec)) != set(module.VALUES):
        expected = ", ".join(sorted(module.VALUES)) or "none"
        return problem("an instrument uses other examples", expected, ", ".join(examples(spec)) or "none")
    return []


def render(source: str, runs: Runs, page: str) -> str:
    """The instrument as HTML. Raises ProblemsFound when the fence is wrong or an example fails."""
    if problems := check(source, page):
        raise ProblemsFound(problems)
    spec = yaml.safe_load(source)
    module = _module(spec["try"])
    values = {}
    for example in examples(spec):
        values[example] = runs.get(f"examples/{example}").values
        if missing := [name for name in module.VALUES[example] if name not in values[example]]:
            raise ProblemsFound([Problem(f"examples/{example}", 1, "an instrument misses a value", ", ".join(missing))])
    name = spec["try"].replace("_", "-")
    words = json.dumps(spec["words"], ensure_ascii=False).replace("<", "\\u003c")
    return (
        f'<section class="instrument" id="{name}" data-instrument="{spec["try"]}" data-search-exclude '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-description">'
        f'<p class="instrument__title" id="{name}-title">{escape(spec["title"])}</p>'
        f'<p class="instrument__description" id="{name}-description">{inline(spec["description"])}</p>'
        f'<script type="application/json" class="instrument__words">{words}</script>'
        f'<div class="instrument__panel"></div>'
        f'<div class="instrument__static">{module.draw(values, spec["words"], page)}</div>'
        f"</section>"
    )


def problems(project: Project, fences: Iterable[str]) -> list[Problem]:
    """What is wrong with the data files of the instruments that the fences of a project ask for."""
    asked = {yaml.safe_load(source)["try"] for source in fences if not check(source, "")}
    return [problem for name in sorted(asked) for problem in _module(name).problems(project)]


def examples(spec: dict) -> list[str]:
    """The examples that a fence names: one, a list, or none."""
    named = spec["from"] or []
    return [named] if isinstance(named, str) else list(named)


def inline(text: str) -> str:
    """A sentence of a data file or a fence as HTML: backticks mark code, asterisks mark strong words."""
    return INLINE.renderInline(str(text))


def language_of(page: str) -> str:
    """The language of docs/en/practice/diagnose.md: en."""
    return page.split("/")[1]


def address(target: str, page: str) -> str:
    """Where `target` (page.md#id, within a language) is, seen from the served `page` (docs/en/….md)."""
    path, _, anchor = target.partition("#")
    own = page.split("/", 2)[2]
    folder = "" if path == own else f"{relpath(_served(path), _served(own))}/"
    return folder + (f"#{anchor}" if anchor else "")


def lost_link(project: Project, target: str) -> str | None:
    """Why `target` (page.md#id) leads nowhere in some language; None when it leads somewhere in each."""
    path, _, anchor = target.partition("#")
    for language in LANGUAGES:
        file = project.docs / language / path
        if not file.is_file():
            return f"docs/{language}/{path} does not exist"
        if anchor and not has_anchor(file, anchor):
            return f"docs/{language}/{path} has no {{#{anchor}}}"
    return None


def has_anchor(file: Path, anchor: str) -> bool:
    """Does the page give this id to a heading, a fold or a fence?"""
    return anchor in _ids(file, file.stat().st_mtime_ns)


def shown_sections(project: Project, path: str) -> set[str]:
    """The ids that a page has in every language."""
    files = [project.docs / language / path for language in LANGUAGES]
    return set.intersection(*(_ids(file, file.stat().st_mtime_ns) for file in files))


@cache
def _ids(file: Path, changed: int) -> set[str]:
    return set(re.findall(r"""(?:\{\s*#|\bid=["']?)([\w-]+)""", file.read_text(encoding="utf8")))


def _served(path: str) -> str:
    return re.sub(r"(?:(?<=/)|^)index\.md$|\.md$", "", path).rstrip("/") or "."


def _known(name) -> bool:
    return bool(re.fullmatch(r"[a-z_]+", str(name))) and (Path(__file__).parent / f"{name}.py").is_file()


def _module(name: str):
    return importlib.import_module(f"{__name__}.{name}")
