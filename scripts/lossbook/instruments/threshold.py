"""Prevalence, separation, pos_weight and threshold → the four counts and what they are worth."""

import altair as alt

from lossbook.figures.charts import BAD, MAIN, TEXT, to_svg

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
        base = alt.Chart(alt.Data(values=rows)).encode(
            alt.Y("measure:N", title=None, sort=None, axis=alt.Axis(domain=False, ticks=False)),
            alt.X("value:Q", title=None, scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(values=[0, 0.5, 1])),
        )
        colours = alt.Color("measure:N", sort=None, legend=None, scale=alt.Scale(range=[MAIN, MAIN, BAD]))
        labels = base.mark_text(align="left", dx=4, color=TEXT, fontSize=13).encode(text="label:N")
        title = alt.Title(setting, color=TEXT, anchor="start", fontWeight="normal", fontSize=14)
        charts.append((base.mark_bar().encode(colours) + labels).properties(width=240, height=66, title=title))
    return to_svg(alt.vconcat(*charts))
