"""Drawings are the same in whatever order they are made, and what they name within is their own."""

import re

import pytest
from lossbook import figures
from lossbook.figures.charts import Axis, line, panel, to_svg

CHART = panel(line([(0, 0), (1, 2)]), x=Axis(), y=Axis(domain=(0, 1)))
CLIPPED = to_svg(CHART)
BY_HAND = '<svg><marker id="arrow"/><path marker-end="url(#arrow)"/></svg>'


def test_a_drawing_is_the_same_as_the_first_of_a_process_and_as_a_later_one():
    assert "url(#" in CLIPPED
    assert to_svg(CHART) == CLIPPED


@pytest.mark.parametrize("svg", [CLIPPED, BY_HAND], ids=["a chart", "drawn by hand"])
def test_two_figures_of_a_page_share_no_name(monkeypatch, svg):
    monkeypatch.setattr(figures, "drawing", lambda book, data: svg)
    data = {"draw": "any", "title": "T", "description": "D"}
    shown = [figures.render(None, None, {**data, "id": name}, str) for name in ("one", "two")]
    names = [set(re.findall(r'\bid="([^"]+)"', each)) for each in shown]
    used = [set(re.findall(r"url\(#([^)]+)\)", each)) for each in shown]
    assert used[0]
    assert not names[0] & names[1]
    assert used[0] <= names[0]
    assert used[1] <= names[1]
