"""The preview as a writer uses it: edits appear, what is wrong is said and marked, and nothing stops the server."""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from generator.build import build
from lossbook.project import here
from playwright.sync_api import expect
from small import buildable
from toy import Toy

KO, EN, ONE = "docs/ko/index.md", "docs/en/index.md", "examples/sums/one.py"
PATIENCE = 180  # seconds, on a machine that is busy with other things


class Server:
    """scripts/serve on a small project, in a process of its own."""

    def __init__(self, toy, scripts=None):
        self.toy = toy
        environment = {**os.environ, "PYTHONPATH": str(scripts or here().root / "scripts"), "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "generator", "serve", "-a", "127.0.0.1:0"],
            cwd=toy.project.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self.said: list[str] = []
        threading.Thread(target=lambda: self.said.extend(self.process.stdout), daemon=True).start()
        self.wait(lambda: "http://" in "".join(self.said), "the address")
        self.address = re.search(r"http://[\d.:]+/", "".join(self.said))[0]

    def wait(self, until, what):
        deadline = time.monotonic() + PATIENCE
        while not (found := until()):
            assert self.process.poll() is None, "the server ended:\n" + "".join(self.said)
            assert time.monotonic() < deadline, f"still waiting for {what}:\n" + "".join(self.said)
            time.sleep(0.02)
        return found

    def get(self, path: str = "") -> str:
        with urllib.request.urlopen(self.address + path) as answer:  # noqa: S310 - our own server
            return answer.read().decode()

    def problems(self) -> list[dict]:
        """What a browser that comes now is told."""
        with urllib.request.urlopen(self.address + ".preview/events") as stream:  # noqa: S310
            for line in stream:
                if line.startswith(b"data: "):
                    return json.loads(line.removeprefix(b"data: "))
        return []

    def wait_for(self, words: str, path: str = "en/") -> str:
        return self.wait(lambda: (page := self.get(path)) and words in page and page, words)

    def wait_for_problem(self, words: str) -> None:
        self.wait(lambda: any(words in problem["text"] for problem in self.problems()), words)

    def wait_for_no_problem(self) -> None:
        self.wait(lambda: not self.problems(), "no problem")

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture(scope="module")
def running(tmp_path_factory, toy_runs):
    """One server for all: to start one takes longer than most of what is asked of it."""
    server = Server(buildable(Toy(tmp_path_factory.mktemp("preview"), toy_runs)))
    yield server
    server.close()


@pytest.fixture
def server(running):
    """The server; what a test changed is put back, and followed, before the next one."""
    before, served = _files(running.toy), [running.get(path) for path in PAGES]
    yield running
    for file in _files(running.toy).keys() - before.keys():
        file.unlink()
    for file, content in before.items():
        if not file.exists() or file.read_bytes() != content:
            file.write_bytes(content)
    running.wait_for_no_problem()
    running.wait(lambda: [running.get(path) for path in PAGES] == served, "the pages as they were")


PAGES = ("", "en/")


def _files(toy) -> dict[Path, bytes]:
    """What the project holds, without what it takes from this checkout."""
    root = toy.project.root
    folders = (root / name for name in ("docs", "examples", "tests"))
    found = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path: path.read_bytes() for path in (*found, root / "mkdocs.yml")}


def test_what_is_served_after_edits_is_what_a_build_makes(server, tmp_path):
    server.toy.replace(EN, "The sum is", "Edited: the sum is")
    server.wait_for("Edited: the sum is")
    server.toy.replace(ONE, "# en: a sum", "# en: an edited sum")
    page = server.wait_for("# an edited sum")
    for name in (KO, EN):
        server.toy.replace(name, "title: ", "title: Edited ")
    server.wait_for("<title>Edited ko", "") if "Edited ko - " in server.get() else server.wait_for("Edited ko", "")
    server.toy.settle()
    server.wait_for_no_problem()
    build(server.toy.book(), tmp_path / "site")
    for path, file in (("", "index.html"), ("en/", "en/index.html")):
        page = re.sub(r'<script src="/.preview/[^<]*</script>', "", server.get(path))
        assert page == (tmp_path / "site" / file).read_text(encoding="utf8")


@pytest.mark.parametrize("path", ["%00", "a" * 300, "en/nothing/", "../mkdocs.yml"])
def test_what_is_not_there_is_said_by_its_page(server, path):
    with pytest.raises(urllib.error.HTTPError) as refused:
        server.get(path)
    assert refused.value.code == 404
    assert "</html>" in refused.value.read().decode()
    assert "Traceback" not in "".join(server.said)


def test_a_stylesheet_is_served_as_it_is_saved(server):
    server.toy.replace("docs/assets/lossbook.css", "/* Lossbook", "/* edited Lossbook")
    assert "/* edited Lossbook" in server.wait_for("/* edited Lossbook", "assets/lossbook.css")


