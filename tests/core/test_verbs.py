"""The verbs as a person types them, on a small project: what is said, the exit code, and the files afterwards."""

import os

import pytest
from click.testing import CliRunner
from lossbook import __main__ as verbs

KO, EN, ONE = "docs/ko/page.md", "docs/en/page.md", "examples/sums/one.py"


@pytest.fixture
def call(toy, monkeypatch):
    """`call("accept", "--yes")` runs a verb in the toy's folder with the toy's runner."""
    monkeypatch.chdir(toy.project.root)
    monkeypatch.setattr(verbs, "Runs", lambda folder: _Lent(toy.runs))
    return lambda *words, **named: CliRunner().invoke(verbs.app, list(words), **named)


class _Lent:
    """The session's runner, which a verb may enter and must not close."""

    def __init__(self, runs):
        self.runs = runs

    def __enter__(self):
        return self.runs

    def __exit__(self, *_):
        return None


def text(toy, name):
    return (toy.project.root / name).read_text(encoding="utf8")


def test_check_is_silent_about_what_holds(call):
    done = call("check")
    assert done.exit_code == 0, done.output
    assert "4 bound values on 2 pages agree with 1 examples" in done.output


def test_check_names_what_is_wrong_and_counts_it(toy, call):
    toy.replace(KO, "2.50", "2.51")
    done = call("check")
    assert done.exit_code == 1
    assert f"{KO}:8: typed and computed differ: {ONE}#total" in done.output
    assert "2 more follow from it" in done.output  # the twin's digit and the changed section are its consequences


def test_fresh_names_an_example_whose_output_is_random(toy, call):
    toy.replace(ONE, "\ntotal", "\n_luck = print(hash('a'))\ntotal")
    done = call("check", "--fresh")
    assert done.exit_code == 1
    assert "two runs of the example differ" in done.output


# A page with the awkward ways in which a number can stand, before and after its example moved.
BEFORE = """\
Twice on a line: [2.50](/examples/sums/one.py#total) and [2.5](/examples/sums/one.py#total), bold [**2.50**](/examples/sums/one.py#total).

| a | b \\| c |
|---|---|
| [+2.50](/examples/sums/one.py#total) | a\\|b [250%](/examples/sums/one.py#total "title") |

`code
span` [2.500](/examples/sums/one.py#total) and the input `2.50`, a message [`it broke`](/examples/sums/one.py#message).
"""
AFTER = """\
Twice on a line: [12.60](/examples/sums/one.py#total) and [12.6](/examples/sums/one.py#total), bold [**12.60**](/examples/sums/one.py#total).

| a | b \\| c |
|---|---|
| [+12.60](/examples/sums/one.py#total) | a\\|b [1260%](/examples/sums/one.py#total "title") |

`code
span` [12.600](/examples/sums/one.py#total) and the input `2.50`, a message [`it fell apart`](/examples/sums/one.py#message).
"""


def test_accept_rewrites_by_place_whatever_stands_around(toy, call):
    toy.add("\n" + BEFORE)
    toy.settle()
    toy.replace(ONE, "1.5", "11.6")
    toy.replace(ONE, "it broke", "it fell apart")
    done = call("accept", input="y\n")
    assert done.exit_code == 0, done.output
    assert f"{KO}:8: {ONE}#total: 2.50 -> 12.60" in done.output
    for page in (KO, EN):
        assert text(toy, page).endswith(AFTER)
        assert "The sum is [12.60]" in text(toy, page)
    assert "every typed number and message is what its code gives" in call("accept").output


def test_accept_asks_and_takes_no_for_an_answer(toy, call):
    before = text(toy, KO)
    toy.replace(ONE, "1.5", "1.6")
    assert call("accept", input="n\n").exit_code == 1
    assert text(toy, KO) == before


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("It is [2.50][ref].\n\n[ref]: /examples/sums/one.py#total", "has no place"),
        ("It is [2&#46;50](/examples/sums/one.py#total).", "is not written as it reads"),
    ],
)
def test_accept_refuses_what_it_cannot_rewrite_and_says_why(toy, call, line, why):
    toy.add(f"\n{line}\n")
    toy.settle()
    toy.replace(ONE, "1.5", "1.6")
    done = call("accept", "--yes")
    assert done.exit_code == 1
    assert why in done.output
    assert "rewrote 2 of 4" in done.output


@pytest.mark.parametrize("message", ["it `broke`", "two\\nlines", ""])
def test_accept_refuses_a_message_that_no_code_span_holds(toy, call, message):
    toy.replace(ONE, "it broke", message)
    done = call("accept", "--yes")
    assert done.exit_code == 1
    assert "a code span cannot hold" in done.output
    assert "[`it broke`]" in text(toy, KO)


def test_match_refuses_where_one_side_alone_has_changed(toy, call):
    toy.replace(KO, "The sum", "Their sum")
    refused = call("match", "page#top")
    assert refused.exit_code == 2
    assert "only ko of page#top changed" in refused.output
    assert call("match", "--unaffected", "page#top").exit_code == 0
    assert toy.problems() == []


@pytest.mark.parametrize(
    ("place", "words"),
    [("page#nothing", "sections: top"), ("nowhere", "pages: page, or all"), ("docs/ko/page.md#x", "no section x")],
)
def test_match_names_what_there_is(call, place, words):
    done = call("match", place)
    assert done.exit_code == 2
    assert words in done.output


def test_match_all_records_every_section(toy, call):
    toy.add("\n## New {#new}\n\nText.\n")
    assert "1 sections are recorded" in call("match", "all").output
    assert toy.problems() == []


