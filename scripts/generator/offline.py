"""The site as one file that works when it is unpacked and opened by a double click, the search included."""

import json
import posixpath
import re
import zipfile
from pathlib import Path

from lossbook.project import Project
from lossbook.site import search

EPOCH = (2026, 1, 1, 0, 0, 0)  # no clock in the file: made twice it is the same
LINK = re.compile(r'(\b(?:href|action)=")(?P<address>(?!(?:[a-z]+:|//|#))[^"#?]*)(?P<rest>[#?][^"]*)?"')
MODULE = re.compile(r'<script type="module" src="([^"]*)assets/instruments/when_near\.js"></script>')
# How a module names another file: where it imports one, chooses one to import, or fetches one.
IMPORTED = re.compile(r'(\bfrom |\bimport )"(\.[^"]+)"')
CHOSEN = re.compile(r"\bimport\(`\./")
FETCHED = re.compile(r'\bfetch\(new URL\("([^"]+)", import\.meta\.url\)\)')
UNKNOWN = re.compile(r"""\bimport\.meta\b|\bimport\([^`]|\bimport\(`\.|["'`]\.\.?/""")
BOX = re.compile(r'<script type="module" src="([^"]*)assets/search/box\.js"></script>')


def pack(project: Project, site: Path, file: Path) -> None:
    """Write the built `site` to `file`, as a folder named lossbook whose pages link to files."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(site.rglob("*")):
            name = path.relative_to(site).as_posix()
            if path.is_dir() or name.endswith((".gz", "sitemap.xml", "robots.txt", "404.html")):
                continue
            content = path.read_bytes()
            if path.suffix == ".html":
                content = _for_disk(content.decode()).encode()
            _add(packed, name, content)
            if name.startswith("search/") and path.suffix == ".json":
                _add(packed, name.removesuffix("json") + "js", search.offline_index(content))
        script = search.offline_script(project.docs / "assets/search")
        _add(packed, "assets/search/offline.js", script.encode())
        _add(packed, "assets/instruments/offline.js", modules_script(project.docs / "assets").encode())


def modules_script(assets: Path) -> str:
    """The modules of instruments and questions, and the tables that they fetch, as one classic script.

    Each is called by its path in `assets`, which is what modules then say for one another.

    Raises:
        ValueError: where a module names a file in a way that is not known here.
    """
    folder = assets / "instruments"
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".js", ".json"))
    files = {path.relative_to(assets).as_posix(): path.read_text(encoding="utf8") for path in paths}
    called = {name: text if name.endswith(".json") else _called(name, text) for name, text in files.items()}
    known = json.dumps(called, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"self.lossbookModules = {known};\n{Path(__file__).with_name('offline.js').read_text(encoding='utf8')}"


def _called(name: str, code: str) -> str:
    """A module whose addresses of other files are their names: from a `data:` address no path leads anywhere."""
    folder = posixpath.dirname(name)

    def path(found: str) -> str:
        return posixpath.normpath(posixpath.join(folder, found))

    code = IMPORTED.sub(lambda found: f'{found[1]}"{path(found[2])}"', code)
    code = CHOSEN.sub(f"import(`{folder}/", code)
    code = FETCHED.sub(lambda found: f'lossbookFetch("{path(found[1])}")', code)
    for number, line in enumerate(code.split("\n"), 1):
        if left := UNKNOWN.search(line):
            raise ValueError(
                f"{name}:{number}: a copy opened from a disk cannot follow {left[0]!r} in: {line.strip()}\n"
                'expected: from "./other.js", import(`./${name}.js`), or fetch(new URL("table.json", import.meta.url)); '
                "write one of these, or teach scripts/generator/offline.py the new form"
            )
    return code


def _add(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(f"lossbook/{name}", EPOCH)
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    packed.writestr(entry, content)


def _for_disk(html: str) -> str:
    """Links to folders become links to their index.html, and what are modules comes as classic scripts."""

    def to_file(match: re.Match) -> str:
        address = match["address"]
        if address in (".", "..") or address.endswith(("/.", "/..")):
            address += "/"
        if address.endswith("/"):
            address += "index.html"
        return f'{match[1]}{address}{match["rest"] or ""}"'

    html = re.sub(r'<link rel="preload"[^>]*>', "", html)  # fetched across origins, which a disk does not allow
    html = BOX.sub(r'<script defer src="\1assets/search/offline.js"></script>', html)
    # A module runs once however often it is named, a classic script each time.
    html = MODULE.sub(r'<script defer src="\1assets/instruments/offline.js"></script>', html, count=1)
    html = MODULE.sub("", html)
    return LINK.sub(to_file, html)
