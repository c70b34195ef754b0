"""The table of all losses: nothing of torch is missing, and its links lead to what is there."""

import inspect
import re
from types import SimpleNamespace

import pytest
import torch
import torch.nn.functional as F
from bs4 import BeautifulSoup
from definitions import definitions
from lossbook.figures import Fault
from lossbook.instruments import _forms, all_losses
from lossbook.instruments.all_losses import FAMILIES, FAMILY_WORDS, KINDS, WORDS, entries, page_of
from torch import nn

PAIR = "losses/index.md"
RUNS = [f"all_losses/{idea}.py" for idea in ("torch_losses", "torch_curves", "built_losses")]


@pytest.fixture
def values(run):
    found = {}
    for example in RUNS:
        found |= run(example).values
    return found


def public(module, is_one) -> set[str]:
    return {name for name, one in vars(module).items() if not name.startswith("_") and is_one(name, one)}


def test_every_loss_that_torch_has_is_in_the_table():
    classes = set(torch.nn.modules.loss.__all__)
    classes |= public(nn, lambda name, one: inspect.isclass(one) and re.search(r"Loss(\d?d)?$", name))
    listed = {entry["loss"] for entry in entries()} | {entry.get("alias") for entry in entries()}
    assert not classes - listed, f"losses of torch {torch.__version__} that no entry of all_losses.yml has"


def test_every_function_that_computes_a_loss_is_in_the_table():
    wanted = re.compile(r"loss|entropy|kl_div|nll")
    functions = public(F, lambda name, one: callable(one) and wanted.search(name) and name.islower())
    listed = {entry["function"] for entry in entries() if "function" in entry}
    assert not functions - listed, f"functions of torch {torch.__version__} that no entry of all_losses.yml has"
    assert not listed - functions, "functions of all_losses.yml that torch does not have"


def test_the_function_named_is_the_one_that_the_class_calls():
    for entry in entries():
        if "function" in entry:
            assert f"F.{entry['function']}(" in inspect.getsource(getattr(nn, entry["loss"]).forward), entry["loss"]


def test_an_entry_is_named_as_its_section_will_be():
    for entry in entries():
        family, _, anchor = entry["page"].partition("#")
        assert family in FAMILIES
        loss = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", entry["loss"]).lower()
        assert anchor == loss.replace("smooth-l-1", "smooth-l1")
    pages = [entry["page"].partition("#")[0] for entry in entries()]
    assert pages == sorted(pages, key=FAMILIES.index), "entries stand in the order of the pages"
    assert len({entry["page"] for entry in entries()}) == len(entries())


def test_every_section_of_a_loss_has_its_row_and_every_row_its_section(book):
    """Of the pages that are in the book; a page of losses/ that no row can lead to is a fault of its own."""
    for code in book.languages:
        for page in book.pages.values():
            if page.language != code or not page.path.startswith("losses/") or page.path == PAIR:
                continue
            family = page.path.removeprefix("losses/").removesuffix(".md")
            assert family in FAMILIES, f"{page.name}: no row of the table leads to it"
            listed = {entry["page"].partition("#")[2] for entry in entries() if entry["page"].startswith(f"{family}#")}
            there = {section.id for section in page.sections if section.level == 2}
            losses = {section.id for section in page.sections if re.fullmatch(r"`?[A-Z]\w*Loss`?", section.title)}
            assert listed <= there, f"{page.name} lacks {sorted(listed - there)}"
            assert losses <= listed, f"{page.name}: no row leads to {sorted(losses - listed)}"


# --- the losses that people build: the same here as on their own pages ------------------------------------------------


def random(*shape):
    return torch.randn(*shape, dtype=torch.float64, generator=torch.Generator().manual_seed(sum(shape)))


