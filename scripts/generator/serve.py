"""The preview: the built site, and behind it the sources, watched.

The site is built once, leniently: what is wrong is marked where it stands. After that an edit renders only the
articles that it concerns and puts each in the place of the former one; what is served stays what `scripts/build`
would make. Only what every page shows (titles, headings, settings) makes MkDocs build again, with everything kept.
"""

import html
import http.server
import json
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from lossbook.book import Book
from lossbook.kept import hash_of, unchanged, write
from lossbook.pages import Page
from lossbook.problems import Problem, ProblemsFound, root_causes
from lossbook.project import Project, is_hidden
from lossbook.rules import RULES
from lossbook.runner.runs import Runs
from lossbook.site import along
from lossbook.site.addresses import prefix, served
from lossbook.site.article import Article, article
from lossbook.site.card import CARD, has_card
from lossbook.site.notebook import NOTEBOOK, has_notebook

from generator.build import build
from generator.watch import Watch

FOLDERS = ("docs", "examples", "scripts", "tests/examples")  # with mkdocs.yml, all that decides the site
EVENTS, SCRIPT = "/.preview/events", "/.preview/preview.js"


class _Edited(Exception):
    """Somebody saved a file."""


class Shown(NamedTuple):
    """What is served of a page, by hashes: of its article, which stands in the page at `start`, and of what is around.

    `article` is empty where it could not be found: then it is not known what is served.
    """

    article: str
    frame: str
    start: int = -1
    end: int = -1


