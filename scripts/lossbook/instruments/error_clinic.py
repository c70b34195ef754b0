"""The error clinic by paste: which message of error_clinic.yml stands in a traceback."""

import json
import re
from functools import cache
from html import escape
from pathlib import Path

import yaml

from lossbook import instruments
from lossbook.instruments import shown_sections
from lossbook.numbers import NAKED
from lossbook.problems import Problem
from lossbook.project import LANGUAGES, Project, here

DATA = Path(__file__).with_suffix(".yml")
PAGE = "practice/error-messages.md"
VALUES: dict[str, list[str]] = {}  # the tests hold every text to the messages that torch raises
WHYS = ("older", "gpu", "elsewhere")
WORDS = (
    "paste", "hint", "clear", "try", "found", "also", "cause", "cure", "fix", "entry", "not_run_older", "not_run_gpu",
    "not_run_elsewhere", "seen", "unknown", "unknown_message", "cut", "raised_in", "all", "copy", "copied",
)  # fmt: skip
REQUIRED = {"slug", "section", "text", "from", "fix", *LANGUAGES}
ALLOWED = REQUIRED | {"near", "weak", "not_run"}


@cache
def entries() -> list[dict]:
    return yaml.safe_load(DATA.read_text(encoding="utf8"))


def wordings(entry: dict) -> list[dict]:
    """Every wording of an entry: today's first, then those that were not run here."""
    today = {name: entry[name] for name in ("text", "near", "weak") if name in entry}
    return ([today] if entry["from"] else []) + entry.get("not_run", [])


def draw(values: dict, words: dict, page: str) -> str:
    """Every message with cause, cure and entry; it is what the script chooses from."""
    language = instruments.language_of(page)
    items = "".join(_item(entry, words, page, language) for entry in entries())
    patterns = [{"slug": entry["slug"], "wordings": wordings(entry)} for entry in entries()]
    data = json.dumps(patterns, ensure_ascii=False).replace("<", "\\u003c")
    return (
        f'<script type="application/json" class="instrument__data">{data}</script>'
        f"<details><summary>{escape(words['all'])} ({len(entries())})</summary>"
        f'<ul class="instrument__list">{items}</ul></details>'
    )


def _item(entry: dict, words: dict, page: str, language: str) -> str:
    said = entry[language]
    address = instruments.address(f"{PAGE}#{anchor(here(), entry)}", page)
    return (
        f'<li data-slug="{entry["slug"]}"><p class="message__text"><code>{escape(entry["text"])}</code></p>'
        f"<p><strong>{escape(words['cause'])}</strong> {instruments.inline(said['cause'])}</p>"
        f"<p><strong>{escape(words['cure'])}</strong> {instruments.inline(said['cure'])}</p>"
        f'<p class="message__fix"><code>{escape(entry["fix"])}</code></p>'
        f'<p><a href="{address}">{escape(words["entry"])}</a></p></li>'
    )


def anchor(project: Project, entry: dict) -> str:
    """Where the page treats a message: at the entry's own id, or in its section while the page has no such id."""
    ids = shown_sections(project, PAGE)
    return entry["slug"] if entry["slug"] in ids else entry["section"]


def problems(project: Project) -> list[Problem]:
    """Entries that lack something, share a slug, or lead to no section of the page."""
    found = []
    lines = DATA.read_text(encoding="utf8").splitlines()
    starts = [number for number, line in enumerate(lines, 1) if line.startswith("- slug:")]
    seen: dict[str, int] = {}
    for entry, line in zip(entries(), starts, strict=True):

        def add(what: str, expected: str = "", seen: str = "", line: int = line) -> None:
            found.append(Problem(project.shown(DATA), line, what, expected, seen, "its head says what an entry needs"))

        if not REQUIRED <= set(entry) <= ALLOWED:
            lacking, extra = REQUIRED - set(entry), set(entry) - ALLOWED
            add("an entry needs other keys", f"also {sorted(lacking)}", f"unknown {sorted(extra)}")
            continue
        if entry["slug"] in seen:
            add("a slug occurs twice", f"one; the other is on line {seen[entry['slug']]}", entry["slug"])
        seen[entry["slug"]] = line
        if not wordings(entry):
            add("an entry without a wording", "a value of an example in `from`, or a wording in `not_run`")
        if lost := instruments.lost_link(project, f"{PAGE}#{anchor(project, entry)}"):
            add("a message that the page does not treat", "a section of the page", lost)
        for wording in entry.get("not_run", []):
            if wording.get("why") not in WHYS or not str(wording.get("seen", "")).startswith("https://"):
                add("a wording without a place where it was seen", f"seen: https://…, why: {WHYS}", str(wording))
        for language in LANGUAGES:
            if set(entry[language]) != {"cause", "cure"}:
                add(f"the {language} side needs other keys", "cause, cure", ", ".join(entry[language]))
                continue
            for said in entry[language].values():
                if naked := NAKED.search(re.sub(r"`[^`]*`", "", said)):
                    add("a number that is bound to nothing", "an input in backticks, or words", naked[0])
    return found
