"""Read a page's Markdown with markdown-it-py, which keeps line numbers. Reading never raises: faults are problems.

The site itself is rendered by Python-Markdown (site/); what the two find is compared there, so that no difference
between the parsers can be published.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from itertools import accumulate
from urllib.parse import unquote

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from lossbook.binding import Bound, target
from lossbook.numbers import NAKED, parse
from lossbook.pages import DRAWN, PREAMBLE, Block, Body, Fence, Formula, Found, Page, Part, Section
from lossbook.problems import Problem

HEADING_ID = re.compile(r"\s*\{\s*#([\w-]+)[^}]*\}\s*$")
LEFTOVER = re.compile(r"\]\(|\$\$|\*\*|\\[\[(]|--8<--|!!!|\?\?\?|```|~~~|Traceback \(most recent call")
OPTION = re.compile(r"""([\w-]+)=(?:"([^"]*)"|'([^']*)'|(\S+))""")
NOTE = re.compile(r"<!--\s*light:\s*(.+?)\s*-->", re.S)

MARKDOWN = (
    MarkdownIt("commonmark")
    .enable("table")
    .use(front_matter_plugin)
    .use(dollarmath_plugin, allow_space=False)
    .use(admon_plugin)
)


def page_key(language: str, path: str, raw: bytes) -> str:
    """Changes with the page's name and with its bytes."""
    return hashlib.sha256(f"{language}/{path}\n".encode() + raw).hexdigest()


def read_page(language: str, path: str, raw: bytes) -> Page:
    """The page with everything that its text alone tells; what could not be read stands in `faults`."""
    page = Page(language, path, page_key(language, path, raw))
    try:
        body = Body(raw.decode("utf8"))
    except UnicodeDecodeError:  # the rule on files says where
        body = Body("")
        page.faults.append(Problem(page.name, 1, "a page that is not UTF-8", follows=(f"file {page.name}",)))
    else:
        _Reader(page, body).read()
        page.links = [part for part in body.skeleton if part.kind in ("link", "image")]
        page.hashes = _hashes(body.text, page.sections, page.front)
    page.packed = body.packed()
    return page


def formula(latex: str) -> str:
    """A formula without what may differ between languages: spacing and words."""
    latex = re.sub(r"\\(?:text|mathrm|textbf)\{[^{}]*[^\x00-\x7f][^{}]*\}", r"\\text{}", latex)
    latex = re.sub(r"\\text\{[^{}]*\}", r"\\text{}", latex)
    return re.sub(r"\\[,;:!> ]|\\q?quad|\s|~|\{\}", "", latex)


def _hashes(text: str, sections: list[Section], front: dict) -> dict[str, str]:
    """The hash of each section of a page's text by id: from its heading to the next one."""
    lines = text.splitlines()
    starts = [(section.line, section.id or f"line-{section.line}") for section in sections]
    first = starts[0][0] if starts else len(lines) + 1
    kept = {key: value for key, value in front.items() if key in ("title", "description")}
    texts = {
        PREAMBLE: json.dumps(kept, sort_keys=True, ensure_ascii=False, default=str)
        + "\n".join(_after_front(lines[: first - 1]))
    }
    ends = [line for line, _ in starts[1:]] + [len(lines) + 1]
    for (start, name), end in zip(starts, ends, strict=False):  # a page without a heading has an end and no start
        texts[name] = "\n".join(line.rstrip() for line in lines[start - 1 : end - 1]).strip()
    return {name: hashlib.sha256(text.encode()).hexdigest()[:12] for name, text in texts.items()}


def _after_front(lines: list[str]) -> list[str]:
    if lines and lines[0] == "---" and "---" in lines[1:]:
        lines = lines[lines.index("---", 1) + 1 :]
    return [line.rstrip() for line in lines if line.strip()]