class Preview:
    """One server of one checkout; `run` ends with KeyboardInterrupt."""

    def __init__(self, project: Project, runs: Runs, address: str):
        self.project, self.runs = project, runs
        host, _, port = address.rpartition(":")
        self.server = http.server.ThreadingHTTPServer((host or "127.0.0.1", int(port)), partial(_Handler, self))
        self.url = f"http://{host or '127.0.0.1'}:{self.server.server_port}/"
        self.server.daemon_threads = True
        self.listeners: list[queue.Queue] = []
        self.problems: list[Problem] = []
        self.book: Book | None = None
        self.shown: dict[str, Shown] = {}
        self.watch: Watch | None = None
        self.seen: dict[str, tuple[int, int]] = {}
        self.later: set[str] = set()  # pages that show what was edited on others
        self.unfinished = False  # was what can wait interrupted?
        self.broken: list[Problem] = []  # code that was saved and cannot be imported: tried again with each edit
        self.failed: list[Problem] = []  # why the site is not what the book says: the next edit makes it anew
        self.site_url = ""
        self.former: Path | None = None  # what was served before `site`

    def run(self) -> None:
        with tempfile.TemporaryDirectory(prefix="lossbook-preview-") as folder:
            self.site = Path(folder) / "site"
            self.seen = self._look()
            if not unchanged():  # somebody saved code while it was imported
                self._start_anew()
            self._everything()
            self._say(self._check())
            threading.Thread(target=self.server.serve_forever, daemon=True).start()
            print(
                "  ".join(
                    f"{one.name}: {self.url}{prefix(self.project, code)}"
                    for code, one in self.project.languages.items()
                )
            )
            self.watch = Watch(self.project.root, [self.project.root / name for name in FOLDERS])
            try:
                while True:
                    now = self._look()
                    changed = self._changed(now)
                    if changed or self.unfinished:
                        self.seen = now
                        self._follow(changed)
                    self.watch.wait()
            finally:
                self.watch.close()
                self.server.shutdown()
                self.server.server_close()

    def _look(self) -> dict[str, tuple[int, int]]:
        """Size and time of every file that decides the site."""
        found: dict[str, tuple[int, int]] = {}
        folders = [str(self.project.root / name) for name in FOLDERS]
        while folders:
            try:
                entries = list(os.scandir(folders.pop()))
            except OSError:
                continue
            for entry in entries:
                if is_hidden(entry.name) or entry.name == "__pycache__":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif not entry.name.endswith("~"):
                    try:
                        stat = entry.stat()
                    except OSError:
                        continue  # gone between the two looks
                    found[self.project.shown(entry.path)] = (stat.st_mtime_ns, stat.st_size)
        with suppress(OSError):
            stat = (self.project.root / "mkdocs.yml").stat()
            found["mkdocs.yml"] = (stat.st_mtime_ns, stat.st_size)
        return found

    def _changed(self, now: dict[str, tuple[int, int]]) -> set[str]:
        return {name for name in self.seen.keys() | now.keys() if self.seen.get(name) != now.get(name)}

    def _unless_edited(self, steps: Iterable) -> Iterator:
        """The steps of what can wait. Raises _Edited when somebody saves meanwhile: that page is shown first."""
        for step in steps:
            if self.watch and self.watch.stirred() and self._changed(self._look()):
                raise _Edited
            yield step

    def _follow(self, changed: set[str]) -> None:
        """Bring the served site up to date with these files, and say so; whatever is wrong never ends the server."""
        began = time.monotonic()
        names = ", ".join(sorted(changed)[:3]) + (f" and {len(changed) - 3} more" if len(changed) > 3 else "")
        saved = any(name.startswith("scripts/") and not _is_drawing(name) for name in changed)
        if saved or self.broken or not unchanged():
            self.broken = self._broken_code(min(changed, default="scripts"))
            if not self.broken:
                print(f"{names} changed: restarting")
                self._start_anew()
        try:
            if changed:
                done = self._update(changed)
                self._tell("pages", sorted(done))
                _note(names, f"{counted(len(done), 'page')} in {time.monotonic() - began:.2f} s")
            self.unfinished = True
            self._follow_others()
            self._say(self._check())
            if not self.failed:
                self._beside()
            self.unfinished = False
        except _Edited:
            self.watch.stir()  # and look again at once
        except ProblemsFound as stopped:
            self._fail(names, stopped.problems)
        except Exception as error:  # noqa: BLE001 - what no rule has foreseen: it is said, and all is made anew next
            what, found = "the preview cannot follow", f"{type(error).__name__}: {error}"
            file = min(changed, default="mkdocs.yml")
            self._fail(names, [Problem(file, 1, what, "an edit that can be shown", found, "fix it, or say so")])

    def _fail(self, names: str, problems: list[Problem]) -> None:
        self.failed, self.unfinished = problems, False
        _note(names, "the page stays as it was")
        self._say(problems)

    def _broken_code(self, changed: str) -> list[Problem]:
        """Why another process could not take this one's place: then this one goes on, with the code that it has."""
        tried = subprocess.run(
            [sys.executable, "-c", "import generator.__main__, generator.serve"],
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if not tried.returncode:
            return []
        places = [
            (self.project.shown(file), int(line))
            for file, line in re.findall(r'File "(.+?)", line (\d+)', tried.stderr)
        ]
        file, line = next((place for place in reversed(places) if place[0].startswith("scripts/")), (changed, 1))
        found = tried.stderr.strip().rpartition("\n")[2]
        return [Problem(file, line, "code that cannot be imported", "what Python can import", found, "fix it and save")]

    def _start_anew(self) -> None:
        """What Python has imported stays as it was: another process takes this one's place."""
        self.server.server_close()
        if self.watch:
            self.watch.close()
        self.runs.close()
        shutil.rmtree(self.site.parent, ignore_errors=True)
        os.execv(sys.executable, [sys.executable, "-m", "generator", *sys.argv[1:]])  # noqa: S606 - ourselves

    def _update(self, changed: set[str]) -> set[str]:
        """Gives the addresses of the pages that are not what they were."""
        assets = {name for name in changed if name.startswith("docs/assets/")}
        for name in assets:
            self._copy(name)
        rest = changed - assets
        if self.failed or any(name == "mkdocs.yml" or _is_copied(name) for name in rest):
            # The languages are read once in a project: take them anew, if they can be read.
            project = Project(self.project.root)
            _ = project.languages
            self.project = project
            return self._everything()
        done = {"*"} if assets else set()
        # What a page holds of an instrument is made from its data, which the browser fetches too.
        drawings = any(name.startswith("scripts/") for name in rest) or any(name.endswith(".json") for name in assets)
        if not rest and not drawings:
            return done
        book = Book.read(self.project, self.runs, self.book)
        before, self.book = self.book, book
        fresh: dict[str, Article] = {}
        moved = _moved(before, book)
        for page in book.pages.values():
            edited = page is not before.pages.get(page.name) or page.name not in self.shown
            if edited or page.uses() & moved or (drawings and any(page.figures())):
                fresh[page.name] = article(book, page, lenient=True)
            elif _shows_pairs(page):
                self.later.add(page.name)
        if before.pages.keys() != book.pages.keys() or any(
            _frame(book.pages[name], made) != self.shown[name].frame for name, made in fresh.items()
        ):
            return done | self._everything()
        for name, made in fresh.items():
            if hash_of(made.html) != self.shown[name].article:
                if not self._put(book.pages[name], made):
                    return done | self._everything()
                done.add(self.address(book.pages[name]))
        return done

    def _follow_others(self) -> None:
        """Tables of all pairs change with every page; nobody waits for them."""
        for name in self._unless_edited(sorted(self.later)):
            if page := self.book.pages.get(name):
                made = article(self.book, page, lenient=True)
                if hash_of(made.html) != self.shown[name].article:
                    self._tell("pages", [self.address(page)] if self._put(page, made) else sorted(self._everything()))
            self.later.discard(name)

    def _everything(self) -> set[str]:
        self.book = Book.read(self.project, self.runs, self.book)
        try:
            fresh = self.site.with_name(f"site-{time.monotonic_ns()}")
            self.site_url = build(self.book, fresh, lenient=True)
        except ProblemsFound as stopped:
            if not self.shown:
                raise
            self.failed = stopped.problems
            return set()  # the last site stays
        self.failed = []
        # Another folder, so that whoever asks meanwhile gets the page of before; the one before that goes.
        if self.former:
            shutil.rmtree(self.former, ignore_errors=True)
        self.former, self.site = self.site, fresh
        self.shown = {name: self._find(page) for name, page in self.book.pages.items()}
        return {"*"}

    def _put(self, page: Page, made: Article) -> bool:
        """The new article in the place of the former one; False when that is not found."""
        was, whole = self.shown[page.name], self._file(page).read_text(encoding="utf8")
        if hash_of(whole[was.start : was.end]) != was.article:
            return False
        if not write(self._file(page), whole[: was.start] + made.html + whole[was.end :]):
            return False
        self.shown[page.name] = was._replace(article=hash_of(made.html), end=was.start + len(made.html))
        return True

    def _find(self, page: Page) -> Shown:
        """Where the article stands in the page that was built; nowhere, when it stands there twice or has changed since."""
        made, file = article(self.book, page, lenient=True), self._file(page)
        whole = file.read_text(encoding="utf8") if file.is_file() else ""
        if whole.count(made.html) != 1:
            return Shown("", _frame(page, made))
        start = whole.find(made.html)
        return Shown(hash_of(made.html), _frame(page, made), start, start + len(made.html))

    def _file(self, page: Page) -> Path:
        return self.site / prefix(self.project, page.language) / served(page.path) / "index.html"

    def _beside(self) -> None:
        """What is made of the same pages and examples: downloads, notebooks, cards, what can be searched."""
        made = set()
        for name, content in self._unless_edited(along.files(self.book, self.site_url, lenient=True)):
            file = self.site / name
            content = content.encode() if isinstance(content, str) else content
            if not file.is_file() or file.read_bytes() != content:
                write(file, content)
            made.add(file)
        kinds = ("**/page.md", f"**/{NOTEBOOK}", f"**/{CARD}", "assets/examples/**/*.py")
        for file in [file for kind in kinds for file in self.site.glob(kind)]:
            if file not in made:
                file.unlink()

    def _copy(self, name: str) -> None:
        source, target = self.project.root / name, self.site / name.removeprefix("docs/")
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
        else:
            target.unlink(missing_ok=True)

    def _check(self) -> list[Problem]:
        try:
            found = root_causes(problem for rule in self._unless_edited(RULES) for problem in rule(self.book))
            return [*self.broken, *self.failed, *found]
        except ProblemsFound as stopped:
            return [*self.broken, *stopped.problems]

    def _say(self, problems: list[Problem]) -> None:
        """The problems, in the terminal when they are not the former ones, and in the browser."""
        if problems != self.problems:
            for problem in problems:
                print(problem)
            print(counted(len(problems), "problem"))
        self.problems = problems
        self._tell("problems", self.reported())
        sys.stdout.flush()

    def reported(self) -> list[dict[str, str]]:
        """The problems for the browser, with the address of each one's place."""
        return [{"text": str(problem), "href": self._place(problem)} for problem in self.problems]

    def _place(self, problem: Problem) -> str:
        page = self.book.pages.get(problem.file) if self.book else None
        if not page:
            return ""
        above = [one.id for one in page.sections if one.line <= problem.line and one.id]
        return self.address(page) + (f"#{above[-1]}" if above else "")

    def address(self, page: Page) -> str:
        return f"/{prefix(self.project, page.language)}{served(page.path)}"

    def _tell(self, event: str, data: object) -> None:
        for listener in list(self.listeners):
            listener.put((event, json.dumps(data, ensure_ascii=False)))

    def with_notices(self, path: str, whole: str) -> str:
        """A page as it is served: with the preview's script, and a line under each section that waits for its twin."""
        page = next((one for one in self.book.pages.values() if self.address(one) == path), None)
        if page:
            notice = f'<p class="stale">{html.escape(self.project.languages[page.language].words["stale"])}</p>'
            for section in self.book.waiting(page):
                pattern = rf'(<h[1-6] id="{re.escape(section)}">.*?</h[1-6]>)'
                whole = re.sub(pattern, lambda match: match[1] + notice, whole, count=1)
        return whole.replace("</body>", f'<script src="{SCRIPT}" defer></script></body>')


def _note(names: str, what: str) -> None:
    """What was done, in a line of the terminal."""
    print(f"{time.strftime('%H:%M:%S')} {names}: {what}", flush=True)


def counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _is_drawing(name: str) -> bool:
    """A figure's code or picture, which is read anew each time; what figures share is imported like all other code."""
    return name.startswith("scripts/lossbook/figures/") and not name.endswith("/__init__.py")


def _is_copied(name: str) -> bool:
    """A file of docs/ that is served as it is, outside of the assets."""
    return name.startswith("docs/") and not name.endswith(".md") and name != "docs/matched.json"


def _moved(before: Book, now: Book) -> set[str]:
    """Examples that give something else than before, or are shown elsewhere."""
    shown = before.shown_at.items() ^ now.shown_at.items()
    return {name for name, _ in shown} | _given(before, now)


def _given(before: Book, now: Book) -> set[str]:
    if before.seeds.spreads == now.seeds.spreads and before.examples.keys() == now.examples.keys():
        return {
            name
            for name, one in now.examples.items()
            if one is not before.examples[name] or now.runs.get(name) is not before.runs.get(name)
        }
    names = before.examples.keys() | now.examples.keys()
    return {name for name in names if before.key_of([name]) != now.key_of([name])}


def _shows_pairs(page: Page) -> bool:
    return any(fence.language == "pairs" for fence in page.fences)


def _frame(page: Page, made: Article) -> str:
    """What of a page stands outside its article."""
    return hash_of(repr((page.front, made.headings, has_card(page), has_notebook(page))))


class _Handler(http.server.BaseHTTPRequestHandler):
    """Files of the site, pages with the preview's script in them, and a stream of events."""

    protocol_version = "HTTP/1.1"

    def __init__(self, preview: Preview, *arguments):
        self.preview = preview
        super().__init__(*arguments)

    def log_message(self, *arguments) -> None:
        """The terminal belongs to what the writer changed."""

    def do_GET(self) -> None:
        path = unquote(self.path.split("?")[0].split("#")[0])
        try:
            if path == EVENTS:
                self._events()
            elif path == SCRIPT:
                self._answer(200, (Path(__file__).parent / "preview.js").read_bytes(), "text/javascript")
            else:
                self._file(path)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the reader went elsewhere

    do_HEAD = do_GET

    def _file(self, path: str) -> None:
        root = self.preview.site.resolve()
        missing = root / "404.html"
        try:
            file = (root / path.lstrip("/")).resolve(strict=True)
        except (OSError, ValueError):  # not there, too long, or no name at all
            file = missing
        if file.is_dir() and file.is_relative_to(root):
            if not path.endswith("/"):
                self.send_response(301)
                self.send_header("Location", path + "/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            file = file / "index.html"
        if not file.is_file() or not file.is_relative_to(root):
            file = missing
        status = 404 if file == missing else 200
        content = file.read_bytes()
        if file.suffix == ".html":
            content = self.preview.with_notices(path, content.decode()).encode()
        self._answer(
            status, content, http.server.SimpleHTTPRequestHandler.extensions_map.get(file.suffix) or _kind(file)
        )

    def _answer(self, status: int, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind + ("; charset=utf-8" if kind.startswith("text/") else ""))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        listener: queue.Queue = queue.Queue()
        listener.put(("problems", json.dumps(self.preview.reported(), ensure_ascii=False)))
        self.preview.listeners.append(listener)
        try:
            while True:
                try:
                    event, data = listener.get(timeout=15)
                    self.wfile.write(f"event: {event}\ndata: {data}\n\n".encode())
                except queue.Empty:
                    self.wfile.write(b": still here\n\n")
                self.wfile.flush()
        finally:
            self.preview.listeners.remove(listener)


def _kind(file: Path) -> str:
    import mimetypes

    return mimetypes.guess_type(file.name)[0] or "application/octet-stream"
