"""One bad thing at a time is done to a project; the check must fail with the right file and line.

`KINDS` is the one table of bad things, which tests/README.md lists: a name, what is done, and the file, the line and
the words that the report must contain. A line of None means that the place has no better line than the first. By
default nothing but the bad thing may be reported: `also` names other reports that it rightly brings about.
"""

from dataclasses import dataclass

import pytest

KO, EN, ONE = "docs/ko/page.md", "docs/en/page.md", "examples/sums/one.py"
TEST = "tests/examples/sums/test_one.py"


@dataclass(frozen=True)
class Kind:
    do: object
    file: str
    line: int | None
    words: str
    also: tuple[str, ...] = ()


def change(name, old, new):
    return lambda toy: toy.replace(name, old, new)


def both(old, new):
    return lambda toy: [toy.replace(name, old, new) for name in (KO, EN)]


def add(text, *names):
    """Append to both sides of the page, so that parity is not what is reported, or to the named ones alone."""
    return lambda toy: toy.add(text, *names)


def insert(text):
    """Put a line into the example, before the line that computes the total."""
    return change(ONE, "\ntotal", f"\n{text}\ntotal")


def raw(name, *replacements):
    def do(toy):
        path = toy.project.root / name
        data = path.read_bytes()
        for old, new in replacements:
            assert old in data
            data = data.replace(old, new, 1)
        path.write_bytes(data)

    return do


def write(name, text):
    return lambda toy: toy.write(name, text)


def rename(old, new):
    def do(toy):
        target = toy.project.root / new
        target.parent.mkdir(parents=True, exist_ok=True)
        (toy.project.root / old).rename(target)

    return do


def remove(name):
    return lambda toy: (toy.project.root / name).unlink()


def then(*steps):
    return lambda toy: [step(toy) for step in steps]


def figure(**changed):
    """A figure fence on both sides, of an example that has what it draws, with some keys changed or left out."""
    spec = {"draw": "loss_curve", "from": "sums/curve.py", "title": "t", "description": "d", "words": WORDS, **changed}
    lines = "".join(f"{key}: {value}\n" for key, value in spec.items() if value is not None)

    def do(toy):
        toy.write("examples/sums/curve.py", CURVE)
        toy.write("tests/examples/sums/test_curve.py", "def test_curve(values):\n    assert values\n")
        toy.add(f"\n```figure\n{lines}```\n" + FENCE.replace("sums/one.py", "sums/curve.py").replace('"one"', '"c"'))

    return do


def instrument(**changed):
    """A whole instrument fence on both sides, with some keys changed or left out."""
    words = GAPLESS.replace("no gap", "{p} {nats} {bits} {one_in}")
    spec = {"try": "probability_loss", "from": "sums/curve.py", "title": "t", "description": "d", "words": words}
    lines = "".join(f"{key}: {value}\n" for key, value in (spec | changed).items() if value is not None)

    def do(toy):
        toy.write("examples/sums/curve.py", CURVE)
        toy.write("tests/examples/sums/test_curve.py", "def test_curve(values):\n    assert values\n")
        toy.add(
            f"\n```instrument\n{lines}```\n" + FENCE.replace("sums/one.py", "sums/curve.py").replace('"one"', '"c"')
        )

    return do


GAPLESS = (
    "{p: w, loss: w, nats: w, bits: w, slope: w, one_in: w, axis: w, linear: w, log: w, "
    'confident_right: w, unsure: w, confident_wrong: w, summary: "no gap"}'
)


def question(*replacements, times=1):
    """A whole question on both sides, with some of its text replaced. Its fence begins at line 14."""
    text = QUESTION
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new, 1)
    doubled = change(ONE, "\nmessage =", "\ndoubled = 2 * total\nmessage =")
    return then(*[doubled] * ("#doubled" in text), add(times * text))


