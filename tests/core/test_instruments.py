"""The fence of an instrument: what is wrong with it is said before anything is drawn; what is drawn is whole."""

import json
import re

import pytest
import yaml
from bs4 import BeautifulSoup
from lossbook import instruments
from lossbook.problems import ProblemsFound
from lossbook.project import here
from lossbook.runs import Runs

EXAMPLE = '''\
"""ko: 곡선
en: A curve
"""

import math

curve = [[p / 10, -math.log(p / 10)] for p in range(1, 11)]
loss_at_100_percent, loss_at_10_percent, loss_at_1_percent = 0.0, -math.log(0.1), -math.log(0.01)
print(f"{loss_at_10_percent:.2f}")
'''

WORDS = {name: name for name in instruments.declared("probability_loss", "WORDS")} | {
    "summary": "{p} {nats} {bits} {one_in}"
}
FENCE = {"try": "probability_loss", "from": "curves/log.py", "title": "A title", "description": "What", "words": WORDS}


def fence(**changes) -> str:
    return yaml.safe_dump({**FENCE, **changes}, allow_unicode=True)


@pytest.fixture
def runs(toy):
    toy.write("examples/curves/log.py", EXAMPLE)
    return Runs(toy.project)


def test_a_whole_fence_has_no_problem():
    assert instruments.check(fence(), "docs/en/page.md") == []
    assert instruments.check(fence(start={"axis": "log"}), "docs/en/page.md") == []


@pytest.mark.parametrize(
    ("text", "what", "found"),
    [
        ("try: [", "not YAML", ""),
        ("just words", "other keys", "just words"),
        (fence(colour="red"), "other keys", "colour"),
        (fence(**{"try": "perpetuum_mobile"}), "no such instrument", "perpetuum_mobile"),
        (fence(**{"try": "../figures/charts"}), "no such instrument", "charts"),
        (fence(words={"p": "p"}), "other words", "p"),
        (fence(words={**WORDS, "extra": "x"}), "other words", "extra"),
        (fence(words={**WORDS, "summary": "at {p}"}), "other gaps", "at {p}"),
        (fence(words={**WORDS, "linear": "a {gap}"}), "other gaps", "a {gap}"),
        (fence(words={**WORDS, "log": True}), "not read as text", "log"),
        (fence(start={"axes": "log"}), "no such state", "axes"),
    ],
)
def test_each_fault_is_named_with_page_and_line(text, what, found):
    problems = instruments.check(text, "docs/en/page.md", 7)
    assert [(problem.file, problem.line) for problem in problems] == [("docs/en/page.md", 7)]
    assert what in problems[0].what
    assert found in problems[0].found


def test_a_page_with_a_faulty_fence_is_not_published(toy, runs):
    for language in ("ko", "en"):
        page = toy.project.docs / language / "page.md"
        page.write_text(page.read_text() + f"\n```instrument\n{fence(words={'p': 'p'})}```\n", encoding="utf8")
    assert [p.file for p in toy.problems() if "other words" in p.what] == ["docs/en/page.md", "docs/ko/page.md"]


@pytest.mark.parametrize("change", [{"from": "curves/other.py"}, {"start": {"axis": "log"}}])
def test_twins_with_different_instruments_are_found(toy, change):
    for language, text in (("ko", fence()), ("en", fence(**change))):
        page = toy.project.docs / language / "page.md"
        page.write_text(page.read_text() + f"\n```instrument\n{text}```\n", encoding="utf8")
    assert any("differs from its twin" in problem.what for problem in toy.problems())


def test_an_example_that_lacks_a_value_is_named(toy, runs):
    with pytest.raises(ProblemsFound, match=r"curve, loss_at_100_percent.*\n.*sums/one.py"):
        instruments.render(fence(**{"from": "sums/one.py"}), runs, "docs/en/page.md")


def test_values_may_come_from_several_examples(runs):
    html = instruments.render(fence(**{"from": ["sums/one.py", "curves/log.py"]}), runs, "docs/en/page.md")
    assert "confident_wrong" in html


def data(html: str) -> dict:
    return json.loads(BeautifulSoup(html, "html5lib").select_one("script.instrument__data").string)


def test_words_values_and_start_reach_the_script_and_no_word_ends_it(runs):
    nasty = '</script><b title="x">&amp; 한글'
    html = instruments.render(
        fence(title=nasty, words={**WORDS, "p": nasty}, start={"p": 0.5}), runs, "docs/ko/page.md"
    )
    given = data(html)
    assert given["words"]["p"] == nasty
    assert given["words"]["reset"] == instruments.COMMON["ko"]["reset"]
    assert given["start"] == {"p": 0.5}
    assert given["values"]["points"][1] == ["unsure", 0.1, pytest.approx(2.302585, abs=1e-6)]
    soup = BeautifulSoup(html, "html5lib")
    assert soup.figcaption.get_text() == nasty
    assert soup.select_one(".instrument__static svg")
    assert not soup.select("b")


@pytest.mark.parametrize(
    ("page", "prefix"),
    [
        ("docs/ko/index.md", ""),
        ("docs/en/index.md", "../"),
        ("docs/ko/guide/index.md", "../"),
        ("docs/ko/guide/reindex.md", "../../"),
        ("docs/en/components/training/loss/cross-entropy.md", "../../../../../"),
    ],
)
def test_files_are_named_from_where_the_page_is_served(runs, page, prefix):
    soup = BeautifulSoup(instruments.render(fence(), runs, page), "html5lib")
    assert soup.link["href"] == f"{prefix}assets/instruments/instruments.css"
    assert soup.select_one("script[type=module]")["src"] == f"{prefix}assets/instruments/probability_loss.js"


def test_what_was_drawn_once_is_kept_and_the_same(runs, monkeypatch):
    first = instruments.render(fence(), runs, "docs/en/page.md")
    monkeypatch.setattr(instruments.importlib, "import_module", lambda name: pytest.fail(f"{name} was loaded again"))
    assert instruments.render(fence(), runs, "docs/en/page.md") == first


# --- the instruments of this checkout -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", instruments.names())
def test_the_script_uses_the_words_that_pages_must_give_and_no_others(name):
    folder = here().docs / instruments.ASSETS
    script = (folder / f"{name}.js").read_text(encoding="utf8")
    declared = set(instruments.declared(name, "WORDS"))
    assert set(re.findall(r"\bwords\.(\w+)", script)) <= declared
    # Others are looked up by a name that stands there, in the arithmetic, or in what the page embeds.
    around = [*(folder / "math").glob("*.js"), here().root / f"scripts/lossbook/instruments/{name}.py"]
    text = script + "".join(
        path.read_text(encoding="utf8").partition("GAPS =")[2 * (path.suffix == ".py")] for path in around
    )
    notes = {f"{word}_note" for word in declared if "_note`" in script}
    lengths = {"length_p", "length_q"} if "words[`length_${which}`]" in script else set()
    assert not {word for word in declared - notes - lengths if not re.search(rf"\b{word}\b", text)}


@pytest.mark.parametrize("name", instruments.names())
def test_gaps_belong_to_words(name):
    assert set(instruments.declared(name, "GAPS")) <= set(instruments.declared(name, "WORDS"))


def test_no_word_of_a_language_stands_in_a_script():
    for script in sorted((here().docs / instruments.ASSETS).rglob("*.js")):
        assert not re.search(r"[가-힣]", script.read_text(encoding="utf8")), script.name
