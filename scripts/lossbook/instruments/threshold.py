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
    rows = [
        {"setting": setting, "measure": words[measure], "value": values[name][measure], "label": f"{values[name][measure]:.2f}"}
        for setting, name in settings.items()
        for measure in measures
    ]  # fmt: skip
    names = [words[measure] for measure in measures]
    base = alt.Chart(alt.Data(values=rows)).encode(
        alt.Y("measure:N", title=None, sort=names, axis=alt.Axis(domain=False, ticks=False)),
        alt.X("value:Q", title=None, scale=alt.Scale(domain=[0, 1])),
    )
    bars = base.mark_bar().encode(
        alt.Color("measure:N", sort=names, legend=None, scale=alt.Scale(range=[MAIN, MAIN, BAD]))
    )
    labels = base.mark_text(align="left", dx=4, color=TEXT).encode(text="label:N")
    header = alt.Header(labelOrient="top", labelAnchor="start", labelColor=TEXT, labelFontSize=14)
    facets = (bars + labels).properties(width=300, height=66).facet(
        row=alt.Row("setting:N", title=None, sort=list(settings), header=header), data=alt.Data(values=rows)
    )  # fmt: skip
    return to_svg(facets)
