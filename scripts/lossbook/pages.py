"""Read a page: what of it is the same in every language, where its numbers are, and on which line.

A page is read with markdown-it-py, which keeps line numbers; the site itself is rendered by Python-Markdown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from lossbook.numbers import NAKED, parse
from lossbook.project import LANGUAGES, Project

EXAMPLE_LINK = "/examples/"
SNIPPET = re.compile(r'^\s*-+8<-+\s+"([^":]+?)(?::([\w-]+))?"\s*$')
HEADING_ID = re.compile(r"\s*\{\s*#([\w-]+)[^}]*\}\s*$")
LEFTOVER = re.compile(r"\$\$|\*\*|\\[\[(]|--8<--|!!!|\?\?\?")
OPTION = re.compile(r'([\w-]+)=(?:"([^"]*)"|(\S+))')

MARKDOWN = (
    MarkdownIt("commonmark")
    .enable("table")
    .use(front_matter_plugin)
    .use(dollarmath_plugin, allow_space=False)
    .use(admon_plugin)
)


@dataclass(frozen=True)
class Bound:
    """A number or message typed in prose and bound to a value: [2.30](/examples/….py#name)."""

    typed: str
    example: str
    name: str
    line: int
    link: str


@dataclass(frozen=True)
class Naked:
    """A number in prose that is bound to nothing."""

    text: str
    line: int


@dataclass(frozen=True)
class Fence:
    """A fenced block. `line` is 1-based; `snippet` is (file, section or None) of the one included file."""

    language: str
    options: dict[str, str]
    content: str
    line: int

    @property
    def executed(self) -> bool:
        return "exec" in self.options

    @property
    def name(self) -> str:
        """The id that a fence of YAML gives itself; "" without one."""
        match = re.search(r"^id:\s*([\w-]+)\s*$", self.content, re.M)
        return match[1] if match else ""

    @property
    def snippet(self) -> tuple[str, str | None] | None:
        lines = [line for line in self.content.splitlines() if line.strip()]
        match = SNIPPET.match(lines[0]) if len(lines) == 1 else None
        return (f"examples/{match[1]}", match[2]) if match else None


@dataclass(frozen=True)
class Formula:
    """One formula as typed."""

    latex: str
    display: bool
    line: int


@dataclass(frozen=True)
class Section:
    """A heading and what follows it up to the next one."""

    id: str | None
    level: int
    title: str
    line: int


@dataclass(frozen=True, order=True)
class Part:
    """One piece of the skeleton: what must be equal in both languages."""

    kind: str
    detail: str
    line: int = field(compare=False)

    def __str__(self) -> str:
        return f"{self.kind} {self.detail}".strip()


@dataclass
class Page:
    """One Markdown file. `name` is its path in the project; `twin` the one in the other language."""

    name: str
    language: str
    text: str
    bounds: list[Bound] = field(default_factory=list)
    naked: list[Naked] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)
    texts: list[tuple[str, int]] = field(default_factory=list)  # stretches of prose and their lines
    leftovers: list[Naked] = field(default_factory=list)  # markup that became text
    skeleton: list[Part] = field(default_factory=list)

    @classmethod
    def read(cls, project: Project, path: Path) -> "Page":
        name = project.shown(path)
        page = cls(name, name.split("/")[1], path.read_text(encoding="utf8"))
        _Reader(page).read()
        return page

    @property
    def path_in_language(self) -> str:
        """The same for both twins: components/training/loss/cross-entropy.md"""
        return self.name.split("/", 2)[2]

    @property
    def twin(self) -> str:
        other = LANGUAGES[1 - LANGUAGES.index(self.language)]
        return f"docs/{other}/{self.path_in_language}"

    @cached_property
    def front(self) -> dict:
        match = re.match(r"---\n(.*?\n)---\n", self.text, re.S)
        return (yaml.safe_load(match[1]) or {}) if match else {}

    def examples(self) -> Iterator[tuple[Fence, str, str | None]]:
        """Each executed fence with the example and the section that it includes."""
        for fence in self.fences:
            if fence.executed and fence.snippet:
                yield fence, *fence.snippet


def read_all(project: Project) -> list[Page]:
    return [Page.read(project, path) for language in LANGUAGES for path in project.page_files(language)]


def formula(latex: str) -> str:
    """A formula without what may differ between languages: spacing and words."""
    latex = re.sub(r"\\(?:text|mathrm|textbf)\{[^{}]*[^\x00-\x7f][^{}]*\}", r"\\text{}", latex)
    latex = re.sub(r"\\text\{[^{}]*\}", r"\\text{}", latex)
    return re.sub(r"\\[,;:!> ]|\\q?quad|\s|~|\{\}", "", latex)


