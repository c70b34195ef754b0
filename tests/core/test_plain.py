"""A page as Markdown holds what the page says, and nothing that only the site understands."""

import re

import pytest
from lossbook.site import along
from lossbook.site.addresses import prefix, served
from lossbook.site.plain import plain


@pytest.fixture(scope="module")
def files(book):
    """All that stands beside the pages, by its path in the site."""
    return dict(along.files(book, "https://example.org/book/"))


def test_numbers_are_resolved_and_code_and_output_stand_in_place(toy):
    toy.add(
        '\n??? note "Aside"\n    Inside [2.5](/examples/sums/one.py#total) and [x](page.md#top).\n\n$$\nx = y\n$$\n'
    )
    text = plain(toy.book(), toy.book().pages["docs/en/page.md"])
    assert "The sum is 2.50, it says `it broke`." in text
    assert "```python\ntotal = 1 + 1.5  # a sum\n" in text
    assert "```text\n2.50\n```" in text
    assert "**Aside**\n\nInside 2.5 and [x](./page.md#top)." in text
    assert "$$\nx = y\n$$" in text


def test_no_page_keeps_what_only_the_site_understands(book, files):
    for page in book.pages.values():
        if page.front.get("shows_code_forms"):
            continue
        text = files[f"{prefix(book.project, page.language)}{served(page.path)}page.md"]
        for left in ("/examples/", "--8<--", "{#", "!!!", "???", "exec=", "<!--", "\ndraw: "):
            assert left not in text, f"{page.name}: {left}"
        assert text.startswith("# ")
        assert len(re.findall(r"^```", text, re.M)) % 2 == 0, page.name


def test_everything_is_listed(book, files):
    assert "assets/examples/ko/cross_entropy/confidence.py" in files
    for page in book.pages.values():
        assert page.title in files["llms.txt"]
    for address in re.findall(r"\(https://example\.org/book/([^)]*)\)", files["llms.txt"]):
        assert address in files


def test_a_downloaded_example_is_the_same_program_in_one_language(book, files):
    import ast

    for example in book.examples.values():
        trees = [ast.parse(files[f"assets/examples/{code}/{example.name}"]) for code in book.languages]
        for tree in [*trees, own := ast.parse(example.text)]:
            tree.body = tree.body[1:]
        assert {ast.dump(tree) for tree in trees} == {ast.dump(own)}
