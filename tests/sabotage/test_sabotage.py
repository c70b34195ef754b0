"""One bad thing at a time is done to a project; the check must fail with the right file and line.

`KINDS` is the list that tests/README.md shows: a name, what is done, and the file, the line and the words that the
report must contain. A line of None means that the place has no better line than the first.
"""

from dataclasses import dataclass

import pytest
from lossbook import runs as runs_module

KO, EN, ONE = "docs/ko/page.md", "docs/en/page.md", "examples/sums/one.py"


@dataclass(frozen=True)
class Kind:
    do: object
    file: str
    line: int | None
    words: str


def change(name, old, new):
    return lambda toy: toy.replace(name, old, new)


def add(name, text, both=False):
    """Append `text` to a page; `both` appends it to the twin as well, so that parity is not what is reported."""

    def do(toy):
        for page in (KO, EN) if both else (name,):
            path = toy.project.root / page
            path.write_text(path.read_text(encoding="utf8") + text, encoding="utf8")

    return do


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


def rename(old, new):
    def do(toy):
        target = toy.project.root / new
        target.parent.mkdir(parents=True, exist_ok=True)
        (toy.project.root / old).rename(target)

    return do


def link_outside(toy):
    (toy.project.root / "docs/ko/outside.md").symlink_to("/etc/hostname")


TABLE = "\n| a | b |\n|---|---|\n| x | [2.50](/examples/sums/one.py#total) |\n"

