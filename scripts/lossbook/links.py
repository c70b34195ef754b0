"""Links between pages, checked in the sources, where a line number can be given."""

import difflib
import posixpath
import re

from lossbook.pages import EXAMPLE_LINK, Page
from lossbook.problems import Problem
from lossbook.project import Project


def check(project: Project, everything: list[Page]) -> list[Problem]:
    """Every relative link leads to a page of the same language, and to an id on it."""
    by_name = {page.name: page for page in everything}
    ids = {page.name: _ids(page) for page in everything}
    problems = []
    for page in everything:
        for part in page.skeleton:
            if part.kind not in ("link", "image"):
                continue
            target = part.detail
            if re.match(r"[a-z]+:", target) or target.startswith(EXAMPLE_LINK):
                continue
            path, _, anchor = target.partition("#")
            file = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path)) if path else page.name
            if part.kind == "image" or not file.endswith(".md"):
                if not (project.root / file).is_file():
                    problems.append(Problem(page.name, part.line, "a file that does not exist", found=target))
            elif file not in by_name:
                near = difflib.get_close_matches(file, by_name, n=1)
                mend = (
                    f"perhaps {posixpath.relpath(near[0], posixpath.dirname(page.name))}"
                    if near
                    else "correct the path"
                )
                problems.append(Problem(page.name, part.line, "a link to a page that does not exist", "", target, mend))
            elif anchor and anchor not in ids[file]:
                near = ", ".join(difflib.get_close_matches(anchor, ids[file], n=3, cutoff=0.4))
                mend = f"ids near it: {near}" if near else f"see the ids of {file}"
                problems.append(Problem(page.name, part.line, "a link to an id that does not exist", "", target, mend))
    return problems


def _ids(page: Page) -> set[str]:
    ids = {section.id for section in page.sections if section.id}
    return ids | {fence.options["id"] for fence in page.fences if fence.options.get("id")}
