"""The built site, read as HTML: what readers get, in every language."""

import importlib
import io
import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from generator.build import build
from generator.changed import git, last_changes
from lossbook.book import Book
from lossbook.kept import code_key
from lossbook.pages import Page
from lossbook.problems import ProblemsFound
from lossbook.project import Project, here
from lossbook.runner.runs import Runs
from lossbook.site.addresses import served
from remembered import digest, remembered
from small import buildable
from some import some

BASE = urlsplit(os.environ.get("LOSSBOOK_URL", "http://127.0.0.1:8000/")).path
RAW = ("$$", "\\(", "\\[", "**", "--8<--", "Traceback", "```", "](", "{#", "!!!", "???")
IN_CODE = ("--8<--", "draw: ", "```figure")


@pytest.fixture(scope="module")
def built(site):
    """The built pages by their address; read once, never changed by a test, and not held longer: they take 400 MB."""
    files = sorted(site.rglob("*.html"))
    texts = {path.relative_to(site).as_posix(): path.read_text(encoding="utf8") for path in files}
    return {name: BeautifulSoup(text, "html.parser") for name, text in texts.items()}


@pytest.fixture(scope="module")
def with_id(built) -> dict[str, list]:
    """The tags of each built page that have an id, in order."""
    return {name: soup.find_all(id=True) for name, soup in built.items()}


@pytest.fixture(scope="module")
def places(with_id) -> dict[str, dict]:
    """The tags of each built page by their id: to look for one takes a walk through the page."""
    return {name: {tag["id"]: tag for tag in tags} for name, tags in with_id.items()}


def address_of(page: Page) -> str:
    return f"{'' if page.language == 'ko' else page.language + '/'}{served(page.path)}index.html"


@pytest.fixture(scope="session")
def sources(book) -> list[Page]:
    return list(book.pages.values())


def test_every_page_is_built_in_its_language(built, sources):
    for page in sources:
        assert built[address_of(page)].html["lang"] == page.language


def test_no_markup_is_left_in_the_text(built):
    for name, soup in built.items():
        article = soup.find("article") or soup.body
        code = {
            id(text)
            for tag in article.select("pre, code, script, style, svg, math")
            for text in tag.find_all(string=True)
        }
        for text in article.find_all(string=True):
            for raw in IN_CODE if id(text) in code else RAW:
                assert raw not in text or "contributing" in name, f"{name}: {text}"


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


def test_every_link_inside_the_site_leads_somewhere(built, places, site):
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
                assert anchor in places[path], f"{name} links to {link['href']}: no such id"


def test_ids_are_unique(with_id):
    for name, tags in with_id.items():
        known = [tag["id"] for tag in tags]
        assert len(known) == len(set(known)), f"{name}: {sorted({i for i in known if known.count(i) > 1})}"


def test_no_page_is_too_large_for_a_phone(built):
    counts = {name: len(soup.find_all(True)) for name, soup in built.items()}
    assert not {name: count for name, count in counts.items() if count >= 6000}


def test_twins_point_at_each_other(built, sources):
    for page in sources:
        alternates = {link["hreflang"]: link["href"] for link in built[address_of(page)].select("link[hreflang]")}
        assert set(alternates) == {"ko", "en", "x-default"}
        assert alternates["x-default"] == alternates["ko"]
        switch = built[address_of(page)].select(".languages a")
        assert {link["hreflang"] for link in switch} == {"ko", "en"}


def test_a_value_says_where_it_comes_from_and_leads_there(built, sources, book):
    for page in sources:
        links = built[address_of(page)].select("a.bound")
        assert len(links) == len(page.bounds)
        for link in links:
            example, _, name = link["data-bound"].partition("#")
            assert example in link["aria-description"]
            assert len(link["aria-description"]) < 80
            assert "#" in link["href"]
            value = book.runs[example].values
            if name in value and not isinstance(value[name], str | bool):
                assert link["data-value"] == repr(value[name])


def test_the_code_shown_is_the_file_in_the_readers_language(places, sources, book):
    frames = [(name, section, page, fence) for page in sources for fence, name, section in page.examples()]
    for name, section, page, fence in sorted(frames, key=lambda frame: frame[0]):  # each example is taken apart once
        shown = places[address_of(page)][fence.options["id"]].select_one("pre > code").get_text()
        expected = book.examples[name].shown(page.language, section)
        assert shown.strip("\n") == expected.strip("\n"), f"{page.name} shows {name}"


