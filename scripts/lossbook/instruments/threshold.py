"""Prevalence, separation, pos_weight and threshold → the four counts and what they are worth."""

from lossbook.figures.charts import BAD, MAIN, TEXT, chart, field, heading, to_svg

WORDS = (
    "predicted",
    "positive",
    "negative",
    "called_positive",
    "called_negative",
    "of_samples",
    "precision",
    "recall",
    "f1",
    "cost",
    "mean_prediction",
    "prevalence",
    "view",
    "view_scores",
    "calibration",
    "view_cost",
    "threshold",
    "threshold_short",
    "pos_weight",
    "separation",
    "miss_cost",
    "go_cheapest",
    "actual",
    "model",
    "best_f1",
    "least_cost",
    "summary",
)
GAPS = {"of_samples": "count", "summary": "precision recall mean prevalence"}
VALUES = ("prevalence", "separation", "at_half", "weighted_at_half", "moved_threshold")
STATE = ("threshold", "posWeight", "prevalence", "separation", "missCost", "view")


def embedded(values: dict) -> dict:
    return {name: values[name] for name in ("prevalence", "separation")}


def draw(values: dict, words: dict) -> str:
    settings = {
        f"{words['threshold_short']} 0.5": "at_half",
        f"{words['threshold_short']} 0.1": "moved_threshold",
        f"{words['threshold_short']} 0.5, pos_weight 9": "weighted_at_half",
    }
    measures = ("precision", "recall", "mean_prediction")
    charts = []
    for setting, name in settings.items():
        rows = [
            {"measure": words[one], "value": values[name][one], "label": f"{values[name][one]:.2f}"} for one in measures
        ]
        axes = {
            "y": field("measure", "nominal", title=None, sort=None, axis={"domain": False, "ticks": False}),
            "x": field("value", title=None, scale={"domain": [0, 1]}, axis={"values": [0, 0.5, 1]}),
        }
        colours = field("measure", "nominal", sort=None, legend=None, scale={"range": [MAIN, MAIN, BAD]})
        looks = {"align": "left", "dx": 4, "color": TEXT, "fontSize": 13}
        layers = [
            chart(rows, "bar", {}, **axes, color=colours),
            chart(rows, "text", looks, **axes, text=field("label", "nominal")),
        ]
        charts.append({"layer": layers, "width": 240, "height": 66, "title": heading(setting, fontSize=14)})
    return to_svg({"vconcat": charts})