QUESTION = """
```question
id: one-sum
ask: What is the sum?
answer: "[2.50](/examples/sums/one.py#total)"
because: It is the sum.
wrong:
  - value: "[5.00](/examples/sums/one.py#doubled)"
    mistake: That is twice the sum.
```
"""
WORDS = "{x: a, y: b, confident_right: c, unsure: d, confident_wrong: e}"
CURVE = '''\
"""ko: 곡선.
en: A curve.
"""

curve = [[0.1, 2.3], [1.0, 0.0]]
loss_at_100_percent, loss_at_10_percent, loss_at_1_percent = 0.0, 2.3, 4.6
'''
FENCE = '\n```python exec="on" source="above" result="text" id="one"\n--8<-- "sums/one.py"\n```\n'
TABLE = "\n| a | b |\n|---|---|\n| x | [2.50](/examples/sums/one.py#total) |\n"
TWO = '"""ko: 둘.\nen: Two.\n"""\n\nx = 2\n'
TRAININGS = """\
from types import SimpleNamespace; model = SimpleNamespace(step=int)
def fit(rate, steps=3):
    for _ in range(steps): model.step(rate)
    return rate

_ = fit(1), fit(2, steps=5)
"""
RANDOM = "import random; random.seed(1); luck = random.random(); lucky = luck < 0.5; _ = lucky"


def random_page(text):
    """Values of an example that draws random numbers, bound by `text` on both sides, and reseeded."""

    def do(toy):
        insert(RANDOM)(toy)
        toy.add(text)
        toy.settle()

    return do


NUMBERS = {
    "a digit in Korean prose": Kind(change(KO, "2.50", "2.51"), KO, 8, "2.50 (computed 2.5)"),
    "a digit in English prose": Kind(change(EN, "2.50", "2.40"), EN, 8, "2.50 (computed 2.5)"),
    "a digit in a table": Kind(add(TABLE.replace("2.50", "2.49")), KO, 16, "2.50 (computed 2.5)"),
    "a digit in a heading": Kind(
        add("\n## It is [2.4](/examples/sums/one.py#total) {#h}\n"), KO, 14, "2.5 (computed 2.5)"
    ),
    "a digit inside emphasis": Kind(both("[2.50]", "[**2.51**]"), KO, 8, "2.50 (computed 2.5)"),
    "a digit after a code span of two lines": Kind(
        add("\n`a\nb` and [2.51](/examples/sums/one.py#total)\n"), KO, 15, "2.50 (computed 2.5)"
    ),
    "a digit inside HTML": Kind(
        add('\n<div markdown="1">\nIt is [9](/examples/sums/one.py#total).\n</div>\n'),
        KO,
        15,
        "markup that readers would see",
    ),
    "a digit of thirty": Kind(
        then(insert("big = 10**30 + 1"), add(f"\n[{10**30}](/examples/sums/one.py#big)\n")), KO, 14, str(10**30 + 1)
    ),
    "a sign in prose": Kind(change(KO, "[2.50]", "[-2.50]"), KO, 8, "2.50 (computed 2.5)"),
    "an input of a script": Kind(change(ONE, "1.5", "1.6"), EN, 8, "2.60 (computed 2.6)"),
    "a value renamed": Kind(change(ONE, "total = 1", "totals = 1"), ONE, 7, "NameError"),
    "a value renamed throughout": Kind(
        then(
            *(change(ONE, old, old.replace("total", "totals")) for old in ("total = 1", "positive = total", "{total:"))
        ),
        KO,
        8,
        "has no value total; near it: totals",
    ),
    "a value that is a function": Kind(
        then(insert("def half(): return 1"), add("\n[1](/examples/sums/one.py#half)\n")),
        KO,
        14,
        "half in examples/sums/one.py is a function",
    ),
    "a value that is None": Kind(
        then(insert("gone = None"), add("\n[0](/examples/sums/one.py#gone)\n")), KO, 14, "gone is None"
    ),
    "a number bound to a truth": Kind(add("\n[1](/examples/sums/one.py#positive)\n"), KO, 14, "bound to a truth"),
    "an error text from an older version": Kind(change(ONE, "it broke", "it has broken"), KO, 8, "it has broken"),
    "words in the place of a number": Kind(change(KO, "[2.50]", "[two]"), KO, 8, "not a number"),
    "an unbound decimal": Kind(add("\n손실은 0.69입니다.\n"), KO, 14, "bound to nothing"),
    "an unbound share": Kind(add("\n30%가 틀립니다.\n"), KO, 14, "bound to nothing"),
    "unbound percentage points": Kind(add("\n5%p 높습니다.\n"), KO, 14, "5%p"),
    "an unbound number with a unit": Kind(add("\nIt takes 3.2ms.\n"), KO, 14, "3.2ms"),
    "an unbound multiple": Kind(add("\nIt is 2x faster.\n"), KO, 14, "2x"),
    "an unbound power of ten": Kind(add("\nAt 10^-5.\n"), KO, 14, "10^-5"),
    "an unbound fraction": Kind(add("\nA share of 1/3.\n"), KO, 14, "1/3"),
    "an unbound number in a heading": Kind(add("\n## Loss 0.69 {#loss}\n"), KO, 14, "bound to nothing"),
    "an unbound number in a note's title": Kind(add('\n!!! note "about 0.25"\n    text\n'), KO, 14, "bound to nothing"),
    "an unbound number in a link to a page": Kind(add("\n[0.5](page.md)\n"), KO, 14, "bound to nothing"),
    "an unbound number in the description": Kind(both("description: ", "description: 0.5 "), KO, 3, "bound to nothing"),
    "a value that nothing binds and nothing tests": Kind(insert("half = abs(-0.5)"), ONE, 5, "nothing tests"),
    "a value nobody tests, inside a with": Kind(
        insert("import contextlib\nwith contextlib.nullcontext():\n    half = abs(-0.5)"), ONE, 7, "nothing tests"
    ),
}

