"""Render a page's article, and hold the result against what the page's reader found."""

import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser

import markdown_exec
from markdown import Markdown

from lossbook.book import Book
from lossbook.pages import DRAWN, Page
from lossbook.site import fences
from lossbook.site.extension import Context, LossbookExtension

# Markup that became text. In code it is text by right, where the source has code.
UNRENDERED = re.compile(
    r"\]\(/|\$\$|\*\*|\\[\[(]|--8<--|```|~~~|^!!!|^\?\?\?|\bdraw: \w+|Traceback \(most recent call", re.M
)
IN_CODE = re.compile(r"--8<--|^\s*draw: \w+|^\s*```", re.M)


class _Differs(Exception):
    """The renderer and the reader do not agree about the page."""

    def __init__(self, line: int, message: str):
        super().__init__(message)
        self.line = line


@cache
def _markdown(permalink: str) -> Markdown:
    return Markdown(
        extensions=[
            "admonition",
            "attr_list",
            "smarty",
            "tables",
            "toc",
            "pymdownx.arithmatex",
            "pymdownx.details",
            "pymdownx.highlight",
            "pymdownx.superfences",
            LossbookExtension(),
        ],
        extension_configs={
            "smarty": {"smart_dashes": False, "smart_ellipses": False},
            "toc": {"permalink": True, "permalink_title": permalink},
            "pymdownx.arithmatex": {"generic": True},
            "pymdownx.highlight": {"anchor_linenums": False, "pygments_lang_class": True},
            "pymdownx.superfences": {
                "custom_fences": [
                    {
                        "name": "python",
                        "class": "python",
                        "validator": markdown_exec.validator,
                        "format": fences.example,
                    },
                    *({"name": kind, "class": kind, "format": fences.drawing} for kind in DRAWN),
                    {"name": "pairs", "class": "pairs", "format": fences.pairs},
                ]
            },
        },
    )


def render(book: Book, page: Page, lenient: bool) -> tuple[str, list[dict], list[str]]:
    """The fields of an Article. Raises Exception when it cannot be published, unless `lenient`."""
    md = _markdown(book.languages[page.language].words["section_link"])
    md.reset()
    context = md.lossbook = Context(book, page, lenient)
    body = page.body.text.split("\n")
    if body[:1] == ["---"] and "---" in body[1:]:
        body = body[body.index("---", 1) + 1 :]
    html = re.sub(r"<!--.*?-->\n?", "", md.convert("\n".join(body)), flags=re.S)
    try:
        _agree(page, html)
    except _Differs as error:
        if not lenient:
            raise
        context.marks.append(str(error))
    return html, md.toc_tokens, context.marks


class _Inventory(HTMLParser):
    """What stands in the rendered article: values, examples, figures, formulas, headings, and unrendered source."""

    def __init__(self):
        super().__init__()
        self.found: Counter = Counter()
        self.leftovers: list[str] = []
        self.open: list[str] = []
        self.bound: list[str] | None = None

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        classes = (attributes.get("class") or "").split()
        if "bound" in classes:
            self.bound = [attributes["data-bound"], ""]
        elif tag == "div" and "example" in classes:
            self.found["example", attributes["id"]] += 1
        elif "data-drawn" in attributes:
            self.found[attributes["data-drawn"], "one"] += 1
        elif tag == "math":
            self.found["formula", "one"] += 1
        elif re.fullmatch(r"h[1-6]", tag):
            self.found["heading", attributes.get("id") or ""] += 1
        elif tag == "table" and "data-part" not in attributes:  # of an instrument, which is counted as a whole
            self.found["table", "one"] += 1
        if tag in ("pre", "code", "svg", "math", "script"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if self.open and tag == self.open[-1]:
            self.open.pop()
        if tag == "a" and self.bound:
            self.found["value", f"{_plain(self.bound[1])} = {self.bound[0]}"] += 1
            self.bound = None

    def handle_data(self, data):
        if self.bound is not None:
            self.bound[1] += data
        pattern = IN_CODE if "code" in self.open or "pre" in self.open else None if self.open else UNRENDERED
        if pattern:
            self.leftovers += [match[0].strip() for match in pattern.finditer(data)]


def unrendered(html: str) -> str:
    """The first piece of source that became text, in a whole page as published; empty when there is none."""
    seen = _Inventory()
    seen.feed(html)
    return next(iter(seen.leftovers), "")


def _plain(text: str) -> str:
    """Without what typesetting changes: quotes and minus signs."""
    return text.translate(str.maketrans("“”‘’−", "\"\"''-"))


def _agree(page: Page, html: str) -> None:
    """Raises when the rendered article and the page as read do not hold the same things, or source is left in it."""
    seen = _Inventory()
    seen.feed(html)
    if seen.leftovers and not page.front.get("shows_code_forms"):
        text = seen.leftovers[0]
        line = next((n for n, one in enumerate(page.body.text.split("\n"), 1) if text in one), 1)
        raise _Differs(line, f"source that was not rendered: {text}; fix the form of the fence or formula")
    expected: dict[tuple[str, str], list[int]] = {}
    for bound in page.bounds:
        typed = _plain(re.sub(r"\$[^$]*\$", "", bound.typed))
        expected.setdefault(("value", f"{typed} = {bound.example}#{bound.name}"), []).append(bound.line)
    for fence in page.fences:
        if fence.executed:
            expected.setdefault(("example", fence.options.get("id", "")), []).append(fence.line)
        elif fence.language in DRAWN:
            expected.setdefault((fence.language, "one"), []).append(fence.line)
        elif fence.language == "pairs":
            expected.setdefault(("table", "one"), []).append(fence.line)
    for formula in page.body.formulas:
        expected.setdefault(("formula", "one"), []).append(formula.line)
    for section in page.sections:
        expected.setdefault(("heading", section.id or ""), []).append(section.line)
    for part in page.body.skeleton:
        if part.kind == "table":
            expected.setdefault(("table", "one"), []).append(part.line)
    for thing in expected.keys() | seen.found.keys():
        lines, count = expected.get(thing, []), seen.found[thing]
        if len(lines) != count:
            kind, name = thing
            name = "" if name == "one" else f" {name}"
            raise _Differs(
                lines[0] if lines else 1,
                f"the source has {len(lines)} of {kind}{name}, the rendered page {count}; write it at the margin, "
                "between blank lines, in the form that CONTRIBUTING shows",
            )
