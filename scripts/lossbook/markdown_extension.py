"""What the site does with a page's Markdown beyond Python-Markdown and PyMdown: examples, bound values, formulas."""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from posixpath import relpath
from urllib.parse import unquote
from xml.etree import ElementTree

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown_exec import base_format
from markupsafe import Markup, escape

from lossbook import figures, instruments, mathml, questions
from lossbook.bindings import value_of
from lossbook.examples import Example
from lossbook.freshness import State
from lossbook.pages import EXAMPLE_LINK, SNIPPET, Bound
from lossbook.problems import ProblemsFound
from lossbook.runs import Runs

FENCE = re.compile(r"^\s*(?:`{3,}|~{3,})python\s.*\bexec=")
STALE = {
    "ko": "영어 쪽이 나중에 바뀌었습니다. 두 글을 견주어 본 뒤 짝을 맞추십시오.",
    "en": "The Korean side has changed since. Read the two side by side and match them.",
}
WHERE = {"ko": "이 수를 계산한 코드", "en": "computed by"}


@dataclass
class Rendering:
    """What the extension must know of the page being rendered; set by the generator for each page."""

    runs: Runs
    lenient: bool = False  # under live reload a mistake is reported and marked, and the page is still shown
    language: str = "en"
    page: str = ""
    # example → (page path in its language, fence id): where readers find the code of a value
    shown_at: dict[str, tuple[str, str]] = field(default_factory=dict)
    stale: dict[str, set[str]] = field(default_factory=dict)  # page → ids of sections whose twin has moved on
    states: list[State] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)  # ids that fences of this page made

    def anchor(self, example: str, here: str) -> str:
        """The address, relative to the page `here`, of the fence that shows `example`."""
        page, fence = self.shown_at[example]
        own = here.split("/", 2)[2]
        target = "" if page == own else relpath(page, own.rsplit("/", 1)[0] if "/" in own else ".")
        return f"{target}#{fence}"


class LossbookExtension(Extension):
    """Registers the processors below; one instance serves every page through its `rendering`."""

    def __init__(self, rendering: Rendering):
        super().__init__()
        self.rendering = rendering

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_NameTheExample(md), "lossbook-example", 40)  # before snippets (32) include it
        md.treeprocessors.register(_Bind(md, self.rendering), "lossbook-bind", 15)  # after inline (20)
        md.treeprocessors.register(_Typeset(md, self.rendering), "lossbook-math", 14)
        md.treeprocessors.register(_Notice(md, self.rendering), "lossbook-stale", 6)  # after attr_list (8) gives ids


class _NameTheExample(Preprocessor):
    """Copies the path of the included file into the fence's options, before the snippet hides where it came from."""

    def run(self, lines: list[str]) -> list[str]:
        named = list(lines)
        for number, (line, following) in enumerate(pairwise(lines)):
            if FENCE.match(line) and (snippet := SNIPPET.match(following)):
                section = f":{snippet[2]}" if snippet[2] else ""
                named[number] = f'{line.rstrip()} example="examples/{snippet[1]}{section}"'
        return named


class _Bind(Treeprocessor):
    """Turns a link to a value into the typed number with its origin at hand."""

    def __init__(self, md: Markdown, rendering: Rendering):
        super().__init__(md)
        self.rendering = rendering

    def run(self, root: ElementTree.Element) -> None:
        for link in list(root.iter("a")):
            target = unquote(link.get("href", ""))
            if not target.startswith(EXAMPLE_LINK):
                continue
            example, _, name = target.removeprefix("/").partition("#")
            typed = Bound("".join(link.itertext()), example, name, 0, target)
            try:
                value, address = (
                    value_of(self.rendering.runs, typed),
                    self.rendering.anchor(example, self.rendering.page),
                )
            except (LookupError, ProblemsFound):
                if self.rendering.lenient:
                    link.tag = "strong"
                    link.attrib = {"class": "bound--broken"}
                    continue
                raise
            origin = f"{example.removeprefix('examples/')} · {name}"
            if not isinstance(value, str):
                origin += f" = {value!r}"
            link.set("class", "bound")
            link.set("href", address)
            link.set("data-origin", origin)
            link.set("aria-description", f"{WHERE[self.rendering.language]}: {origin}")


