"""How edits, checks and builds grow: sites of N pairs made of this project's own pages, measured in one run.

Each copy of the project's pages stands in a part of its own, with its own copies of the examples, whose runs are
taken over instead of being made again. Pages link to each other, so a copy is whole: N is rounded up. The references
beside it are MkDocs with stock markdown-exec on the same pages, and the same with execution off.
"""

import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import yaml
from lossbook import instruments
from lossbook.book import Book
from lossbook.examples import Example
from lossbook.project import Project
from lossbook.runner.runs import Runs

from generator.build import EPOCH

LINK = re.compile(r"/examples/([\w]+)/")
# Forms name pages and examples in files of their own, which are not copied.
FORMS = "|".join(name for name in instruments.names() if instruments.is_form(name))
FORM = re.compile(rf"^( *)```instrument\n\1try: (?:{FORMS})\n.*?^\1```\n", re.M | re.S)
PORT = 8917
BETWEEN = 3  # seconds between two edits, as of somebody who reads what was shown


def make(project: Project, root: Path, copies: int) -> Path:
    """A checkout at `root` with so many copies of the pages; everything is matched, reseeded and run already."""
    with Runs(project.cache / "runs") as runs:
        book = Book.read(project, runs)
    shutil.copytree(project.root / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(project.docs / "assets", root / "docs/assets")
    (root / "examples").mkdir()
    for name in ("docs/languages.yml", "pyproject.toml", "examples/ruff.toml"):
        shutil.copy(project.root / name, root / name)
    kept = Project(root).cache / "runs"
    kept.mkdir(parents=True)
    paths = [sides[project.reference.code].path for sides in book.whole()]
    nav, seeds = [], {}
    shown = {name for path in paths for code in book.languages for name in book.sides(path)[code].uses()}
    for part in range(copies):
        for name in shown:
            _copy_example(book, root, kept, name, part)
            spread = book.seeds.spreads.get(name)
            if spread:
                seeds[_renamed(name, part)] = spread.__dict__
        for path in paths:
            for code, page in book.sides(path).items():
                text = LINK.sub(rf"/examples/\1_{part}/", FORM.sub("", page.body.text))
                text = re.sub(r'(--8<-- "|from: |- )([a-z_]+)/(\w+\.py)', rf"\1\2_{part}/\3", text)
                file = root / "docs" / code / f"part-{part}" / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf8")
        nav.append({f"Part {part}": [f"part-{part}/{path}" for path in paths]})
    for code in book.languages:
        (root / "docs" / code / "index.md").write_text(
            "---\ntitle: Start\ndescription: Start\n---\n\n# Start {#start}\n"
        )
    settings = (project.root / "mkdocs.yml").read_text(encoding="utf8")
    start = settings[: settings.index("\nnav:")] + "\nnav:\n" + yaml.safe_dump([{"Start": "index.md"}, *nav])
    (root / "mkdocs.yml").write_text(start, encoding="utf8")
    (root / "examples/seeds.json").write_text(json.dumps(seeds))
    (root / ".ignore").write_text("site\n.cache\n")
    (root / "docs/matched.json").write_text("{}")
    subprocess.run(
        [sys.executable, "-m", "lossbook", "match", "all"], cwd=root, env=_environment(root), check=True, stdout=-1
    )
    subprocess.run(
        [sys.executable, "-m", "lossbook", "reseed"], cwd=root, env=_environment(root), check=False, stdout=-1
    )
    return root


def _renamed(name: str, part: int) -> str:
    topic, _, idea = name.rpartition("/")
    return f"{topic}_{part}/{idea}"


def _copy_example(book: Book, root: Path, kept: Path, name: str, part: int) -> None:
    example = Example(_renamed(name, part), book.examples[name].text)
    for file, text in (
        (example.file, example.text),
        (example.test, _read(book.project.root / book.examples[name].test)),
    ):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf8")
    request = example.request()
    record = {"key": request.key, **book.runs[name].__dict__, "example": example.name}
    (kept / f"{request.key}.json").write_text(json.dumps(record))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf8") if path.is_file() else ""


def _environment(root: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(root / "scripts"),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": EPOCH,
    }


class Cost(NamedTuple):
    """Seconds that a command took, and MB of the largest process among it and its own."""

    seconds: float
    memory: float


def _cost(root: Path, *command: str) -> Cost:
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        started = subprocess.Popen(
            [sys.executable, "-m", *command], cwd=root, env=_environment(root), stdout=said, stderr=said
        )
        _, status, used = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(command)} failed on the site that was made:\n{said.read().decode()}")
    return Cost(time.perf_counter() - began, used.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2))


def _edit(root: Path, number: int) -> Path:
    """Change the first word of a page's last paragraph, in one language: a page may have no room for another word."""
    page = sorted((root / "docs/en/part-0").rglob("*.md"))[number % 5]
    text = page.read_text(encoding="utf8")
    *_, last = re.finditer(r"(?<=\n\n)[A-Z]\w+(?= [^\n]+\n)", text)
    page.write_text(f"{text[: last.start()]}Edit{number}{text[last.end() :]}", encoding="utf8")
    return page


def _match(root: Path) -> None:
    _cost(root, "lossbook", "match", "--unaffected", "all")


