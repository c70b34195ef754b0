"""What would break silently or only on somebody else's machine: bytes, file names, links out of the tree, other hosts."""

import re
from collections.abc import Iterator
from pathlib import Path

from lossbook.book import Book
from lossbook.problems import Problem
from lossbook.project import is_hidden

TEXT = {".md", ".py", ".css", ".js", ".json", ".svg", ".html", ".yml"}
MARKDOWN = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}  # what MkDocs makes a page of, if it stands in no language
VENDORED = "vendor"  # a folder of code by others, kept as it came
NAME = re.compile(r"[A-Za-z0-9._-]+")
REQUEST = re.compile(
    r"""(?:url\(\s*["']?|@import\s+["']|fetch\(\s*["'`]|import(?:Scripts)?\(\s*["'`]|\bfrom\s+["']|
        \bsrc\s*=\s*["']|new\s+(?:Worker|WebSocket|EventSource|URL)\(\s*["'`]|\.open\(\s*["'][A-Z]+["']\s*,\s*["'`])
        (?P<address>(?:https?:)?//[^"'`)\s]+)""",
    re.VERBOSE,
)


def check(book: Book) -> Iterator[Problem]:
    """Every file of docs/ and examples/, and the theme."""
    project, languages = book.project, book.languages
    roots = [project.docs, project.examples, project.root / "scripts" / "generator" / "theme"]
    for path in sorted(path for root in roots if root.exists() for path in root.rglob("*")):
        name = project.shown(path)
        if is_hidden(name):
            continue
        if name.startswith("docs/") and path.suffix.lower() in MARKDOWN and name not in book.pages:
            what, expected = "a page outside of every language", " or ".join(f"docs/{code}/….md" for code in languages)
            yield Problem(name, 1, what, expected, fix="move it there, or out of docs/")
        if "__pycache__" in path.parts or VENDORED in path.parts:
            continue
        if path.is_symlink() and (path.is_dir() or not path.resolve().is_relative_to(project.root)):
            fix = "put a copy of it into the project"
            what = "a link to a folder" if path.is_dir() else "a link that leads out of the project"
            yield Problem(name, 1, what, found=str(path.readlink()), fix=fix)
        elif not NAME.fullmatch(path.name):
            fix = "letters, digits, dots, hyphens and underscores: addresses are made of file names"
            yield Problem(name, 1, "a file name that does not suit an address", found=Path(name).name, fix=fix)
        elif path.is_file() and path.suffix in TEXT:
            yield from _text(name, path)


def _text(name: str, path: Path) -> Iterator[Problem]:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        fix = "save the file as UTF-8"
        cause = f"file {name}"
        yield Problem(name, line, "bytes that are not UTF-8", "UTF-8", repr(raw[error.start : error.end]), fix, cause)
        return
    if text.startswith("\ufeff"):
        yield Problem(name, 1, "a byte order mark", "plain UTF-8", fix="save the file as UTF-8 without BOM")
    for number, line in enumerate(text.split("\n") if "\r" in text or "\t" in text else (), 1):
        if line.endswith("\r"):
            yield Problem(name, number, "a Windows line end", "LF", "CR LF", "save the file with LF line ends")
            break
        if "\t" in line and path.suffix in {".md", ".py"}:
            yield Problem(name, number, "a tab", "spaces", fix="Markdown and Python here are indented with spaces")
            break
    if path.suffix in {".css", ".js", ".html", ".svg"}:
        for match in REQUEST.finditer(text):
            line = text[: match.start()].count("\n") + 1
            fix = "the built site asks no other host for anything: ship the file in docs/assets"
            yield Problem(name, line, "a request to another host", found=match["address"], fix=fix)
