"""Recorded trainings, right and wrong, side by side and step by step."""

import math

import altair as alt

from lossbook.figures.charts import BAD, GOOD, TEXT, to_svg

WORDS = (
    "mistake",
    "softmax_twice",
    "no_zero_grad",
    "shuffled_labels",
    "broadcasting",
    "unscaled_inputs",
    "loss",
    "accuracy",
    "step",
    "right",
    "wrong",
    "floor",
    "entropy_of_shares",
    "largest_share",
    "chance",
    "data",
    "seen",
    "fresh",
    "play",
    "pause",
    "summary",
    "softmax_twice_note",
    "no_zero_grad_note",
    "shuffled_labels_note",
    "broadcasting_note",
    "unscaled_inputs_note",
)
GAPS = {"summary": "step right wrong right_accuracy wrong_accuracy"}
VALUES = ("softmax_twice", "no_zero_grad", "shuffled_labels", "broadcasting", "unscaled_inputs")
STATE = ("mistake", "step", "data")


def embedded(values: dict) -> dict:
    """Four digits of a loss and three of an accuracy are more than a screen shows."""

    def thinned(name, numbers):
        return [round(one, 3) if "accuracy" in name else float(f"{one:.4g}") for one in numbers]

    return {
        mistake: {
            key: {name: thinned(name, numbers) for name, numbers in value.items()} if key in ("right", "wrong") else value
            for key, value in record.items()
        }
        for mistake, record in values.items()
    }  # fmt: skip


def draw(values: dict, words: dict) -> str:
    charts = []
    for mistake, record in values.items():
        rows = [
            {"step": k * record["every"], "loss": loss, "side": words[side]}
            for side in ("right", "wrong")
            for k, loss in enumerate(record[side]["loss"])
        ]
        log_c = math.log(record["classes"])
        far = max(row["loss"] for row in rows) > 4 * log_c
        y_axis = alt.Y(
            "loss:Q",
            title=words["loss"],
            scale=alt.Scale(type="log" if far else "linear"),
            axis=alt.Axis(values=[0.1, 1, 10, 100, 1000] if far else alt.Undefined, tickCount=4, format="~g"),
        )
        colour = alt.Color(
            "side:N",
            sort=[words["right"], words["wrong"]],
            scale=alt.Scale(range=[GOOD, BAD]),
            legend=alt.Legend(title=None, orient="bottom", direction="vertical"),
        )
        lines = (
            alt.Chart(alt.Data(values=rows))
            .mark_line(strokeWidth=2)
            .encode(alt.X("step:Q", title=words["step"], axis=alt.Axis(tickCount=4, grid=False)), y_axis, colour)
        )
        level = (
            alt.Chart(alt.Data(values=[{"loss": log_c}]))
            .mark_rule(color=TEXT, strokeDash=[4, 4])
            .encode(alt.Y("loss:Q"))
        )
        title = alt.Title(words[mistake], color=TEXT, fontWeight="normal", fontSize=14)
        charts.append((lines + level).properties(width=150, height=100, title=title))
    return to_svg(alt.concat(*charts, columns=2))
