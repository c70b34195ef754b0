"""The site as one file that works when it is unpacked and opened by a double click, the search included."""

import re
import zipfile
from pathlib import Path

from lossbook.project import Project
from lossbook.site import search

EPOCH = (2026, 1, 1, 0, 0, 0)  # no clock in the file: made twice it is the same
LINK = re.compile(r'(\b(?:href|action)=")(?P<address>(?!(?:[a-z]+:|//|#))[^"#?]*)(?P<rest>[#?][^"]*)?"')
MODULE = re.compile(r'<script type="module" src="[^"]*assets/instruments/[^"]*"></script>')
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


def _add(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(f"lossbook/{name}", EPOCH)
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    packed.writestr(entry, content)


def _for_disk(html: str) -> str:
    """Links to folders become links to their index.html, and the search comes as one classic script."""

    def to_file(match: re.Match) -> str:
        address = match["address"]
        if address in (".", "..") or address.endswith(("/.", "/..")):
            address += "/"
        if address.endswith("/"):
            address += "index.html"
        return f'{match[1]}{address}{match["rest"] or ""}"'

    html = re.sub(r'<link rel="preload"[^>]*>', "", html)  # fetched across origins, which a disk does not allow
    html = BOX.sub(r'<script defer src="\1assets/search/offline.js"></script>', html)
    html = MODULE.sub(
        "", html
    )  # no browser loads modules from the disk: instruments are the figures that they start as
    return LINK.sub(to_file, html)
