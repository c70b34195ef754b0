"""Every relative link leads to a page of the same language, and to an id on it."""

import difflib
import posixpath
import re
from collections.abc import Iterator

from lossbook.book import Book
from lossbook.problems import Problem


def check(book: Book) -> Iterator[Problem]:
    by_name = book.pages
    ids = {page.name: page.ids for page in by_name.values()}
    for page in by_name.values():
        for part in page.links:
            target = part.detail
            if re.match(r"[a-z]+:", target):
                continue
            path, _, anchor = target.partition("#")
            file = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path)) if path else page.name
            if part.kind == "image" or not file.endswith(".md"):
                if not (book.project.root / file).is_file():
                    yield Problem(
                        page.name,
                        part.line,
                        "a file that does not exist",
                        "a file of docs/",
                        target,
                        "correct the path",
                    )
            elif file not in by_name:
                near = difflib.get_close_matches(file, by_name, n=1)
                fix = (
                    f"perhaps {posixpath.relpath(near[0], posixpath.dirname(page.name))}"
                    if near
                    else "correct the path"
                )
                yield Problem(
                    page.name, part.line, "a link to a page that does not exist", "a page of docs/", target, fix
                )
            elif anchor and anchor not in ids[file]:
                near = ", ".join(difflib.get_close_matches(anchor, ids[file], n=3, cutoff=0.4))
                fix = f"ids near it: {near}" if near else f"see the ids of {file}"
                yield Problem(
                    page.name,
                    part.line,
                    "a link to an id that does not exist",
                    f"an id of {file}",
                    target,
                    fix,
                    follows=(f"page {file}",),
                )
