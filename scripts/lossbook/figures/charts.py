"""What the figures share: one small grammar over Vega-Lite, colours that follow the theme, the page's font.

A figure is a panel of layers over two axes:

    panel(line(values["curve"]), dot((0.1, 2.3), BAD), text((0.1, 2.3), words["unsure"], dx=8),
          x=Axis(words["x"], (0, 1), ticks=[0, 0.5, 1]), y=Axis(words["y"], (0, 5)))

Plots are 270 by 200 pixels, so that with its axes a figure fits a phone; on wider screens it grows until its text is
as large as the page's. Points are (x, y) pairs; pixels go into dx and dy, values nowhere else. A chart is a dictionary
in the words of https://vega.github.io/vega-lite/docs/.
"""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import vl_convert

TEXT, GRID, MAIN, GOOD, BAD, OTHER = (
    f"var(--figure-{name})" for name in ("text", "grid", "main", "good", "bad", "other")
)
WIDTH, HEIGHT, FONT = 270, 200, 13
LARGEST = 1.23  # times its own size: FONT becomes the 16 pixels of the page's text

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.4.1.json"
CONFIG = {
    "background": "transparent",
    "font": "sans-serif",
    "padding": 2,
    "view": {"continuousWidth": 300, "continuousHeight": 300, "stroke": None},
    "axis": {
        "labelColor": TEXT, "titleColor": TEXT, "gridColor": GRID, "gridOpacity": 0.35, "domainColor": TEXT,
        "tickColor": TEXT, "labelFontSize": FONT, "titleFontSize": FONT, "titleFontWeight": "normal", "titlePadding": 8,
    },
}  # fmt: skip

Point = Sequence[float]
Chart = dict
Layer = Callable[[dict, dict], Chart]


@dataclass(frozen=True)
class Axis:
    """A quantitative axis. `ticks` are the values that get a label; `names` replaces these labels, in order."""

    title: str = ""
    domain: tuple[float, float] | None = None
    ticks: Sequence[float] | None = None
    log: bool = False
    form: str = "~r"  # plain digits: ~g writes ten as 1e+1
    names: Sequence[str] | None = None
    grid: bool = True

    def encoding(self, name: str) -> dict:
        scale = {"type": "log" if self.log else "linear", "zero": False, "nice": False}
        if self.domain:
            scale["domain"] = list(self.domain)
        axis = {"grid": self.grid, "format": self.form}
        if self.names is not None:
            table = dict(zip((f"{tick:g}" for tick in self.ticks), self.names, strict=True))
            axis = {"grid": self.grid, "labelExpr": f"{table}[format(datum.value, '~g')]"}
        if self.ticks is not None:
            axis["values"] = list(self.ticks)
        return field(name, title=self.title or None, scale=scale, axis=axis)


def panel(*layers: Layer, x: Axis, y: Axis, width: int = WIDTH, height: int = HEIGHT, title: str = "") -> Chart:
    """Layers over one pair of axes; give it to `to_svg`, or several of them to `beside` first."""
    across, up = x.encoding("x"), y.encoding("y")
    drawn = {"layer": [layer(across, up) for layer in layers], "width": width, "height": height}
    if title:
        drawn["title"] = heading(title, fontSize=FONT, offset=8)
    return drawn


def heading(words: str | list[str], **more) -> dict:
    """The title of a chart."""
    return {"text": words, "color": TEXT, "fontWeight": "normal", "anchor": "start", **more}


def below(*panels: Chart, spacing: int = 18) -> Chart:
    """Panels under one another, which suits a phone."""
    return {"vconcat": list(panels), "spacing": spacing}


def beside(*panels: Chart, spacing: int = 14) -> Chart:
    """Narrow panels side by side; keep the sum of their widths near WIDTH."""
    return {"hconcat": list(panels), "spacing": spacing}


def chart(rows: list[dict], mark: str, looks: dict, **encoding) -> Chart:
    """Rows drawn by one kind of mark."""
    return {"data": {"values": rows}, "mark": {"type": mark, **looks}, "encoding": encoding}


def field(name: str, kind: str = "quantitative", **more) -> dict:
    """A channel of `chart` that shows the rows' values of that name."""
    return {"field": name, "type": kind, **more}


def _rows(points: Iterable[Point]) -> list[dict]:
    return [{"x": x, "y": y} for x, y in points]


