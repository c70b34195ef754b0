"""All losses: a table of every loss of torch.nn and of those that people build. The list is all_losses.yml.

The table stands in the page and is whole without scripts; its script sorts it by a column and filters it by what the
loss takes. What a row says in words is in the list; its numbers and its curve are values of examples/all_losses.
"""

import re
from collections.abc import Iterator
from html import escape
from math import inf
from pathlib import Path

from lossbook.book import Book
from lossbook.figures import Fault
from lossbook.instruments._forms import Place, entry_lines, inline, lost_link, naked_faults
from lossbook.literals import loaded

DATA = Path(__file__).with_suffix(".yml")
FORM = True
KINDS = ("logits", "log_probabilities", "probabilities", "values", "scores", "embeddings")
COLUMNS = ("loss", "curve", "input", "target", "range", "gradient", "divisor", "page")
WORDS = (
    "kind", "any", "kind_logits", "kind_log_probabilities", "kind_probabilities", "kind_values", "kind_scores",
    "kind_embeddings", "sort", "reverse", "ascending", "descending", "shown", "column_loss", "column_curve", "column_input",
    "column_target", "column_range", "column_gradient", "column_divisor", "column_page", "range", "unbounded", "curve",
    "axis", "alias", "settings", "elements", "samples", "masks", "weights", "lengths", "views", "tokens", "family_regression",
    "family_probability", "family_margin", "family_embeddings", "family_sequences", "family_segmentation", "family_your_own",
)  # fmt: skip
GAPS = {
    "shown": "count all column order",
    "range": "floor ceiling",
    "curve": "from lowest to",
    "axis": "along low high",
    "alias": "name",
    "settings": "code",
}
VALUES = ("torch_classes", "torch_functions", "torch_facts", "torch_curves", "built_facts", "built_curves")
STATE = ()
DIVISORS = ("elements", "samples", "masks", "weights", "lengths", "views", "tokens")
FAMILY_WORDS = {
    "regression": "family_regression",
    "probability": "family_probability",
    "margin": "family_margin",
    "embeddings": "family_embeddings",
    "sequences": "family_sequences",
    "segmentation": "family_segmentation",
    "your-own": "family_your_own",
}
FAMILIES = tuple(FAMILY_WORDS)  # the pages of losses/, in their order
REQUIRED = {"loss", "page", "kind", "shape"}  # and the languages
OPTIONAL = {"function", "alias", "settings"}
WIDTH, HEIGHT = 96, 44  # of a curve, px


def entries() -> list[dict]:
    """The list, in its order."""
    return loaded(DATA)


def page_of(entry: dict) -> str:
    """Where the section of a loss is or will be, as a link within a language."""
    family, _, anchor = entry["page"].partition("#")
    return f"losses/{family}.md#{anchor}"


def depends(book: Book) -> list[str]:
    """What of the book, beside the runs, decides the table: the pages that its rows can lead to."""
    return [family for family in FAMILIES if _stands(book, family)]


def embedded(values: dict, place: Place) -> dict:
    """The choices of the form; the rows are in the page."""
    return {"kinds": KINDS, "columns": COLUMNS}


def draw(values: dict, words: dict, place: Place) -> str:
    """The table, in the order of the pages."""
    heads = "".join(
        f'<th role="columnheader" scope="col" data-column="{column}">{escape(words["column_" + column])}</th>'
        for column in COLUMNS
    )
    rows = "".join(_row(entry, values, words, place) for entry in entries())
    return (
        f'<table class="losses" data-part="instrument" role="table" aria-labelledby="instrument-all-losses-title" lang="{place.language}">'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
    )


def _row(entry: dict, values: dict, words: dict, place: Place) -> str:
    said = entry[place.language]
    facts, curve = _computed(entry, values)
    family, _, _ = entry["page"].partition("#")
    link = _stands(place.book, family)

    title = escape(said.get("name", "")) or f"<code>{_breakable(entry['loss'])}</code>"
    name = f'<a href="{place.address(page_of(entry))}">{title}</a>' if link else title
    details = []
    if "function" in entry:
        details.append(f"<code>{_breakable('F.' + entry['function'])}</code>")
    if "alias" in entry:
        details.append(inline(words["alias"].format(name=f"`{entry['alias']}`")))
    if "settings" in entry:
        details.append(inline(words["settings"].format(code=f"`{entry['settings']}`")))
    details = "".join(f'<span class="losses__detail">{detail}</span>' for detail in details)

    floor, ceiling = (_number(facts[side]) for side in ("floor", "ceiling"))
    spread = words["range"].format(floor=floor or "−∞", ceiling=ceiling or "∞")
    family_word = escape(words[FAMILY_WORDS[family]])
    kind = escape(words["kind_" + entry["kind"]])
    cells = {
        "curve": _curve(curve, said, words),
        "input": f"{kind} <code>{escape(entry['shape'])}</code>",
        "target": inline(said["target"]),
        "range": escape(spread),
        "gradient": escape(_number(facts["steepest"]) or words["unbounded"]),
        "divisor": escape(words[facts["divides_by"]]),
        "page": f'<a href="{place.address(f"losses/{family}.md")}">{family_word}</a>' if link else family_word,
    }
    # What a column is sorted by, where that is not its text.
    keys = {
        "input": [KINDS.index(entry["kind"])],
        "range": [facts["floor"], facts["ceiling"]],
        "gradient": [facts["steepest"]],
        "page": [FAMILIES.index(family)],
    }
    if facts["floor"] is None:
        keys["range"][0] = -inf
    made = "".join(
        f'<td role="cell" data-column="{column}" data-head="{escape(words["column_" + column])}"{_key(keys.get(column))}>{cell}</td>'
        for column, cell in cells.items()
    )
    return (
        f'<tr role="row" data-loss="{entry["loss"]}" data-kind="{entry["kind"]}">'
        f'<th role="rowheader" scope="row"><span class="losses__name">{name}</span>{details}</th>{made}</tr>'
    )


