"""What a page's Markdown means beyond Python-Markdown and PyMdown: bound values, formulas, links between pages."""

import posixpath
import re
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from lossbook import numbers
from lossbook.binding import Bound, target, verdict
from lossbook.book import Book
from lossbook.pages import Page
from lossbook.project import Language
from lossbook.seeds import COUNT, range_text
from lossbook.site import mathml
from lossbook.site.addresses import relative


class Unpublishable(Exception):
    """What stands in a page cannot be published as it is; says what and why."""


@dataclass
class Context:
    """The page being rendered; it hangs on the Markdown instance as `md.lossbook`.

    With `lenient`, what is wrong is marked where it stands and noted in `marks` instead of being refused.
    """

    book: Book
    page: Page
    lenient: bool = False
    marks: list[str] = field(default_factory=list)

    @property
    def language(self) -> Language:
        return self.book.languages[self.page.language]

    def refuse(self, why: str) -> None:
        """Raises Unpublishable, or notes it."""
        if not self.lenient:
            raise Unpublishable(why)
        self.marks.append(why)


class LossbookExtension(Extension):
    """Registers the processors below; they find their page on the Markdown instance."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Bind(md), "lossbook-bind", 15)  # after inline (20)
        md.treeprocessors.register(_Typeset(md), "lossbook-math", 14)
        md.treeprocessors.register(_Link(md), "lossbook-link", 13)
        md.treeprocessors.register(_Language(md), "lossbook-language", 12)


class _Bind(Treeprocessor):
    """Turns a link to a value into the typed number, message or conclusion, with its origin at hand.

    Compares once more: whatever this parser took for a link is held to its value, also where the reader saw none.
    """

    def run(self, root: ElementTree.Element) -> None:
        context: Context = self.md.lossbook
        for table in root.iter("table"):
            _align(table)
        for link in list(root.iter("a")):
            if found := target(unquote(link.get("href", ""))):
                try:
                    _bind(context, link, *found)
                except LookupError as error:
                    context.refuse(str(error))
                    link.tag = "strong"
                    link.attrib = {"class": "bound--broken", "title": str(error)}


def _align(table: ElementTree.Element) -> None:
    """Marks the columns that hold nothing but numbers, so that digits stand under digits."""
    rows = [list(row) for row in table.iter("tr")]
    for column in zip(*rows, strict=False):
        texts = ["".join(cell.itertext()).strip() for cell in column[1:]]
        if any(texts) and all(not text or re.fullmatch(r"\d+/\d+", text) or numbers.parse(text) for text in texts):
            for cell in column:
                cell.set("class", "number")


def _bind(context: Context, link: ElementTree.Element, example: str, name: str) -> None:
    book, typed = context.book, unescape("".join(link.itertext()))  # code spans are escaped here already
    if book.fails(example):
        raise LookupError(f"examples/{example} has no run that could be published")
    value = book.value(Bound(typed, example, name, 0))
    if example not in book.shown_at:
        raise LookupError(f"no page shows examples/{example}")
    page, fence = book.shown_at[example]
    wrong = verdict(typed, value)
    if wrong:
        context.refuse(f"{typed}: {wrong.what}: expected {wrong.expected}")
    words, kind = context.language.words, "truth" if isinstance(value, bool) else "value"
    link.attrib = {
        "class": f"bound bound--{kind}" + (" bound--wrong" if wrong else ""),
        "href": relative(context.page.path, page, fence),
        "data-bound": f"{example}#{name}",
        "data-value": "" if isinstance(value, str | bool) else repr(value),
        "aria-description": f"{words['held' if kind == 'truth' else 'computed_by']}: {example}",
    }
    if kind == "value" and typed.startswith("-") and link.text == typed:
        link.text = f"−{typed[1:]}"
    if seeds := _seeds(context, example, name, typed):
        link.set("data-seeds", seeds)
    if line := _line(book, example, name):
        link.set("data-line", str(line))


def _seeds(context: Context, example: str, name: str, typed: str) -> str:
    """What further seeds made of the value, in the reader's language; nothing for what no seed moves."""
    spread, words = context.book.seeds.of(context.book.examples[example]), context.language.words
    if spread and spread.varies(name) and numbers.parse(typed) is not None:
        low, high = range_text(*spread.values[name], typed)
        return words["one_run"].format(count=COUNT, low=low, high=high)
    if spread and spread.truths.get(name) == COUNT + 1:
        return words["every_seed"].format(count=COUNT + 1)
    return ""


def _line(book: Book, example: str, name: str) -> int | None:
    """The line that computes the value, counted in what readers are shown."""
    number = book.examples[example].line_of(name.split(".")[0])
    shown = [at for at, _ in book.examples[example].shown_lines(book.project.reference.code)]
    return shown.index(number) + 1 if number in shown else None


class _Typeset(Treeprocessor):
    """Replaces every formula that arithmatex found by MathML."""

    def run(self, root: ElementTree.Element) -> None:
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.get("class") != "arithmatex":
                    continue
                latex, display = (child.text or "").strip()[2:-2], child.tag == "div"
                try:
                    element = mathml.element(latex, display)
                except mathml.FormulaError as error:
                    self.md.lossbook.refuse(str(error))
                    element = ElementTree.Element("strong", {"class": "bound--broken", "title": str(error)})
                    element.text = latex
                element.tail = child.tail
                parent[index] = element


class _Link(Treeprocessor):
    """Links between Markdown files become links between served pages."""

    def run(self, root: ElementTree.Element) -> None:
        page: Page = self.md.lossbook.page
        for link in root.iter("a"):
            path, _, anchor = link.get("href", "").partition("#")
            if path.endswith(".md") and not re.match(r"[a-z]+:", path):
                there = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(path)))
                link.set("href", relative(page.path, there, anchor))


class _Language(Treeprocessor):
    """Runs of another language's script say which language they are, so that they are read aloud rightly."""

    def run(self, root: ElementTree.Element) -> None:
        context: Context = self.md.lossbook
        for code, other in context.book.languages.items():
            if code != context.page.language and other.data.get("script"):
                _mark(root, re.compile(other.data["script"]), code)


def _mark(parent: ElementTree.Element, script: re.Pattern, code: str) -> None:
    """Wraps each run of the script in the texts below `parent` in a span of that language."""
    if parent.tag in ("code", "pre", "math", "svg") or parent.get("lang"):
        return
    for child in list(parent):
        _mark(child, script, code)
        _wrap(parent, child, "tail", script, code)
    _wrap(parent, None, "text", script, code)


def _wrap(
    parent: ElementTree.Element, child: ElementTree.Element | None, where: str, script: re.Pattern, code: str
) -> None:
    holder = parent if child is None else child
    text = getattr(holder, where)
    if not text or isinstance(text, AtomicString) or not script.search(text):
        return
    at = 0 if child is None else list(parent).index(child) + 1
    pieces = list(script.finditer(text))
    setattr(holder, where, text[: pieces[0].start()])
    for number, (piece, following) in enumerate(zip(pieces, [*pieces[1:], None], strict=True)):
        span = ElementTree.Element("span", {"lang": code})
        span.text = piece[0]
        span.tail = text[piece.end() : following.start() if following else None]
        parent.insert(at + number, span)
