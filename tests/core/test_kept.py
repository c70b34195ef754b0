"""What is kept is what would be made anew, whatever changed since, or is changed or cut short meanwhile."""

import importlib
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from lossbook import kept
from lossbook.project import Project
from lossbook.runner.request import Request
from lossbook.runner.runs import Runs
from lossbook.site.article import article

EN = "docs/en/page.md"
FIGURE = """\
WORDS = ("x",)
VALUES = ("total",)


def draw(values, words):
    return f'<svg viewBox="0 0 9 9"><text>{words["x"]} first {values["total"]}</text></svg>'
"""
FENCE = """

```figure
draw: small
from: sums/one.py
title: A figure
description: What it shows
words: {x: sum}
```
"""


@pytest.fixture
def figure(monkeypatch, tmp_path_factory):
    """The file of a figure `small`, beside the real ones as far as everyone can tell."""
    from lossbook import figures

    folder = tmp_path_factory.mktemp("figures")
    (folder / "charts.py").write_text("")
    file = folder / "small.py"
    file.write_text(FIGURE)
    monkeypatch.setattr(figures, "__file__", str(folder / "__init__.py"))
    monkeypatch.setattr(figures, "__path__", [str(folder)])
    yield file
    for name in ("charts", "small"):
        sys.modules.pop(f"lossbook.figures.{name}", None)


def test_another_version_of_a_library_changes_every_key(tmp_path, monkeypatch):
    """Markdown, Pygments, markdown-it, math-core and others decide what is kept; so do Python's own parser and names."""
    monkeypatch.syspath_prepend(tmp_path)
    keys = set()
    for there in ("markdown-9.1.dist-info", "markdown-9.2.dist-info"):
        (tmp_path / there).mkdir()
        kept.code_key.cache_clear()
        keys.add(kept.code_key())
        (tmp_path / there).rmdir()
    kept.code_key.cache_clear()
    assert len(keys | {kept.code_key()}) == 3


def test_code_that_changes_under_a_process_keeps_nothing_of_what_it_makes(tmp_path):
    """A branch is checked out while a check runs: what the former code made must not stand under the new one's key."""
    package = tmp_path / "scripts" / "lossbook"
    package.mkdir(parents=True)
    for name in ("__init__.py", "kept.py"):
        (package / name).write_bytes((Path(kept.__file__).parent / name).read_bytes())
    (package / "thing.py").write_text("def made():\n    return 'old'\n")
    program = textwrap.dedent("""\
        import sys
        from pathlib import Path
        from lossbook import thing
        if "change" in sys.argv:
            Path(thing.__file__).write_text("def made():\\n    return 'newer'\\n")
        from lossbook.kept import remember
        print(remember(Path("cache"), "thing", thing.made))
    """)

    def said(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path / "scripts")}, capture_output=True, text=True,
            check=True,
        )  # fmt: skip
        return done.stdout.strip()

    assert said("change") == "old"
    assert said() == "newer"