@contextmanager
def _serving(root: Path):
    command = [sys.executable, "-u", "-m", "generator", "serve", "-a", f"127.0.0.1:{PORT}"]
    with (root / "serve.log").open("w") as log:
        server = subprocess.Popen(command, cwd=root, env=_environment(root), stdout=log, stderr=log)
    try:
        while "http://" not in _read(root / "serve.log"):
            if server.poll() is not None:
                raise SystemExit(_read(root / "serve.log"))
            time.sleep(0.1)
        yield server
    finally:
        server.terminate()
        server.wait()


def _edit_to_view(root: Path, runs: int) -> tuple[float, float]:
    """Median seconds from saving a page to its new text being served; and the server's memory afterwards, in MB."""
    taken = []
    with _serving(root) as server:
        for number in range(100, 100 + runs):
            page = _edit(root, number)
            path = page.relative_to(root / "docs").with_suffix("").as_posix().removesuffix("index")
            began = time.perf_counter()
            while f"Edit{number} " not in _get(f"http://127.0.0.1:{PORT}/{path}/"):
                time.sleep(0.01)
            taken.append(time.perf_counter() - began)
            time.sleep(BETWEEN)
        memory = _memory(server.pid)
    return statistics.median(taken), memory


def _get(url: str) -> str:
    with urllib.request.urlopen(url) as answer:  # noqa: S310 - our own server
        return answer.read().decode()


def _memory(pid: int) -> float:
    match = re.search(r"VmHWM:\s+(\d+)", _read(Path(f"/proc/{pid}/status")))
    return int(match[1]) / 1024 if match else 0.0


def _reference(root: Path, executed: bool) -> float:
    """MkDocs on the same pages without this project's machinery, with stock markdown-exec or with execution off."""
    folder = root / "stock"
    shutil.copytree(root / "docs", folder / "docs")
    settings = yaml.load((root / "mkdocs.yml").read_text(encoding="utf8"), Loader=_Loose)  # noqa: S506 - our own file
    for key in ("hooks", "validation", "strict", "site_url"):
        settings.pop(key, None)
    settings["theme"] = {"name": "material", "language": "ko", "font": False}
    plugins = [entry for entry in settings["plugins"] if isinstance(entry, dict) and "i18n" in entry]
    settings["plugins"] = [*plugins, *([{"markdown-exec": {"languages": ["python"]}}] if executed else [])]
    settings["markdown_extensions"] = [
        "admonition", "attr_list", "tables", {"pymdownx.arithmatex": {"generic": True}}, "pymdownx.details",
        "pymdownx.highlight", {"pymdownx.snippets": {"base_path": [str(root / "examples")]}}, "pymdownx.superfences",
    ]  # fmt: skip
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True))
    try:
        return _cost(folder, "mkdocs", "build", "-q", "-d", str(root / "stock-site")).seconds
    finally:
        shutil.rmtree(folder)


class _Loose(yaml.SafeLoader):
    """Settings with tags of MkDocs, whose meaning does not matter here."""


_Loose.add_multi_constructor("", lambda loader, suffix, node: None)


def measure(project: Project, sizes: list[int], runs: int = 5) -> str:
    """A Markdown table of medians in seconds, one column for each size."""
    rows: dict[str, list[str]] = {}

    def note(row: str, value: float, unit: str = " s") -> None:
        cell = f"{value:.2f}{unit}" if unit in (" s", "") else f"{value:.0f}{unit}"
        rows.setdefault(row, []).append(cell)
        print(f"{pairs} pairs: {row} {cell}", file=sys.stderr, flush=True)

    here = len(project.page_paths(project.reference.code))
    copies = sorted({max(1, -(-size // here)) for size in sizes})
    for count in copies:
        pairs = count * here
        with tempfile.TemporaryDirectory(prefix="lossbook-bench-") as folder:
            root = make(project, Path(folder) / "site", count)
            first = _cost(root, "generator", "build")
            note("build, nothing kept but runs", first.seconds)
            note("memory of it", first.memory, " MB")
            warm = [_cost(root, "generator", "build") for _ in range(runs)]
            note("build, warm", seconds := statistics.median(one.seconds for one in warm))
            note("memory of it, warm", max(one.memory for one in warm), " MB")
            note("warm / nothing kept but runs", seconds / first.seconds, "")
            note("check, warm", statistics.median(_cost(root, "lossbook", "check").seconds for _ in range(runs)))
            edited = []
            for number in range(runs):
                _edit(root, number)
                _match(root)
                edited.append(_cost(root, "lossbook", "check").seconds)
            note("check after one page changed", statistics.median(edited))
            view, memory = _edit_to_view(root, runs)
            note("edit to view", view)
            note("memory of the preview", memory, " MB")
            if pairs <= 120:
                note("reference: execution off", _reference(root, executed=False))
                note("reference: stock markdown-exec", _reference(root, executed=True))
    head = "| | " + " | ".join(f"{count * here} pairs" for count in copies) + " |\n|---|" + "---:|" * len(copies)
    lines = [
        f"| {name} | " + " | ".join(cells + ["–"] * (len(copies) - len(cells))) + " |" for name, cells in rows.items()
    ]
    machine = (
        f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    )
    return "\n".join([f"Medians of {runs}; {machine}.", "", head, *lines])