@pytest.mark.parametrize("name", some(here().example_names(), 16))
def test_the_page_shows_what_plain_python_prints(book, places, name, tmp_path):
    """Without our runner: who copies the file and runs it sees the same."""
    file = book.project.examples / name
    printed = remembered(lambda: _plain_python(file, tmp_path), name, digest([file]))
    for page in book.pages.values():
        for fence, example, section in page.examples():
            if example == name and section is None:
                shown = places[address_of(page)][fence.options["id"]].select_one(".example__output code")
                assert (shown.get_text() if shown else "").rstrip() == printed.rstrip(), page.name


def _plain_python(file: Path, folder: Path) -> str:
    """What `python file` prints, from a fork of this process, which has torch imported: as separate, and 20 ms."""
    torch = pytest.importorskip("torch")
    importlib.import_module("torch._dynamo")  # what the first optimizer imports
    import numpy  # noqa: F401

    out = folder / "printed"
    child = os.fork()
    if child == 0:
        status = 1
        try:
            import runpy
            import warnings

            os.chdir(folder)
            warnings.simplefilter("error")
            torch.set_num_threads(1)
            written = io.StringIO()
            with redirect_stdout(written):
                runpy.run_path(str(file), run_name="__main__")
            out.write_text(written.getvalue(), encoding="utf8")
            status = 0
        except BaseException as error:  # noqa: BLE001 - told to the test
            out.write_text(f"{type(error).__name__}: {error}")
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    text = out.read_text(encoding="utf8") if out.exists() else ""
    assert status == 0, f"{file}: {text}"
    return text


@pytest.mark.parametrize("name", ["cross_entropy/confidence.py", "regression/line_fit.py"])
def test_a_truly_fresh_interpreter_prints_it_too(book, name):
    file = book.project.examples / name

    def printed() -> str:
        environment = {"PATH": os.environ["PATH"], "OMP_NUM_THREADS": "1", "PYTHONUTF8": "1"}
        command = [sys.executable, "-W", "error", str(file)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert remembered(printed, name, digest([file])) == book.runs[name].output


def test_a_page_says_when_it_was_changed_if_the_history_is_known(built, sources, site, book):
    dates = last_changes(book.project.root)
    listed = dict(
        re.findall(r"<loc>([^<]+)</loc>\s*(?:<lastmod>([^<]+)</lastmod>)?", (site / "sitemap.xml").read_text())
    )
    assert len(listed) == len(sources)
    for page in sources:
        day, soup = dates.get(page.name, ""), built[address_of(page)]
        said = soup.select_one(".md-copyright time")
        assert (said["datetime"] if said else "") == day
        assert json.loads(soup.find("script", type="application/ld+json").string)[0].get("dateModified", "") == day
        assert listed[soup.find("link", rel="canonical")["href"]] == day


def test_the_day_of_a_change_is_that_of_the_last_commit_and_of_none_without_the_whole_history(tmp_path):
    def git(*arguments, on="2026-03-01"):
        who = {"GIT_AUTHOR_NAME": "n", "GIT_AUTHOR_EMAIL": "e", "GIT_COMMITTER_NAME": "n", "GIT_COMMITTER_EMAIL": "e"}
        days = {"GIT_AUTHOR_DATE": f"{on}T12:00:00Z", "GIT_COMMITTER_DATE": f"{on}T12:00:00Z"}
        subprocess.run(
            [shutil.which("git"), *arguments], check=True, capture_output=True, env={**os.environ, **who, **days}
        )

    whole = tmp_path / "whole" / "inside"
    (whole / "docs").mkdir(parents=True)
    assert last_changes(whole) == {}  # no history at all
    git("-C", str(whole.parent), "init", "-q")
    for day, name in (("2026-03-01", "하나.md"), ("2026-03-02", "two.md"), ("2026-03-03", "하나.md")):
        (whole / "docs" / name).write_text(day)
        git("-C", str(whole), "add", ".")
        git("-C", str(whole), "commit", "-q", "-m", day, on=day)
    last_changes.cache_clear()
    assert last_changes(whole) == {"docs/하나.md": "2026-03-03", "docs/two.md": "2026-03-02"}
    git("clone", "-q", "--depth", "1", f"file://{whole.parent}", str(tmp_path / "shallow"))
    assert last_changes(tmp_path / "shallow" / "inside") == {}


def test_figures_have_a_title_and_a_description(built, places):
    for name, soup in built.items():
        for svg in soup.select("figure.drawn svg"):
            for role in ("aria-labelledby", "aria-describedby"):
                assert places[name][svg[role]].get_text(strip=True), name


def test_the_missing_page_speaks_both_languages(built):
    soup = built["404.html"]
    assert [p["lang"] for p in soup.select("article p[lang]")] == ["ko", "en"]


def test_a_site_made_of_kept_pages_is_one_made_anew_byte_for_byte(site, book, tmp_path):
    """Nothing is kept in the new cache but the runs; another process, another hash seed."""

    def made_anew() -> dict[str, str]:
        copy = _copy(book.project, tmp_path / "copy")
        shutil.copytree(book.project.cache / "runs", copy / ".cache/lossbook/runs")
        environment = {**os.environ, "PYTHONPATH": str(copy / "scripts"), "PYTHONHASHSEED": "7"}
        history = git(book.project.root, "rev-parse", "--absolute-git-dir").strip()
        environment |= {"GIT_DIR": history or str(tmp_path / "none")}
        command = [sys.executable, "-m", "generator", "build"]
        built = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
        assert built.returncode == 0, built.stdout + built.stderr
        return _digests(copy / "site")

    sources = digest([book.project.root / part for part in PARTS])
    anew = remembered(made_anew, sources, last_changes(book.project.root), os.environ.get("LOSSBOOK_URL"))
    assert len(anew) > len(book.pages)
    kept = _digests(site)
    assert [name for name in sorted(anew.keys() | kept.keys()) if anew.get(name) != kept.get(name)] == []


def _digests(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): digest([path]) for path in folder.rglob("*") if path.is_file()}


