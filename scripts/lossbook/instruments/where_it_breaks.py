"""Slide a logit outwards: which ways of computing the loss survive in float16, bfloat16 and float32."""

from lossbook.figures.charts import BAD, GOOD, GRID, TEXT, chart, field, to_svg

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
    colours = {"domain": verdicts, "range": [GOOD, GRID, BAD, TEXT]}
    methods = [words[method] for method in values["wrong_answer"]]
    header = {
        "labelAngle": 0, "labelOrient": "top", "labelAnchor": "start", "labelColor": TEXT, "labelFontSize": 13,
        "labelPadding": 2,
    }  # fmt: skip
    encoding = {
        "x": field("from", title=words["z"], scale={"domain": [0, 120]}),
        "x2": {"field": "to"},
        "y": field("format", "nominal", title=None, sort=None, axis={"domain": False, "ticks": False}),
        "color": field("verdict", "nominal", scale=colours, legend={"title": None, "orient": "bottom", "columns": 2}),
        "row": field("method", "nominal", sort=methods, title=None, header=header),
    }
    return to_svg({**chart(rows, "bar", {"height": 9}, **encoding), "width": 330, "height": 42})
