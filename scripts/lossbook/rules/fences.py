"""Headings, front matter and fences of every page are of the forms that the renderer knows."""

import re
from collections.abc import Iterator

from lossbook.book import Book
from lossbook.pages import DRAWN, Fence, Page
from lossbook.problems import Problem

# The one form of an executed fence. A misspelt option is silent in markdown-exec and prints the raw fence.
OPTIONS = {"exec": {"on"}, "source": {"above"}, "result": {"text"}, "id": None}
PLAIN = {"text", "console", "markdown", "python", "pairs"}  # console, markdown: of the contributors' page
EXECUTED = '```python exec="on" source="above" result="text" id="…"'


def check(book: Book) -> Iterator[Problem]:
    for page in book.pages.values():
        if page.readable:
            yield from _front(page)
            yield from _ids(page)
            yield from book.found_in(page, _heads)
        for fence in page.fences:
            if fence.executed:
                yield from _executed(book, page, fence)
            elif (
                fence.language == "python" and not page.front.get("shows_code_forms")
            ) or fence.language not in PLAIN | set(DRAWN):
                yield _own_code(page, fence)


def _own_code(page: Page, fence: Fence) -> Problem:
    fix = "put the code into a file of examples/ and include it, so that it runs and is tested"
    return Problem(page.name, fence.line, "a page contains no code of its own", EXECUTED, f"```{fence.language}", fix)


def _front(page: Page) -> Iterator[Problem]:
    for key in ("title", "description"):
        if not page.front.get(key):
            fix = "add it between the two lines of ---"
            yield Problem(page.name, 1, f"the front matter has no {key}", f"{key}: …", "nothing", fix)
        elif not isinstance(page.front[key], str):
            fix = f'put it in quotes: {key}: "…"'
            yield Problem(page.name, 1, f"the {key} is not text", f"{key}: …", repr(page.front[key]), fix)


def _ids(page: Page) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for section in page.sections:
        if not section.id:
            expected = f"{'#' * section.level} {section.title} {{#some-id}}"
            fix = "the id is the same in every language, so that links and the language switch find it"
            yield Problem(page.name, section.line, "a heading without an id", expected, section.title, fix)
    named = [(section.line, section.id) for section in page.sections if section.id]
    named += [(fence.line, fence.id) for fence in page.fences if fence.id]
    for line, name in sorted(named):
        if not re.fullmatch(r"[a-z][a-z0-9-]*", name):
            expected = "lower-case letters, digits and hyphens, a letter first"
            yield Problem(page.name, line, "an id that no link can name", expected, name, "choose another id")
        if name in seen:
            expected = f"one; the other is on line {seen[name]}"
            yield Problem(page.name, line, f"the id {name} occurs twice", expected, name, "choose another id")
        seen.setdefault(name, line)


def _heads(page: Page) -> Iterator[Problem]:
    """A screen reader says the head of a column before each of its cells."""
    for block in page.body.blocks:
        if block.kind == "table" and not all(cell.strip() for cell in block.text.split(" | ")):
            fix = "name every column, the first too"
            yield Problem(page.name, block.line, "a column of a table without a head", "| … | … |", block.text, fix)


def _executed(book: Book, page: Page, fence: Fence) -> Iterator[Problem]:
    def problem(what: str, expected: str, found: str, fix: str = "correct it") -> Problem:
        return Problem(page.name, fence.line, what, expected, found, fix)

    for option, value in fence.options.items():
        if option not in OPTIONS:
            yield problem("an unknown option of a fence", ", ".join(OPTIONS), option)
        elif OPTIONS[option] is not None and value not in OPTIONS[option]:
            yield problem(f"an unknown value of {option}", ", ".join(OPTIONS[option]), value)
    for option in OPTIONS:
        if not fence.options.get(option):
            what = "an executed fence without an id" if option == "id" else f"an executed fence without {option}"
            yield problem(what, EXECUTED, f"```{fence.language}", "readers reach the code by its id")
    if fence.language != "python":
        yield problem("only Python is executed", "python", fence.language)
    if not fence.snippet:
        fix = "a page contains no code of its own: include a file of examples/"
        yield problem("an executed fence includes one file", '--8<-- "topic/idea.py"', fence.content.strip(), fix)
        return
    name, section = fence.snippet
    if name not in book.examples:
        yield problem("the included example does not exist", "a file of examples/", name, "correct the path")
    elif section and section not in book.examples[name].sections:
        valid = ", ".join(sorted(book.examples[name].sections)) or "none"
        yield problem(f"{name} has no section {section}", valid, section, "correct the name, or mark the section")