PARTS = ("docs", "examples", "scripts", "tests/examples", "mkdocs.yml")


def _copy(project: Project, folder: Path) -> Path:
    (folder / "tests").mkdir(parents=True)
    for part in PARTS:
        if (project.root / part).is_dir():
            shutil.copytree(project.root / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(project.root / part, folder)
    return folder


@pytest.fixture
def small(toy):
    return buildable(toy)


def test_a_failing_build_leaves_the_previous_site(small, monkeypatch):
    from click.testing import CliRunner
    from generator import __main__ as verbs

    monkeypatch.chdir(small.project.root)
    site = small.project.root / "site"
    build(small.book(), site)
    before = (site / "index.html").read_text()
    small.replace("docs/ko/index.md", "2.50", "2.51")
    done = CliRunner().invoke(verbs.app, ["build"])
    assert done.exit_code == 1
    assert "docs/ko/index.md:8: typed and computed differ" in done.output
    assert (site / "index.html").read_text() == before
    assert not list(small.project.root.glob(".site-*"))


def test_a_kept_page_is_used_as_it_is_and_one_cut_short_is_made_again(small):
    site = small.project.root / "site"
    build(small.book(), site)
    before = (site / "index.html").read_bytes()
    for kept in (small.project.cache / "finished").iterdir():
        kept.write_bytes(kept.read_bytes().replace(b"The sum", b"The kept sum"))
    build(small.book(), site)
    assert (site / "index.html").read_bytes() == before.replace(b"The sum", b"The kept sum") != before
    for kept in (small.project.cache / "finished").iterdir():
        kept.write_bytes(kept.read_bytes()[:99])
    build(small.book(), site)
    assert (site / "index.html").read_bytes() == before


def rebuilt(small, name="en/index.html", **options) -> str:
    """A page of the site as it is built now, with all that was kept before."""
    build(small.book(), small.project.root / "site", **options)
    return (small.project.root / "site" / name).read_text(encoding="utf8")


@pytest.fixture
def own_theme(small):
    """`small` with hooks and theme of its own, to be changed."""
    scripts = small.project.root / "scripts"
    scripts.unlink()
    shutil.copytree(here().root / "scripts/generator", scripts / "generator")
    return small


def test_what_a_preview_let_pass_is_still_refused_by_a_build(small):
    """A preview keeps pages too; those with source in their frame, which no rule reads, must not be found kept."""
    small.replace("docs/en/index.md", "title: en", 'title: "**en**"')
    assert "**en**" in rebuilt(small, lenient=True)
    with pytest.raises(ProblemsFound, match="source that was not rendered"):
        rebuilt(small)


def test_a_kept_page_is_not_used_when_only_its_table_of_contents_changed(small):
    small.add("\n## A long title {#long}\n", "docs/en/index.md")
    assert "Short" not in rebuilt(small)
    small.replace("docs/en/index.md", "{#long}", '{#long data-toc-label="Short"}')
    assert "Short" in rebuilt(small)


def test_a_kept_page_is_not_used_when_the_menu_says_something_else_of_another_page(small):
    for code in ("ko", "en"):
        index = (small.project.docs / code / "index.md").read_text()
        small.write(f"docs/{code}/more.md", index.replace("{#top}", "{#more}"))
    settings = small.project.root / "mkdocs.yml"
    settings.write_text(settings.read_text() + "  - more.md\n")
    assert "md-status--new" not in rebuilt(small)
    small.replace("docs/en/more.md", "title: en", "title: en\nstatus: new")
    assert "md-status--new" in rebuilt(small)


def test_a_kept_page_is_not_used_when_a_template_goes_by_another_name(own_theme):
    partials = own_theme.project.root / "scripts/generator/theme/partials"
    assert 'class="languages"' in rebuilt(own_theme)
    (partials / "alternate.html").rename(partials / "alternate_.html")  # the theme's own stands again
    assert 'class="languages"' not in rebuilt(own_theme)


def test_a_page_made_while_the_settings_were_saved_is_not_kept_under_the_new_ones(own_theme):
    root = own_theme.project.root
    hooks, settings, now = root / "scripts/generator/hooks.py", root / "mkdocs.yml", root / "now"
    hooks.write_text(
        hooks.read_text().replace("def on_files(files, config):\n", "def on_files(files, config):\n    _saved()\n")
        + f"""

def _saved():
    if Path({str(now)!r}).exists():
        settings = Path({str(settings)!r})
        settings.write_text(settings.read_text().replace("site_name: Lossbook", "site_name: Otherbook"))
"""
    )
    now.touch()
    assert "Otherbook" not in rebuilt(own_theme)
    now.unlink()
    assert "Otherbook" in rebuilt(own_theme)


def test_a_kept_page_is_not_used_under_another_torch(small, tmp_path, monkeypatch):
    """The foot of each page names the version that it was checked with, also where every run gives the same."""
    book = small.book()
    build(book, small.project.root / "site")
    (tmp_path / "torch-99.1.dist-info").mkdir()
    (tmp_path / "torch-99.1.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: torch\nVersion: 99.1\n")
    monkeypatch.syspath_prepend(tmp_path)
    code_key.cache_clear()
    build(book, small.project.root / "site")
    monkeypatch.undo()
    code_key.cache_clear()
    assert "PyTorch 99.1" in (small.project.root / "site/en/index.html").read_text()


def test_a_kept_font_that_was_cut_short_is_made_again(small):
    font = small.project.root / "site/assets/fonts/stix-two-math.woff2"
    rebuilt(small)
    whole = font.read_bytes()
    for kept in small.project.cache.rglob("*"):
        if kept.is_file() and kept.read_bytes().count(whole[:999]):
            kept.write_bytes(kept.read_bytes()[:999])
    rebuilt(small)
    assert font.read_bytes() == whole


def test_compiled_templates_that_cannot_be_kept_or_were_cut_short_cost_only_time(small, monkeypatch):
    before = rebuilt(small)
    for kept in (small.project.cache / "templates").rglob("*.cache"):
        kept.write_bytes(kept.read_bytes()[:20])
    shutil.rmtree(small.project.cache / "finished")
    full = OSError(28, "No space left on device")
    monkeypatch.setattr("jinja2.bccache.tempfile.NamedTemporaryFile", lambda *_, **__: (_ for _ in ()).throw(full))
    assert rebuilt(small) == before


def test_two_builds_at_once_do_no_harm(small):
    environment = {**os.environ, "PYTHONPATH": str(here().root / "scripts")}
    command = [sys.executable, "-m", "generator", "build"]
    builds = [
        subprocess.Popen(
            command, cwd=small.project.root, env=environment, stdout=-1, stderr=subprocess.STDOUT, text=True
        )
        for _ in range(2)
    ]
    for one in builds:
        said, _ = one.communicate()
        assert one.returncode == 0, said
    assert (small.project.root / "site/en/index.html").is_file()


def test_a_cache_that_cannot_be_written_costs_only_time(small):
    cache = small.project.root / ".cache"
    shutil.rmtree(cache, ignore_errors=True)
    cache.write_text("in the way")  # as root, no folder is read-only
    with Runs(small.project.cache / "runs") as runs:
        runs._workers = small.runs._workers
        book = Book.read(small.project, runs)
        runs._workers = {}
    build(book, small.project.root / "site")
    assert (small.project.root / "site/index.html").is_file()
