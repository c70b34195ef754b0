"""What the tests share: the runs of the examples, the built site, a browser."""

import fcntl
import os
import shutil

import pytest
from generator.build import build
from lossbook.book import Book
from lossbook.project import Project, here
from lossbook.runner.run import Run
from lossbook.runner.runs import Runs
from serving import served
from toy import Toy

IN_CI = os.environ.get("CI") == "true"


@pytest.fixture(scope="session")
def project() -> Project:
    return here()


@pytest.fixture(scope="session")
def runs(project):
    """The runner of this checkout's examples; it stays open for all tests."""
    with Runs(project.cache / "runs") as runs:
        yield runs


@pytest.fixture(scope="session")
def book(project, request) -> Book:
    """This checkout as it stands; all runs that are missing are made side by side, once.

    scripts/mutate gives a book and the runs of changed examples.
    """
    given = getattr(request.config, "given_book", None)
    return given or Book.read(project, request.getfixturevalue("runs"))


@pytest.fixture(scope="session")
def run(book, request):
    """`run("cross_entropy/confidence.py")` gives that example's run; a failed one fails the test with its problems."""
    given = getattr(request.config, "given_runs", {})

    def run_of(example: str) -> Run:
        found = given.get(example) or book.runs[example]
        assert not found.problems(), "\n".join(map(str, found.problems()))
        return found

    return run_of


@pytest.fixture(scope="session")
def site(book, tmp_path_factory, worker_id):
    """The folder of the built site; made by whoever comes first, and never changed by a test."""
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":  # each process of xdist has a folder of its own in the one that all share
        shared = shared.parent
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "site").exists():
            build(book, shared / "site")
    return shared / "site"


@pytest.fixture(scope="session")
def address(site):
    """Where the built site is served, below a folder as on a code host's pages."""
    with served(site.parent) as root:
        yield f"{root}{site.name}/"


@pytest.fixture(scope="session")
def root_address(site):
    """The built site at the root of a host: the page for what is not there has addresses from there."""
    with served(site) as root:
        yield root


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium; tests that need it are skipped where there is none, and fail in CI."""
    from playwright.sync_api import sync_playwright

    # First the one made for tests: it has no window with menus, which would be drawn for every page that is opened.
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        reason = "no Chromium found: install one, or name it with CHROMIUM=/path/to/chromium"
        if IN_CI:
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=found,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def toy_runs(tmp_path_factory):
    """One runner for all toys: torch is imported once, and the flawless example runs once."""
    with Runs(tmp_path_factory.mktemp("kept") / "runs", cpu_limit=2.0) as runs:
        yield runs


@pytest.fixture
def toy(tmp_path, toy_runs) -> Toy:
    return Toy(tmp_path, toy_runs)


def pytest_sessionfinish(session, exitstatus):
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if IN_CI and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line("CI runs every test: a skipped one fails the run", red=True)


# Files are shared out whole, so that what a file's tests share is made once. What takes long comes first, and beside
# the file that waits for the site one that does not need it; many short files at the end fill both processes.
FIRST = ["site/test_built.py", "sabotage/", "site/", "core/"]


def pytest_collection_modifyitems(items):
    def place(item) -> int:
        return next((n for n, part in enumerate(FIRST) if f"tests/{part}" in item.path.as_posix()), len(FIRST))

    items.sort(key=place)