CONCLUSIONS = {
    "a conclusion that the code contradicts": Kind(
        then(change(ONE, "total > 0", "total < 0"), add("\nIt [is above zero](/examples/sums/one.py#positive).\n")),
        KO,
        14,
        "contradicts",
        also=("not reseeded", "matched"),
    ),
    "a conclusion that another seed overturns": Kind(
        random_page("\nIt [is small](/examples/sums/one.py#lucky).\n"), KO, 14, "another seed overturns"
    ),
    "digits finer than the seeds justify": Kind(
        random_page(
            "\nOver seeds it [is below one](/examples/sums/one.py#positive): [0.1344](/examples/sums/one.py#luck).\n"
        ),
        KO,
        14,
        "finer than the seeds justify",
        also=("no conclusion",),
    ),
    "a section of random runs without a conclusion": Kind(
        random_page("\n## More {#more}\n\nIn one run, 한 번 실행: [0.1344](/examples/sums/one.py#luck).\n"),
        KO,
        16,
        "no conclusion that holds",
    ),
    "an example changed and not reseeded": Kind(
        then(
            random_page(
                "\nThis run, 이 실행에서: [0.1](/examples/sums/one.py#luck), so it [is](/examples/sums/one.py#positive).\n"
            ),
            insert("x = 1"),
        ),
        ONE,
        1,
        "not reseeded since it changed",
        also=("no conclusion", "overturns"),
    ),
    "a value bound and not reseeded": Kind(
        then(random_page(""), add("\nThis run, 이 실행에서: [0.1](/examples/sums/one.py#luck).\n")),
        ONE,
        1,
        "bound values that were not reseeded",
        also=("last matched",),
    ),
    "a ledger of seeds with a merge conflict": Kind(
        write("examples/seeds.json", "<<<<<<< HEAD\n{}\n"), "examples/seeds.json", 1, "ledger of seeds cannot be read"
    ),
    "a truth that one language leaves out": Kind(
        add("\nIt [is above zero](/examples/sums/one.py#positive).\n", EN), KO, 10, "value words = sums/one.py#positive"
    ),
}

