"""The shape doctor: what torch does with these shapes, dtypes and arguments, from a table made by calling torch.

The table is docs/assets/instruments/shape_doctor.json (see scripts/shape_table); its words are shape_doctor.yml. The
page holds the choices and the words; the browser fetches the table when somebody uses the form.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from lossbook.book import Book
from lossbook.figures import Fault
from lossbook.instruments._forms import Place, inline, naked_faults
from lossbook.literals import loaded
from lossbook.project import here

DATA = Path(__file__).with_suffix(".yml")
TABLE = here().docs / "assets" / "instruments" / "shape_doctor.json"
FORM = True
WORDS = (
    "loss", "outputs", "targets", "arguments", "input_dtype", "input_holds", "target_dtype", "target_holds", "weight",
    "pos_weight", "ignore_index", "label_smoothing", "log_target", "reduction", "paste", "paste_hint", "try", "right",
    "wrong", "depends", "error", "unknown", "returns", "warns", "because", "mended", "no_mend", "read_as", "swept", "nearest",
    "not_tried", "not_shape", "no_sense", "loading", "failed", "source", "copy", "copied", "common",
)  # fmt: skip
GAPS = {"returns": "shape dtype", "read_as": "outputs targets", "nearest": "choices", "source": "cells torch"}
VALUES = ()  # what torch does is in the table
STATE = ()
RIGHT = 1


def table() -> dict:
    return loaded(TABLE)


def said() -> dict:
    return loaded(DATA)


def embedded(values: dict, place: Place) -> dict:
    """The choices for the form and the words for what comes out; the table itself is fetched when it is used."""
    language = place.language
    return {
        "losses": [
            {"name": loss["name"], "function": loss["function"], "options": loss["options"]}
            for loss in table()["losses"]
        ],
        "labels": {name: text[language] for name, text in said()["label"].items()},
        "why": {name: text[language] for name, text in said()["why"].items()},
        "notes": [{"when": note["when"], "says": note[language]} for note in said()["note"]],
    }


def draw(values: dict, words: dict, place: Place) -> str:
    """The calls that people make most."""
    items = "".join(_item(row, words, place.language) for row in table()["common"])
    return (
        f"<details><summary>{escape(words['common'])} ({len(table()['common'])})</summary>"
        f'<ul class="tool__list">{items}</ul></details>'
    )


def _item(row: dict, words: dict, language: str) -> str:
    kind, *parts = row["outcome"]
    shapes = " · ".join(f"({', '.join(row[side].split())})" for side in ("outputs", "targets"))
    shown = [(option, value) for option, value in row["chosen"].items() if option.endswith(("holds", "dtype"))]
    chosen = "".join(f", {words[option]}: {label(option, value, language)}" for option, value in shown)
    if kind == "error":
        outcome = f"<strong>{parts[0]}</strong>: <code>{escape(parts[1])}</code>"
    else:
        verdict = words["right"] if row["verdict"] == RIGHT else words["wrong"]
        because = " ".join(inline(said()["why"][why][language]) for why in row["why"])
        outcome = f"<strong>{escape(verdict)}</strong> {because}"
    mended = ""
    if row["mended"]:
        mended = f'<p class="message__fix"><strong>{escape(words["mended"])}</strong> <code>{escape(row["mended"])}</code></p>'
    return f"<li><p><code>{escape(row['call'])}</code> {escape(shapes + chosen)}</p><p>{outcome}</p>{mended}</li>"


def label(option: str, value, language: str) -> str:
    """How a value of a choice is called."""
    texts = said()["label"]
    text = texts.get(f"{option}.{value}") or texts.get(str(value))
    return text[language] if text else str(value)


def faults(book: Book) -> Iterator[Fault]:
    """A reason of the table without words, words without a reason, and what is not said in every language."""
    used = {"broadcast"}  # what the browser says of a stretched tensor
    for loss in table()["losses"]:
        used |= {one["why"] for one in [*loss["rules"], *loss["readings"]] if one["why"]}
    for why in sorted(used - set(said()["why"])):
        yield Fault("a reason without words", f"{why} in {DATA.name}", "nothing")
    for why in sorted(set(said()["why"]) - used):
        yield Fault(
            "words for a reason that the table does not have", "a rule or a reading of scripts/shape_table", why
        )
    for kind, entries in said().items():
        for name, text in entries.items() if isinstance(entries, dict) else enumerate(entries):
            where = f"{DATA.name}, {kind}: {name}"
            if not set(book.languages) <= set(text):
                yield Fault("a text is not in every language", ", ".join(book.languages), where)
            yield from naked_faults([text.get(language, "") for language in book.languages], where)