def _breakable(name: str) -> str:
    """A name that may break between its words where a column is narrow."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=_)", "<wbr>", name)


def _key(numbers: list[float | None] | None) -> str:
    """The numbers that a cell is sorted by; one that is missing lies above all others."""
    if numbers is None:
        return ""
    text = " ".join(str(inf if number is None else number) for number in numbers).replace("inf", "Infinity")
    return f' data-key="{text}"'


def _computed(entry: dict, values: dict) -> tuple[dict, dict]:
    """What the examples computed for a loss: its facts and its curve."""
    source = "torch" if entry["loss"] in values["torch_facts"] else "built"
    return values[f"{source}_facts"][entry["loss"]], values[f"{source}_curves"][entry["loss"]]


def _number(value: float | None) -> str:
    """Three digits, a power of ten where it is far from one, the sign of minus; nothing when there is no number."""
    if value is None:
        return ""
    return f"{value:.3g}".replace("-", "−").replace("e+", "e").replace("e0", "e").replace("e−0", "e−")


def _curve(curve: dict, said: dict, words: dict) -> str:
    """The curve over its axis, which the words below it name."""
    xs, losses = curve["x"], curve["loss"]
    low, high = min(0.0, *losses), max(losses)
    left, right = xs[0], xs[-1]

    def place(x: float, loss: float) -> str:
        across = 2 + (WIDTH - 4) * (x - left) / (right - left)
        down = HEIGHT - 3 - (HEIGHT - 6) * (loss - low) / (high - low)
        return f"{across:.1f} {down:.1f}"

    line = "L".join(place(x, loss) for x, loss in zip(xs, losses, strict=True))
    zero = place(left, 0.0).split()[1]
    upright = f"M{place(0.0, low).split()[0]} 1V{HEIGHT - 1}" if left < 0 < right else ""
    label = words["curve"].format(
        **{"from": _number(losses[0]), "lowest": _number(min(losses)), "to": _number(losses[-1])}
    )
    axis = words["axis"].format(along=said["along"], low=_number(left), high=_number(right))
    return (
        f'<svg class="losses__curve" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img" '
        f'aria-label="{escape(label)}"><path class="losses__axis" d="M1 {zero}H{WIDTH - 1}{upright}"/>'
        f'<path class="losses__line" d="M{line}"/></svg><span class="losses__detail">{inline(axis)}</span>'
    )


def faults(book: Book) -> Iterator[Fault]:
    """Losses of torch without an entry, entries that lack something, and links to what is not there."""
    yield from _unlisted(book)
    for page in book.pages.values():
        family = page.path.removeprefix("losses/").removesuffix(".md")
        if page.path.startswith("losses/") and family not in (*FAMILIES, "index"):
            yield Fault("a page of losses that no row leads to", f"a family of {Path(__file__).name}", page.name)
    for entry, line in zip(entries(), entry_lines(DATA), strict=True):
        where = f"{DATA.name}:{line}"
        needed = REQUIRED | set(book.languages)
        if not needed <= set(entry) <= needed | OPTIONAL:
            yield Fault("an entry needs other keys", ", ".join(sorted(needed)), f"{where}: {', '.join(sorted(entry))}")
            continue
        if entry["kind"] not in KINDS:
            yield Fault("there is no such kind of input", ", ".join(KINDS), f"{where}: {entry['kind']}")
        family = entry["page"].partition("#")[0]
        if family not in FAMILIES:
            yield Fault("there is no such page of losses", ", ".join(FAMILIES), f"{where}: {entry['page']}")
        elif _stands(book, family) and (lost := lost_link(book, page_of(entry))):
            yield Fault("a link that leads nowhere", "a page and an id in every language", f"{where}: {lost}")
        for language in book.languages:
            yield from naked_faults(entry[language].values(), where)


def _unlisted(book: Book) -> Iterator[Fault]:
    """What the examples found or measured, and no entry names; and the other way round."""
    values: dict = {}
    for run in book.runs.values():
        values |= {name: run.values[name] for name in VALUES if name in run.values}
    if set(values) != set(VALUES):
        return  # an example fails, which is said elsewhere
    losses, aliases, functions = (
        {entry[key] for entry in entries() if key in entry} for key in ("loss", "alias", "function")
    )
    named = losses | aliases
    for what, there, listed in (
        ("a loss of torch.nn that no entry has", set(values["torch_classes"]), named),
        ("a functional form that no entry has", set(values["torch_functions"]), functions),
        ("a functional form that torch does not have", functions, set(values["torch_functions"])),
    ):
        if missing := sorted(there - listed):
            yield Fault(what, f"an entry of {DATA.name} for each", ", ".join(missing))
    measured = set(values["torch_facts"]) | set(values["built_facts"])
    if missing := sorted(losses ^ measured):
        yield Fault("a loss without an entry or without facts", "both, by the same name", ", ".join(missing))


def _stands(book: Book, family: str) -> bool:
    """Is the page of this family in the book?"""
    return all(f"docs/{code}/losses/{family}.md" in book.pages for code in book.languages)
