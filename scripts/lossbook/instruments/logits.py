"""Logits → probabilities → loss → gradient for one sample, and what a second softmax does to it."""

import altair as alt

from lossbook.figures.charts import BAD, MAIN, TEXT, to_svg

WORDS = (
    "class",
    "logit",
    "probability",
    "gradient",
    "true_class",
    "loss",
    "floor",
    "guessing",
    "gradient_size",
    "gradient_once",
    "classes",
    "target",
    "temperature",
    "smoothing",
    "weight",
    "twice",
    "descend",
    "sure_and_wrong",
    "summary",
    "summary_twice",
)
GAPS = {"summary": "p loss gradient", "summary_twice": "loss floor share"}
VALUES = ("start_logits", "target", "once", "twice", "floors")
STATE = ("z0", "z1", "z2", "z3", "z4", "z5", "twice", "classes", "target", "temperature", "smoothing", "weight")


def embedded(values: dict) -> dict:
    return {"logits": values["start_logits"], "target": values["target"]}


def draw(values: dict, words: dict) -> str:
    once, twice, floor = values["once"], values["twice"], values["floors"][str(len(values["start_logits"]))]
    title = [
        f"{words['loss']} {once['loss']:.4f}",
        f"{words['twice']}: {words['loss']} {twice['loss']:.4f}, {words['floor']} {floor:.4f}",
    ]
    chart = alt.vconcat(
        _bars(words, words["probability"], {words["probability"]: once["probabilities"]}, None),
        _bars(
            words,
            words["gradient"],
            {words["gradient_once"]: once["gradient"], words["twice"]: twice["gradient"]},
            alt.Legend(title=None, orient="bottom", direction="vertical"),
        ),
    ).resolve_scale(color="independent")
    return to_svg(
        chart.properties(title=alt.Title(title, color=TEXT, anchor="start", fontWeight="normal", fontSize=14))
    )


def _bars(words: dict, title: str, series: dict, legend) -> alt.Chart:
    rows = [
        {"class": f"{words['class']} {k}", "value": value, "how": how}
        for how, numbers in series.items()
        for k, value in enumerate(numbers)
    ]
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_bar()
        .encode(
            alt.Y("class:N", title=None, axis=alt.Axis(domain=False, ticks=False)),
            alt.X("value:Q", title=title, scale=alt.Scale(domain=[-1, 1]), axis=alt.Axis(values=[-1, -0.5, 0, 0.5, 1])),
            alt.YOffset("how:N", sort=list(series)),
            alt.Color("how:N", sort=list(series), scale=alt.Scale(range=[MAIN, BAD]), legend=legend),
        )
        .properties(width=320, height=110)
    )
