"""The fence of an instrument: what is wrong with it is said before anything is drawn; what is drawn is whole."""

import json
import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from lossbook import instruments
from lossbook.book import Book
from lossbook.project import here
from toy import Toy

CURVE = '''\
"""ko: 곡선.
en: A curve.
"""

curve = [[p / 10, 1 / p] for p in range(1, 11)]
loss_at_100_percent, loss_at_10_percent, loss_at_1_percent = 0.0, 2.302585092994046, 4.605170185988091
'''
OTHER = CURVE.replace("curve = ", "points = ").partition("loss_at")[0]
WORDS = {name: name for name in instruments.declared("probability_loss", "WORDS")} | {
    "summary": "{p} {nats} {bits} {one_in}"
}
DATA = {
    "try": "probability_loss",
    "from": "curves/log.py",
    "title": "A title",
    "description": "What is seen",
    "words": WORDS,
}


@pytest.fixture
def book(toy: Toy):
    toy.write("examples/curves/log.py", CURVE)
    toy.write("examples/curves/other.py", OTHER)
    return toy.book()


@pytest.fixture
def page(book):
    return book.pages["docs/en/page.md"]


def faults(book, page, **changes) -> list[tuple[str, str]]:
    return [(fault.what, fault.found) for fault in instruments.faults(book, page, {**DATA, **changes})]


def drawn(book, page, **changes) -> BeautifulSoup:
    return BeautifulSoup(instruments.render(book, page, {**DATA, **changes}, str), "html.parser")


def test_a_whole_fence_has_no_fault(book, page):
    assert faults(book, page) == []
    assert faults(book, page, start={"axis": "log"}) == []
    assert faults(book, page, **{"from": ["curves/other.py", "curves/log.py"]}) == []


@pytest.mark.parametrize(
    ("changes", "what", "found"),
    [
        ({"colour": "red"}, "an instrument needs other keys", "colour"),
        ({"title": ["a"]}, "an instrument's title is not text", "['a']"),
        ({"description": " "}, "an instrument's description is not text", "' '"),
        ({"try": "perpetuum_mobile"}, "there is no such instrument", "perpetuum_mobile"),
        ({"try": "../figures/charts"}, "there is no such instrument", "../figures/charts"),
        ({"words": {"p": "p"}}, "an instrument needs other words", "without axis"),
        ({"words": {**WORDS, "extra": "x"}}, "an instrument needs other words", "with extra"),
        ({"words": {**WORDS, "summary": "at {p}"}}, "the text of summary has other gaps", "at {p}"),
        ({"words": {**WORDS, "linear": "a {gap}"}}, "the text of linear has other gaps", "a {gap}"),
        ({"words": {**WORDS, "log": True}}, "a word that YAML does not read as text", "log: True"),
        ({"start": {"axes": "log"}}, "the instrument has no such state", "axes"),
        ({"from": "curves/none.py"}, "", "curves/none.py"),
        ({"from": "sums/one.py"}, "", "sums/one.py"),
    ],
)
def test_each_fault_is_named(book, page, changes, what, found):
    (fault,) = faults(book, page, **changes)
    assert what in fault[0]
    assert found in fault[1]


def data(soup) -> dict:
    return json.loads(soup.select_one("script.instrument__data").string)


def test_words_values_and_start_reach_the_script_and_no_word_ends_it(book):
    nasty = '</script><b title="x">&amp; 한글'
    page = book.pages["docs/ko/page.md"]
    soup = drawn(book, page, title=nasty, words={**WORDS, "p": nasty}, start={"p": 0.5})
    given = data(soup)
    assert given["words"]["p"] == nasty
    assert given["words"]["reset"] == book.languages["ko"].words["instrument"]["reset"]
    assert given["start"] == {"p": 0.5}
    assert given["values"]["points"][1] == ["unsure", 0.1, pytest.approx(2.302585, abs=1e-6)]
    assert soup.figcaption.get_text() == nasty
    assert soup.select_one(".instrument__static svg")
    assert not soup.select("b")


def test_values_come_from_the_example_that_has_them(book, page):
    assert data(drawn(book, page, **{"from": ["curves/other.py", "curves/log.py"]})) == data(drawn(book, page))


@pytest.mark.parametrize(
    ("name", "prefix"),
    [
        ("docs/ko/index.md", ""),
        ("docs/en/index.md", "../"),
        ("docs/ko/guide/index.md", "../"),
        ("docs/ko/guide/reindex.md", "../../"),
        ("docs/en/components/training/loss/cross-entropy.md", "../../../../../"),
    ],
)
def test_files_are_named_from_where_the_page_is_served(book, page, name, prefix):
    _, language, path = name.split("/", 2)
    soup = drawn(book, replace(page, language=language, path=path))
    assert soup.link["href"] == f"{prefix}assets/instruments/instruments.css"
    assert soup.select_one("script[type=module]")["src"] == f"{prefix}assets/instruments/when_near.js"
    assert soup.figure["data-module"] == "probability_loss"


def test_what_was_drawn_once_is_kept_and_the_same(book, page, monkeypatch):
    first = drawn(book, page)
    monkeypatch.setattr(instruments.importlib, "import_module", lambda name: pytest.fail(f"{name} was loaded again"))
    assert drawn(book, page) == first


