"""What every Altair chart of the site shares: colours that follow the theme, the page's font, whole-file SVG."""

import re

import altair as alt
import vl_convert

TEXT, GRID, MAIN, GOOD, BAD = (f"var(--figure-{name})" for name in ("text", "grid", "main", "good", "bad"))


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


def to_svg(chart: alt.Chart) -> str:
    """The chart as inline SVG, without the converter's own fonts, sizes and background."""
    configured = chart.configure(
        background="transparent",
        font="sans-serif",
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            labelColor=TEXT, titleColor=TEXT, gridColor=GRID, gridOpacity=0.35, domainColor=TEXT, tickColor=TEXT,
            labelFontSize=13, titleFontSize=14, titleFontWeight="normal", titlePadding=10,
        ),
    )  # fmt: skip
    svg = vl_convert.vegalite_to_svg(configured.to_dict())
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r'font-family="[^"]*"', 'font-family="inherit"', svg)
    svg = re.sub(r' (?:aria-[\w]+|role)="[^"]*"', "", svg)  # the figure carries one title and one description
    return re.sub(r'(<svg[^>]*?) width="[\d.]+" height="[\d.]+"', r"\1", svg, count=1)
