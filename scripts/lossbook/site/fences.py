"""What fenced blocks become: executed examples, figures, tables of the pairs' state.

superfences swallows every exception but its own and publishes the raw fence: `closed` lets nothing be swallowed.
"""

import functools
import re
from collections.abc import Callable
from html import escape
from xml.etree import ElementTree

import markdown_exec
from markdown import Markdown
from markupsafe import Markup
from pygments import highlight
from pygments.filter import Filter
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from pygments.token import Token
from pymdownx.superfences import SuperFencesException

from lossbook import drawn
from lossbook.examples import Example
from lossbook.pages import snippet
from lossbook.site.addresses import download, to_root
from lossbook.site.extension import Context, Unpublishable
from lossbook.site.pairs import EMPTY

LONG = 25  # lines of code that a page shows without folding


def closed(formatter: Callable[..., str]) -> Callable[..., str]:
    """Whatever a formatter raises stops the page; when lenient, it is noted and shown in the fence's place."""

    @functools.wraps(formatter)
    def fails_closed(source: str, language: str, css_class: str, options: dict, md: Markdown, **named) -> str:
        context: Context = md.lossbook
        try:
            return formatter(source, language, css_class, options, md, **named)
        except Exception as error:
            why = str(error) if isinstance(error, Unpublishable | ValueError) else f"{type(error).__name__}: {error}"
            if not context.lenient:
                raise SuperFencesException(why) from error
            context.marks.append(why)
            return f'<pre class="bound--broken">{escape(why)}</pre>'

    return fails_closed


@closed
def example(source: str, language: str, css_class: str, options: dict, md: Markdown, **named) -> str:
    """markdown-exec's formatter, which comes back to `_example` with the options that it knows."""
    return markdown_exec.formatter(source, language, css_class, options, md, **named)


def _example(*, code: str, md: Markdown, id: str = "", **_) -> Markup:
    """An executed example: what its readers see of the code, and what the kept run printed."""
    context: Context = md.lossbook
    found = snippet(code)
    if not found or found[0] not in context.book.examples:
        raise Unpublishable(f"an executed fence that includes no example: {code.strip()}")
    name, section = found
    own, run = context.book.examples[name], context.book.runs.get(name)
    if run is None or run.problems():
        raise Unpublishable("\n".join(map(str, run.problems())) if run else str(own.fault))
    output = run.output_between(*own.sections[section]) if section else run.output
    html = _frame(context, own, escape(id), section, output.rstrip())
    # With html=True markdown-exec takes what `run` gives as it is, and keeps no Markdown instance for it.
    return markdown_exec.base_format(language="python", run=lambda *_, **__: html, code=code, md=md, html=True)


def _frame(context: Context, own: Example, id: str, section: str | None, output: str) -> str:
    """The example's sentence, its file, its code (folded when it is long), and what it printed."""
    words, page = context.language.words, context.page
    address = to_root(context.book.project, page.language, page.path) + download(page.language, own.name)
    claim, count, code = context.book.recall(
        f"code {page.language} {section} {own.text}",
        lambda: (own.claim.get(page.language, ""), *highlighted(own.shown(page.language, section))),
    )
    printed = (
        f'<div class="example__output no-copy" id="{id}-output"><span class="example__label">{words["output"]}</span>'
        f'<pre tabindex="0"><code>{escape(output)}</code></pre></div>'
        if output.strip()
        else ""
    )
    return (
        f'<div class="example" id="{id}" data-example="{own.name}">\n'
        f'<div class="example__head"><p class="example__claim">{escape(claim)}</p>'
        f'<a class="example__file" href="{address}" download>{own.name}</a></div>'
        f'<details class="example__code"{"" if count > LONG else " open"}>'
        f"<summary>{words['lines'].format(count=count)}</summary>{code}</details>"
        f"{printed}</div>"
    )


# markdown-exec's public table: Python fences are formatted from kept runs instead of being executed in this process.
markdown_exec.formatters["python"] = _example


class _Quiet(Filter):
    """Names, operators and punctuation look like plain text, and an f-string is one string with all that it holds:
    without elements of their own a page has a third of them.
    """

    coloured = (Token.Keyword, Token.Comment, Token.String, Token.Name.Function, Token.Name.Class)

    def filter(self, lexer, stream):
        depth = 0  # of the braces in an f-string
        for kind, text in stream:
            if kind is Token.String.Interpol:
                depth += text.count("{") - text.count("}")
            yield Token.String if depth else next((one for one in self.coloured if kind in one), Token.Text), text


def highlighted(code: str) -> tuple[int, str]:
    """How many lines of Python there are, and the code as HTML, in the classes that Material colours."""
    lexer = PythonLexer()
    lexer.add_filter(_Quiet())
    lexer.add_filter("tokenmerge")
    html = highlight(code, lexer, HtmlFormatter(cssclass="highlight", wrapcode=True))
    # The empty element saves empty first lines, which no example has.
    return code.count("\n") + 1, html.replace("<pre><span></span>", "<pre>", 1)


@closed
def drawing(source: str, language: str, css_class: str, options: dict, md: Markdown, **_) -> str:
    """A figure, an instrument or a question, from values of runs."""
    context: Context = md.lossbook
    fence = next((one for one in context.page.figures() if one.content.strip() == source.strip()), None)
    if fence is None:
        raise Unpublishable(
            f"a {language} that the page's reader did not find; put it at the margin, between blank lines"
        )
    return drawn.render(context.book, context.page, fence, functools.partial(_inline, md))


def _inline(md: Markdown, text: str) -> str:
    """A line of Markdown as the page around it would be rendered: bound values, formulas, links."""
    root = ElementTree.Element("div")
    ElementTree.SubElement(root, "p").text = text
    for processor in md.treeprocessors:
        changed = processor.run(root)
        root = root if changed is None else changed
    return re.sub(r"^\s*<div>\s*<p>|</p>\s*</div>\s*$", "", md.serializer(root))


@closed
def pairs(source: str, language: str, css_class: str, options: dict, md: Markdown, **_) -> str:
    """The table that `pairs.filled` fills, with the column heads that the fence gives, one a line."""
    head = "".join(f"<th>{escape(line.strip())}</th>" for line in source.splitlines() if line.strip())
    return f"<table><thead><tr>{head}</tr></thead>{EMPTY}</table>"