def test_names_within_a_drawing_are_its_own(book, page):
    """Two instruments of a page both clip their curves."""
    svg = str(drawn(book, page).select_one(".instrument__static svg"))
    names = re.findall(r'\bid="([^"]+)"', svg)
    assert names
    assert all(name.startswith("instrument-probability-loss-") for name in names)
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) == set(names)


@pytest.mark.parametrize(
    ("name", "more", "what", "place"),
    [
        ("error_clinic", "- slug: [", "cannot be read", r"error_clinic.yml:\d+: "),
        ("name_that_loss", "\tx", "cannot be read", r"name_that_loss.yml:\d+: "),
        ("all_losses", "- kind: x", "needs other keys", r"all_losses.yml:\d+: "),
        ("shape_doctor", "x: 1", "cannot be read", "shape_doctor.yml: TypeError"),
    ],
)
def test_data_that_cannot_be_read_are_a_fault_with_its_place(
    project, runs, tmp_path, monkeypatch, name, more, what, place
):
    module = instruments.importlib.import_module(f"lossbook.instruments.{name}")
    file = tmp_path / module.DATA.name
    file.write_text(module.DATA.read_text(encoding="utf8") + f"\n{more}\n", encoding="utf8")
    monkeypatch.setattr(module, "DATA", file)
    book = Book.read(project, runs)
    page, data = next(
        (page, fence.data) for page in book.pages.values() for fence in page.figures() if fence.data.get("try") == name
    )
    (fault,) = instruments.faults(book, page, data)
    assert what in fault.what
    assert re.match(place, fault.found)


@pytest.mark.parametrize("name", ["error_clinic", "name_that_loss", "all_losses", "shape_doctor"])
def test_data_that_are_gone_are_a_fault(project, runs, tmp_path, monkeypatch, name):
    module = instruments.importlib.import_module(f"lossbook.instruments.{name}")
    monkeypatch.setattr(module, "DATA", tmp_path / module.DATA.name)
    (fault,) = instruments.data_faults(Book.read(project, runs), name)
    assert fault.found == f"{module.DATA.name}: No such file or directory"


@pytest.mark.parametrize(
    ("code", "said", "place"),
    [
        ("WORDS = (\n", "an instrument that is not Python", "probability_loss.py:1: "),
        (
            "WORDS, GAPS = (), 5\n",
            "an instrument whose module lacks names",
            "probability_loss.py: no WORDS, VALUES, GAPS",
        ),
    ],
)
def test_an_instrument_whose_module_cannot_be_read_is_a_fault(book, page, monkeypatch, tmp_path, code, said, place):
    (tmp_path / "probability_loss.py").write_text(code)
    monkeypatch.setattr(instruments, "_file", lambda name: tmp_path / "probability_loss.py")
    ((what, found),) = faults(book, page)
    assert what == said
    assert found.startswith(place)


# --- the instruments of this checkout -----------------------------------------------------------------------------

MOVING = [name for name in instruments.names() if not instruments.is_form(name)]
FORMS = [name for name in instruments.names() if instruments.is_form(name)]
ASSETS = here().docs / instruments.ASSETS


def script(name: str) -> str:
    return (ASSETS / f"{name}.js").read_text(encoding="utf8")


def test_there_are_instruments_that_move_and_forms():
    assert len(MOVING) >= 7
    assert FORMS == ["all_losses", "error_clinic", "name_that_loss", "shape_doctor"]


@pytest.mark.parametrize("name", instruments.names())
def test_the_script_uses_only_words_that_pages_must_give(book, name):
    own = set(book.languages["en"].words["instrument"])
    assert set(re.findall(r"\bwords\.(\w+)", script(name))) <= set(instruments.declared(name, "WORDS")) | own


@pytest.mark.parametrize("name", instruments.names())
def test_every_word_that_pages_must_give_is_used(name):
    # Some are looked up by a name that stands in the arithmetic, in what the page embeds, or in the data.
    module = here().root / f"scripts/lossbook/instruments/{name}.py"
    around = [ASSETS / "forms.js"] if name in FORMS else []
    around += [*(ASSETS / "math").glob("*.js"), *module.parent.glob(f"{name}.yml"), *ASSETS.glob(f"{name}.json")]
    text = script(name) + "".join(path.read_text(encoding="utf8") for path in around)
    text += module.read_text(encoding="utf8").partition("GAPS =")[2]
    built = re.findall(r"words\[`(\w*)\$\{[\w.]+\}(\w*)`\]", text)  # words[`group_${one}`], words[`${mistake}_note`]
    unused = [
        word
        for word in instruments.declared(name, "WORDS")
        if not re.search(rf"\b{word}\b", text)
        and not any((a or b) and word.startswith(a) and word.endswith(b) for a, b in built)
    ]
    assert not unused


@pytest.mark.parametrize("name", instruments.names())
def test_gaps_belong_to_words(name):
    assert set(instruments.declared(name, "GAPS")) <= set(instruments.declared(name, "WORDS"))


def test_no_word_of_a_language_stands_in_a_script():
    scripts = sorted(ASSETS.rglob("*.js"))
    assert len(scripts) > 20
    for path in scripts:
        assert not re.search(r"[가-힣]", path.read_text(encoding="utf8")), path.name