class _Typeset(Treeprocessor):
    """Replaces every formula that arithmatex found by MathML."""

    def __init__(self, md: Markdown, rendering: Rendering):
        super().__init__(md)
        self.rendering = rendering

    def run(self, root: ElementTree.Element) -> None:
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.get("class") != "arithmatex":
                    continue
                display = child.tag == "div"
                latex = (child.text or "").strip()[2:-2]
                try:
                    element = mathml.element(latex, display)
                except mathml.FormulaError:
                    if self.rendering.lenient:
                        continue
                    raise
                element.tail = child.tail
                parent[index] = element


class _Notice(Treeprocessor):
    """Under live reload: a quiet line below the heading of a section that waits for its twin."""

    def __init__(self, md: Markdown, rendering: Rendering):
        super().__init__(md)
        self.rendering = rendering

    def run(self, root: ElementTree.Element) -> None:
        waiting = self.rendering.stale.get(self.rendering.page, set())
        if not (self.rendering.lenient and waiting):
            return
        for index, child in reversed(list(enumerate(root))):
            if re.fullmatch(r"h[1-6]", child.tag) and child.get("id") in waiting:
                notice = ElementTree.Element("p", {"class": "stale"})
                notice.text = STALE[self.rendering.language]
                root.insert(index + 1, notice)


def pairs_formatter(rendering: Rendering):
    """The format function of a ```pairs fence: a table of the state of every pair, with the headings it gives."""

    def format_pairs(source, language, css_class, options, md, **kwargs) -> str:
        heads = [line.strip() for line in source.splitlines() if line.strip()]
        rows = []
        for state in rendering.states:
            address = relpath(state.page, rendering.page.split("/", 2)[2].rsplit("/", 1)[0])
            title = state.titles[rendering.language]
            link = f'<a href="{_to_url(address)}">{escape(title)}</a>'
            cells = (link, state.sections, state.sections - state.stale, state.values)
            rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
        head = "".join(f"<th>{escape(text)}</th>" for text in heads)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"

    return format_pairs


def _to_url(markdown_path: str) -> str:
    """Where a page is served, seen from another page's own folder."""
    return "../" + re.sub(r"(?:(?<=/)|^)index\.md$|\.md$", lambda m: "/" if m[0] == ".md" else "", markdown_path)


def example_formatter(rendering: Rendering):
    """markdown-exec's formatter for Python fences, with results from the kept runs and comments in one language."""

    def format_example(*, code: str, md: Markdown, extra: dict, id: str = "", **options) -> Markup:
        name, _, section = extra.pop("example").partition(":")
        example = Example.read(rendering.runs.project, name)
        try:
            run = rendering.runs.get(name)
            output = run.output_between(*example.sections[section]) if section else run.output
        except ProblemsFound as failed:
            if not rendering.lenient:
                raise
            output = str(failed)
        html = base_format(
            language="python",
            run=lambda code, **_: output.rstrip("\n"),
            code=code,
            md=md,
            transform_source=lambda code: (code, example.shown(rendering.language, section or None)),
            extra=extra,
            id=id,
            **options,
        )
        rendering.anchors.add(id)
        return Markup('<div class="example" id="{}">\n{}\n</div>').format(id, html)

    return format_example


def figure_formatter(rendering: Rendering):
    """The format function of a ```figure fence."""

    def format_figure(source, language, css_class, options, md, **kwargs) -> str:
        return figures.render(source, rendering.runs, rendering.page)

    return format_figure


def instrument_formatter(rendering: Rendering):
    """The format function of an ```instrument fence."""

    def format_instrument(source, language, css_class, options, md, **kwargs) -> str:
        return instruments.render(source, rendering.runs, rendering.page)

    return format_instrument


def question_formatter(rendering: Rendering):
    """The format function of a ```question fence."""

    def format_question(source, language, css_class, options, md, **kwargs) -> str:
        return questions.render(source, rendering.runs, rendering.page, lambda text: _inline(md, text))

    return format_question


def _inline(md: Markdown, text: str) -> str:
    """A line of Markdown as the page around it would be rendered: bound values, formulas, links."""
    root = ElementTree.Element("div")
    ElementTree.SubElement(root, "p").text = text
    for processor in md.treeprocessors:
        changed = processor.run(root)
        root = root if changed is None else changed
    return re.sub(r"^\s*<div>\s*<p>|</p>\s*</div>\s*$", "", md.serializer(root))
