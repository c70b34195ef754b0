"""What the preview serves after an edit is, file for file, what a build would make of the project as it stands then."""

import json
from pathlib import Path

import pytest
from generator.build import build
from generator.changed import last_changes
from generator.serve import Preview
from lossbook.problems import Problem
from small import buildable

ONE = "sums/one.py"
MORE = """\
---
title: More {code}
description: More
---

# More {{#more}}

Here it is [2.50](/examples/sums/one.py#total).
"""


@pytest.fixture
def preview(toy, tmp_path):
    """A preview of two pages, the second of which shows no example; nobody watches: edits are told to it."""
    buildable(toy)
    for code in ("ko", "en"):
        toy.write(f"docs/{code}/more.md", MORE.format(code=code))
    settings = toy.project.root / "mkdocs.yml"
    settings.write_text(settings.read_text() + "  - more.md\n")
    toy.settle()
    preview = Preview(toy.project, toy.runs, "127.0.0.1:0")
    preview.toy, preview.site = toy, tmp_path / "served/site"
    preview._everything()
    yield preview
    preview.server.server_close()


def differing(preview, tmp_path) -> list[str]:
    """The files that are not what a build makes of the project as it stands now."""
    build(preview.toy.book(), tmp_path / "fresh", lenient=True)
    served, fresh = _files(preview.site), _files(tmp_path / "fresh")
    return sorted(name for name in served.keys() | fresh.keys() if served.get(name) != fresh.get(name))


def _files(folder: Path) -> dict[str, bytes]:
    # Compressed copies name the second in which they were made.
    found = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".gz"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


EDITS = {
    "prose": ("docs/en/index.md", "The sum is", "Edited: the sum is"),
    "a comment of an example": ("examples/sums/one.py", "# en: a sum", "# en: an edited sum"),
    "where an example is shown, to which other pages lead": ("docs/ko/index.md", 'id="one"', 'id="won"'),
    "a description, which is in the head": ("docs/en/more.md", "description: More", "description: Much more"),
    "a colour, which is in the cards": ("docs/assets/lossbook.css", "/* Lossbook", "/* edited Lossbook"),
    "a title for the table of contents": ("docs/en/more.md", "{#more}", '{#more data-toc-label="Short"}'),
    "a first example, which brings a notebook": (
        "docs/en/more.md",
        "Here it is",
        '```python exec="on" source="above" result="text" id="too"\n--8<-- "sums/one.py"\n```\n\nHere it is',
    ),
    "an example that is not there": ("docs/en/more.md", "/sums/one.py#total", "/sums/two.py#total"),
    "a fence of an example that is not there": ("docs/en/index.md", '"sums/one.py"', '"sums/two.py"'),
}


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_every_file_is_what_a_build_makes(preview, tmp_path, edit):
    file, old, new = EDITS[edit]
    preview.toy.replace(file, old, new)
    preview._follow({file})
    assert differing(preview, tmp_path) == []
    preview.toy.replace(file, new, old)
    preview._follow({file})
    assert differing(preview, tmp_path) == []


