"""What an example promises to readers (the contributors' page says it at length): flat code that runs anywhere."""

import ast
import re
import sys
from collections.abc import Iterable, Iterator

from lossbook.book import Book
from lossbook.examples import MARKER, Comment, Example
from lossbook.problems import Problem

ALLOWED_IMPORTS = {"torch", "numpy"}  # and the standard library
WORDS = re.compile(r"[가-힣]|(?:\b[a-z]{3,}\b[\s,]+){2}\b[a-z]{3,}\b")


def check(book: Book) -> Iterator[Problem]:
    languages = list(book.languages)
    for example in book.examples.values():
        key = f"contract {languages} {example.name}\n{example.text}"
        yield from book.recall(key, lambda one=example: list(faults(one, languages)))


def faults(example: Example, languages: list[str]) -> Iterator[Problem]:
    """Where one file breaks the contract."""
    if example.fault:
        yield example.fault
        return
    yield from _claim(example, languages)
    yield from _comments(example, languages)
    yield from _sections(example)
    yield from _code(example)


def _claim(example: Example, languages: list[str]) -> Iterator[Problem]:
    what = "the docstring does not state the claim in every language"
    for language in languages:
        if language not in example.claim:
            lines = " and ".join(f'"{code}: …"' for code in languages)
            expected = f"a docstring with the lines {lines}; {language} is missing"
            yield Problem(example.file, 1, what, expected, fix="write one sentence for each language")
    for line in filter(str.strip, example.docstring.splitlines()):
        if not re.match(r"[a-z]{2}:\s*\S", line):
            fix = "put the sentence on one line: readers are shown no more"
            yield Problem(example.file, 1, "a claim of more than one line", "one line a language", line.strip(), fix)


def _comments(example: Example, languages: list[str]) -> Iterator[Problem]:
    """Each comment with words is there in every language: on the same line, or on the lines that follow."""
    group: list[Comment] = []
    for comment in [*example.comments, None]:
        alone = comment and not example.lines[comment.line - 1][: comment.column].strip()
        if group and not (alone and comment.words and comment.line == group[-1].line + 1):
            yield from _one_sided(example, group, languages)
            group = []
        if comment and comment.words:
            group.append(comment)
            if not alone:
                yield from _one_sided(example, group, languages)
                group = []
        elif comment and WORDS.search(comment.text) and not _is_directive(comment.text):
            expected = "  ".join(f"# {code}: …" for code in languages)
            what, fix = "a comment with words has no language", "say it in every language"
            yield Problem(example.file, comment.line, what, expected, comment.text, fix)


def _one_sided(example: Example, group: Iterable[Comment], languages: list[str]) -> Iterator[Problem]:
    counts = {language: sum(language in comment.words for comment in group) for language in languages}
    if len(set(counts.values())) > 1:
        first = min(group, key=lambda comment: comment.line)
        lacking = min(counts, key=counts.get)
        found = example.lines[first.line - 1].strip()
        fix = f'add "# {lacking}: …" on the same line or on the next'
        what, expected = "a comment is in one language only", " and ".join(languages)
        yield Problem(example.file, first.line, what, expected, found, fix)


def _is_directive(comment: str) -> bool:
    return bool(MARKER.search(comment)) or comment.startswith(("# noqa", "# fmt:"))


def _sections(example: Example) -> Iterator[Problem]:
    opened: dict[str, int] = {}
    closed: set[str] = set()
    for number, kind, name in example.markers:
        if kind == "start" and (name in opened or name in closed):
            yield Problem(example.file, number, f"section {name} starts twice", "one of that name", fix="rename one")
        elif kind == "start":
            opened[name] = number
        elif opened.pop(name, None) is None:
            yield Problem(example.file, number, f"section {name} ends but does not start", fix="add its start")
        else:
            closed.add(name)
    for name, number in opened.items():
        fix = f"add # --8<-- [end:{name}] after its last line"
        yield Problem(example.file, number, f"section {name} has no end", fix=fix)


def _code(example: Example) -> Iterator[Problem]:
    for node in ast.walk(example.tree):
        for name in _imported(node):
            top = name.split(".")[0]
            if top == "argparse" or (top not in ALLOWED_IMPORTS and top not in sys.stdlib_module_names):
                expected = "torch, numpy and the standard library (argparse excepted)"
                what, fix = "an import that readers may not have", "anyone who copies the file must have everything"
                yield Problem(example.file, node.lineno, what, expected, name, fix)
        if isinstance(node, ast.If) and _is_main_guard(node.test):
            fix = "write the lines at the top level: on the page the whole file runs"
            yield Problem(example.file, node.lineno, "a main guard", "flat code", "if __name__ == …", fix)


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or "." * node.level] if isinstance(node, ast.ImportFrom) else []


def _is_main_guard(test: ast.expr) -> bool:
    sides = [test.left, *test.comparators] if isinstance(test, ast.Compare) else []
    return any(isinstance(side, ast.Name) and side.id == "__name__" for side in sides)
