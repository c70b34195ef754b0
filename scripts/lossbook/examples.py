"""Read an example: its sections, and its text for readers of one language.

One script serves both languages: a comment that carries words is written in both (`# en: … # ko: …`), and each
reader is shown one of them. The module docstring states the claim in the same way.
"""

import ast
import io
import re
import tokenize
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lossbook.problems import Problem
from lossbook.project import LANGUAGES, Project

TAG = re.compile(r"#\s*(ko|en):\s*")
MARKER = re.compile(r"#\s*-+8<-+\s*\[(start|end):([\w-]+)\]\s*$")
ALLOWED_IMPORTS = {"torch", "numpy"}  # and the standard library
WORDS = re.compile(r"[가-힣]|(?:\b[a-z]{3,}\b[\s,]+){2}\b[a-z]{3,}\b")


@dataclass(frozen=True)
class Example:
    """One file of `examples/`. `name` is its path in the project, such as examples/softmax/definition.py."""

    name: str
    text: str

    @classmethod
    def read(cls, project: Project, name: str) -> "Example":
        return cls(name, (project.root / name).read_text(encoding="utf8"))

    @property
    def test(self) -> str:
        """The path of its test in the project; page, example and test are found from one name."""
        topic, idea = self.name.removeprefix("examples/").rsplit("/", 1)
        return f"tests/examples/{topic}/test_{idea}"

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @cached_property
    def sections(self) -> dict[str, tuple[int, int]]:
        """First and last line (1-based, without the markers) of each named section that has both its markers."""
        starts, found = {}, {}
        for number, line in enumerate(self.lines, 1):
            if marker := MARKER.search(line):
                kind, name = marker.groups()
                if kind == "start":
                    starts[name] = number
                elif name in starts:
                    found[name] = (starts[name] + 1, number - 1)
        return found

    def shown(self, language: str, section: str | None = None) -> str:
        """What a reader of `language` sees: no section markers, the words in that language only.

        Raises KeyError when there is no such section.
        """
        first, last = self.sections[section] if section else (1, len(self.lines))
        kept = []
        for number, line in enumerate(self._lines_for(language), 1):
            if first <= number <= last and line is not None:
                kept.append(line)
        return "\n".join(kept).strip("\n")

    @cached_property
    def claim(self) -> dict[str, str]:
        """The docstring's sentence by language."""
        docstring = ast.get_docstring(ast.parse(self.text)) or ""
        return dict(re.findall(r"^(ko|en):\s*(.+)$", docstring, re.M))

    def _comments(self) -> list[tokenize.TokenInfo]:
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        return [token for token in tokens if token.type == tokenize.COMMENT]

    def _lines_for(self, language: str) -> list[str | None]:
        lines: list[str | None] = list(self.lines)
        for comment in self._comments():
            row, column = comment.start[0] - 1, comment.start[1]
            code = self.lines[row][:column]
            words = _by_language(comment.string)
            if MARKER.search(comment.string):
                lines[row] = None
            elif words and language in words:
                lines[row] = f"{code}# {words[language]}"
            elif words:
                lines[row] = code.rstrip() or None
        if self.claim:
            docstring = ast.parse(self.text).body[0]
            lines[docstring.lineno - 1] = f'"""{self.claim.get(language, "")}"""'
            lines[docstring.lineno : docstring.end_lineno] = [None] * (docstring.end_lineno - docstring.lineno)
        return lines

    def problems(self) -> list[Problem]:
        """Where the file breaks the contract of examples (CONTRIBUTING.md)."""
        try:
            tree = ast.parse(self.text)
        except SyntaxError as error:
            mend = f"python {self.name} names the place"
            return [Problem(self.name, error.lineno or 1, "the example is not Python", "", error.msg, mend)]
        return [
            *self._claim_problems(),
            *self._comment_problems(),
            *self._section_problems(),
            *self._code_problems(tree),
        ]

    def _claim_problems(self):
        for language in LANGUAGES:
            if language not in self.claim:
                yield Problem(
                    self.name,
                    1,
                    "the docstring does not state the claim in both languages",
                    f'a docstring with the lines "ko: …" and "en: …"; {language} is missing',
                    mend="write one sentence for each language",
                )

    def _comment_problems(self):
        open_rows: dict[str, list[int]] = {}
        for comment in [*self._comments(), None]:
            words = _by_language(comment.string) if comment else {}
            own_line = comment and not self.lines[comment.start[0] - 1][: comment.start[1]].strip()
            row = comment.start[0] if comment else 0
            continues = any(row - 1 in rows for rows in open_rows.values())
            if open_rows and not (own_line and len(words) == 1 and continues):
                yield from self._one_sided(open_rows)
                open_rows = {}
            if len(words) == 1:
                language = next(iter(words))
                open_rows.setdefault(language, []).append(row)
                if not own_line:
                    yield from self._one_sided(open_rows)
                    open_rows = {}
            elif comment and not words and WORDS.search(comment.string) and not _is_directive(comment.string):
                yield Problem(
                    self.name,
                    row,
                    "a comment with words has no language",
                    "# en: …  # ko: …",
                    comment.string,
                    "say it in both languages",
                )

    def _one_sided(self, rows: dict[str, list[int]]):
        counts = {language: len(rows.get(language, [])) for language in LANGUAGES}
        if len(set(counts.values())) > 1:
            lacking = min(counts, key=counts.get)
            line = min(row for numbers in rows.values() for row in numbers)
            found = self.lines[line - 1].strip()
            mend = f'add "# {lacking}: …" on the same line or on the next'
            yield Problem(self.name, line, "a comment is in one language only", "ko and en", found, mend)

    def _section_problems(self):
        opened: dict[str, int] = {}
        for number, line in enumerate(self.lines, 1):
            if marker := MARKER.search(line):
                kind, name = marker.groups()
                if kind == "start":
                    opened[name] = number
                elif opened.pop(name, None) is None:
                    yield Problem(self.name, number, f"section {name} ends but does not start", mend="add its start")
        for name, number in opened.items():
            mend = f"add # --8<-- [end:{name}] after its last line"
            yield Problem(self.name, number, f"section {name} has no end", mend=mend)

    def _code_problems(self, tree: ast.Module):
        import sys

        for node in ast.walk(tree):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or "." * node.level]
            for name in names:
                top = name.split(".")[0]
                if top == "argparse" or (top not in ALLOWED_IMPORTS and top not in sys.stdlib_module_names):
                    expected = "torch, numpy and the standard library (argparse excepted)"
                    mend = "whoever copies the file must have everything; write it in the open"
                    yield Problem(self.name, node.lineno, "an import that readers may not have", expected, name, mend)
            if isinstance(node, ast.If) and "__name__" in ast.dump(node.test):
                mend = "write the lines at the top level: on the page the whole file runs"
                yield Problem(self.name, node.lineno, "a main guard", "flat code", "if __name__ == …", mend)


def _by_language(comment: str) -> dict[str, str]:
    pieces = TAG.split(comment)
    if len(pieces) < 3:
        return {}
    return {language: words.strip() for language, words in zip(pieces[1::2], pieces[2::2], strict=True)}


def _is_directive(comment: str) -> bool:
    return bool(MARKER.search(comment)) or comment.startswith(("# noqa", "# fmt:"))


def read_all(project: Project) -> list[Example]:
    return [Example.read(project, project.shown(Path(path))) for path in project.example_files()]