x, y, image = random(6, 3), random(6, 3) + 1, random(2, 3, 4, 4)
index, mask = torch.tensor([0, 1, 2, 2, 1, 0]), (random(2, 3, 4, 4) > 0.5).double()
weight = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64)
pairs = torch.stack([torch.cat([y[i : i + 1], y[:i], y[i + 1 :]]) for i in range(6)])  # the partner of each row first
SAME = {  # the example of the page, what its function returns, and what that of the table returns before the mean
    "info-nce": ("nn_embeddings/info_nce", lambda f: f.info_nce(x, y), lambda t: t.info_nce(x, pairs)),
    "nt-xent": ("nn_embeddings/nt_xent", lambda f: f.nt_xent(x, y), lambda t: t.nt_xent(torch.cat([x, y])[None])),
    "dice-loss": (
        "segmentation/dice_loss",
        lambda f: f.dice_loss(image, mask),
        lambda t: t.dice(image.flatten(2), mask.flatten(2)),
    ),
    "tversky-loss": (
        "segmentation/tversky_loss",
        lambda f: f.tversky_loss(image, mask),
        lambda t: t.tversky(image.flatten(2), mask.flatten(2)),
    ),
    "focal-loss-per-pixel": (
        "segmentation/focal_loss_per_pixel",
        lambda f: f.focal_loss(image, mask),
        lambda t: t.focal(image, mask),
    ),
    "quantile-loss": (
        "losses_of_your_own/quantile_loss",
        lambda f: f.quantile_loss(x[:, :1], y[:, 0], (0.9,)),
        lambda t: t.quantile(x[:, 0], y[:, 0]),
    ),
    "asymmetric-loss": (
        "losses_of_your_own/asymmetric_loss",
        lambda f: f.weighted_squared_error(x, y),
        lambda t: t.asymmetric(x, y),
    ),
    "ordinal-loss": (
        "losses_of_your_own/ordinal_loss",
        lambda f: f.ordinal_loss(x, index),
        lambda t: t.ordinal(x, index),
    ),
    "distillation": (
        "losses_of_your_own/distillation",
        lambda f: f.distillation_loss(x, y, index, T=2.0, alpha=1.0),
        lambda t: t.distilled(x, y),
    ),
    "weighted-smoothing": (
        "losses_of_your_own/weighted_smoothing",
        lambda f: f.weighted_smoothing(x, index, weight),
        lambda t: t.weighted_smoothing(x, index) * 6 / weight[index].sum(),
    ),
}


def test_every_loss_that_people_build_is_compared_with_its_page(values):
    # F.cross_entropy with the tokens shifted is all that there is of the loss of language models
    assert set(SAME) == set(values["built_facts"]) - {"language-model-loss"}


@pytest.mark.parametrize("loss", SAME)
def test_the_table_and_the_page_of_a_loss_define_the_same(book, loss):
    example, on_its_page, in_the_table = SAME[loss]
    page, table = (
        SimpleNamespace(**definitions(book.examples[name].text, name))
        for name in (f"{example}.py", "all_losses/built_losses.py")
    )
    # WEIGHTS needs a call, so it is not among the plain names
    table.weighted_smoothing.__globals__["WEIGHTS"] = weight
    assert in_the_table(table).mean().item() == pytest.approx(on_its_page(page).item(), rel=1e-12)


# --- what is drawn ---------------------------------------------------------------------------------------------------


def words() -> dict[str, str]:
    gaps = all_losses.GAPS
    return {word: word + "".join(f" {{{gap}}}" for gap in gaps.get(word, "").split()) for word in WORDS}


class Book(SimpleNamespace):
    """A book of which only some pages of losses/ are there, each with these ids."""

    def __init__(self, book, ids: dict[str, list[str]]):
        pages = {
            f"docs/{code}/losses/{family}.md": SimpleNamespace(
                name=f"docs/{code}/losses/{family}.md", path=f"losses/{family}.md", ids=known
            )
            for code in ("ko", "en")
            for family, known in ids.items()
        }
        super().__init__(project=book.project, languages=book.languages, pages=pages, runs=book.runs)


