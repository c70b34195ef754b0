"""What the figures share: one small grammar over Altair, colours that follow the theme, the page's font.

A figure is a panel of layers over two axes:

    panel(line(values["curve"]), dot((0.1, 2.3), BAD), text((0.1, 2.3), words["unsure"], dx=8),
          x=Axis(words["x"], (0, 1), ticks=[0, 0.5, 1]), y=Axis(words["y"], (0, 5)))

Plots are 270 by 200 pixels, so that with its axes a figure fits a phone; on wider screens it grows until its text is
as large as the page's. Points are (x, y) pairs; pixels go into dx and dy, values nowhere else.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import altair as alt
import vl_convert

TEXT, GRID, MAIN, GOOD, BAD, OTHER = (
    f"var(--figure-{name})" for name in ("text", "grid", "main", "good", "bad", "other")
)
WIDTH, HEIGHT, FONT = 270, 200, 13
LARGEST = 1.23  # times its own size: FONT becomes the 16 pixels of the page's text

Point = Sequence[float]
Layer = Callable[[alt.X, alt.Y], alt.Chart]


@dataclass(frozen=True)
class Axis:
    """A quantitative axis. `ticks` are the values that get a label; `names` replaces these labels, in order."""

    title: str = ""
    domain: tuple[float, float] | None = None
    ticks: Sequence[float] | None = None
    log: bool = False
    form: str = "~g"
    names: Sequence[str] | None = None
    grid: bool = True

    def encoding(self, channel: type) -> alt.X | alt.Y:
        scale = {"type": "log" if self.log else "linear", "zero": False, "nice": False}
        if self.domain:
            scale["domain"] = list(self.domain)
        labels = {"format": self.form}
        if self.names is not None:
            table = dict(zip((f"{tick:g}" for tick in self.ticks), self.names, strict=True))
            labels = {"labelExpr": f"{table}[format(datum.value, '~g')]"}
        axis = alt.Axis(grid=self.grid, **labels)
        if self.ticks is not None:
            axis = alt.Axis(values=list(self.ticks), grid=self.grid, **labels)
        return channel(f"{channel.__name__.lower()}:Q", title=self.title or None, scale=alt.Scale(**scale), axis=axis)


def panel(
    *layers: Layer, x: Axis, y: Axis, width: int = WIDTH, height: int = HEIGHT, title: str = ""
) -> alt.LayerChart:
    """Layers over one pair of axes; give it to `to_svg`, or several of them to `beside` first."""
    across, up = x.encoding(alt.X), y.encoding(alt.Y)
    drawn = alt.layer(*(layer(across, up) for layer in layers)).properties(width=width, height=height)
    if title:
        words = alt.TitleParams(title, color=TEXT, fontSize=FONT, fontWeight="normal", anchor="start", offset=8)
        drawn = drawn.properties(title=words)
    return drawn


def below(*panels: alt.LayerChart, spacing: int = 18) -> alt.VConcatChart:
    """Panels under one another, which suits a phone."""
    return alt.vconcat(*panels, spacing=spacing)


def beside(*panels: alt.LayerChart, spacing: int = 14) -> alt.HConcatChart:
    """Narrow panels side by side; keep the sum of their widths near WIDTH."""
    return alt.hconcat(*panels, spacing=spacing)


def _chart(rows: list[dict]) -> alt.Chart:
    return alt.Chart(alt.Data(values=rows))


def _rows(points: Iterable[Point]) -> list[dict]:
    return [{"x": x, "y": y} for x, y in points]


def line(points: Iterable[Point], colour: str = MAIN, dash: Sequence[int] = (1, 0), width: float = 2.5) -> Layer:
    """A curve through points in the order given."""
    rows = [{**row, "order": index} for index, row in enumerate(_rows(points))]
    mark = {"color": colour, "strokeDash": list(dash), "strokeWidth": width, "clip": True}
    return lambda x, y: _chart(rows).mark_line(**mark).encode(x, y, order="order:Q")


def band(points: Iterable[Sequence[float]], colour: str = MAIN, opacity: float = 0.22) -> Layer:
    """The range between low and high: points are (x, low, high)."""
    rows = [{"x": x, "y": low, "high": high} for x, low, high in points]
    return lambda x, y: _chart(rows).mark_area(color=colour, opacity=opacity, clip=True).encode(x, y, y2="high:Q")


def dot(point: Point, colour: str = MAIN, size: float = 70) -> Layer:
    return dots([point], colour, size)


def dots(points: Iterable[Point], colour: str = MAIN, size: float = 70, opacity: float = 1.0) -> Layer:
    rows = _rows(points)
    mark = {"color": colour, "fill": colour, "size": size, "opacity": opacity, "clip": True}
    return lambda x, y: _chart(rows).mark_point(**mark).encode(x, y)


def text(
    point: Point, words: str, colour: str = TEXT, align: str = "left", dx: float = 0, dy: float = 0, size: int = FONT
) -> Layer:
    """Words at a point, moved by dx and dy pixels; label curves directly instead of by a legend."""
    rows = [{"x": point[0], "y": point[1], "words": str(words)}]
    mark = {"color": colour, "align": align, "dx": dx, "dy": dy, "fontSize": size}
    return lambda x, y: _chart(rows).mark_text(**mark).encode(x, y, text="words:N")


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
        return lambda x, y: _chart(rows).mark_bar(orient="horizontal", **mark).encode(x, y, x2=alt.X2(datum=base))
    return lambda x, y: _chart(rows).mark_bar(orient="vertical", **mark).encode(x, y, y2=alt.Y2(datum=base))


def box(low: Point, high: Point, colour: str = MAIN, opacity: float = 1.0) -> Layer:
    """A filled rectangle between two corners, for grids and ranges."""
    rows = [{"x": low[0], "y": low[1], "right": high[0], "top": high[1]}]
    return lambda x, y: _chart(rows).mark_rect(color=colour, opacity=opacity).encode(x, y, x2="right:Q", y2="top:Q")


def number(value: float, form: str = ".2f") -> str:
    """A value as text, with a true minus sign."""
    return format(value, form).replace("-", "−")


def to_svg(chart: alt.Chart | alt.LayerChart | alt.HConcatChart | alt.VConcatChart) -> str:
    """The chart as inline SVG, without the converter's own fonts, sizes and background."""
    configured = chart.configure(
        background="transparent",
        font="sans-serif",
        padding=2,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            labelColor=TEXT, titleColor=TEXT, gridColor=GRID, gridOpacity=0.35, domainColor=TEXT, tickColor=TEXT,
            labelFontSize=FONT, titleFontSize=FONT, titleFontWeight="normal", titlePadding=8,
        ),
    )  # fmt: skip
    svg = vl_convert.vegalite_to_svg(configured.to_dict())
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r'font-family="[^"]*"', 'font-family="inherit"', svg)
    svg = re.sub(r' (?:aria-[\w]+|role)="[^"]*"', "", svg)  # the figure carries one title and one description
    width = float(re.search(r'<svg[^>]*? width="([\d.]+)"', svg)[1])
    style = f' style="max-width: {LARGEST * width:.0f}px"'
    return re.sub(r'(<svg[^>]*?) width="[\d.]+" height="[\d.]+"', rf"\1{style}", svg, count=1)


