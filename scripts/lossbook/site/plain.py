"""A page as plain Markdown: numbers resolved, code and output in place, LaTeX kept; to copy, and for machines."""

import posixpath
import re
from collections.abc import Callable, Iterator

from lossbook.book import Book
from lossbook.pages import Fence, Page
from lossbook.site.addresses import prefix, relative, served

MARK = "\x00"  # stands in no page
ADMONITION = re.compile(r'^(?P<indent> *)(?:!!!|\?\?\?\+?) *[\w -]+?(?: +"(?P<title>[^"]*)")? *$')
LINK = re.compile(r"\]\((?P<path>[^)\s#:]+\.md)(?P<anchor>#[^)\s]*)?\)")


def plain(book: Book, page: Page) -> str:
    """The page with a title, without anything that only this site's renderer understands."""
    return _flat(page, lambda fence: _fence(book, page, fence), lambda path: relative(page.path, path) + "page.md")


def prose_and_examples(book: Book, page: Page, site_url: str) -> Iterator[str | Fence]:
    """The page in pieces: Markdown with addresses that hold anywhere, and the executed fences between them."""
    fences = [fence for fence in page.fences if fence.executed and fence.snippet]

    def shown(fence: Fence) -> str | None:
        return f"\n{MARK}{fences.index(fence)}{MARK}\n" if fence in fences else _fence(book, page, fence)

    language = f"{site_url}{prefix(book.project, page.language)}"
    pieces = re.split(f"{MARK}(\\d+){MARK}", _flat(page, shown, lambda path: f"{language}{served(path)}"))
    for number, piece in enumerate(pieces):
        if number % 2:
            yield fences[int(piece)]
        elif piece.strip():
            yield piece.strip()


def _flat(page: Page, shown: Callable[[Fence], str | None], address: Callable[[str], str]) -> str:
    """The page with `shown` in the place of its fences (None leaves one as it is), and links at `address`."""
    text = page.body.text
    for bound in sorted(page.bounds, key=lambda one: one.start, reverse=True):
        if bound.start >= 0:  # [label](target) becomes its label
            end = text.index(")", bound.end)
            text = text[: bound.start - 1] + text[bound.start : bound.end] + text[end + 1 :]
    lines = text.split("\n")
    for fence in reversed(page.fences):
        first = fence.line - 1
        last = next(n for n in range(first + 1, len(lines)) if re.match(r"\s*(`{3,}|~{3,})\s*$", lines[n]))
        indent = lines[first][: len(lines[first]) - len(lines[first].lstrip())]
        if (instead := shown(fence)) is not None:
            lines[first : last + 1] = [indent + line if line else line for line in instead.split("\n")]
    if lines[:1] == ["---"] and "---" in lines[1:]:
        lines = lines[lines.index("---", 1) + 1 :]
    text = "\n".join(_without_admonitions(lines))
    text = re.sub(r"<!--.*?-->\n?", "", text, flags=re.S)
    text = re.sub(r"^(#+ .*?)\s*\{[^}]*\}\s*$", r"\1", text, flags=re.M)

    def link(match: re.Match) -> str:
        there = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), match["path"]))
        return f"]({address(there)}{match['anchor'] or ''})"

    return re.sub(r"\n{3,}", "\n\n", LINK.sub(link, text)).strip() + "\n"


def _fence(book: Book, page: Page, fence: Fence) -> str | None:
    """What stands in the place of a fence that only this site understands."""
    if fence.executed and fence.snippet:
        name, section = fence.snippet
        example, run = book.examples[name], book.runs[name]
        output = run.output_between(*example.sections[section]) if section else run.output
        code = f"```python\n{example.shown(page.language, section)}\n```"
        return f"{code}\n\n```text\n{output.rstrip()}\n```" if output.strip() else code
    if isinstance(fence.data, dict) and fence.data.get("title"):
        return f"**{fence.data['title']}** {fence.data.get('description', '')}"
    return "" if fence.language == "pairs" else None


def _without_admonitions(lines: list[str]) -> list[str]:
    """Titles in bold, and what stood inside at the margin of what stands around."""
    kept: list[str] = []
    open_at: list[int] = []  # the indentations of the admonitions that a line is in
    for line in lines:
        indent = len(line) - len(line.lstrip())
        while line.strip() and open_at and indent < open_at[-1] + 4:
            open_at.pop()
        outer = line[4 * len(open_at) :] if line.strip() else line
        if match := ADMONITION.match(line):
            kept.append(outer[: len(outer) - len(outer.lstrip())] + f"**{match['title'] or ''}**")
            kept.append("")
            open_at.append(indent)
        else:
            kept.append(outer)
    return kept