def table(book, values, ids=()):
    own = Book(book, dict(ids))
    page = book.pages[f"docs/en/{PAIR}"]
    return BeautifulSoup(all_losses.draw(values, words(), _forms.Place(own, page)), "html.parser")


def found(book, ids) -> list[Fault]:
    return list(all_losses.faults(Book(book, ids)))


def anchors(family: str) -> list[str]:
    return [entry["page"].partition("#")[2] for entry in entries() if entry["page"].startswith(f"{family}#")]


def test_a_row_for_each_loss_and_a_cell_for_each_column(book, values):
    rows = table(book, values).select("tbody tr")
    assert [row["data-loss"] for row in rows] == [entry["loss"] for entry in entries()]
    for row in rows:
        assert [cell.get("data-column") for cell in row.select("td")] == list(all_losses.COLUMNS[1:])
        assert all(cell.get_text(strip=True) for cell in row.select("td, th"))
        assert row["data-kind"] in KINDS


def test_numbers_and_curves_are_those_of_the_runs(book, values):
    soup = table(book, values)
    cell = lambda loss, column: soup.select_one(f'[data-loss="{loss}"] [data-column="{column}"]')  # noqa: E731
    assert cell("GaussianNLLLoss", "range").get_text() == "range −6.91 ∞"
    assert cell("PoissonNLLLoss", "range")["data-key"] == "-Infinity Infinity"
    assert cell("CosineEmbeddingLoss", "range").get_text() == "range 0 2"
    assert cell("BCELoss", "gradient").get_text() == "1e12"
    assert cell("MSELoss", "gradient").get_text() == "unbounded"
    assert cell("CTCLoss", "divisor").get_text() == "lengths"
    changed = {**values, "torch_facts": {**values["torch_facts"]}}
    changed["torch_facts"]["MSELoss"] = {"floor": 0.25, "ceiling": None, "steepest": 7.0, "divides_by": "samples"}
    other = table(book, changed).select_one('[data-loss="MSELoss"]').get_text(" ")
    assert "0.25" in other
    assert "7" in other
    assert "samples" in other


def test_a_curve_stays_in_its_frame_and_reaches_its_ends(book, values):
    for line in table(book, values).select(".losses__line"):
        points = [tuple(map(float, point.split())) for point in line["d"][1:].split("L")]
        assert len(points) == 49
        assert all(1 <= x <= all_losses.WIDTH - 1 and 2 <= y <= all_losses.HEIGHT - 2 for x, y in points)
        heights = [y for _, y in points]
        assert min(heights) == 3  # the largest loss is at the top: y grows downwards
    parabola = table(book, values).select_one('[data-loss="MSELoss"] .losses__line')["d"][1:].split("L")
    assert parabola[24].split()[1] == "41.0"  # zero in the middle, at the bottom


def test_a_link_is_drawn_where_the_page_stands_and_nowhere_else(book, values):
    assert table(book, values).select("a") == []
    one = table(book, values, {"margin": anchors("margin")})
    linked = {row["data-loss"] for row in one.select("tr") if row.select("a")}
    assert linked == {entry["loss"] for entry in entries() if entry["page"].startswith("margin#")}
    assert one.select_one('[data-loss="SoftMarginLoss"] th a')["href"] == "margin/#soft-margin-loss"
    every = table(book, values, {family: anchors(family) for family in FAMILIES})
    assert len(every.select("tbody th a")) == len(every.select("tbody td a")) == len(entries())


def test_every_row_of_a_page_that_stands_leads_there(book, values):
    """In the book as it is: when all pages are there, all rows have their link."""
    page = book.pages[f"docs/ko/{PAIR}"]
    soup = BeautifulSoup(all_losses.draw(values, words(), _forms.Place(book, page)), "html.parser")
    for entry in entries():
        stands = f"docs/ko/losses/{entry['page'].partition('#')[0]}.md" in book.pages
        link = soup.select_one(f'[data-loss="{entry["loss"]}"] th a')
        assert bool(link) == stands, entry["loss"]
    assert set(all_losses.depends(book)) == {f for f in FAMILIES if f"docs/ko/losses/{f}.md" in book.pages}