def line(points: Iterable[Point], colour: str = MAIN, dash: Sequence[int] = (1, 0), width: float = 2.5) -> Layer:
    """A curve through points in the order given."""
    rows = [{**row, "order": index} for index, row in enumerate(_rows(points))]
    mark = {"color": colour, "strokeDash": list(dash), "strokeWidth": width, "clip": True}
    return lambda x, y: chart(rows, "line", mark, x=x, y=y, order=field("order"))


def band(points: Iterable[Sequence[float]], colour: str = MAIN, opacity: float = 0.22) -> Layer:
    """The range between low and high: points are (x, low, high)."""
    rows = [{"x": x, "y": low, "high": high} for x, low, high in points]
    mark = {"color": colour, "opacity": opacity, "clip": True}
    return lambda x, y: chart(rows, "area", mark, x=x, y=y, y2={"field": "high"})


def dot(point: Point, colour: str = MAIN, size: float = 70) -> Layer:
    return dots([point], colour, size)


def dots(points: Iterable[Point], colour: str = MAIN, size: float = 70, opacity: float = 1.0) -> Layer:
    rows = _rows(points)
    mark = {"color": colour, "fill": colour, "size": size, "opacity": opacity, "clip": True}
    return lambda x, y: chart(rows, "point", mark, x=x, y=y)


def text(
    point: Point, words: str, colour: str = TEXT, align: str = "left", dx: float = 0, dy: float = 0, size: int = FONT
) -> Layer:
    """Words at a point, moved by dx and dy pixels; label curves directly instead of by a legend."""
    rows = [{"x": point[0], "y": point[1], "words": str(words)}]
    mark = {"color": colour, "align": align, "dx": dx, "dy": dy, "fontSize": size}
    return lambda x, y: chart(rows, "text", mark, x=x, y=y, text=field("words", "nominal"))


def guide(*points: Point, colour: str = GRID) -> Layer:
    """A thin dashed line that leads the eye."""
    return line(points, colour, (4, 4), 1.5)


def bars(
    points: Iterable[Point], colour: str = MAIN, thickness: float = 18, base: float = 0, across: bool = False
) -> Layer:
    """Bars from `base` up to y at each x; `across` lets them lie, from `base` to x at each y."""
    rows = _rows(points)
    mark = {"color": colour, "size": thickness}
    if across:
        return lambda x, y: chart(rows, "bar", {**mark, "orient": "horizontal"}, x=x, y=y, x2={"datum": base})
    return lambda x, y: chart(rows, "bar", {**mark, "orient": "vertical"}, x=x, y=y, y2={"datum": base})


def box(low: Point, high: Point, colour: str = MAIN, opacity: float = 1.0) -> Layer:
    """A filled rectangle between two corners, for grids and ranges."""
    rows = [{"x": low[0], "y": low[1], "right": high[0], "top": high[1]}]
    ends = {"x2": {"field": "right"}, "y2": {"field": "top"}}
    return lambda x, y: chart(rows, "rect", {"color": colour, "opacity": opacity}, x=x, y=y, **ends)


def round_ticks(low: float, high: float) -> list[float]:
    """Four to seven round values within the ends."""
    rough = (high - low) / 5
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * nice for nice in (1, 2, 5, 10) if power * nice >= rough * 0.8)
    first = math.ceil(low / step - 1e-9)
    return [round(index * step, 10) for index in range(first, math.floor(high / step + 1e-9) + 1)]


def number(value: float, form: str = ".2f") -> str:
    """A value as text, with a true minus sign."""
    return format(value, form).replace("-", "−")


def to_svg(drawn: Chart) -> str:
    """The chart as inline SVG, without the converter's own fonts, sizes and background."""
    svg = vl_convert.vegalite_to_svg({"$schema": SCHEMA, **drawn, "config": CONFIG})
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r'font-family="[^"]*"', 'font-family="inherit"', svg)
    svg = re.sub(r' (?:aria-[\w]+|role)="[^"]*"', "", svg)  # the figure carries one title and one description
    counted = list(dict.fromkeys(re.findall(r"\bid=\"(\w+)\"", svg)))  # numbered through all that a process drew
    svg = re.sub(r"(?<=\bid=\")\w+|(?<=url\(#)\w+", lambda name: f"part{counted.index(name[0]) + 1}", svg)
    width = float(re.search(r'<svg[^>]*? width="([\d.]+)"', svg)[1])
    style = f' style="max-width: {LARGEST * width:.0f}px"'
    return re.sub(r'(<svg[^>]*?) width="[\d.]+" height="[\d.]+"', rf"\1{style}", svg, count=1)
