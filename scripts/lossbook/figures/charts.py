"""What every Altair chart of the site shares: colours that follow the theme, the page's font, whole-file SVG."""

import re

import altair as alt
import vl_convert

TEXT, GRID, MAIN, GOOD, BAD = (f"var(--figure-{name})" for name in ("text", "grid", "main", "good", "bad"))


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
