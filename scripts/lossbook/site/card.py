"""The picture that a link to a page is shown with elsewhere: the page's first figure, in the light theme."""

import json
import re
from importlib.metadata import version
from pathlib import Path

from lossbook import figures
from lossbook.book import Book
from lossbook.kept import remember
from lossbook.pages import Page
from lossbook.project import Project

CARD = "card.png"
WIDTH, HEIGHT, EDGE = 1200, 630, 40  # pixels, as sites that show links ask for


def has_card(page: Page) -> bool:
    return any(fence.language == "figure" for fence in page.figures())


def card(book: Book, page: Page) -> bytes:
    """A PNG of the first figure of a page that has one."""
    data = next(fence.data for fence in page.figures() if fence.language == "figure")
    svg = _framed(figures.drawing(book, data), _colours(book.project))
    decides = json.dumps([svg, version("vl-convert-python")])
    return remember(book.project.cache / "cards", decides, lambda: _png(svg))


def _png(svg: str) -> bytes:
    import vl_convert  # loads in half a second

    return vl_convert.svg_to_png(svg)


def _framed(svg: str, colours: dict[str, str]) -> str:
    """The figure as large as it fits, on the theme's ground. No converter knows CSS variables: they are filled in."""
    svg = re.sub(r"var\(--([\w-]+)\)", lambda match: colours.get(match[1], "#20202e"), svg)
    svg = re.sub(r'font-family="[^"]*"', 'font-family="Noto Sans CJK KR, sans-serif"', svg)
    svg = (
        re.sub(r'\s(?:style|width|height|role|aria-\w+)="[^"]*"', "", svg.partition(">")[0])
        + ">"
        + svg.partition(">")[2]
    )
    placed = f'<svg x="{EDGE}" y="{EDGE}" width="{WIDTH - 2 * EDGE}" height="{HEIGHT - 2 * EDGE - 50}" '
    name = f'<text x="{EDGE}" y="{HEIGHT - 28}" font-family="sans-serif" font-size="30" font-weight="bold" fill="#2b2b5e">Lossbook</text>'
    ground = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/><rect y="{HEIGHT - 8}" width="{WIDTH}" height="8" fill="#2b2b5e"/>'
    inner = svg.replace("<svg ", placed, 1)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">{ground}{inner}{name}</svg>'


def _colours(project: Project) -> dict[str, str]:
    """The light theme's colours, from the one place that names them."""
    found: dict[str, str] = {}
    for name, value in re.findall(
        r"--(figure-\w+): (#\w+)", Path(project.docs / "assets/lossbook.css").read_text("utf8")
    ):
        found.setdefault(name, value)
    return found
