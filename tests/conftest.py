"""What the tests share: the runs of the examples, the built site, a browser."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading

import pytest
from lossbook.__main__ import BUILD_ENVIRONMENT
from lossbook.project import Project, here
from lossbook.runs import Runs
from toy import Toy

IN_CI = os.environ.get("CI") == "true"


@pytest.fixture(scope="session")
def project() -> Project:
    return here()


@pytest.fixture(scope="session")
def runs(project):
    """The runs of this checkout's examples; all that are missing are made side by side, once."""
    runs = Runs(project)
    runs.ensure(project.shown(path) for path in project.example_files())
    return runs


@pytest.fixture(scope="session")
def run(runs):
    """`run("cross_entropy/confidence.py")` gives that example's run."""
    return lambda example: runs.get(f"examples/{example}")


@pytest.fixture(scope="session")
def build(project):
    """`build(folder)` builds the site of this checkout strictly and gives what the builder said."""

    def build_into(folder, **environment):
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
        variables = {**os.environ, **BUILD_ENVIRONMENT, **environment}
        return subprocess.run(command, cwd=project.root, env=variables, capture_output=True, text=True, check=False)

    return build_into


@pytest.fixture(scope="session")
def site(runs, build, tmp_path_factory):
    """The folder of the built site."""
    folder = tmp_path_factory.mktemp("site") / "site"
    built = build(folder)
    assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="session")
def address(site):
    """Where the built site is served, below a folder as on a code host's pages."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium; tests that need it are skipped where there is none, and fail in CI."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
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
def kept(tmp_path_factory):
    return tmp_path_factory.mktemp("kept-runs")


@pytest.fixture
def toy(tmp_path, kept):
    return Toy(tmp_path, kept)


def pytest_sessionfinish(session, exitstatus):
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if IN_CI and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line("CI runs every test: a skipped one fails the run", red=True)
