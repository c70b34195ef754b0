"""Recorded trainings, right and wrong, side by side and step by step."""

import math

from lossbook.figures.charts import BAD, GOOD, TEXT, chart, field, to_svg

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
        ticks = {"tickCount": 4, "format": "~g"} | ({"values": [0.1, 1, 10, 100, 1000]} if far else {})
        lines = chart(
            rows,
            "line",
            {"strokeWidth": 2},
            x=field("step", title=words["step"], axis={"tickCount": 4, "grid": False}),
            y=field("loss", title=words["loss"], scale={"type": "log" if far else "linear"}, axis=ticks),
            color=field(
                "side",
                "nominal",
                sort=[words["right"], words["wrong"]],
                scale={"range": [GOOD, BAD]},
                legend={"title": None, "orient": "bottom", "direction": "vertical"},
            ),
        )
        level = chart([{"loss": log_c}], "rule", {"color": TEXT, "strokeDash": [4, 4]}, y=field("loss"))
        title = {"text": words[mistake], "color": TEXT, "fontWeight": "normal", "fontSize": 14}
        charts.append({"layer": [lines, level], "width": 150, "height": 100, "title": title})
    return to_svg({"concat": charts, "columns": 2})