def test_a_figure_saved_twice_within_a_second_is_drawn_as_it_stands(toy, figure, monkeypatch):
    """Python takes compiled code for fresh by the second and the size of its source."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    toy.add(FENCE, "docs/en/page.md")
    stat = figure.stat()
    book = toy.book()
    assert "first 2.5" in article(book, book.pages[EN]).html
    figure.write_text(FIGURE.replace("first", "later"))
    os.utime(figure, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1000))
    assert "later 2.5" in article(book, book.pages[EN]).html


def test_a_figure_that_is_saved_while_its_page_is_rendered_is_not_kept_under_its_former_self(toy, figure, monkeypatch):
    from lossbook.site import article as module

    toy.add(FENCE, "docs/en/page.md")
    book, render = toy.book(), module._render

    def saved_meanwhile(*arguments):
        figure.write_text(FIGURE.replace("first", "second"))
        return render(*arguments)

    monkeypatch.setattr(module, "_render", saved_meanwhile)
    article(book, book.pages[EN])
    monkeypatch.setattr(module, "_render", render)
    figure.write_text(FIGURE)
    assert "first 2.5" in article(book, book.pages[EN]).html


def test_an_article_is_rendered_again_when_another_languages_script_changes(toy):
    """Its words are marked on every page; and which language is the reference decides the way to the root."""
    toy.add("\nIt is called 손실.\n", EN)
    assert '<span lang="ko">손실</span>' in article(toy.book(), toy.book().pages[EN]).html
    toy.replace("docs/languages.yml", 'script: "[가-힣]+', 'script: "[가-나]+')
    toy.project.__dict__.pop("languages")  # as another process, which reads them anew
    assert '<span lang="ko">' not in article(toy.book(), toy.book().pages[EN]).html


@pytest.mark.parametrize("change", ["renamed", "gone", "without names", "not Python"])
def test_a_figure_whose_module_goes_away_breaks_the_kept_page_that_draws_it(toy, figure, change):
    toy.add(FENCE)
    toy.settle()
    assert toy.problems() == []
    if change == "renamed":
        figure.rename(figure.with_suffix(".orig"))
    elif change == "gone":
        figure.unlink()
    else:
        figure.write_text("VALUES = 5\n" if change == "without names" else "VALUES = (\n")
    said = {
        "renamed": "there is no such figure", "gone": "there is no such figure",
        "without names": "small.py: no WORDS, VALUES", "not Python": "a figure that is not Python",
    }  # fmt: skip
    assert said[change] in "\n".join(map(str, toy.problems()))


RANDOM = '''\
"""ko: 무작위.
en: Random.
"""

import torch

torch.manual_seed(0)
draw = torch.rand(1).item()
positive = draw >= 0
print(positive)
'''
ON_THE_PAGE = """
It drew, in one run, [0.5](/examples/sums/random.py#draw) and [never less than zero](/examples/sums/random.py#positive).

```python exec="on" source="above" result="text" id="random"
--8<-- "sums/random.py"
```
"""
# What decides whether a page holds, beside its own bytes: a file, what stands there, what it becomes, what is then said.
BESIDE = {
    "the example's value": ("examples/sums/one.py", "1 + 1.5", "1 + 2.5", "typed and computed differ"),
    "the example's truth": ("examples/sums/random.py", "draw >= 0", "draw < 0", "the code contradicts this conclusion"),
    "the value's name": ("examples/sums/one.py", "message =", "other =", "a number is bound to no value"),
    "the ledger of seeds": (
        "examples/seeds.json", '"truths": {"positive": 13}', '"truths": {"positive": 12}', "another seed overturns",
    ),
    "what one run is called": ("docs/languages.yml", "(one|this|a single", "(this|a single", "digits finer than the seeds justify"),
    "the other side": ("docs/ko/page.md", "# Title", "# Titles", "changed"),
}  # fmt: skip


@pytest.mark.parametrize("name", BESIDE)
def test_what_was_found_in_a_page_is_found_anew_when_something_beside_it_changes(toy, name):
    toy.write("examples/sums/random.py", RANDOM)
    toy.write("tests/examples/sums/test_random.py", 'def test_one(values):\n    assert values["positive"]\n')
    toy.add(ON_THE_PAGE.replace("0.5", f"{_drawn(toy):.5f}"))
    toy.replace("docs/ko/page.md", "It drew, in one run,", "한 번 실행한 값은")
    toy.settle()
    assert toy.problems() == []
    file, old, new, said = BESIDE[name]
    toy.replace(file, old, new)
    toy.project.__dict__.pop("languages")  # as another process, which reads them anew
    assert said in "\n".join(map(str, toy.problems()))
    toy.replace(file, new, old)
    toy.project.__dict__.pop("languages")
    assert toy.problems() == []


def _drawn(toy) -> float:
    return toy.book().runs["sums/random.py"].values["draw"]


@pytest.mark.parametrize("content", ["", "{}", "[]", "1", '"x"', "null", '{"key": "', "\udcff"])
def test_a_damaged_run_is_made_again(tmp_path, toy_runs, content):
    request, runs = Request("sums/one.py", "x = 1\n"), Runs(tmp_path)
    runs._workers = toy_runs._workers
    (tmp_path / f"{request.key}.json").write_bytes(content.encode("utf8", "surrogateescape"))
    assert runs.get(request).values == {"x": 1}
    assert Runs(tmp_path)._kept(request).values == {"x": 1}


def test_what_a_read_only_cache_holds_is_used_however_old(tmp_path, monkeypatch):
    file = tmp_path / "old"
    file.write_bytes(b"kept")
    os.utime(file, (1e9, 1e9))

    def refuse(*_, **__):
        raise PermissionError("read-only")

    monkeypatch.setattr(os, "utime", refuse)
    assert kept.read(file) == b"kept"


@pytest.mark.parametrize("name", ["ATEN_CPU_CAPABILITY", "a processor"])
def test_what_tests_keep_is_computed_again_on_another_processor(tmp_path, monkeypatch, name):
    """Examples, notebooks and the table of shapes are run by tests too, and their last digits are the processor's."""
    import remembered as own
    from lossbook.runner import request

    made = []
    monkeypatch.setattr(own, "here", lambda: Project(tmp_path))
    monkeypatch.setattr(own, "EVERYTHING", False)

    def make():
        made.append(1)
        return 1

    own.remembered(make)
    own.remembered(make)
    assert len(made) == 1
    if name == "a processor":
        monkeypatch.setattr(request, "_cpu", lambda _: "another")
        request.machine.cache_clear()
    else:
        monkeypatch.setenv(name, "default")
    own._libraries.cache_clear()
    own.remembered(make)
    monkeypatch.undo()
    own._libraries.cache_clear()
    request.machine.cache_clear()
    assert len(made) == 2


@pytest.mark.parametrize("name", ["error_clinic", "all_losses", "name_that_loss"])
def test_the_data_of_an_instrument_is_read_again_when_it_was_saved(tmp_path, monkeypatch, name):
    """Its hash is in the key of the page as the file stands: what was read before must not stand under it."""
    module = importlib.import_module(f"lossbook.instruments.{name}")
    file = tmp_path / module.DATA.name
    file.write_bytes(module.DATA.read_bytes())
    monkeypatch.setattr(module, "DATA", file)
    first = module.entries()
    file.write_text(file.read_text(encoding="utf8") + "\n- formula: added\n", encoding="utf8")
    assert len(module.entries()) == len(first) + 1
