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
    def bars(title, series):
        rows = [
            {"class": f"{words['class']} {k}", "value": value, "how": how, "label": f"{value:.3f}"}
            for how, numbers in series
            for k, value in enumerate(numbers)
        ]
        base = alt.Chart(alt.Data(values=rows)).encode(
            alt.Y("class:N", title=None, axis=alt.Axis(domain=False, ticks=False)),
            alt.X("value:Q", title=title, axis=alt.Axis(values=[-1, -0.5, 0, 0.5, 1]), scale=alt.Scale(domain=[-1, 1])),
            alt.YOffset("how:N", sort=[how for how, _ in series]),
        )
        colours = alt.Color(
            "how:N", scale=alt.Scale(range=[MAIN, BAD]), sort=None, legend=alt.Legend(title=None, orient="bottom")
        )
        return base.mark_bar().encode(colours).properties(width=340, height=34 * len(series) * 2)

    once, twice = values["once"], values["twice"]
    lines = [
        f"{words['loss']} {once['loss']:.4f}",
        f"{words['twice']}: {words['loss']} {twice['loss']:.4f}, {words['floor']} {values['floors']['4']:.4f}",
    ]
    chart = alt.vconcat(
        bars(words["probability"], [(words["probability"], once["probabilities"])]),
        bars(words["gradient"], [(words["gradient"], once["gradient"]), (words["twice"], twice["gradient"])]),
    )
    return to_svg(
        chart.resolve_scale(color="independent").properties(title=alt.Title(lines, color=TEXT, anchor="start"))
    )