def test_reseed_writes_what_is_missing_and_drops_what_is_gone(toy, call):
    toy.replace(ONE, "\ntotal", "\nimport random; random.seed(1); luck = random.random()\ntotal")
    toy.add(
        "\nThis run, 이 실행에서: [0.1](/examples/sums/one.py#luck); it is [above](/examples/sums/one.py#positive).\n"
    )
    (toy.project.root / "examples/seeds.json").write_text('{"gone.py": {"source": "x"}}')
    done = call("reseed")
    assert done.exit_code == 0, done.output
    assert "1 examples reseeded, 1 of them random" in done.output
    ledger = text(toy, "examples/seeds.json")
    assert "gone.py" not in ledger
    low, high = toy.book().seeds.spreads["sums/one.py"].values["luck"]
    assert 0 <= low < 0.1344 < high <= 1
    assert "0 examples reseeded" in call("reseed").output
    assert call("reseed", "sums/none.py").exit_code == 2
    assert call("reseed", "--shard", "9/8").exit_code == 2


def test_shards_part_the_examples_among_them(toy, call):
    for name in ("two", "three"):
        toy.write(f"examples/sums/{name}.py", f'"""ko: 수.\nen: A number.\n"""\n\n{name} = 2\n')
    (toy.project.root / "examples/seeds.json").unlink()
    said = [call("reseed", "--shard", f"{part}/2").output for part in (1, 2)]
    assert [line.split()[0] for line in said] == ["2", "1"]
    assert set(toy.book().seeds.spreads) == {"sums/one.py", "sums/two.py", "sums/three.py"}


def test_new_asks_for_a_title_in_each_language(call):
    refused = call("new", "poisson", "푸아송")
    assert refused.exit_code == 2
    assert "ko, en" in refused.output
    made = call("new", "poisson", "푸아송", "Poisson")
    assert made.exit_code == 0
    assert "made docs/ko/poisson.md" in made.output
    assert "exists already" in call("new", "poisson", "푸아송", "Poisson").output


@pytest.mark.parametrize("page", ["", "/", "../a", "/a", "a//b", "A b", "a/../../b", "a/"])
def test_new_writes_nothing_outside_of_the_pages(toy, call, page):
    before = {path for path in toy.project.root.parent.rglob("*") if ".cache" not in path.parts}
    refused = call("new", page, "푸아송", "Poisson")
    assert refused.exit_code == 2
    assert "a page is a path such as" in refused.output
    assert {path for path in toy.project.root.parent.rglob("*") if ".cache" not in path.parts} == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["mutate", "--each", "0"], "0 is not in the range"),
        (["reseed", "--shard"], "requires an argument"),
        (["match"], "Missing argument"),
        (["check", "--nothing"], "No such option"),
        (["nothing"], "No such command"),
    ],
)
def test_a_verb_called_in_another_way_says_so(call, words, said):
    done = call(*words)
    assert done.exit_code == 2
    assert said in done.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["serve", "-a", "here"], "such as 127.0.0.1:9000; found here"),
        (["serve", "-a", "127.0.0.1:99999"], "such as 127.0.0.1:9000; found 127.0.0.1:99999"),
        (["bench", "0"], "0 is not in the range"),
        (["bench", "38", "--runs", "0"], "0 is not in the range"),
    ],
)
def test_a_verb_of_the_generator_called_in_another_way_says_so(words, said):
    from generator.__main__ import app

    done = CliRunner().invoke(app, words)
    assert done.exit_code == 2
    assert said in done.output


def test_a_verb_is_named_as_people_type_it(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["lossbook", "check", "--help"])
    with pytest.raises(SystemExit):
        verbs.call(verbs.app)
    assert "Usage: scripts/check " in capsys.readouterr().out


def test_accept_without_anybody_to_ask_says_so(toy, call, monkeypatch):
    toy.replace(KO, "2.50", "2.51")
    monkeypatch.setattr(verbs.sys, "stdin", None)
    with pytest.raises(SystemExit) as ended:
        verbs.app.commands["accept"].callback(yes=False)
    assert ended.value.code == 2


def test_languages_that_cannot_be_read_are_said_with_their_line(toy, call):
    toy.write("docs/languages.yml", "ko:\n  name: [\n")
    done = call("check")
    assert done.exit_code == 1
    assert "docs/languages.yml:3: the languages cannot be read" in done.output


@pytest.mark.parametrize(
    ("old", "new"),
    [("one_run: (one|", "one_run: ((one|"), ('script: "[가-힣]+', 'script: "[가-힣+'), ("손실함수: ", "손실(함수: ")],
)
def test_a_pattern_of_a_language_that_is_none_is_named(toy, call, old, new):
    line = text(toy, "docs/languages.yml").partition(old)[0].count("\n") + 1
    toy.replace("docs/languages.yml", old, new)
    done = call("check")
    assert done.exit_code == 1
    assert f"docs/languages.yml:{line}: not a regular expression" in done.output


def test_a_word_that_one_language_lacks_is_named(toy, call):
    text = (toy.project.docs / "languages.yml").read_text(encoding="utf8")
    toy.replace("docs/languages.yml", "      open: Search\n", "")
    done = call("check")
    assert done.exit_code == 1
    line = text.splitlines().index("en:") + 1
    assert f"docs/languages.yml:{line}: a word of the site is missing" in done.output
    assert "words: search.open" in done.output


def test_a_file_name_in_another_encoding_is_a_problem_and_no_traceback(toy, call):
    name = os.fsencode(toy.project.docs / "en") + b"/" + "손실.md".encode("euc-kr")
    with open(name, "w") as page:  # noqa: PTH123 - a path of bytes
        page.write("# Loss\n")
    done = call("check")
    assert done.exit_code == 1
    assert "a file name that does not suit an address" in done.output