class _Reader:
    """Walks the tokens of one page once and fills in its lists."""

    def __init__(self, page: Page, body: Body):
        self.page, self.body = page, body
        self.prose: list[Part] = []  # parts of running text since the last structural part
        self.section = ""
        self.folds = 0
        self.admonitions: list[bool] = []  # for each open one, whether it is folded
        self.items = 0
        self.table: int | None = None  # the index of the open table's block
        self.note = ""
        self.cursor = 0  # up to where labels of links were found
        lengths = [len(line) + 1 for line in body.text.split("\n")]
        self.offsets = [0, *accumulate(lengths)]

    def read(self) -> None:
        tokens = MARKDOWN.parse(self.body.text)
        if not tokens or tokens[0].type != "front_matter":
            self._fault(1, "the page has no front matter", "--- on the first line, title: …, description: …, ---", "")
        for index, token in enumerate(tokens):
            if handle := getattr(self, f"_on_{token.type}", None):
                handle(token, tokens, index)
        self._flush()

    def _fault(self, line: int, what: str, expected: str, found: str, fix: str = "fix it and save") -> None:
        name = self.page.name
        self.page.faults.append(Problem(name, line, what, expected, found, fix, causes=f"page {name}"))

    def _add(self, kind: str, detail: str, line: int) -> None:
        self._flush()
        self.body.skeleton.append(Part(kind, detail, line, self.section))

    def _aside(self, kind: str, detail: str, line: int) -> None:
        self.prose.append(Part(kind, detail, line, self.section))

    def _flush(self) -> None:
        # Word order differs between languages: what stands in one stretch of prose is compared as a set.
        self.body.skeleton += sorted(self.prose)
        self.prose = []

    def _on_front_matter(self, token: Token, tokens, index) -> None:
        try:
            front = yaml.safe_load(token.content) or {}
            if not isinstance(front, dict):
                raise yaml.YAMLError(f"no keys in it: {front}")
        except (yaml.YAMLError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            found = getattr(error, "problem", None) or str(error)
            fix = 'put the text in quotes if it holds a colon: title: "a: b"'
            self._fault(
                mark.line + 2 if mark else 2, "the front matter is not YAML", "title: …, description: …", found, fix
            )
            return
        self.page.front = front
        for number, line in enumerate(token.content.split("\n"), 2):
            if line.startswith(("title:", "description:")):
                self._prose(line, number)
                self._leftovers(line, number)

    def _on_heading_open(self, token: Token, tokens: list[Token], index: int) -> None:
        title = tokens[index + 1].content
        line = token.map[0] + 1
        match = HEADING_ID.search(title)
        section = Section(match[1] if match else None, int(token.tag[1]), HEADING_ID.sub("", title), line)
        self.page.sections.append(section)
        self.section = section.id or f"line-{line}"
        self._add("heading", f"{'#' * section.level} {{#{section.id or ''}}}", line)

    def _on_fence(self, token: Token, tokens, index) -> None:
        language, _, rest = token.info.strip().partition(" ")
        options = {name: double or single or bare for name, double, single, bare in OPTION.findall(rest)}
        line = token.map[0] + 1
        if token.type == "fence" and not self._closed(token):
            found = "it takes in everything up to the end of the page"
            self._fault(line, "a fence that is not closed", f"{token.markup} on a line of its own", found)
        data = self._yaml(token, line) if language in DRAWN else None
        fence = Fence(language, options, token.content, line, self.section, data)
        self.page.fences.append(fence)
        if fence.executed:
            shown = " ".join(f'{name}="{value}"' for name, value in sorted(options.items()))
            file, section = fence.snippet or ("", None)
            self._add("example", f"{file}{':' + section if section else ''} {shown}", line)
        elif language == "question":
            self._on_question(str((data or {}).get("id", "")), token.content.splitlines(), line)
        elif language in DRAWN:
            for offset, text in enumerate(token.content.splitlines(), 1):
                self._prose(text, line + offset)
            words = data.get("words") if data else None
            keys = sorted(map(str, words)) if isinstance(words, dict) else []
            fixed = {key: value for key, value in (data or {}).items() if key not in ("title", "description", "words")}
            self._add(language, f"{fixed} {keys}", line)
        else:
            self._add("fence", language, line)

    _on_code_block = _on_fence

    def _on_question(self, name: str, texts: list[str], line: int) -> None:
        """Each line of it is prose like any other: values are bound, formulas are read. It counts as folded, like any
        other thing that a reader opens: the answers wait until something is typed.
        """
        self._add("question", name, line)
        self.folds += 1
        for number, text in enumerate(texts, line):
            for inline in MARKDOWN.parseInline(text):
                inline.map = [number, number + 1]
                self._on_inline(inline, [], 0)
        self.folds -= 1
        self._flush()

    def _closed(self, token: Token) -> bool:
        last = self.body.text.split("\n")[token.map[1] - 1]
        return token.map[1] - token.map[0] > 1 and last.strip().lstrip("> ").startswith(token.markup)

    def _yaml(self, token: Token, line: int) -> dict | None:
        expected = "key: words, in quotes where they hold a colon or a quote"
        try:
            data = yaml.safe_load(token.content)
        except (yaml.YAMLError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            at = line + 1 + (mark.line if mark else 0)
            self._fault(
                at, f"the text of {token.info.strip()} is not YAML", expected, str(getattr(error, "problem", error))
            )
            return None
        if not isinstance(data, dict):
            self._fault(line, f"the text of {token.info.strip()} is not YAML", expected, str(data))
            return None
        return data

    def _on_math_block(self, token: Token, tokens, index) -> None:
        self.body.formulas.append(Formula(token.content.strip(), True, token.map[0] + 1))
        self._add("formula", formula(token.content), token.map[0] + 1)

    def _on_table_open(self, token: Token, tokens: list[Token], index: int) -> None:
        rows = columns = 0
        for inner in tokens[index:]:
            rows += inner.type == "tr_open"
            columns += inner.type == "th_open"
            if inner.type == "table_close":
                break
        line = token.map[0] + 1
        self._add("table", f"{rows} rows, {columns} columns", line)
        head = [inner.content for inner in tokens[index : index + 3 * columns + 3] if inner.type == "inline"]
        self.table = len(self.body.blocks)
        self._block(" | ".join(head), line, "table", rows - 1)

    def _on_table_close(self, token, tokens, index) -> None:
        self.table = None

    def _on_td_open(self, token, tokens, index) -> None:
        self._flush()

    def _on_bullet_list_open(self, token: Token, tokens: list[Token], index: int) -> None:
        items = sum(t.type == "list_item_open" and t.level == token.level + 1 for t in _until_close(tokens, index))
        self._add("list", f"{'steps' if token.type.startswith('ordered') else 'points'} × {items}", token.map[0] + 1)

    _on_ordered_list_open = _on_bullet_list_open

    def _on_list_item_open(self, token, tokens, index) -> None:
        self.items += 1
        self._flush()

    def _on_list_item_close(self, token, tokens, index) -> None:
        self.items -= 1

    def _on_admonition_open(self, token: Token, tokens, index) -> None:
        classes = str(token.attrs["class"]).split()
        folded = token.markup.startswith("???") and not token.markup.startswith("???+")
        self.admonitions.append(folded)
        self.folds += folded
        self._add("admonition", " ".join(sorted(classes)), token.map[0] + 1)

    def _on_admonition_close(self, token, tokens, index) -> None:
        self.folds -= self.admonitions.pop()
        self._flush()

    def _on_blockquote_open(self, token: Token, tokens, index) -> None:
        self._add("quote", "", token.map[0] + 1)

    def _on_html_block(self, token: Token, tokens, index) -> None:
        line = token.map[0] + 1
        if note := NOTE.fullmatch(token.content.strip()):
            self.note = note[1]
            self._add("note", "light", line)
            return
        self._add("html", " ".join(re.findall(r"<(?!/|!--)[^>\s]+|\bdata-[\w-]+|\bid=\"[^\"]+\"", token.content)), line)
        if token.content.lstrip().startswith("<!--"):
            return
        for offset, text in enumerate(re.sub(r"<[^>]*>", "", token.content).split("\n")):
            self._prose(text, line + offset)
            self._leftovers(text, line + offset)

    def _block(self, text: str, line: int, kind: str, rows: int = 0) -> None:
        self.body.blocks.append(Block(text, line, kind, self.section, self.folds > 0, self.note, rows))
        self.note = ""

    def _on_inline(self, token: Token, tokens, index) -> None:
        line = token.map[0] + 1
        heading = index > 0 and tokens[index - 1].type == "heading_open"
        if self.table is None:
            self._block(token.content, line, "heading" if heading else "item" if self.items else "paragraph")
        # The cells of a table's row share a line: each goes on where the last one ended.
        place = _Place(self.body.text, max(self.offsets[token.map[0]], self.cursor), self.offsets[token.map[1]])
        link: str | None = None
        label = ""
        for child in token.children or []:
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            elif child.type == "link_open":
                link, label = unquote(str(child.attrs["href"])), ""
            elif child.type == "link_close":
                self._on_link(link or "", label, line, place)
                link = None
            elif child.type == "image":
                self._aside("image", str(child.attrs["src"]), line)
                self._prose(child.content, line)
            elif child.type in ("math_inline", "math_inline_double"):
                self.body.formulas.append(Formula(child.content, False, line))
                self._aside("formula", formula(child.content), line)
                label += f"${child.content}$"
            elif link is not None:
                label += child.content
            elif child.type == "text":
                self._prose(HEADING_ID.sub("", child.content) if heading else child.content, line)
                self._leftovers(child.content, line)
            elif child.type == "code_inline":
                if parse(child.content) is not None:
                    self._aside("input", child.content, line)
                line += place.lines_in_code(child.content, child.markup)
            elif child.type == "html_inline":
                self._aside("html", child.content, line)
        self.cursor = place.at

    def _on_link(self, href: str, label: str, line: int, place: "_Place") -> None:
        if bound := target(href):
            start, end = place.next_label(href)
            if start >= 0:
                line = self.body.text.count("\n", 0, start) + 1
            block = self.table if self.table is not None else len(self.body.blocks) - 1
            self.page.bounds.append(Bound(label, *map(sys.intern, bound), line, start, end, block, self.section))
            self._aside("value", f"{label if parse(label) is not None else 'words'} = {bound[0]}#{bound[1]}", line)
            self.body.texts.append(Found(label, line))
            return
        self._aside("link", href, line)
        if "://" in href:  # a number in a link to its outside source is cited
            self.body.texts.append(Found(label, line))
        else:
            self._prose(label, line)

    def _prose(self, text: str, line: int) -> None:
        self.body.texts.append(Found(text, line))
        self.page.naked += [Found(match[0].strip(), line) for match in NAKED.finditer(text)]

    def _leftovers(self, text: str, line: int) -> None:
        self.page.leftovers += [Found(match[0], line) for match in LEFTOVER.finditer(text)]


class _Place:
    """Where in the page's text the labels of one paragraph's links stand, in their order."""

    def __init__(self, text: str, start: int, end: int):
        self.text, self.at, self.end = text, start, end

    def next_label(self, href: str) -> tuple[int, int]:
        """Start and end of the next label before `](href`; (-1, -1) when it is not written that way."""
        for form in (href, href.replace(" ", "%20")):
            close = self.text.find(f"]({form}", self.at, self.end)
            if close < 0 or self.text[close + 2 + len(form)] not in ") \n":
                continue
            depth, start = 1, close
            while depth and start > self.at:
                start -= 1
                if self.text[start - 1] != "\\":
                    depth += {"]": 1, "[": -1}.get(self.text[start], 0)
            if depth == 0:
                self.at = close + 2 + len(form)
                return start + 1, close
        return -1, -1

    def lines_in_code(self, content: str, markup: str) -> int:
        """How many line ends a code span holds; the parser turns them into spaces."""
        words = re.escape(content).replace(r"\ ", r"\s")
        match = re.compile(rf"{re.escape(markup)}\s?{words}\s?{re.escape(markup)}").search(self.text, self.at, self.end)
        return match[0].count("\n") if match else 0


def _until_close(tokens: list[Token], index: int) -> Iterator[Token]:
    depth = tokens[index].level
    for token in tokens[index + 1 :]:
        if token.level == depth and token.nesting == -1:
            return
        yield token
