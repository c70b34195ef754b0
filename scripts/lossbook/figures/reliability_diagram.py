"""Accuracy against confidence, bin by bin, beside the diagonal of perfect calibration; larger points hold more samples."""

import altair as alt

from lossbook.figures.charts import BAD, MAIN, TEXT, to_svg

WORDS = ("x", "y", "perfect", "gap")
VALUES = ("bins",)


def draw(values: dict, words: dict) -> str:
    ticks = alt.Axis(values=[0, 0.2, 0.4, 0.6, 0.8, 1])
    x_axis = alt.X("confidence:Q", title=words["x"], scale=alt.Scale(domain=[0, 1.04]), axis=ticks)
    y_axis = alt.Y("accuracy:Q", title=words["y"], scale=alt.Scale(domain=[0, 1.04]), axis=ticks)
    bins = [{"confidence": conf, "accuracy": acc, "count": n} for conf, acc, n in values["bins"]]
    data = alt.Data(values=bins)
    ends = alt.Data(values=[{"confidence": 0, "accuracy": 0}, {"confidence": 1, "accuracy": 1}])
    labels = (("perfect", 0.47, 0.53, "right"), ("gap", 0.8, 0.36, "center"))
    layers = [
        alt.Chart(ends).mark_line(color=TEXT, strokeDash=[6, 4], strokeWidth=1.5).encode(x_axis, y_axis),
        alt.Chart(data)
        .mark_rule(color=BAD, strokeWidth=3)
        .encode(x_axis, y_axis, y2=alt.Y2(datum=alt.expr("datum.confidence"))),
        alt.Chart(data)
        .mark_point(color=MAIN, fill=MAIN, opacity=1)
        .encode(x_axis, y_axis, size=alt.Size("count:Q", legend=None, scale=alt.Scale(type="sqrt", range=[20, 260]))),
    ]
    for word, x, y, align in labels:
        at = alt.Data(values=[{"confidence": x, "accuracy": y, "label": words[word]}])
        text = alt.Chart(at).mark_text(color=TEXT, align=align, fontSize=14)
        layers.append(text.encode(x_axis, y_axis, text="label:N"))
    return to_svg(alt.layer(*layers).properties(width=390, height=320))
