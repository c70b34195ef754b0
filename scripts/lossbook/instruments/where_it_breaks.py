"""Slide a logit outwards: which ways of computing the loss survive in float16, bfloat16 and float32."""

import altair as alt

from lossbook.figures.charts import BAD, GOOD, GRID, TEXT, to_svg

WORDS = (
    "naive",
    "log_of_softmax",
    "after_sigmoid",
    "cross_entropy",
    "with_logits",
    "right",
    "inexact",
    "inf",
    "nan",
    "z",
    "target",
    "target_other",
    "target_own",
    "summary",
)
GAPS = {"summary": "z truth broken count"}
VALUES = ("wrong_answer",)
STATE = ("z", "target")


def embedded(values: dict) -> dict:
    """Nothing: the script computes every value itself, as torch rounds it."""
    return {}


def draw(values: dict, words: dict) -> str:
    rows = [
        {"method": words[method], "format": name, "verdict": words[verdict], "from": first, "to": last}
        for method, formats in values["wrong_answer"].items()
        for name, stretches in formats.items()
        for verdict, first, last in stretches
    ]
    verdicts = [words[verdict] for verdict in ("right", "inexact", "inf", "nan")]
    colours = alt.Scale(domain=verdicts, range=[GOOD, GRID, BAD, TEXT])
    methods = [words[method] for method in values["wrong_answer"]]
    chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_bar(height=9)
        .encode(
            alt.X("from:Q", title=words["z"], scale=alt.Scale(domain=[0, 120])),
            alt.X2("to"),
            alt.Y("format:N", title=None, sort=None, axis=alt.Axis(domain=False, ticks=False)),
            alt.Color("verdict:N", scale=colours, legend=alt.Legend(title=None, orient="bottom", columns=2)),
            alt.Row("method:N", sort=methods, title=None, header=alt.Header(labelAngle=0, labelOrient="top", labelAnchor="start", labelColor=TEXT, labelFontSize=13, labelPadding=2)),
        )
        .properties(width=330, height=42)
    )  # fmt: skip
    return to_svg(chart)