BROKEN = {
    "a wrong digit": ((EN, "2.50", "2.51"), "typed and computed differ", "bound--wrong"),
    "a value that is not there": ((EN, "#total", "#totl"), "has no value totl", "bound--broken"),
    "front matter that is not YAML": ((EN, "title: en", "title: a: b"), "front matter is not YAML", "The sum"),
    "a fence that is not closed": ((EN, '--8<-- "sums/one.py"\n```', '--8<-- "sums/one.py"'), "not closed", "The sum"),
    "an example that raises": ((ONE, "total = 1", "total = 1 / 0 +"), "ZeroDivisionError", "The sum"),
    "an example that is not Python": ((ONE, "total = 1", "total = (1"), "never closed", "The sum"),
    "a ledger with a conflict": (("docs/matched.json", "{", "<<<<<<< {"), "cannot be read", "The sum"),
    "bytes that are not UTF-8": ((EN, "The sum", "The s\udcfcm"), "not UTF-8", ""),
}


def test_whatever_is_broken_is_said_marked_and_mended_while_the_server_goes_on(server):
    for name, ((file, old, new), words, shown) in BROKEN.items():
        path = server.toy.project.root / file
        before = path.read_bytes()
        path.write_bytes(before.replace(old.encode(), new.encode("utf8", "surrogateescape"), 1))
        server.wait_for_problem(words)
        assert shown in server.get("en/"), name
        path.write_bytes(before)
        server.wait_for_no_problem()
        assert "bound--" + "value" in server.get("en/"), name


def test_a_page_that_comes_and_goes(server):
    for language in ("ko", "en"):
        text = server.toy.project.docs / language / "index.md"
        new = text.read_text().replace("{#top}", "{#more}").replace("title: ", "title: More ")
        server.toy.write(f"docs/{language}/more.md", new)
    settings = server.toy.project.root / "mkdocs.yml"
    settings.write_text(settings.read_text() + "  - more.md\n")
    server.wait(lambda: "More en" in server.get("en/") and "The sum" in server.get("en/more/"), "the new page")


def test_a_section_that_waits_for_its_twin_says_so_in_the_preview_alone(server, tmp_path):
    server.toy.replace(KO, "The sum is", "그 합은")
    server.wait(lambda: 'class="stale"' in server.get("en/"), "the notice")
    build(server.toy.book(), tmp_path / "site", lenient=True)
    assert 'class="stale"' not in (tmp_path / "site/en/index.html").read_text()


def test_memory_stays_flat_over_fifty_rebuilds(server):
    if not Path("/proc/self/status").exists():
        pytest.skip("memory is read from /proc, which this system lacks")

    def memory():
        text = Path(f"/proc/{server.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", text)[1]) / 1024

    def rebuild(number):
        server.toy.replace(EN, "The sum", f"The sum{number}")
        server.wait_for(f"The sum{number}")
        server.toy.replace(EN, f"The sum{number}", "The sum")

    for number in range(10, 20):
        rebuild(number)
    settled = memory()
    for number in range(20, 60):
        rebuild(number)
    assert memory() < settled + 15


def test_the_browser_shows_problems_with_a_link_to_the_place_and_follows_edits(server, browser):
    page = browser.new_page()
    page.goto(server.address + "en/")
    banner = page.locator("aside[role=status]")
    expect(banner).to_be_hidden()
    server.toy.replace(EN, "2.50", "2.51")
    expect(banner).to_contain_text(f"{EN}:8: typed and computed differ", timeout=PATIENCE * 1000)
    expect(page.locator(".bound--wrong")).to_have_text("2.51", timeout=PATIENCE * 1000)
    assert banner.locator("a").first.get_attribute("href") == "/en/#top"
    server.toy.replace(EN, "2.51", "2.50")
    expect(banner).to_be_hidden(timeout=PATIENCE * 1000)
    expect(page.locator(".bound--wrong")).to_have_count(0)
    page.close()


def test_code_that_is_broken_is_said_and_code_that_is_whole_again_taken(toy):
    scripts = buildable(toy).project.root / "scripts"
    scripts.unlink()
    shutil.copytree(here().root / "scripts", scripts, ignore=shutil.ignore_patterns("__pycache__"))
    server = Server(toy, scripts)
    try:
        server.toy.replace("scripts/generator/build.py", "import fcntl", "import fcntl as (")
        server.wait_for_problem("scripts/generator/build.py:3: code that cannot be imported")
        server.toy.replace(EN, "The sum is", "The whole sum is")
        server.wait_for("The whole sum")
        server.wait_for_problem("scripts/generator/build.py:3: code that cannot be imported")
        server.toy.replace("scripts/generator/build.py", "import fcntl as (", "import fcntl")
        server.wait(lambda: sum("http://" in line for line in server.said) > 1, "the restart")
        server.address = re.findall(r"http://[\d.:]+/", "".join(server.said))[-1]
        assert "The whole sum" in server.get("en/")
    finally:
        server.close()


def test_an_address_in_use_is_one_sentence(toy):
    small = buildable(toy)
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        environment = {**os.environ, "PYTHONPATH": str(here().root / "scripts")}
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "generator", "serve", "-a", f"127.0.0.1:{port}"],
            cwd=small.project.root, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.strip().count("\n") == 0
    assert "choose another with -a" in done.stderr
