"""Cross-entropy over the prediction q with the truth fixed: its lowest point is the entropy, the rest is divergence."""

import altair as alt

from lossbook.figures.charts import BAD, GOOD, GRID, MAIN, TEXT, to_svg

WORDS = ("x", "y", "lowest", "floor", "gap")
VALUES = ("two_class_entropy", "lowest_q", "curve_at_20_percent", "curve")


def draw(values: dict, words: dict) -> str:
    x_axis = alt.X(
        "q:Q", title=words["x"], scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(values=[0, 0.2, 0.4, 0.6, 0.8, 1])
    )
    y_axis = alt.Y(
        "loss:Q", title=words["y"], scale=alt.Scale(domain=[0, 2.4]), axis=alt.Axis(values=[0, 0.5, 1, 1.5, 2])
    )
    curve = [{"q": q, "loss": loss} for q, loss in values["curve"]]
    floor, lowest_q = values["two_class_entropy"], values["lowest_q"]
    high = values["curve_at_20_percent"]

    def layer(rows: list[dict], mark: str, **style):
        chart = alt.Chart(alt.Data(values=rows))
        return getattr(chart, f"mark_{mark}")(**style).encode(x_axis, y_axis)

    def label(q: float, loss: float, text: str, **style):
        rows = [{"q": q, "loss": loss, "label": text}]
        return layer(rows, "text", color=TEXT, fontSize=14, **style).encode(text="label:N")

    layers = [
        layer(
            [{"q": 0, "loss": floor}, {"q": 1, "loss": floor}], "line", color=GRID, strokeDash=[4, 4], strokeWidth=1.5
        ),
        layer(curve, "line", color=MAIN, strokeWidth=2.5),
        layer([{"q": 0.2, "loss": 0}, {"q": 0.2, "loss": floor}], "line", color=GOOD, strokeWidth=5),
        layer([{"q": 0.2, "loss": floor}, {"q": 0.2, "loss": high}], "line", color=BAD, strokeWidth=5),
        layer([{"q": lowest_q, "loss": floor}], "point", color=GOOD, fill=GOOD, size=90, opacity=1),
        label(0.2, high, f"{words['gap']} ({high - floor:.3f})", align="left", dx=8, dy=-8),
        label(0.2, floor / 2, f"{words['floor']} ({floor:.3f})", align="left", dx=8),
        label(lowest_q, floor, f"{words['lowest']} (q = {lowest_q:g})", align="center", dy=22),
    ]
    return to_svg(alt.layer(*layers).properties(width=400, height=260))