class _Reader:
    """Walks the tokens of one page once and fills in its lists."""

    def __init__(self, page: Page):
        self.page = page
        self.prose: list[Part] = []  # parts of running text since the last structural part

    def read(self) -> None:
        tokens = MARKDOWN.parse(self.page.text)
        for index, token in enumerate(tokens):
            handle = getattr(self, f"_on_{token.type}", None)
            if handle:
                handle(token, tokens, index)
        self._flush()

    def _add(self, kind: str, detail: str, line: int) -> None:
        self._flush()
        self.page.skeleton.append(Part(kind, detail, line))

    def _flush(self) -> None:
        # Word order differs between languages: what stands in one stretch of prose is compared as a set.
        self.page.skeleton += sorted(self.prose)
        self.prose = []

    def _on_front_matter(self, token: Token, tokens, index) -> None:
        for number, line in enumerate(token.content.split("\n"), 2):
            if line.startswith(("title:", "description:")):
                self._find_naked(line, number)

    def _on_heading_open(self, token: Token, tokens: list[Token], index: int) -> None:
        title = tokens[index + 1].content
        line = token.map[0] + 1
        match = HEADING_ID.search(title)
        section = Section(match[1] if match else None, int(token.tag[1]), HEADING_ID.sub("", title), line)
        self.page.sections.append(section)
        self._add("heading", f"{'#' * section.level} {{#{section.id or ''}}}", line)

    def _on_fence(self, token: Token, tokens, index) -> None:
        language, _, rest = token.info.strip().partition(" ")
        options = {name: quoted or bare for name, quoted, bare in OPTION.findall(rest)}
        fence = Fence(language, options, token.content, token.map[0] + 1)
        self.page.fences.append(fence)
        if fence.executed:
            shown = " ".join(f'{name}="{value}"' for name, value in sorted(options.items()))
            file, section = fence.snippet or ("", None)
            self._add("example", f"{file}{':' + section if section else ''} {shown}", fence.line)
        elif language == "question":
            self._add("question", fence.name, fence.line)
            for offset, line in enumerate(token.content.splitlines(), 1):
                for inline in MARKDOWN.parseInline(line):
                    inline.map = [fence.line + offset - 1, fence.line + offset]
                    self._on_inline(inline, [], 0)
            self._flush()
        elif language in ("figure", "instrument"):
            for offset, line in enumerate(token.content.splitlines(), 1):
                self._find_naked(line, fence.line + offset)
            spec = yaml.safe_load(token.content) or {}
            words = sorted((spec.get("words") or {}).keys())
            facts = [spec.get(key) for key in ("draw", "try", "from", "start") if key in spec]
            self._add(language, " ".join(map(str, [*facts, words])), fence.line)
        else:
            self._add("fence", language, fence.line)

    _on_code_block = _on_fence

    def _on_math_block(self, token: Token, tokens, index) -> None:
        self.page.formulas.append(Formula(token.content.strip(), True, token.map[0] + 1))
        self._add("formula", formula(token.content), token.map[0] + 1)

    def _on_table_open(self, token: Token, tokens: list[Token], index: int) -> None:
        rows = columns = 0
        for inner in tokens[index:]:
            rows += inner.type == "tr_open"
            columns += inner.type == "th_open"
            if inner.type == "table_close":
                break
        self._add("table", f"{rows} rows, {columns} columns", token.map[0] + 1)

    def _on_td_open(self, token, tokens, index) -> None:
        self._flush()

    def _on_bullet_list_open(self, token: Token, tokens: list[Token], index: int) -> None:
        items = sum(t.type == "list_item_open" and t.level == token.level + 1 for t in _until_close(tokens, index))
        self._add("list", f"{'steps' if token.type.startswith('ordered') else 'points'} × {items}", token.map[0] + 1)

    _on_ordered_list_open = _on_bullet_list_open

    def _on_list_item_open(self, token, tokens, index) -> None:
        self._flush()

    def _on_admonition_open(self, token: Token, tokens, index) -> None:
        self._add("admonition", " ".join(sorted(str(token.attrs["class"]).split())), token.map[0] + 1)

    def _on_admonition_close(self, token, tokens, index) -> None:
        self._flush()

    def _on_blockquote_open(self, token: Token, tokens, index) -> None:
        self._add("quote", "", token.map[0] + 1)

    def _on_html_block(self, token: Token, tokens, index) -> None:
        line = token.map[0] + 1
        self._add("html", " ".join(re.findall(r"<(?!/|!--)[^>\s]+|\bdata-[\w-]+|\bid=\"[^\"]+\"", token.content)), line)
        for offset, text in enumerate(re.sub(r"<[^>]*>", "", token.content).split("\n")):
            self._find_naked(text, line + offset)

    def _on_inline(self, token: Token, tokens, index) -> None:
        line = token.map[0] + 1
        link: str | None = None
        label = ""
        for child in token.children or []:
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            elif child.type == "link_open":
                link, label = unquote(str(child.attrs["href"])), ""
            elif child.type == "link_close":
                self._on_link(link or "", label, line, str(token.content))
                link = None
            elif child.type == "image":
                self.prose.append(Part("image", str(child.attrs["src"]), line))
                self._find_naked(child.content, line)
            elif link is not None:
                label += child.content
            elif child.type == "text":
                heading = index > 0 and tokens[index - 1].type == "heading_open"
                self._find_naked(HEADING_ID.sub("", child.content) if heading else child.content, line)
                self.page.leftovers += [Naked(match[0], line) for match in LEFTOVER.finditer(child.content)]
            elif child.type == "code_inline":
                if parse(child.content) is not None:
                    self.prose.append(Part("input", child.content, line))
            elif child.type in ("math_inline", "math_inline_double"):
                self.page.formulas.append(Formula(child.content, False, line))
                self.prose.append(Part("formula", formula(child.content), line))
            elif child.type == "html_inline":
                self.prose.append(Part("html", child.content, line))

    def _on_link(self, target: str, label: str, line: int, source: str) -> None:
        if target.startswith(EXAMPLE_LINK):
            example, _, name = target.removeprefix("/").partition("#")
            self.page.bounds.append(Bound(label, example, name, line, target))
            self.prose.append(Part("value", f"{label} = {example}#{name}", line))
            return
        self.prose.append(Part("link", target, line))
        if "://" not in target:  # a number in a link to its outside source is cited
            self._find_naked(label, line)

    def _find_naked(self, text: str, line: int) -> None:
        self.page.texts.append((text, line))
        self.page.naked += [Naked(match[0].strip(), line) for match in NAKED.finditer(text)]


def _until_close(tokens: list[Token], index: int) -> Iterator[Token]:
    depth = tokens[index].level
    for token in tokens[index + 1 :]:
        if token.level == depth and token.nesting == -1:
            return
        yield token