# --- of before the grammar above; figures move over one by one --------------------------------------------------


def marked_curve(x: alt.X, y: alt.Y, curve: list, points: list[tuple]) -> str:
    """A curve with points on it, each with guides to both axes and a label on the spot.

    `curve` holds [x, y] pairs; a point is (x, y, word, colour, dx, dy, align) with the label's place in pixels.
    """
    across, up = (axis.shorthand.removesuffix(":Q") for axis in (x, y))
    line = alt.Data(values=[{across: left, up: high} for left, high in curve])
    layers = [alt.Chart(line).mark_line(color=MAIN, strokeWidth=2.5).encode(x, y)]
    for left, high, word, colour, dx, dy, align in points:
        label = f"{word} ({across} = {left:g}, {high:.2f})"
        at = alt.Data(values=[{across: left, up: high, "label": label}])
        guide = alt.Data(values=[{across: 0, up: high}, {across: left, up: high}, {across: left, up: 0}])
        text = alt.Chart(at).mark_text(color=TEXT, align=align, dx=dx, dy=dy, fontSize=14)
        guides = alt.Chart(guide).mark_line(color=GRID, strokeDash=[4, 4], strokeWidth=1.5)
        layers += [
            guides.encode(x, y, order=alt.value(0)),
            alt.Chart(at).mark_point(color=colour, fill=colour, size=90, opacity=1).encode(x, y),
            text.encode(x, y, text="label:N"),
        ]
    return to_svg(alt.layer(*layers).properties(width=400, height=260))
