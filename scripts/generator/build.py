"""Make the site with MkDocs, from a book that was checked, into a folder that is swapped in whole."""

import fcntl
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import mkdocs.commands.build
from lossbook.book import Book
from lossbook.problems import Problem, ProblemsFound
from lossbook.project import Project
from lossbook.site import along
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

EPOCH = "1767225600"  # 2026-01-01: no clock in the pages


def build(book: Book, site: Path, lenient: bool = False) -> str:
    """Build into `site`, and give the address that it names as its own, with a slash at its end.

    What was there stays until the new one is whole. Raises ProblemsFound when it cannot be.
    """
    with _locked(book.project), tempfile.TemporaryDirectory(prefix=".site-", dir=_beside(site)) as folder:
        fresh = Path(folder) / "site"
        site_url = _generate(book, fresh, lenient)
        old = Path(folder) / "old"
        if site.exists():
            site.replace(old)
        fresh.replace(site)
    return site_url


def _beside(site: Path) -> Path:
    site.parent.mkdir(parents=True, exist_ok=True)
    return site.parent


@contextmanager
def _locked(project: Project) -> Iterator[None]:
    """Two builds at once wait for each other: the second finds everything kept."""
    with ExitStack() as stack:
        with suppress(OSError):  # a cache that cannot be written: nothing is kept, so nothing can be harmed
            project.cache.mkdir(parents=True, exist_ok=True)
            fcntl.flock(stack.enter_context((project.cache / "building").open("w")), fcntl.LOCK_EX)
        yield


class _Said(logging.Handler):
    """What MkDocs warns of or reports as an error."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def _generate(book: Book, folder: Path, lenient: bool) -> str:
    os.environ.setdefault("SOURCE_DATE_EPOCH", EPOCH)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    said = _Said()
    log = logging.getLogger("mkdocs")
    log.addHandler(said)
    log.propagate = False
    config_file = book.project.root / "mkdocs.yml"
    try:
        config = load_config(str(config_file), site_dir=str(folder), strict=not lenient)
        config.extra["lossbook"] = {"book": book, "lenient": lenient}
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs.commands.build.build(config)
        finally:
            config.plugins.on_shutdown()
    except (Abort, BuildError, ConfigurationError, UnicodeDecodeError) as error:
        said.lines.append(str(error))
        raise ProblemsFound([_failed(said)]) from error
    finally:
        log.removeHandler(said)
    # sys.exit(0) inside a build would leave no site and no error: look for the last file written.
    if (said.lines and not lenient) or not (folder / "sitemap.xml").is_file():
        raise ProblemsFound([_failed(said)])
    site_url = (config.site_url or "").rstrip("/") + "/"
    for name, content in along.files(book, site_url, lenient):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return site_url


def _failed(said: _Said) -> Problem:
    found = "\n".join(line for line in said.lines if line.strip()) or "no sitemap.xml"
    return Problem(
        "mkdocs.yml", 1, "the site cannot be made", "a site", found, "fix what MkDocs names; site/ stays as it was"
    )