PARITY = {
    "a formula's sign in one language": Kind(
        then(add("\n$$\nx = -y\n$$\n", KO), add("\n$$\nx = +y\n$$\n", EN)), KO, 14, "formula x=+y"
    ),
    "a heading dropped": Kind(
        then(add("\n## More {#more}\n\nText.\n"), change(EN, "## More {#more}\n", "")),
        KO,
        14,
        "heading ## {#more}",
        also=("matched", "has changed"),
    ),
    "a heading moved": Kind(
        then(add("\n## A {#a}\n\n## B {#b}\n", KO), add("\n## B {#b}\n\n## A {#a}\n", EN)),
        KO,
        16,
        "{#b}",
        also=("never matched",),
    ),
    "a heading's id changed": Kind(change(EN, "{#top}", "{#title}"), KO, 6, "{#title}"),
    "a heading's level changed": Kind(change(EN, "# Title", "## Title"), KO, 6, "## {#top}"),
    "a section of one language deleted": Kind(add("\n## More {#more}\n\nText.\n", KO), KO, 14, "{#more}"),
    "a table's row lost": Kind(then(add(TABLE + "| y | z |\n", KO), add(TABLE, EN)), KO, 14, "table 2 rows, 2 columns"),
    "a note in one language": Kind(add('\n!!! note "n"\n    text\n', EN), KO, 10, "admonition"),
    "a link in one language": Kind(add("\n[here](page.md)\n", EN), KO, 10, "link page.md"),
    "a quotation in one language": Kind(add("\n> quote\n", EN), KO, 10, "quote"),
    "an input differs": Kind(then(add("\n`0.1`\n", KO), add("\n`0.2`\n", EN)), KO, 14, "input 0.2"),
    "a formula in a number's label differs": Kind(
        then(
            add("\n[$x$ it broke](/examples/sums/one.py#positive)\n", KO),
            add("\n[$y$ it broke](/examples/sums/one.py#positive)\n", EN),
        ),
        KO,
        14,
        "formula y",
    ),
    "a page in one language": Kind(remove(EN), KO, 1, "no twin"),
    "a stale section": Kind(change(KO, "The sum", "Their sum"), EN, 6, "--unaffected page#top"),
    "a title turned into its opposite": Kind(change(KO, "title: ko", "title: not ko"), EN, 1, "page#top-of-page"),
    "text before the first heading": Kind(
        change(KO, "\n# Title", "\nBefore all.\n\n# Title"), EN, 1, "page#top-of-page"
    ),
    "a new section never matched": Kind(add("\n## New {#new}\n\nText.\n"), EN, 14, "never matched"),
    "a ledger with a merge conflict": Kind(
        write("docs/matched.json", "<<<<<<< HEAD\n{}\n"), "docs/matched.json", 1, "cannot be read"
    ),
}

EXAMPLES = {
    "an example deleted": Kind(remove(ONE), KO, 10, "does not exist", also=("bound to no value",)),
    "an example renamed": Kind(
        rename(ONE, "examples/sums/two.py"),
        KO,
        8,
        "examples/sums/one.py does not exist",
        also=("does not exist", "no page shows", "no test"),
    ),
    "an example that no page shows": Kind(
        then(write("examples/sums/two.py", TWO), write("tests/examples/sums/test_two.py", "")),
        "examples/sums/two.py",
        1,
        "no page shows",
    ),
    "an example without a test": Kind(remove(TEST), ONE, 1, "has no test"),
    "a test that is not Python": Kind(write(TEST, "def test(:\n"), TEST, 1, "the test is not Python"),
    "an exception": Kind(insert("raise ValueError('no')"), ONE, 5, "ValueError: no"),
    "sys.exit(0)": Kind(insert("import sys; sys.exit(0)"), ONE, 5, "sys.exit(0)"),
    "os._exit(0)": Kind(insert("import os; os._exit(0)"), ONE, None, "os._exit"),
    "an endless loop": Kind(insert("while True: pass"), ONE, 5, "still running"),
    "an endless loop that swallows its alarm": Kind(
        insert("while True:\n    try:\n        while True: pass\n    except BaseException: pass"),
        ONE,
        None,
        "still running",
    ),
    "a warning": Kind(insert("import warnings; warnings.warn('careful')"), ONE, 5, "UserWarning: careful"),
    "a warning of the compiler": Kind(insert("_ = 1 is 1"), ONE, 5, "SyntaxWarning"),
    "an example that is not Python": Kind(insert("x = ("), ONE, 5, "never closed"),
    "the network": Kind(insert("import socket; socket.create_connection(('localhost', 9))"), ONE, 5, "network"),
    "a datagram": Kind(insert("import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"), ONE, 5, "network"),
    "a process": Kind(insert("import subprocess; subprocess.run(['true'])"), ONE, 5, "starts a process"),
    "a process that is spawned": Kind(
        insert("import multiprocessing as m; m.get_context('spawn').Process().start()"), ONE, 5, "starts a process"
    ),
    "a file written": Kind(insert("open('/var/tmp/lossbook-x', 'w')"), ONE, 5, "writes the file"),
    "a file written by bytes": Kind(insert("open(b'/var/tmp/lossbook-x', 'w')"), ONE, 5, "writes the file"),
    "a file written by a relative path": Kind(insert("open('../../x', 'w')"), ONE, 5, "writes the file"),
    "a file removed": Kind(insert("import os; os.remove('/var/tmp/lossbook-none')"), ONE, 5, "changes files"),
    "a folder made": Kind(insert("import os; os.mkdir('/var/tmp/lossbook-none')"), ONE, 5, "changes files"),
    "a database made": Kind(
        insert("import sqlite3; sqlite3.connect('/var/tmp/lossbook-none')"), ONE, 5, "changes files"
    ),
    "output past print": Kind(insert("import os; os.write(1, b'lost')"), ONE, None, "lost"),
    "output of the first standard output": Kind(
        insert("import sys; print('lost', file=sys.__stdout__)"), ONE, None, "lost"
    ),
    "output of C": Kind(insert("import ctypes; ctypes.pythonapi.puts(b'lost')"), ONE, None, "lost"),
    "a path of the machine printed": Kind(
        insert("print(__import__('os').getcwd())"), ONE, None, "path of this machine"
    ),
    "trainings of unequal budgets": Kind(insert(TRAININGS), ONE, 10, "learns with another budget"),
    "a training of a longer schedule by name": Kind(
        insert(TRAININGS.replace("steps=5", "epochs=5").replace("steps", "epochs")), ONE, 10, "epochs=3, as elsewhere"
    ),
    "a comment in one language": Kind(insert("x = 1  # en: only here"), ONE, 5, "one language only"),
    "a comment in one language, on lines of its own": Kind(
        insert("# ko: 한국어만\nx = 1"), ONE, 5, "one language only"
    ),
    "a comment without a language": Kind(insert("x = 1  # words without any language"), ONE, 5, "no language"),
    "a claim in one language": Kind(change(ONE, "en: One plus one.\n", ""), ONE, 1, "en is missing"),
    "a claim of two lines": Kind(change(ONE, "en: One plus one.", "en: One plus\none."), ONE, 1, "more than one line"),
    "a section without its end": Kind(insert("# --8<-- [start:part]"), ONE, 5, "has no end"),
    "a section that does not start": Kind(insert("# --8<-- [end:part]"), ONE, 5, "does not start"),
    "a section twice": Kind(
        insert("# --8<-- [start:a]\nx = 1\n# --8<-- [end:a]\n# --8<-- [start:a]\ny = 1\n# --8<-- [end:a]"),
        ONE,
        8,
        "starts twice",
        also=("does not start",),
    ),
    "a main guard": Kind(insert("if __name__ == '__main__': x = 1"), ONE, 5, "main guard"),
    "an import that readers lack": Kind(insert("try:\n    import pandas\nexcept ImportError: pass"), ONE, 6, "pandas"),
    "a Korean comment with a wrong term": Kind(insert("x = 1  # ko: 손실함수  # en: loss"), ONE, 5, "손실 함수"),
}

