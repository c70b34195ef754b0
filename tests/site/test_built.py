"""The built site, read as HTML: what readers get, in both languages."""

import filecmp
import os
import posixpath
import re
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from lossbook import pages

BASE = urlsplit(os.environ.get("LOSSBOOK_URL", "http://127.0.0.1:8000/")).path
RAW = ("$$", "\\(", "\\[", "**", "--8<--", "Traceback", "```", "](", "{#", "!!!", "???")


@pytest.fixture(scope="session")
def built(site):
    """The built pages by their address; read once and never changed by a test."""
    files = sorted(site.rglob("*.html"))
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_text(encoding="utf8"), "html5lib") for path in files
    }


def address_of(page: pages.Page) -> str:
    path = page.path_in_language.removesuffix(".md")
    folder = "" if page.language == "ko" else "en/"
    return f"{folder}index.html" if path == "index" else f"{folder}{path.removesuffix('/index')}/index.html"


@pytest.fixture(scope="session")
def sources(project):
    return pages.read_all(project)


def test_every_page_is_built_in_its_language(built, sources):
    for page in sources:
        assert built[address_of(page)].html["lang"] == page.language


def test_no_markup_is_left_in_the_text(built):
    for name, soup in built.items():
        article = BeautifulSoup(str(soup.find("article") or soup.body), "html5lib")
        for code in article.select("pre, code, script, style, svg, math"):
            code.decompose()
        for raw in RAW:
            assert raw not in article.get_text(), f"{name}: {raw}"


def test_no_page_asks_another_host_for_anything(built, site):
    for name, soup in built.items():
        for tag in soup.find_all(["script", "link", "img", "iframe", "source", "video", "audio", "object", "form"]):
            target = tag.get("src") or tag.get("href") or tag.get("data") or tag.get("action") or ""
            if tag.name == "link" and set(tag["rel"]) & {"canonical", "alternate", "alternate ", "prev", "next"}:
                continue
            assert not re.match(r"(https?:)?//", target), f"{name}: {tag}"
    for sheet in site.rglob("*.css"):
        for target in re.findall(r"url\(\s*[\"']?([^\"')]+)", sheet.read_text(encoding="utf8")):
            assert not re.match(r"(https?:)?//", target), f"{sheet.name}: {target}"


def test_each_page_has_one_title_and_a_description(built):
    for name, soup in built.items():
        assert len(soup.find_all("h1")) == 1, name
        assert soup.title.get_text(strip=True), name
        assert soup.find("meta", attrs={"name": "description"}), name


def test_every_link_inside_the_site_leads_somewhere(built, site):
    for name, soup in built.items():
        for link in soup.select("a[href]"):
            target, _, anchor = link["href"].partition("#")
            if re.match(r"[a-z]+:", target) or target.startswith("//"):
                continue
            base = "" if name == "404.html" else posixpath.dirname(name)
            path = posixpath.normpath(posixpath.join(base, target)) if target and not target.startswith("/") else name
            if target.startswith("/"):  # 404.html alone; it may be served from any depth
                path = posixpath.relpath(target, BASE)
            if (site / path).is_dir():
                path = posixpath.normpath(posixpath.join(path, "index.html"))
            assert (site / path).is_file(), f"{name} links to {link['href']}"
            if anchor and path.endswith(".html") and not anchor.startswith("__"):
                assert built[path].find(id=anchor), f"{name} links to {link['href']}: no such id"


def test_ids_are_unique(built):
    for name, soup in built.items():
        ids = [tag["id"] for tag in soup.find_all(id=True)]
        assert len(ids) == len(set(ids)), f"{name}: {sorted({i for i in ids if ids.count(i) > 1})}"


def test_twins_point_at_each_other(built, sources):
    for page in sources:
        alternates = {link["hreflang"]: link["href"] for link in built[address_of(page)].select("link[hreflang]")}
        assert set(alternates) == {"ko", "en", "x-default"}
        assert alternates["x-default"] == alternates["ko"]
        switch = built[address_of(page)].select("a.md-select__link")
        assert {link["hreflang"] for link in switch} == {"ko", "en"}


