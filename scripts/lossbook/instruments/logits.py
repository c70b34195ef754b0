"""Logits → probabilities → loss → gradient for one sample, and what a second softmax does to it."""

from lossbook.figures.charts import BAD, MAIN, chart, field, heading, to_svg

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
    legend = {"title": None, "orient": "bottom", "direction": "vertical"}
    gradients = {words["gradient_once"]: once["gradient"], words["twice"]: twice["gradient"]}
    parts = [
        _bars(words, words["probability"], {words["probability"]: once["probabilities"]}, None),
        _bars(words, words["gradient"], gradients, legend),
    ]
    apart = {"scale": {"color": "independent"}}
    return to_svg({"vconcat": parts, "resolve": apart, "title": heading(title, fontSize=14)})


def _bars(words: dict, title: str, series: dict, legend: dict | None) -> dict:
    rows = [
        {"class": f"{words['class']} {k}", "value": value, "how": how}
        for how, numbers in series.items()
        for k, value in enumerate(numbers)
    ]
    how = {"sort": list(series)}
    encoding = {
        "y": field("class", "nominal", title=None, axis={"domain": False, "ticks": False}),
        "x": field("value", title=title, scale={"domain": [-1, 1]}, axis={"values": [-1, -0.5, 0, 0.5, 1]}),
        "yOffset": field("how", "nominal", **how),
        "color": field("how", "nominal", **how, scale={"range": [MAIN, BAD]}, legend=legend),
    }
    return {**chart(rows, "bar", {}, **encoding), "width": 320, "height": 110}