KINDS = {
    "a digit in Korean prose": Kind(change(KO, "2.50", "2.51"), KO, 8, "2.50 (computed 2.5)"),
    "a digit in English prose": Kind(change(EN, "2.50", "2.40"), EN, 8, "2.50 (computed 2.5)"),
    "a digit in a table": Kind(add(KO, TABLE.replace("2.50", "2.49"), both=True), KO, 16, "2.50 (computed 2.5)"),
    "a digit in a heading": Kind(
        add(KO, "\n## It is [2.4](/examples/sums/one.py#total) {#h}\n", both=True), KO, 14, "2.5 (computed 2.5)"
    ),
    "a sign in prose": Kind(change(KO, "[2.50]", "[-2.50]"), KO, 8, "2.50 (computed 2.5)"),
    "an input of a script": Kind(change(ONE, "1.5", "1.6"), EN, 8, "2.60 (computed 2.6)"),
    "a value renamed": Kind(change(ONE, "total = 1", "totals = 1"), ONE, 7, "NameError"),
    "a value renamed throughout": Kind(
        lambda toy: [toy.replace(ONE, old, old.replace("total", "totals")) for old in ("total = 1", "{total:")], KO, 8, "has no value total; near it: totals"
    ),
    "an error text from an older version": Kind(change(ONE, "it broke", "it has broken"), KO, 8, "it has broken"),
    "an unbound decimal": Kind(add(KO, "\n손실은 0.69입니다.\n", both=True), KO, 14, "bound to nothing"),
    "an unbound share": Kind(add(KO, "\n30%가 틀립니다.\n", both=True), KO, 14, "bound to nothing"),
    "a link in the place of a number": Kind(change(KO, "[2.50]", "[two]"), KO, 8, "not a number"),
    "a formula's sign in one language": Kind(
        lambda toy: [add(KO, "\n$$\nx = -y\n$$\n")(toy), add(EN, "\n$$\nx = +y\n$$\n")(toy)], KO, 14, "formula x=+y"
    ),
    "a heading dropped": Kind(
        lambda toy: [add(KO, "\n## More {#more}\n\nText.\n", both=True)(toy), toy.replace(EN, "## More {#more}\n", "")],
        KO, 14, "heading ## {#more}",
    ),
    "a heading moved": Kind(
        lambda toy: [add(KO, "\n## A {#a}\n\n## B {#b}\n")(toy), add(EN, "\n## B {#b}\n\n## A {#a}\n")(toy)], KO, 16, "{#b}"
    ),
    "a heading's id changed": Kind(change(EN, "{#top}", "{#title}"), KO, 6, "{#title}"),
    "a heading's level changed": Kind(change(EN, "# Title", "## Title"), KO, 6, "## {#top}"),
    "a heading without an id": Kind(change(KO, " {#top}", ""), KO, 6, "without an id"),
    "an id twice": Kind(add(KO, "\n## Again {#top}\n", both=True), KO, 14, "occurs twice"),
    "a section of one language deleted": Kind(add(KO, "\n## More {#more}\n\nText.\n"), KO, 14, "{#more}"),
    "a table's row lost": Kind(
        lambda toy: [add(KO, TABLE + "| y | z |\n")(toy), add(EN, TABLE)(toy)], KO, 14, "table 2 rows, 2 columns"
    ),
    "a note in one language": Kind(add(EN, '\n!!! note "n"\n    text\n'), KO, 10, "admonition"),
    "a link in one language": Kind(add(EN, "\n[here](page.md)\n"), KO, 10, "link page.md"),
    "an input differs": Kind(lambda toy: [add(KO, "\n`0.1`\n")(toy), add(EN, "\n`0.2`\n")(toy)], KO, 14, "input 0.2"),
    "a page in one language": Kind(lambda toy: (toy.project.root / EN).unlink(), KO, 1, "no twin"),
    "a stale section": Kind(change(KO, "The sum", "Their sum"), EN, 6, "--unaffected page#top"),
    "a new section never matched": Kind(add(KO, "\n## New {#new}\n\nText.\n", both=True), EN, 14, "never matched"),
    "an example deleted": Kind(lambda toy: (toy.project.root / ONE).unlink(), KO, 10, "does not exist"),
    "an example renamed": Kind(rename(ONE, "examples/sums/two.py"), KO, 8, "examples/sums/one.py does not exist"),
    "an example that no page shows": Kind(
        lambda toy: toy.write("examples/sums/two.py", '"""ko: 둘.\nen: Two.\n"""\n\nx = 2\n'),
        "examples/sums/two.py", 1, "no page shows",
    ),
    "an example without a test": Kind(
        lambda toy: (toy.project.root / "tests/examples/sums/test_one.py").unlink(), ONE, 1, "has no test"
    ),
    "a value that nothing binds and nothing tests": Kind(insert("half = abs(-0.5)"), ONE, 5, "nothing tests"),
    "an exception": Kind(insert("raise ValueError('no')"), ONE, 5, "ValueError: no"),
    "sys.exit(0)": Kind(insert("import sys; sys.exit(0)"), ONE, 5, "sys.exit(0)"),
    "os._exit(0)": Kind(insert("import os; os._exit(0)"), ONE, None, "os._exit"),
    "an endless loop": Kind(insert("while True: pass"), ONE, 5, "still running"),
    "a warning": Kind(insert("import warnings; warnings.warn('careful')"), ONE, 5, "UserWarning: careful"),
    "an example that is not Python": Kind(insert("x = ("), ONE, 5, "never closed"),
    "the network": Kind(insert("import socket; socket.create_connection(('localhost', 9))"), ONE, 5, "network"),
    "a file written": Kind(insert("open('/var/tmp/lossbook-x', 'w')"), ONE, 5, "writes the file"),
    "output past print": Kind(insert("import os; os.write(1, b'lost')"), ONE, None, "lost"),
    "a path of the machine printed": Kind(insert("print(__file__, __import__('os').getcwd())"), ONE, None, "path of this machine"),
    "a comment in one language": Kind(insert("x = 1  # en: only here"), ONE, 5, "one language only"),
    "a comment without a language": Kind(insert("x = 1  # words without any language"), ONE, 5, "no language"),
    "a section without its end": Kind(insert("# --8<-- [start:part]"), ONE, 5, "has no end"),
    "a main guard": Kind(insert("if __name__ == '__main__': x = 1"), ONE, 5, "main guard"),
    "an import that readers lack": Kind(insert("try:\n    import pandas\nexcept ImportError: pass"), ONE, 6, "pandas"),
    "a misspelt fence option": Kind(change(KO, "source=", "sorce="), KO, 10, "unknown option"),
    "a misspelt value of an option": Kind(change(KO, '"above"', '"abvoe"'), KO, 10, "unknown value of source"),
    "code typed into a page": Kind(change(KO, '--8<-- "sums/one.py"', "print(1)"), KO, 10, "includes one file"),
    "a section that is not there": Kind(change(KO, '"sums/one.py"', '"sums/one.py:part"'), KO, 10, "no section part"),
    "a broken link": Kind(add(KO, "\n[x](pages.md)\n", both=True), KO, 14, "perhaps page.md"),
    "a broken anchor": Kind(add(KO, "\n[x](#topp)\n", both=True), KO, 14, "ids near it: top"),
    "a missing image": Kind(add(KO, "\n![x](x.png)\n", both=True), KO, 14, "does not exist"),
    "an unknown LaTeX command": Kind(add(KO, "\n$\\foo{x}$\n", both=True), KO, 14, "\\foo"),
    "a leftover $$": Kind(add(KO, "\ntext $$ x\n", both=True), KO, 14, "readers would see"),
    "a leftover **": Kind(add(KO, "\n**손실(loss)**은\n", both=True), KO, 14, "readers would see"),
    "another host in a style sheet": Kind(
        lambda toy: toy.write("docs/assets/x.css", "a {\n  background: url(https://example.org/x.png);\n}\n"),
        "docs/assets/x.css", 2, "example.org",
    ),
    "another host in a script": Kind(
        lambda toy: toy.write("docs/assets/x.js", 'const x = 1;\nfetch("https://example.org/count");\n'),
        "docs/assets/x.js", 2, "example.org",
    ),
    "a byte order mark": Kind(raw(KO, (b"---\n", b"\xef\xbb\xbf---\n")), KO, 1, "byte order mark"),
    "Windows line ends": Kind(raw(KO, (b"# Title {#top}\n", b"# Title {#top}\r\n")), KO, 6, "Windows"),
    "a tab": Kind(add(KO, "\n\ttext\n", both=True), KO, 14, "a tab"),
    "bytes that are not UTF-8": Kind(raw(KO, (b"The sum", b"The s\xfcm")), KO, 8, "not UTF-8"),
    "a file name with spaces": Kind(rename(KO, "docs/ko/my page.md"), "docs/ko/my page.md", 1, "suit an address"),
    "a link out of the tree": Kind(link_outside, "docs/ko/outside.md", 1, "out of the project"),
    "a figure with a word missing": Kind(
        add(KO, "\n```figure\ndraw: loss_curve\nfrom: sums/one.py\ntitle: t\ndescription: d\nwords: {x: a}\n```\n", both=True),
        KO, 14, "other words",
    ),
    "a Korean term in another form": Kind(add(KO, "\n손실함수의 그래디언트\n", both=True), KO, 14, "기울기"),
    "full-width punctuation": Kind(add(KO, "\n손실（loss）\n", both=True), KO, 14, "half-width punctuation"),
    "an English term in another form": Kind(add(EN, "\nan overconfident model\n", both=True), EN, 14, "over-confiden"),
    "a page without a title": Kind(change(KO, "title: ko", "titel: ko"), KO, 1, "has no title"),
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_is_caught_with_file_and_line(toy, name, monkeypatch):
    monkeypatch.setattr(runs_module, "TIME_LIMIT", 2.0)
    kind = KINDS[name]
    assert toy.check().problems == []
    kind.do(toy)
    problems = toy.check().problems
    found = [problem for problem in problems if problem.file == kind.file and kind.words in str(problem)]
    assert found, "\n".join(str(problem) for problem in problems) or "nothing was found"
    if kind.line is not None:
        assert kind.line in {problem.line for problem in found}, "\n".join(map(str, found))


def test_random_output_is_caught_by_running_anew(toy):
    toy.replace(ONE, "\ntotal", "\nluck = hash('a')\ntotal")
    assert any("two runs of the example differ" in problem.what for problem in toy.check(fresh=True).problems)


def test_there_are_more_than_forty_kinds_and_the_list_for_people_is_complete(project):
    text = (project.root / "tests" / "README.md").read_text(encoding="utf8")
    assert len(KINDS) >= 40
    missing = [name for name in KINDS if f"- {name}\n" not in text]
    assert not missing, f"add to tests/README.md: {missing}"