FENCES = {
    "a misspelt fence option": Kind(
        both("source=", "sorce="), KO, 10, "unknown option", also=("without source", "cannot be rendered")
    ),
    "a misspelt value of an option": Kind(both('"above"', '"abvoe"'), KO, 10, "unknown value of source"),
    "an executed fence without an id": Kind(both(' id="one"', ""), KO, 10, "without an id"),
    "code typed into a page": Kind(
        both('--8<-- "sums/one.py"', "print(1)"),
        KO,
        10,
        "includes one file",
        also=("no page shows", "cannot be rendered", "no test"),
    ),
    "code without execution": Kind(
        both('```python exec="on" source="above" result="text" id="one"', "```python"),
        KO,
        10,
        "no code of its own",
        also=("no page shows", "cannot be rendered"),
    ),
    "a section that is not there": Kind(
        both('"sums/one.py"', '"sums/one.py:part"'), KO, 10, "no section part", also=("cannot be rendered",)
    ),
    "an id twice": Kind(add("\n## Again {#top}\n"), KO, 14, "occurs twice"),
    "an id of a heading and of a fence": Kind(both("{#top}", "{#one}"), KO, 10, "occurs twice"),
    "a heading without an id": Kind(both(" {#top}", ""), KO, 6, "without an id", also=("cannot be rendered",)),
    "a page without a title": Kind(both("title: ", "titel: "), KO, 1, "has no title"),
    "a title that is a date": Kind(both("title: ", "title: 2026-01-01 #"), KO, 1, "title is not text"),
    "front matter that is not YAML": Kind(both("title: ", "title: a: b"), KO, 2, "front matter is not YAML"),
    "front matter without a colon": Kind(both("title: ", "title "), KO, 3, "front matter is not YAML"),
    "no front matter": Kind(both("---\ntitle", "title"), KO, 1, "no front matter"),
    "a fence that is not closed": Kind(add("\n```text\nx\n"), KO, 14, "not closed"),
    "a figure with a word missing": Kind(figure(words="{x: a}"), KO, 14, "other words"),
    "a figure without a title": Kind(figure(title=None), KO, 14, "other keys"),
    "a figure with an id that no link can name": Kind(figure(id="one curve"), KO, 14, "no link can name"),
    "a figure with an id that is taken": Kind(figure(id="c"), KO, 23, "occurs twice"),
    "a figure that does not exist": Kind(figure(draw="no_such"), KO, 14, "no such figure"),
    "a figure of an example that does not exist": Kind(figure(**{"from": "sums/nowhere.py"}), KO, 14, "does not exist"),
    "a figure of values that its example lacks": Kind(
        figure(**{"from": "sums/one.py"}), KO, 14, "values that its example lacks"
    ),
    "a figure that is not YAML": Kind(add("\n```figure\ndraw: [\n```\n"), KO, 16, "not YAML"),
    "a figure that is plain text": Kind(add("\n```figure\nloss curve\n```\n"), KO, 14, "not YAML"),
    "an instrument with another key": Kind(instrument(colour="red"), KO, 14, "other keys"),
    "an instrument with a word missing": Kind(instrument(words="{p: a}"), KO, 14, "other words"),
    "an instrument whose sentence lacks a gap": Kind(instrument(words=GAPLESS), KO, 14, "other gaps"),
    "an instrument that does not exist": Kind(instrument(**{"try": "no_such"}), KO, 14, "no such instrument"),
    "an instrument with a state that it does not have": Kind(instrument(start="{tilt: 3}"), KO, 14, "no such state"),
    "an instrument that is not YAML": Kind(add("\n```instrument\ntry: [\n```\n"), KO, 16, "not YAML"),
    "a question with a key missing": Kind(question(("because: It is the sum.\n", "")), KO, 14, "cannot be asked"),
    "a question whose answer is bound to nothing": Kind(
        question(('"[2.50](/examples/sums/one.py#total)"', "two")), KO, 14, "an answer is a bound value"
    ),
    "a question whose answer is wrong": Kind(question(("[2.50]", "[2.51]")), KO, 17, "2.50 (computed 2.5)"),
    "two answers that cannot be told apart": Kind(
        question(("[5.00](/examples/sums/one.py#doubled)", "[2.5](/examples/sums/one.py#total)")),
        KO,
        14,
        "cannot be told apart",
    ),
    "a question that mixes numbers and texts": Kind(
        question(("[5.00](/examples/sums/one.py#doubled)", "[`it broke`](/examples/sums/one.py#message)")),
        KO,
        14,
        "mixes numbers and texts",
    ),
    "a question that occurs twice": Kind(question(times=2), KO, 24, "occurs twice"),
}

