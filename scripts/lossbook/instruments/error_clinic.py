"""The error clinic by paste: which message of error_clinic.yml stands in a traceback."""

import re
from functools import cache
from html import escape
from pathlib import Path

import yaml

from lossbook.instruments._forms import address, ids, inline, language_of, lost_link
from lossbook.numbers import NAKED
from lossbook.problems import Problem
from lossbook.project import LANGUAGES, Project, here

DATA = Path(__file__).with_suffix(".yml")
PAGE = "practice/error-messages.md"
FORM = True
WORDS = (
    "paste", "hint", "clear", "try", "found", "also", "cause", "cure", "entry", "not_run_older", "not_run_gpu",
    "not_run_elsewhere", "seen", "unknown", "unknown_message", "cut", "raised_in", "all", "copy", "copied",
)  # fmt: skip
GAPS = {"unknown_message": "message", "raised_in": "function"}
VALUES = ()  # the tests hold every text to the messages that torch raises
STATE = ()  # what is pasted stays out of the address
WHYS = ("older", "gpu", "elsewhere")
REQUIRED = {"slug", "section", "text", "from", "fix", *LANGUAGES}
ALLOWED = REQUIRED | {"near", "weak", "not_run"}


@cache
def entries() -> list[dict]:
    return yaml.safe_load(DATA.read_text(encoding="utf8"))


def wordings(entry: dict) -> list[dict]:
    """Every wording of an entry: today's first, then those that were not run here."""
    today = {name: entry[name] for name in ("text", "near", "weak") if name in entry}
    return ([today] if entry["from"] else []) + entry.get("not_run", [])


def embedded(values: dict, page: str) -> list[dict]:
    """Every wording, by slug."""
    return [{"slug": entry["slug"], "wordings": wordings(entry)} for entry in entries()]


def draw(values: dict, words: dict, page: str) -> str:
    """Every message with cause, cure and entry; it is what the script chooses from."""
    items = "".join(_item(entry, words, page) for entry in entries())
    return (
        f"<details><summary>{escape(words['all'])} ({len(entries())})</summary>"
        f'<ul class="tool__list">{items}</ul></details>'
    )


def readable(text: str) -> str:
    """A wording as readers see it: Target N is out of bounds."""
    return re.sub(r"<(?:sizes|word|any)>", "…", text.replace("<n>", "N"))


def _item(entry: dict, words: dict, page: str) -> str:
    said = entry[language_of(page)]
    where = address(f"{PAGE}#{anchor(here(), entry)}", page)
    return (
        f'<li data-slug="{entry["slug"]}"><p class="message__text"><code>{escape(readable(entry["text"]))}</code></p>'
        f"<p><strong>{escape(words['cause'])}</strong> {inline(said['cause'])}</p>"
        f"<p><strong>{escape(words['cure'])}</strong> {inline(said['cure'])}</p>"
        f'<p class="message__fix"><code>{escape(entry["fix"])}</code></p>'
        f'<p><a href="{where}">{escape(words["entry"])}</a></p></li>'
    )


def anchor(project: Project, entry: dict) -> str:
    """Where the page treats a message: at the entry's own id, or in its section while the page has no such id."""
    return entry["slug"] if entry["slug"] in ids(project, PAGE) else entry["section"]


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
        if lost := lost_link(project, f"{PAGE}#{anchor(project, entry)}"):
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
