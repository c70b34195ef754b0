"""Read an example: its sections, its claim, and its text for readers of one language.

One script serves every language: a comment that carries words is written in each (`# en: … # ko: …`), and each reader
is shown one of them. The module docstring states the claim in the same way.
"""

import ast
import io
import re
import tokenize
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lossbook.problems import Problem
from lossbook.runner.request import Request

TAG = re.compile(r"#\s*([a-z]{2}):\s*")
MARKER = re.compile(r"#\s*-+8<-+\s*\[(start|end):([\w-]+)\]\s*$")


@dataclass(frozen=True)
class Comment:
    """A comment of an example: its 1-based line, the column it starts at, its text, its words by language."""

    line: int
    column: int
    text: str

    @cached_property
    def words(self) -> dict[str, str]:
        pieces = TAG.split(self.text)
        return {code: words.strip() for code, words in zip(pieces[1::2], pieces[2::2], strict=True)}


# Of a few at a time, not of every example: a tree takes a hundred times the room of its text, lines and comments twice.
_few = lru_cache(maxsize=16)


@_few
def _parsed(text: str) -> ast.Module | None:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError):
        return None


@_few
def _comments(text: str) -> list[Comment]:
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError):
        return []  # not Python: reported as such
    return [Comment(*token.start, token.string) for token in tokens if token.type == tokenize.COMMENT]


@_few
def _lines(text: str) -> list[str]:
    return text.split("\n")  # not splitlines: a form feed is no line end for Python


@dataclass(frozen=True)
class Example:
    """One file of `examples/`. `name` is its path there, such as softmax/definition.py."""

    name: str
    text: str

    @property
    def file(self) -> str:
        """Its path in the project."""
        return f"examples/{self.name}"

    @property
    def test(self) -> str:
        """The path of its test in the project; page, example and test are found from one name."""
        topic, _, idea = self.name.rpartition("/")
        return f"tests/examples/{topic}/test_{idea}"

    def request(self, seed: int = 0) -> Request:
        """What the runner is asked: this very text."""
        return Request(self.name, self.text, seed) if seed else self._request

    @cached_property
    def _request(self) -> Request:
        return Request(self.name, self.text)

    @property
    def lines(self) -> list[str]:
        return _lines(self.text)

    @property
    def tree(self) -> ast.Module | None:
        """None when the file is not Python; `fault` says why."""
        return _parsed(self.text)

    @property
    def fault(self) -> Problem | None:
        try:
            ast.parse(self.text)
        except (SyntaxError, ValueError) as error:
            line = getattr(error, "lineno", None) or 1
            what, fix = "the example is not Python", f"python {self.file} names the place"
            return Problem(self.file, line, what, "", str(getattr(error, "msg", error)), fix, f"run {self.name}")
        return None

    @cached_property
    def markers(self) -> list[tuple[int, str, str]]:
        """Line, kind (start or end) and name of each section marker."""
        found = ((number, MARKER.search(line)) for number, line in enumerate(self.lines, 1))
        return [(number, marker[1], marker[2]) for number, marker in found if marker]

    @cached_property
    def sections(self) -> dict[str, tuple[int, int]]:
        """First and last line (1-based, without the markers) of each named section that has both its markers."""
        starts, found = {}, {}
        for number, kind, name in self.markers:
            if kind == "start":
                starts.setdefault(name, number)
            elif name in starts:
                found.setdefault(name, (starts[name] + 1, number - 1))
        return found

    def shown(self, language: str, section: str | None = None) -> str:
        """What a reader of `language` sees: no section markers, no docstring, the words in that language only.

        The docstring's sentence stands above the code. Raises KeyError when there is no such section.
        """
        return "\n".join(text for _, text in self.shown_lines(language, section))

    def download(self, language: str) -> str:
        """The whole file for readers of `language`, its sentence as the docstring."""
        return f'"""{self.claim.get(language, "")}"""\n\n{self.shown(language)}\n'

    def shown_lines(self, language: str, section: str | None = None) -> list[tuple[int, str]]:
        """The lines that a reader of `language` sees, each with its number in the file; none are blank at the ends."""
        first, last = self.sections[section] if section else (1, len(self.lines))
        numbered = enumerate(self._lines_for(language), 1)
        lines = [(number, line) for number, line in numbered if first <= number <= last and line is not None]
        while lines and not lines[0][1].strip():
            lines.pop(0)
        while lines and not lines[-1][1].strip():
            lines.pop()
        return lines

    def line_of(self, name: str) -> int | None:
        """The line of the last top-level statement that gives `name` its value."""
        return self._assigned.get(name)

    @cached_property
    def _assigned(self) -> dict[str, int]:
        found = {}
        for node in ast.walk(self.tree) if self.tree else ():
            if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign) and node.col_offset == 0:
                for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                    for one in ast.walk(target):
                        if isinstance(one, ast.Name):
                            found[one.id] = max(found.get(one.id, 0), node.lineno)
        return found

    @cached_property
    def docstring(self) -> str:
        return (ast.get_docstring(self.tree) or "") if self.tree else ""

    @cached_property
    def claim(self) -> dict[str, str]:
        """The docstring's sentence by language."""
        return dict(re.findall(r"^([a-z]{2}):\s*(.+)$", self.docstring, re.M))

    @property
    def comments(self) -> list[Comment]:
        return _comments(self.text)

    def _lines_for(self, language: str) -> list[str | None]:
        lines: list[str | None] = list(self.lines)
        for comment in self.comments:
            row = comment.line - 1
            code = self.lines[row][: comment.column]
            if MARKER.search(comment.text):
                lines[row] = None
            elif comment.words and language in comment.words:
                lines[row] = f"{code}# {comment.words[language]}"
            elif comment.words:
                lines[row] = code.rstrip() or None
        if self.claim:
            docstring = self.tree.body[0]
            lines[docstring.lineno - 1 : docstring.end_lineno] = [None] * (docstring.end_lineno - docstring.lineno + 1)
        return lines