def test_the_list_as_it_is_has_no_fault(book):
    assert found(book, {family: anchors(family) for family in FAMILIES}) == []
    assert found(book, {}) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_a_page_without_the_section_is_a_fault(book, family):
    first, *others = anchors(family)
    (fault,) = found(book, {family: others})
    assert fault.what == "a link that leads nowhere"
    assert f"losses/{family}.md has no {{#{first}}}" in fault.found


def test_a_page_of_losses_that_no_row_can_lead_to_is_a_fault(book):
    faults = found(book, {"ranking": []})
    assert {fault.found for fault in faults} == {"docs/ko/losses/ranking.md", "docs/en/losses/ranking.md"}


@pytest.mark.parametrize(
    ("change", "what", "name"),
    [
        ({"torch_classes": ["MSELoss", "BrandNewLoss"]}, "a loss of torch.nn that no entry has", "BrandNewLoss"),
        ({"torch_functions": ["brand_new_loss"]}, "a functional form that no entry has", "brand_new_loss"),
        ({"torch_functions": []}, "a functional form that torch does not have", "mse_loss"),
        ({"torch_facts": {}}, "a loss without an entry or without facts", "MSELoss"),
    ],
)
def test_what_a_newer_torch_brings_is_named(book, values, change, what, name):
    """scripts/check --fresh runs the examples with the newest torch every week, and says these."""
    newer = Book(book, {})
    newer.runs = {"all_losses/any.py": SimpleNamespace(values={**values, **change})}
    named = {fault.what: fault.found for fault in all_losses.faults(newer)}
    assert name in named[what]


@pytest.mark.parametrize(
    ("key", "value", "what"),
    [
        ("kind", "guesses", "there is no such kind of input"),
        ("page", "ranking#mse-loss", "there is no such page of losses"),
        ("colour", "red", "an entry needs other keys"),
        ("en", {"target": "at most 3.5", "along": "x"}, "a number that is bound to nothing"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line(book, monkeypatch, key, value, what):
    spoilt = [{**entries()[0], key: value}, *entries()[1:]]
    monkeypatch.setattr(all_losses, "entries", lambda: spoilt)
    (fault,) = found(book, {})
    assert fault.what == what
    line = next(n for n, text in enumerate(all_losses.DATA.read_text().splitlines(), 1) if text.startswith("- "))
    assert f"all_losses.yml:{line}" in fault.found


def test_every_family_kind_and_divisor_has_its_words(values):
    assert {f"kind_{kind}" for kind in KINDS} | set(FAMILY_WORDS.values()) | set(all_losses.DIVISORS) <= set(WORDS)
    facts = [*values["torch_facts"].values(), *values["built_facts"].values()]
    assert {fact["divides_by"] for fact in facts} == set(all_losses.DIVISORS)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.0, "0"),
        (2 / 3, "0.667"),
        (-6.907755, "−6.91"),
        (1e12, "1e12"),
        (4.1223e-9, "4.12e−9"),
        (500000, "5e5"),
        (None, ""),
    ],
)
def test_numbers_are_short(number, text):
    assert all_losses._number(number) == text


def test_a_page_comes_into_the_book_and_the_article_is_made_anew(book, monkeypatch):
    from lossbook.site.article import key

    page = book.pages[f"docs/en/{PAIR}"]
    before = key(book, page)
    monkeypatch.setattr(all_losses, "depends", lambda book: ["another"])
    assert key(book, page) != before


def test_a_page_of_a_section_is_named_from_its_entry():
    assert page_of({"page": "your-own#quantile-loss"}) == "losses/your-own.md#quantile-loss"
