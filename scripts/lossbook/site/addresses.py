"""Where pages are served, seen from one another."""

from posixpath import relpath

from lossbook.project import Project


def prefix(project: Project, code: str) -> str:
    """The folder of a language: none for the reference, which lies at the root."""
    return "" if code == project.reference.code else f"{code}/"


def served(path: str) -> str:
    """The folder that a page of that path within a language is served as: a/b/ for a/b.md; that of an index (which MkDocs
    also calls README) is the one that it lies in: "" for index.md.
    """
    *folders, name = path.removesuffix(".md").split("/")
    return "".join(f"{part}/" for part in (folders if name in ("index", "README") else [*folders, name]))


def relative(source: str, target: str, anchor: str = "") -> str:
    """The address of the page `target` (a path within the language) on the page `source`."""
    after = f"#{anchor}" if anchor else ""
    if source == target:
        return after or "./"
    found = relpath(served(target) or ".", served(source) or ".")
    return f"{found}/{after}"


def download(code: str, example: str) -> str:
    """Where an example can be had as a file whose comments are in one language, seen from the root of the site."""
    return f"assets/examples/{code}/{example}"


def to_root(project: Project, code: str, path: str) -> str:
    """The way from a page to the root of the site: "" or ../../ and so on."""
    here = f"{prefix(project, code)}{served(path)}"
    return "../" * here.count("/")