TEXT = {
    "a broken link": Kind(add("\n[x](pages.md)\n"), KO, 14, "perhaps page.md"),
    "a broken anchor": Kind(add("\n[x](#topp)\n"), KO, 14, "ids near it: top"),
    "a missing image": Kind(add("\n![x](x.png)\n"), KO, 14, "does not exist"),
    "an unknown LaTeX command": Kind(add("\n$\\foo{x}$\n"), KO, 14, "\\foo"),
    "a leftover $$": Kind(add("\ntext $$ x\n"), KO, 14, "readers would see"),
    "a title with markup": Kind(change(KO, "title: ko", "title: A **ko**"), KO, 2, "readers would see"),
    "a leftover **": Kind(add("\n**손실(loss)**은\n"), KO, 14, "readers would see"),
    "a Korean term in another form": Kind(add("\n손실함수\n"), KO, 14, "손실 함수"),
    "full-width punctuation": Kind(add("\n손실（loss）\n"), KO, 14, "half-width punctuation"),
    "an English term in another form": Kind(add("\nan overconfident model\n"), EN, 14, "over-confiden"),
    "a particle after a number": Kind(add("\n`0.5`은 작습니다.\n"), KO, 14, "0.5는"),
    "a particle after a letter": Kind(add("\n$L$를 줄입니다.\n"), KO, 14, "L을"),
    "four numbers in a paragraph": Kind(
        add("\n" + " ".join(["[2.5](/examples/sums/one.py#total)"] * 4) + "\n"), KO, 14, "heavy with numbers"
    ),
    "a column without a head": Kind(add("\n| a | |\n|---|---|\n| x | y |\n"), KO, 14, "without a head"),
    "a long table in the open": Kind(add("\n| a |\n|---|\n" + "| x |\n" * 7), KO, 14, "long table"),
    "a page longer than people read": Kind(add("\nword" * 2001 + "\n"), KO, 1, "longer than people read"),
}

