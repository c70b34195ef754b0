"""Name that loss: what gives exactly the value at which a loss is stuck. The list is name_that_loss.yml."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from lossbook.book import Book
from lossbook.figures import Fault
from lossbook.instruments._forms import Place, entry_lines, inline, lost_link, naked_faults
from lossbook.literals import loaded

DATA = Path(__file__).with_suffix(".yml")
FORM = True
WORDS = (
    "value", "group", "group_cross_entropy", "group_binary", "group_regression", "group_embedding", "group_any", "more",
    "input_C", "input_N", "input_shares", "input_share", "input_pad", "input_eps", "input_w", "input_var", "input_gamma",
    "input_margin", "try", "equal", "near", "none", "typed", "off_by", "next", "see", "effective", "not_a_number", "nan",
    "wrong_input",
)  # fmt: skip
GAPS = {
    "equal": "count value",
    "near": "count value",
    "none": "value",
    "off_by": "difference percent",
    "effective": "classes",
    "wrong_input": "name",
}
VALUES = ("cross_entropy_rows", "squeezed_rows", "binary_rows", "reduction_rows", "regression_rows")
STATE = ()
GROUPS = ("cross_entropy", "binary", "regression", "embedding")
# What a reader may type, and what is assumed until then; the others stay out of the list until they are typed.
INPUTS = {
    "C": None, "N": None, "shares": None, "share": 0.5, "pad": None, "eps": 0.1, "w": None, "var": None, "gamma": 2.0,
    "margin": 1.0,
}  # fmt: skip
SHOWN = {"C": 10, "N": 32, "share": 0.3, "eps": 0.1, "gamma": 2.0, "margin": 1.0, "w": 10.0, "var": 4.0, "pad": 0.25}
TRY = ("uniform", "softmax_twice_floor", "mean_over_classes", "binary_chance", "nll_of_probabilities")


def entries() -> list[dict]:
    """The list, in its order; formulas as text."""
    return [{**entry, "formula": str(entry["formula"])} for entry in loaded(DATA)]


def rows_of(entry: dict, values: dict) -> list:
    """What torch computed for an entry: [[inputs, loss], …]."""
    return values[_rows_name(entry)][entry["rows"].partition("#")[2]]


def _rows_name(entry: dict) -> str:
    """The value that holds the rows of an entry: binary_rows for diagnose/stuck_binary.py#…"""
    return f"{Path(entry['rows'].partition('#')[0]).stem.removeprefix('stuck_')}_rows"


def embedded(values: dict, place: Place) -> dict:
    """The inputs and their defaults, and values to start from."""
    return {"inputs": INPUTS, "groups": GROUPS, "tries": _tries(values)}


def draw(values: dict, words: dict, place: Place) -> str:
    """The list by group, each entry with one value that torch computed; it is what the script sorts."""
    folds = []
    for group in GROUPS:
        items = [_item(entry, values, words, place) for entry in entries() if entry["group"] == group]
        title = escape(words[f"group_{group}"])
        folds.append(
            f'<details data-group="{group}"><summary>{title} ({len(items)})</summary>'
            f'<ul class="tool__list" lang="{place.language}">{"".join(items)}</ul></details>'
        )
    return "".join(folds)


def _item(entry: dict, values: dict, words: dict, place: Place) -> str:
    said = entry[place.language]
    inputs, loss = _typical(rows_of(entry, values))
    given = ", ".join(f"{name} = {_plain(value)}" for name, value in inputs.items())
    return (
        f'<li data-formula="{escape(entry["formula"])}">'
        f'<p class="cause__name">{inline(said["name"])}</p>'
        f'<p class="cause__value"><code>{escape(entry["formula"])}</code> '
        f'<span class="cause__computed">{escape(given)}{": " if given else "= "}{loss:.4f}</span></p>'
        f'<p class="cause__next"><strong>{escape(words["next"])}</strong> {inline(said["next"])} '
        f'<a href="{place.address(entry["see"])}">{escape(words["see"])}</a></p></li>'
    )


def _typical(rows: list) -> tuple[dict, float]:
    """The row whose inputs a reader is most likely to have."""
    return max(rows, key=lambda row: sum(SHOWN.get(name) == value for name, value in row[0].items()))


def _tries(values: dict) -> list[dict]:
    """Values to start from, as torch computed them."""
    found = []
    for entry in entries():
        name = entry["rows"].partition("#")[2]
        if name in TRY:
            inputs, loss = _typical(rows_of(entry, values))
            found.append({"group": entry["group"], "inputs": inputs, "value": f"{loss:.4f}"})
    return found


def _plain(value) -> str:
    return " : ".join(map(str, value)) if isinstance(value, list) else f"{value:g}"


def faults(book: Book) -> Iterator[Fault]:
    """Entries that lack something, name an unknown input, or lead to a page or an id that is not there."""
    known = {*INPUTS, "log", "exp", "sqrt", "entropy", "pi"}
    keys = {"formula", "rows", "group", "see", *book.languages}
    for entry, line in zip(entries(), entry_lines(DATA), strict=True):
        where = f"{DATA.name}:{line}"
        if set(entry) != keys:
            yield Fault("an entry needs other keys", ", ".join(sorted(keys)), f"{where}: {', '.join(sorted(entry))}")
            continue
        if unknown := set(re.findall(r"[A-Za-z_]+", entry["formula"])) - known:
            expected = ", ".join(sorted(known))
            yield Fault("a formula uses an unknown name", expected, f"{where}: {', '.join(sorted(unknown))}")
        example, _, name = entry["rows"].partition("#")
        if _rows_name(entry) not in VALUES or name not in _values(book, example).get(_rows_name(entry), {}):
            yield Fault(
                "rows that the instrument's examples do not compute", ", ".join(VALUES), f"{where}: {entry['rows']}"
            )
        if entry["group"] not in GROUPS:
            yield Fault("there is no such group", ", ".join(GROUPS), f"{where}: {entry['group']}")
        if lost := lost_link(book, entry["see"]):
            yield Fault("a link that leads nowhere", "a page and an id in every language", f"{where}: {lost}")
        for language in book.languages:
            yield from naked_faults(entry[language].values(), where)


def _values(book: Book, example: str) -> dict:
    return book.runs[example].values if example in book.runs else {}
