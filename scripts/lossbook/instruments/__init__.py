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

import ast
import hashlib
import importlib
import json
import re
from collections.abc import Iterable
from html import escape
from importlib.metadata import version
from pathlib import Path
from posixpath import relpath

import yaml

from lossbook import figures
from lossbook.instruments import _forms
from lossbook.kept import keep
from lossbook.problems import Problem, ProblemsFound
from lossbook.project import LANGUAGES, Project
from lossbook.runs import Runs

ASSETS = "assets/instruments"
KEYS = {"try", "from", "title", "description", "words"}
COMMON = {
    "ko": {
        "reset": "처음 상태로",
        "copy_link": "이 상태의 링크 복사",
        "copied": "복사했습니다",
        "still": "스크립트를 켜면 값을 직접 움직일 수 있습니다.",
    },
    "en": {
        "reset": "Reset",
        "copy_link": "Copy link to this state",
        "copied": "Copied",
        "still": "With scripts enabled, the values can be moved.",
    },
}


def check(source: str, page: str, line: int = 1) -> list[Problem]:
    """What is wrong with an instrument's fence, as far as its text tells."""

    def problem(what: str, expected: str = "", found: str = "") -> list[Problem]:
        return [Problem(page, line, what, expected, found, "see scripts/lossbook/instruments/__init__.py")]

    try:
        spec = yaml.safe_load(source)
    except yaml.YAMLError as error:
        return problem("the instrument's text is not YAML", found=str(error).splitlines()[0])
    if not isinstance(spec, dict) or set(spec) - {"start"} != KEYS:
        found = ", ".join(sorted(map(str, spec))) if isinstance(spec, dict) else str(spec)
        return problem("an instrument needs other keys", f"{', '.join(sorted(KEYS))}, and start where it helps", found)
    if not _file(spec["try"]):
        return problem("there is no such instrument", ", ".join(names()), str(spec["try"]))
    words, asked = spec["words"] or {}, declared(spec["try"], "WORDS")
    if set(words) != set(asked):
        return problem("an instrument needs other words", ", ".join(sorted(asked)), ", ".join(sorted(words)))
    if not_text := sorted(name for name, word in words.items() if not isinstance(word, str)):
        return problem("a word that YAML does not read as text", 'quotes around it, as in "true"', ", ".join(not_text))
    gaps = declared(spec["try"], "GAPS")
    for name, text in words.items():
        needed = gaps.get(name, "").split()
        if set(re.findall(r"\{(\w+)\}", text)) != set(needed):
            expected = " ".join(f"{{{gap}}}" for gap in needed) or "no gaps"
            return problem(f"the text of {name} has other gaps", expected, text)
    state, start = declared(spec["try"], "STATE"), spec.get("start") or {}
    if unknown := set(start) - set(state):
        return problem("the instrument has no such state", ", ".join(sorted(state)), ", ".join(sorted(unknown)))
    return []


def render(source: str, runs: Runs, page: str) -> str:
    """The instrument as HTML. Raises ProblemsFound when the fence is wrong, an example fails or lacks a value."""
    if problems := check(source, page):
        raise ProblemsFound(problems)
    spec = yaml.safe_load(source)
    language = page.split("/")[1]
    words = spec["words"]
    if is_form(spec["try"]):
        module = importlib.import_module(f"{__name__}.{spec['try']}")
        return _forms.render(spec, module, _values(spec, runs, page), page)
    made = _made(spec["try"], _values(spec, runs, page), words, runs.project.cache / "figures")
    name = f"instrument-{spec['try'].replace('_', '-')}"
    data = {"words": {**words, **COMMON[language]}, "values": made["values"], "start": spec.get("start") or {}}
    assets = relpath(ASSETS, _url(page))
    return (
        f'<figure class="instrument" id="{name}" data-instrument="{spec["try"]}" data-search-exclude>'
        f'<link rel="stylesheet" href="{assets}/instruments.css">'
        f'<figcaption id="{name}-title">{escape(spec["title"])}</figcaption>'
        f'<div class="instrument__static" role="img" aria-labelledby="{name}-title" aria-describedby="{name}-about">'
        f"{made['svg']}</div>"
        f'<p class="instrument__about" id="{name}-about">{escape(spec["description"])}</p>'
        f"<noscript><p>{COMMON[language]['still']}</p></noscript>"
        f'<script type="application/json" class="instrument__data">{_json(data)}</script>'
        f'<script type="module" src="{assets}/{spec["try"]}.js"></script>'
        f"</figure>"
    )


def problems(project: Project, sources: Iterable[str]) -> list[Problem]:
    """What is wrong with the data files of the forms that these fences ask for."""
    asked = {yaml.safe_load(source)["try"] for source in sources if not check(source, "")}
    modules = [importlib.import_module(f"{__name__}.{name}") for name in sorted(asked) if is_form(name)]
    return [problem for module in modules for problem in module.problems(project)]


def is_form(name: str) -> bool:
    """Does the instrument ask with a form, in the place of a figure that moves?"""
    try:
        return declared(name, "FORM")
    except LookupError:
        return False


def names() -> list[str]:
    return sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def declared(name: str, what: str):
    """A constant of an instrument's module, read without importing it: drawing libraries take long to load."""
    for node in ast.parse(_file(name).read_text(encoding="utf8")).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == what:
            return ast.literal_eval(node.value)
    raise LookupError(f"scripts/lossbook/instruments/{name}.py has no {what}")


def _file(name: str) -> Path | None:
    path = Path(__file__).parent / f"{name}.py"
    return path if re.fullmatch(r"[a-z]\w*", str(name)) and path.is_file() else None


def _values(spec: dict, runs: Runs, page: str) -> dict:
    """The values that the instrument needs, from whichever of its examples computes them."""
    sources = [spec["from"]] if isinstance(spec["from"], str) else spec["from"]
    found = {}
    for example in sources:
        found |= runs.get(f"examples/{example}").values
    needed = declared(spec["try"], "VALUES")
    if missing := [name for name in needed if name not in found]:
        mend = "name an example that computes them"
        what = "the instrument's examples lack values"
        raise ProblemsFound([Problem(page, 1, what, ", ".join(missing), ", ".join(sources), mend)])
    return {name: found[name] for name in needed}


def _url(page: str) -> str:
    """The folder in which the page is served: docs/en/guide/one.md lies in en/guide/one."""
    language, path = page.split("/", 2)[1:]
    folder = re.sub(r"(?:(?<=/)|^)index\.md$|\.md$", "", path).rstrip("/")
    return "/".join(filter(None, [language if language != LANGUAGES[0] else "", folder])) or "."


def _json(data: dict) -> str:
    """JSON that no browser takes for the end of its script."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _made(name: str, values: dict, words: dict, kept: Path) -> dict:
    """What the module makes of the values, kept under everything that decides it: drawing libraries load slowly."""
    files = [_file(name), Path(figures.__file__).parent / "charts.py"]
    versions = [version("altair"), version("vl-convert-python")]
    decides = [json.dumps([values, words, versions]).encode(), *(file.read_bytes() for file in files)]
    file = kept / f"{name}-{hashlib.sha256(b''.join(decides)).hexdigest()}.json"
    if not file.exists():
        module = importlib.import_module(f"{__name__}.{name}")
        svg = module.draw(values, {name: escape(word) for name, word in words.items()})
        svg = svg.replace("<svg", '<svg aria-hidden="true"', 1)
        keep(file, json.dumps({"svg": svg, "values": module.embedded(values)}))
    return json.loads(file.read_text(encoding="utf8"))