FILES = {
    "another host in a style sheet": Kind(
        write("docs/assets/x.css", "a {\n  background: url(https://example.org/x.png);\n}\n"), "docs/assets/x.css", 2, "example.org"
    ),
    "another host in a script": Kind(
        write("docs/assets/x.js", 'const x = 1;\nfetch("https://example.org/count");\n'), "docs/assets/x.js", 2, "example.org"
    ),
    "a byte order mark": Kind(raw(KO, (b"---\n", b"\xef\xbb\xbf---\n")), KO, 1, "byte order mark", also=("front matter",)),
    "Windows line ends": Kind(raw(KO, (b"# Title {#top}\n", b"# Title {#top}\r\n")), KO, 6, "Windows"),
    "a tab": Kind(both("The sum", "The\tsum"), KO, 8, "a tab"),
    "bytes that are not UTF-8": Kind(raw(KO, (b"The sum", b"The s\xfcm")), KO, 8, "not UTF-8"),
    "an example that is not UTF-8": Kind(raw(ONE, (b"# en: a sum", b"# en: a s\xfcm")), ONE, 5, "not UTF-8"),
    "a file name with spaces": Kind(rename(KO, "docs/ko/my page.md"), "docs/ko/my page.md", 1, "suit an address", also=("no twin",)),
    "a page outside of every language": Kind(lambda toy: toy.write("docs/notes.md", "# Notes\n"), "docs/notes.md", 1, "outside of every language"),
    "a page with an ending that is not read": Kind(lambda toy: toy.write("docs/en/notes.markdown", "# Notes\n"), "docs/en/notes.markdown", 1, "outside of every language"),
    "a link to a folder, in which pages are not read": Kind(lambda toy: (toy.project.docs / "en/more").symlink_to("../ko"), "docs/en/more", 1, "a link to a folder"),
    "a link out of the tree": Kind(
        lambda toy: (toy.project.root / "docs/ko/outside.md").symlink_to("/etc/hostname"), "docs/ko/outside.md", 1, "out of the project", also=("no twin", "front matter")
    ),
}  # fmt: skip

KINDS = {**NUMBERS, **CONCLUSIONS, **PARITY, **EXAMPLES, **FENCES, **TEXT, **FILES}


@pytest.mark.parametrize("name", KINDS)
def test_is_caught_with_file_and_line(toy, name):
    kind = KINDS[name]
    kind.do(toy)
    if name not in PARITY and name not in CONCLUSIONS:
        toy.settle()  # so that freshness and seeds, which have kinds of their own, have nothing to say
    problems = toy.problems()
    told = "\n".join(map(str, problems)) or "nothing was found"
    found = [problem for problem in problems if problem.file == kind.file and kind.words in str(problem)]
    assert found, told
    if kind.line is not None:
        assert kind.line in {problem.line for problem in found}, told
    assert all(problem.expected or problem.fix for problem in found), told
    others = [p for p in problems if kind.words not in str(p) and not any(words in str(p) for words in kind.also)]
    assert not others, "more than the bad thing is reported:\n" + "\n".join(map(str, others))


def test_the_toy_project_is_flawless(toy):
    assert toy.problems() == []
    assert sum(len(page.bounds) for page in toy.book().pages.values()) == 4


def test_what_an_editor_keeps_beside_its_file_is_nobody_elses(toy):
    """Emacs links to nowhere while a file is not saved, and other systems write ._page.md."""
    for name in ("docs/en/.#page.md", "docs/ko/._page.md", "docs/.notes/page.md", "examples/sums/.#one.py"):
        toy.write(name, "").unlink()
        (toy.project.root / name).symlink_to("somebody@somewhere.1:2")
    assert toy.problems() == []


def test_the_list_for_people_is_complete(project):
    text = (project.root / "tests" / "README.md").read_text(encoding="utf8")
    missing = [name for name in KINDS if f"- {name}\n" not in text]
    assert not missing, "add to tests/README.md:\n" + "\n".join(f"- {name}" for name in missing)