FILES = {
    "docs/en/picture.svg": "<svg/>",
    "docs/assets/page.css": "",
    "docs/en/page.x.md": MORE,
    "docs/en/page.markdown": MORE,
    "docs/README.md": MORE,
    "examples/sums/two.py": '"""ko: 둘.\nen: Two.\n"""\n\ntwo = 2\n',
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_comes_with_all_that_is_made_of_it_and_goes(preview, tmp_path, name):
    file = preview.toy.write(name, FILES[name])
    preview._follow({name})
    assert (differing(preview, tmp_path), preview.failed) == ([], [])
    file.unlink()
    preview._follow({name})
    assert (differing(preview, tmp_path), preview.failed) == ([], [])


def test_languages_that_cannot_be_read_leave_every_page_as_it_was(preview):
    before = preview.with_notices("/en/", "<body></body>")
    preview.toy.replace("docs/languages.yml", "ko:", "ko: [")
    preview._follow({"docs/languages.yml"})
    assert "cannot be read" in preview.problems[0].what
    assert preview.with_notices("/en/", "<body></body>") == before


def test_languages_that_cannot_be_read_are_said_until_they_can(preview, tmp_path):
    preview.toy.replace("docs/languages.yml", "ko:", "ko: [")
    preview._follow({"docs/languages.yml"})
    preview.toy.replace("docs/en/index.md", "The sum is", "Edited: the sum is")
    preview._follow({"docs/en/index.md"})
    assert "cannot be read" in preview.problems[0].what
    preview.toy.replace("docs/languages.yml", "ko: [", "ko:")
    preview._follow({"docs/languages.yml"})
    assert differing(preview, tmp_path) == []


def test_settings_that_cannot_be_read_are_said_and_what_was_edited_meanwhile_is_not_lost(preview, tmp_path):
    preview.toy.replace("mkdocs.yml", "site_name: Lossbook", "site_name: [")
    preview.toy.replace("docs/en/more.md", "title: More", "title: Much more")
    preview._follow({"mkdocs.yml", "docs/en/more.md"})
    assert "the site cannot be made" in preview.problems[0].what
    preview.toy.replace("mkdocs.yml", "site_name: [", "site_name: Lossbook")
    preview.toy.replace("docs/en/index.md", "The sum is", "Edited: the sum is")
    preview._follow({"docs/en/index.md", "mkdocs.yml"})
    assert differing(preview, tmp_path) == []


def test_a_table_of_all_pairs_follows_the_other_pages(preview, tmp_path):
    preview.toy.add("\n```pairs\n```\n", "docs/ko/more.md", "docs/en/more.md")
    preview.toy.settle()
    preview._follow({"docs/ko/more.md", "docs/en/more.md", "docs/matched.json"})
    before = (preview.site / "en/more/index.html").read_text()
    preview.toy.replace("docs/en/index.md", "The sum is", "The whole sum is")
    preview._follow({"docs/en/index.md"})
    assert (preview.site / "en/more/index.html").read_text() != before
    assert differing(preview, tmp_path) == []


def test_while_code_is_broken_edits_are_followed_as_before(preview, monkeypatch, tmp_path):
    """With the code that was imported: nothing of it is kept for others, and all of it is served."""
    monkeypatch.setattr("lossbook.kept.unchanged", lambda: False)
    monkeypatch.setattr(preview, "_broken_code", lambda _: [Problem("scripts/new.py", 1, "broken")])
    preview._follow({"scripts/new.py"})
    monkeypatch.setattr(preview, "_everything", lambda: pytest.fail("one page was edited, and all were made"))
    preview.toy.replace("docs/en/index.md", "The sum is", "Edited: the sum is")
    preview.toy.write("examples/sums/two.py", FILES["examples/sums/two.py"])
    preview._follow({"docs/en/index.md", "examples/sums/two.py"})
    assert (differing(preview, tmp_path), preview.problems[0].what) == ([], "broken")


class Stirring:
    """A watch that has always something to say."""

    stirs = 0

    def stirred(self):
        return True

    def stir(self):
        self.stirs += 1


def test_an_edit_while_an_earlier_one_is_checked_comes_first_and_nothing_is_left_unchecked(preview, tmp_path):
    preview.toy.replace("docs/en/index.md", "2.50", "2.51")
    preview.watch, preview.seen = Stirring(), {}  # everything was saved since the last look
    preview._follow({"docs/en/index.md"})
    assert "2.51" in (preview.site / "en/index.html").read_text()
    assert (preview.watch.stirs, preview.unfinished, preview.problems) == (1, True, [])
    preview.seen = preview._look()
    preview._follow(set())
    assert not preview.unfinished
    assert [problem.line for problem in preview.problems if problem.found == "2.51"] == [8]
    assert differing(preview, tmp_path) == []


def test_what_no_rule_has_foreseen_is_said_and_made_up_for(preview, monkeypatch, tmp_path):
    with monkeypatch.context() as broken:
        broken.setattr("generator.serve.article", lambda *_, **__: 1 / 0)
        preview.toy.replace("docs/en/index.md", "The sum is", "Edited: the sum is")
        preview._follow({"docs/en/index.md"})
    assert "ZeroDivisionError" in preview.problems[0].found
    preview._follow({"docs/en/more.md"})
    assert differing(preview, tmp_path) == []


@pytest.mark.parametrize("name", ["scripts/lossbook/figures/__init__.py", "scripts/lossbook/kept.py"])
def test_a_change_of_the_machinery_starts_anew(preview, monkeypatch, name):
    class Anew(BaseException):
        pass

    def start(*_):
        raise Anew

    monkeypatch.setattr("generator.serve.os.execv", start)
    monkeypatch.setattr(preview.runs, "close", lambda: None)
    with pytest.raises(Anew):
        preview._follow({name})


def test_the_data_of_an_instrument_is_in_its_page(preview, monkeypatch):
    """It lies among the assets, and the page holds a part of it."""
    asked = []
    monkeypatch.setattr("generator.serve.article", lambda book, page, lenient: asked.append(page.name) or 1 / 0)
    preview.toy.add("\n```figure\ndraw: none\n```\n", "docs/en/index.md")
    preview.book = preview.toy.book()
    with pytest.raises(ZeroDivisionError):
        preview._update({"docs/assets/instruments/shape_doctor.json"})
    assert asked == ["docs/en/index.md"]


def test_a_drawing_that_is_not_python_is_said(preview, monkeypatch, tmp_path):
    from lossbook import figures

    (tmp_path / "charts.py").write_text("")
    (tmp_path / "small.py").write_text("WORDS = (")
    monkeypatch.setattr(figures, "__file__", str(tmp_path / "__init__.py"))
    fence = "\n```figure\ndraw: small\nfrom: sums/one.py\ntitle: A\ndescription: B\nwords: {x: c}\n```\n"
    preview.toy.add(fence, "docs/en/index.md")
    preview._follow({"docs/en/index.md"})
    assert any("small.py" in json.dumps(one) for one in preview.reported())


def test_a_page_without_a_word_gets_its_first_one(preview, tmp_path):
    for code in ("ko", "en"):
        preview.toy.write(f"docs/{code}/new.md", "---\ntitle: New\ndescription: New\n---\n")
    preview._follow({"docs/ko/new.md", "docs/en/new.md"})
    preview.toy.add("\nA word.\n", "docs/en/new.md")
    preview._follow({"docs/en/new.md"})
    assert differing(preview, tmp_path) == []


@pytest.fixture
def drawing(preview, monkeypatch, tmp_path):
    """`drawing(word)` saves the drawing of a figure on the first page: a word."""
    from lossbook import figures

    (tmp_path / "charts.py").write_text("")
    monkeypatch.setattr(figures, "__file__", str(tmp_path / "__init__.py"))
    monkeypatch.setattr(figures, "__path__", [str(tmp_path), *figures.__path__])
    fence = "\n```figure\ndraw: small\nfrom: sums/one.py\ntitle: A\ndescription: B\nwords: {x: c}\n```\n"
    preview.toy.add(fence, "docs/en/index.md", "docs/ko/index.md")

    def save(word):
        draw = f'def draw(values, words):\n    return "<svg><text>{word}</text></svg>"\n'
        (tmp_path / "small.py").write_text(f'WORDS = ("x",)\nVALUES = ()\n\n\n{draw}')

    save("former")
    return save


def test_a_drawing_that_is_saved_while_the_site_is_made_is_shown(preview, drawing, monkeypatch, tmp_path):
    """Its page was made with the former one, and is looked for with the one that was saved."""

    def build_and_save(*given, **named):
        site_url = build(*given, **named)
        drawing("latter")
        return site_url

    with monkeypatch.context() as saved:
        saved.setattr("generator.serve.build", build_and_save)
        preview._everything()
    preview._follow({"scripts/lossbook/figures/small.py"})
    assert "latter" in (preview.site / "en/index.html").read_text()
    assert differing(preview, tmp_path) == []


def test_a_drawing_that_is_saved_while_its_page_is_made_is_not_kept_as_the_former_one(
    preview, drawing, monkeypatch, tmp_path
):
    """MkDocs asks for every article, and here for the history, before it makes the first page."""
    last_changes.cache_clear()
    with monkeypatch.context() as saved:
        saved.setattr("generator.changed.git", lambda *_: drawing("latter") or "")
        build(preview.toy.book(), tmp_path / "site", lenient=True)
    drawing("former")
    build(preview.toy.book(), tmp_path / "site", lenient=True)
    assert "former" in (tmp_path / "site/index.html").read_text()
