"""The error clinic by paste: which message of error_clinic.yml stands in a traceback."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from lossbook.binding import Bound
from lossbook.book import Book
from lossbook.figures import Fault
from lossbook.instruments._forms import Place, entry_lines, inline, lost_link, naked_faults
from lossbook.literals import loaded

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
REQUIRED = {"slug", "text", "from", "fix"}  # and the languages
OPTIONAL = {"near", "weak", "not_run"}


def entries() -> list[dict]:
    return loaded(DATA)


def wordings(entry: dict) -> list[dict]:
    """Every wording of an entry: today's first, then those that were not run here."""
    today = {name: entry[name] for name in ("text", "near", "weak") if name in entry}
    return ([today] if entry["from"] else []) + entry.get("not_run", [])


def embedded(values: dict, place: Place) -> list[dict]:
    """Every wording, by slug."""
    return [{"slug": entry["slug"], "wordings": wordings(entry)} for entry in entries()]


def draw(values: dict, words: dict, place: Place) -> str:
    """Every message with cause, cure and entry; it is what the script chooses from."""
    items = "".join(_item(entry, words, place) for entry in entries())
    return (
        f"<details><summary>{escape(words['all'])} ({len(entries())})</summary>"
        f'<ul class="tool__list">{items}</ul></details>'
    )


def readable(text: str) -> str:
    """A wording as readers see it: Target N is out of bounds."""
    return re.sub(r"<(?:sizes|word|any)>", "…", text.replace("<n>", "N"))


def _item(entry: dict, words: dict, place: Place) -> str:
    said = entry[place.language]
    where = place.address(address(entry))
    return (
        f'<li data-slug="{entry["slug"]}"><p class="message__text"><code>{escape(readable(entry["text"]))}</code></p>'
        f"<p><strong>{escape(words['cause'])}</strong> {inline(said['cause'])}</p>"
        f"<p><strong>{escape(words['cure'])}</strong> {inline(said['cure'])}</p>"
        f'<p class="message__fix"><code>{escape(entry["fix"])}</code></p>'
        f'<p><a href="{where}">{escape(words["entry"])}</a></p></li>'
    )


def address(entry: dict) -> str:
    """Where the page treats a message: its entry there."""
    return f"{PAGE}#{entry['slug']}"


def faults(book: Book) -> Iterator[Fault]:
    """Entries that lack something, share a slug, or lead to no entry of the page."""
    seen: dict[str, int] = {}
    for entry, line in zip(entries(), entry_lines(DATA), strict=True):
        where = f"{DATA.name}:{line}"
        required = REQUIRED | set(book.languages)
        if not required <= set(entry) <= required | OPTIONAL:
            lacking, extra = required - set(entry), set(entry) - required - OPTIONAL
            yield Fault("an entry needs other keys", f"also {sorted(lacking)}", f"{where}: unknown {sorted(extra)}")
            continue
        if entry["slug"] in seen:
            yield Fault(
                "a slug occurs twice", f"one; the other is on line {seen[entry['slug']]}", f"{where}: {entry['slug']}"
            )
        seen[entry["slug"]] = line
        if not wordings(entry):
            yield Fault(
                "an entry without a wording", "a value of an example in `from`, or a wording in `not_run`", where
            )
        for reference in entry["from"]:
            example, _, name = reference.partition("#")
            try:
                book.value(Bound("", example, name, 0))
            except LookupError:
                yield Fault("a message that no example raises", "topic/idea.py#value", f"{where}: {reference}")
        if lost := lost_link(book, address(entry)):
            yield Fault(
                "a message that the page does not treat", "an entry of the page with this id", f"{where}: {lost}"
            )
        for wording in entry.get("not_run", []):
            if wording.get("why") not in WHYS or not str(wording.get("seen", "")).startswith("https://"):
                expected = f"seen: https://…, why: one of {', '.join(WHYS)}"
                yield Fault("a wording without a place where it was seen", expected, f"{where}: {wording}")
        for language in book.languages:
            if set(entry.get(language, {})) != {"cause", "cure"}:
                yield Fault(
                    f"the {language} side needs other keys",
                    "cause, cure",
                    f"{where}: {', '.join(entry.get(language, {}))}",
                )
                continue
            yield from naked_faults(entry[language].values(), where)
