"""The rendered article holds what the page's reader found, or the page is refused with its line."""

import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from lossbook.book import Book
from lossbook.project import here
from lossbook.site import article as module
from lossbook.site.addresses import relative, served
from lossbook.site.article import article
from mkdocs.structure.files import File

KO = "docs/ko/page.md"
FENCE = '```python exec="on" source="above" result="text" id="two"\n--8<-- "sums/one.py"\n```'


def indented(text, by="    "):
    return "\n".join(by + line if line else line for line in text.split("\n"))


# Every form that looks harmless either works or is refused with a line of its own.
FORMS = {
    "at the margin": f"\n{FENCE}\n",
    "a blank line before the snippet": "\n" + FENCE.replace("\n--8<--", "\n\n--8<--") + "\n",
    "a space after the back-ticks": "\n" + FENCE.replace("```python", "``` python") + "\n",
    "single quotes": "\n" + FENCE.replace('"on"', "'on'") + "\n",
    "tildes": "\n" + FENCE.replace("```", "~~~") + "\n",
    "four back-ticks": "\n" + FENCE.replace("```", "````") + "\n",
    "in a list": f"\n- point\n\n{indented(FENCE)}\n",
    "in a list by two": f"\n- point\n\n{indented(FENCE, '  ')}\n",
    "in a numbered list": f"\n1. point\n\n{indented(FENCE)}\n",
    "in an admonition": f'\n!!! note "n"\n\n{indented(FENCE)}\n',
    "in a fold": f'\n??? note "n"\n{indented(FENCE)}\n',
    "in a tab": f'\n=== "n"\n\n{indented(FENCE)}\n',
    "in a quotation": "\n" + "\n".join(f"> {line}" for line in FENCE.split("\n")) + "\n",
    "in HTML": f'\n<div markdown="1">\n\n{FENCE}\n\n</div>\n',
    "without a blank line before": f"\ntext\n{FENCE}\n",
    "a colon after the word": "\n" + FENCE.replace("```python", "```python:") + "\n",
    "attributes in braces": '\n```{ .python exec="on" source="above" result="text" id="two" }\n--8<-- "sums/one.py"\n```\n',
    "indented as code": f"\n{indented(FENCE)}\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_of_a_fence_works_or_is_refused(toy, form):
    toy.add(FORMS[form])
    toy.settle()
    problems = toy.problems()
    if problems:
        assert {problem.file for problem in problems} == {KO, KO.replace("ko", "en")}
        assert all(problem.line >= 13 for problem in problems), "\n".join(map(str, problems))
        return
    html = article(toy.book(), toy.book().pages[KO]).html
    assert html.count('data-example="sums/one.py"') == 2
    assert html.count("2.50</code>") == 2
    assert "--8" not in html
    assert "```" not in html


def test_the_usual_forms_work(toy):
    for form in (
        "in a list",
        "in an admonition",
        "in a fold",
        "a blank line before the snippet",
        "a space after the back-ticks",
    ):
        toy.add(FORMS[form].replace('"two"', f'"{form.replace(" ", "-")}"'))
    toy.settle()
    assert toy.problems() == []


def test_each_reader_reads_comments_and_labels_in_one_language(toy):
    book = toy.book()
    ko, en = (article(book, book.pages[f"docs/{code}/page.md"]).html for code in ("ko", "en"))
    assert "# 합" in ko
    assert "# a sum" not in ko
    assert ">출력<" in ko
    assert ">Output<" in en


def test_a_bound_value_says_where_it_comes_from_and_on_which_line(toy):
    html = article(toy.book(), toy.book().pages[KO]).html
    link = re.search(r'<a [^>]*data-bound="sums/one.py#total"[^>]*>2.50</a>', html)[0]
    assert 'href="#one"' in link
    assert 'data-value="2.5"' in link
    assert 'data-line="1"' in link  # of what is shown, which begins below the docstring


def test_a_wrong_value_is_refused_and_marked_only_in_a_preview(toy):
    toy.replace(KO, "[2.50]", "[2.51]")
    book = toy.book()
    with pytest.raises(Exception, match=r"2\.51: typed and computed differ"):
        article(book, book.pages[KO])
    assert 'class="bound bound--value bound--wrong"' in article(book, book.pages[KO], lenient=True).html


def test_what_is_broken_is_marked_in_a_preview_and_the_rest_is_shown(toy):
    toy.add("\n$\\foo{x}$\n\n[1](/examples/sums/one.py#nothing)\n\n```figure\ndraw: none\n```\n\nThe end.\n")
    book = toy.book()
    shown = article(book, book.pages[KO], lenient=True)
    assert shown.html.count("bound--broken") == 3
    assert "The end." in shown.html
    assert len(shown.marks) >= 3


def test_a_kept_article_is_the_same_bytes(toy):
    book = toy.book()
    first = article(book, book.pages[KO])
    assert article(book, book.pages[KO]) == first
    for kept in (toy.project.cache / "articles").iterdir():
        kept.unlink()
    assert article(toy.book(), toy.book().pages[KO]) == first


# In a process of its own: one that has other threads, as those of these tests may have, renders nothing ahead.
AHEAD = """
import sys
from pathlib import Path
from lossbook.book import Book
from lossbook.project import Project
from lossbook.runner.runs import Runs
from lossbook.site import article

project, render = Project(Path.cwd()), article._render
with Runs(project.cache / "runs") as runs:
    book = Book.read(project, runs)
    here = []
    article.MANY, article._render = 1, lambda book, page, lenient=False: here.append(page.name) or render(book, page, lenient)
    article.render_ahead(book, list(book.pages.values()))
    assert here == [], here
    for page in book.pages.values():
        try:
            print(page.name, article.article(book, page).html == render(book, page).html)
        except Exception as error:
            print(page.name, error)
    print(*here)
"""


def test_articles_rendered_ahead_are_found_and_the_same_and_a_broken_page_is_left_to_whoever_asks(toy):
    toy.replace("docs/en/page.md", "[2.50]", "[2.51]")
    environment = {**os.environ, "PYTHONPATH": str(here().root / "scripts")}
    ended = subprocess.run(
        [sys.executable, "-c", AHEAD],
        cwd=toy.project.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    korean, english, rendered = ended.stdout.splitlines() or [ended.stderr, "", ""]
    assert korean == "docs/ko/page.md True"
    assert "2.51" in english
    assert rendered == "docs/en/page.md"


# Nobody renders ahead, or nobody hears of its end; whoever asks for the articles has them all the same.
SURROUNDINGS = {
    "no room for another process": "def fork(): raise OSError(12, 'Cannot allocate memory')\nos.fork = fork",
    "ends of children are ignored": "signal.signal(signal.SIGCHLD, signal.SIG_IGN)",
}


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_articles_are_there_wherever_the_check_was_started(toy, name):
    code = f"""
import os, signal
from pathlib import Path
from lossbook.book import Book
from lossbook.project import Project
from lossbook.runner.runs import Runs
from lossbook.site import article

project = Project(Path.cwd())
with Runs(project.cache / "runs") as runs:
    book = Book.read(project, runs)
article.MANY = 1
{SURROUNDINGS[name]}
article.render_ahead(book, list(book.pages.values()))
print(*(article.article(book, page).headings[0]["id"] for page in book.pages.values()))
"""
    environment = {**os.environ, "PYTHONPATH": str(here().root / "scripts")}
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=toy.project.root, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.stdout == "top top\n", ended.stderr


def _rendered(monkeypatch) -> list[str]:
    """The names of the pages that are rendered from now on."""
    names, render = [], module._render
    monkeypatch.setattr(
        module, "_render", lambda book, page, **how: names.append(page.name) or render(book, page, **how)
    )
    return names


def test_a_table_of_all_pairs_is_filled_anew_in_an_article_that_is_kept(toy, monkeypatch):
    for code in ("ko", "en"):
        toy.write(
            f"docs/{code}/all.md", "---\ntitle: All\ndescription: All\n---\n\n# All {#all}\n\n```pairs\nPage\n```\n"
        )
    toy.match()

    def row() -> list[str]:
        book = toy.book()
        html = article(book, book.pages["docs/en/all.md"]).html
        assert html.count("<table") == html.count("<tbody>") == 1
        return re.findall("<td>(.*?)</td>", html)[4:]

    assert row() == ['<a href="../page/">en</a>', "1", "1", "2"]
    rendered = _rendered(monkeypatch)
    toy.add("\n## More {#more}\n\nAgain [2.50](/examples/sums/one.py#total).\n")
    assert row() == ['<a href="../page/">en</a>', "2", "1", "3"]
    toy.match()
    assert row() == ['<a href="../page/">en</a>', "2", "2", "3"]
    assert rendered == []


def test_a_kept_page_shows_what_another_page_breaks_in_it(project, runs, monkeypatch):
    """The table of all losses leads to sections of other pages; its own article does not change with them."""
    book = Book.read(project, runs)
    assert list(module.check(book)) == []
    name = "docs/en/losses/margin.md"
    emptied = replace(book, pages={**book.pages, name: replace(book.pages[name], sections=[])})
    rendered = _rendered(monkeypatch)
    found = {(problem.file, problem.what) for problem in module.check(emptied)}
    assert ("docs/en/losses/index.md", "a link that leads nowhere") in found
    assert ("docs/ko/losses/index.md", "a link that leads nowhere") in found
    assert rendered == []


def test_a_page_that_was_checked_is_not_rendered_again(toy, monkeypatch):
    assert toy.problems() == []
    rendered = _rendered(monkeypatch)
    assert toy.problems() == []
    assert rendered == []
    toy.add("\nA word.\n", KO)
    toy.problems()
    assert rendered == [KO]


@pytest.mark.parametrize("damage", [b"", b"\x80\x04", b"cut short"])
def test_a_kept_article_that_is_damaged_is_made_again(toy, damage):
    book = toy.book()
    first = article(book, book.pages[KO])
    for kept in (toy.project.cache / "articles").iterdir():
        kept.write_bytes(damage)
    assert article(book, book.pages[KO]) == first


@pytest.mark.parametrize(
    ("source", "target", "anchor", "address"),
    [
        ("index.md", "a/b.md", "", "a/b/"),
        ("a/b.md", "index.md", "x", "../../#x"),
        ("a/b.md", "a/c.md", "", "../c/"),
        ("a/index.md", "a/c.md", "", "c/"),
        ("a/b.md", "a/index.md", "", "../"),
        ("a/b/c.md", "d/index.md", "x", "../../../d/#x"),
        ("a/b.md", "a/b.md", "x", "#x"),
    ],
)
def test_pages_link_to_one_another_from_any_depth(source, target, anchor, address):
    assert relative(source, target, anchor) == address


@pytest.mark.parametrize(
    "path", ["index.md", "a/index.md", "a/b.md", "myindex.md", "README.md", "a/README.md", "a/readme.md"]
)
def test_a_page_is_served_where_mkdocs_puts_it(path):
    assert f"{served(path)}index.html" == File(path, "docs", "site", use_directory_urls=True).dest_uri