def test_a_number_says_where_it_comes_from_and_leads_there(built, sources):
    for page in sources:
        links = built[address_of(page)].select("a.bound")
        assert len(links) == len(page.bounds)
        for link in links:
            assert " · " in link["data-origin"]
            assert link["data-origin"] in link["aria-description"]
            assert "#" in link["href"]


def test_the_page_shows_what_a_fresh_interpreter_prints(built, sources, project):
    """A plain `python file`, without our runner: who copies the file sees the same."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": "", "PYTHONUTF8": "1"}
    waiting = sorted({file for page in sources for _, file, section in page.examples() if section is None})
    running, printed = {}, {}
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            file = waiting.pop()
            command = [sys.executable, "-W", "error", file]
            running[file] = subprocess.Popen(
                command, cwd=project.root, env=environment, stdout=-1, stderr=-1, text=True
            )
        file, process = running.popitem()
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, f"{file}: {err}"
        printed[file] = out
    for page in sources:
        for fence, file, section in page.examples():
            if section is None:
                blocks = built[address_of(page)].find(id=fence.options["id"]).select("pre > code")
                shown = blocks[1].get_text() if len(blocks) > 1 else ""
                assert shown.rstrip("\n") == printed[file].rstrip("\n"), f"{page.name} shows {file}"


def test_the_code_shown_is_the_file_in_the_readers_language(built, sources, project):
    from lossbook.examples import Example

    for page in sources:
        for fence, file, section in page.examples():
            shown = built[address_of(page)].find(id=fence.options["id"]).select_one("pre > code").get_text()
            expected = Example.read(project, file).shown(page.language, section)
            assert shown.strip("\n") == expected.strip("\n"), f"{page.name} shows {file}"


def test_figures_have_a_title_and_a_description(built):
    for name, soup in built.items():
        for svg in soup.select("figure.drawn svg"):
            for role in ("aria-labelledby", "aria-describedby"):
                assert soup.find(id=svg[role]).get_text(strip=True), name


def test_the_missing_page_speaks_both_languages(built):
    soup = built["404.html"]
    assert [p["lang"] for p in soup.select("article p[lang]")] == ["ko", "en"]


def test_two_builds_are_equal_byte_for_byte(site, build, tmp_path):
    again = tmp_path / "site"
    assert build(again, PYTHONHASHSEED="7").returncode == 0
    differing = []

    def compare(comparison):
        differing.extend(comparison.left_only + comparison.right_only + comparison.funny_files)
        _same, different, errors = filecmp.cmpfiles(
            comparison.left, comparison.right, comparison.common_files, shallow=False
        )
        differing.extend(different + errors)
        for inner in comparison.subdirs.values():
            compare(inner)

    compare(filecmp.dircmp(site, again))
    assert not differing


def test_a_failing_build_leaves_the_previous_site(project, tmp_path):
    """scripts/build on a copy with one wrong digit: it says where, and site/ stays as it was."""
    import shutil

    copy = tmp_path / "copy"
    keep = shutil.ignore_patterns(".git", ".venv", "site", "__pycache__", "new-site", "checked-site")
    shutil.copytree(project.root, copy, ignore=keep)
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("the good one")
    page = copy / "docs" / "ko" / "components" / "training" / "loss" / "cross-entropy.md"
    text = page.read_text(encoding="utf8")
    page.write_text(text.replace("[4.61]", "[4.62]", 1), encoding="utf8")
    environment = {**os.environ, "PYTHONPATH": str(copy / "scripts")}
    command = [sys.executable, "-m", "lossbook", "build"]
    built = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert built.returncode != 0
    line = text[: text.index("[4.61]")].count("\n") + 1
    assert f"cross-entropy.md:{line}: typed and computed differ" in built.stdout + built.stderr
    assert (copy / "site" / "index.html").read_text() == "the good one"
