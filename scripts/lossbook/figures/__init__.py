"""Figures drawn at build time from the values of runs.

A page asks for one with a fence, in words of its own language:

    ```figure
    draw: loss_curve                     # a module of this package
    from: cross_entropy/confidence.py    # the example whose values it draws
    title: …
    description: …
    words: {x: …, y: …}
    ```

A module offers `WORDS`, the keys that a page must give, and `draw(values, words) -> str`, an SVG without title.
Colours are CSS variables, so that one drawing serves both themes.
"""

import ast
import hashlib
import importlib
import json
import re
from html import escape
from importlib.metadata import version
from pathlib import Path

import yaml

from lossbook.kept import keep
from lossbook.problems import Problem, ProblemsFound
from lossbook.runs import Runs

KEYS = {"draw", "from", "title", "description", "words"}


def check(source: str, page: str, line: int = 1) -> list[Problem]:
    """What is wrong with a figure fence, as far as its text tells."""

    def problem(what: str, expected: str = "", found: str = "") -> list[Problem]:
        return [Problem(page, line, what, expected, found, "see scripts/lossbook/figures/__init__.py")]

    try:
        spec = yaml.safe_load(source)
    except yaml.YAMLError as error:
        return problem("the figure's text is not YAML", found=str(error).splitlines()[0])
    if not isinstance(spec, dict) or set(spec) != KEYS:
        found = ", ".join(sorted(spec)) if isinstance(spec, dict) else str(spec)
        return problem("a figure needs other keys", ", ".join(sorted(KEYS)), found)
    if not _file(spec["draw"]):
        return problem("there is no such figure", "a module of scripts/lossbook/figures", str(spec["draw"]))
    words, asked = spec["words"] or {}, _words(spec["draw"])
    if set(words) != set(asked):
        return problem("a figure needs other words", ", ".join(sorted(asked)), ", ".join(sorted(words)))
    return []


def render(source: str, runs: Runs, page: str) -> str:
    """The figure as HTML. Raises ProblemsFound when the fence is wrong or the example fails."""
    if problems := check(source, page):
        raise ProblemsFound(problems)
    spec = yaml.safe_load(source)
    values = runs.get(f"examples/{spec['from']}").values
    words = {name: escape(str(word)) for name, word in spec["words"].items()}
    svg = _drawn(spec["draw"], values, words, runs.project.cache / "figures")
    name = f"figure-{spec['draw'].replace('_', '-')}"
    opening = (
        f'<svg role="img" aria-labelledby="{name}-title" aria-describedby="{name}-description" '
        f'data-draw="{spec["draw"]}" data-from="{spec["from"]}"'
    )
    svg = re.sub(r"^<svg", opening, svg, count=1)
    head, end, rest = svg.partition(">")
    title = f'<title id="{name}-title">{escape(spec["title"])}</title>'
    description = f'<desc id="{name}-description">{escape(spec["description"])}</desc>'
    return (
        f'<figure class="drawn" id="{name}"><div class="drawn__scroll" tabindex="0" role="group" '
        f'aria-labelledby="{name}-title">{head}{end}{title}{description}{rest}</div>'
        f"<figcaption>{escape(spec['title'])}</figcaption></figure>"
    )


def _drawn(name: str, values: dict, words: dict, kept: Path) -> str:
    """The SVG, kept under everything that decides it: loading the drawing library takes longer than the rest."""
    sources = [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*")) if path.stem in (name, "charts")]
    decides = [json.dumps([values, words, version("altair"), version("vl-convert-python")]).encode(), *sources]
    file = kept / f"{name}-{hashlib.sha256(b''.join(decides)).hexdigest()}.svg"
    if not file.exists():
        svg = importlib.import_module(f"{__name__}.{name}").draw(values, words)
        keep(file, svg)
    return file.read_text(encoding="utf8")


def _file(name: str) -> Path | None:
    path = Path(__file__).parent / f"{name}.py"
    return path if re.fullmatch(r"[a-z_]+", str(name)) and path.is_file() else None


def _words(name: str) -> list[str]:
    """The module's WORDS, read without importing it."""
    for node in ast.parse(_file(name).read_text(encoding="utf8")).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "WORDS":
            return list(ast.literal_eval(node.value))
    return []
