"""Shape P and Q: entropy, cross-entropy, KL both ways and code lengths."""

import altair as alt

from lossbook.figures.charts import BAD, GOOD, MAIN, TEXT, to_svg

WORDS = (
    "p",
    "q",
    "probability",
    "length_p",
    "length_q",
    "there",
    "back",
    "unit",
    "bit",
    "nat",
    "equal",
    "swap",
    "summary",
)
GAPS = {"summary": "entropy cross kl kl_back unit"}
VALUES = ("start",)
STATE = ("p0", "p1", "p2", "p3", "q0", "q1", "q2", "q3", "unit")


def embedded(values: dict) -> dict:
    return {name: values["start"][name] for name in ("p", "q")}


def draw(values: dict, words: dict) -> str:
    start = values["start"]
    shares = [
        {"symbol": symbol, "which": words[name], "share": start[name][k], "label": f"{start[name][k]:.3g}"}
        for k, symbol in enumerate("ABCD")
        for name in ("p", "q")
    ]
    pair = [words["p"], words["q"]]
    base = alt.Chart(alt.Data(values=shares)).encode(
        alt.X("symbol:N", title=None, axis=alt.Axis(labelAngle=0)),
        alt.Y("share:Q", title=words["probability"], scale=alt.Scale(domain=[0, 1])),
        alt.XOffset("which:N", sort=pair),
    )
    colours = alt.Color("which:N", title=None, sort=pair, scale=alt.Scale(range=[MAIN, GOOD]))
    bars = base.mark_bar().encode(colours.legend(alt.Legend(orient="top", direction="vertical")))
    labels = base.mark_text(color=TEXT, dy=-7, fontSize=11).encode(text="label:N")
    sums = [
        {"sum": f"H({a}, {b}) = {start[total]:.3f}", "part": f"{name} {start[value]:.3f}", "bits": start[value], "order": k}
        for a, b, total, own, extra in (("P", "Q", "cross", "entropy_p", "kl"), ("Q", "P", "cross_back", "entropy_q", "kl_back"))
        for k, (name, value) in enumerate(((f"H({a})", own), (f"KL({a}‖{b})", extra)))
    ]  # fmt: skip
    stack = alt.Chart(alt.Data(values=sums)).encode(
        alt.Y("sum:N", title=None, sort=None, axis=alt.Axis(domain=False, ticks=False)),
        alt.X("bits:Q", title=words["bit"], stack="zero"),
        alt.Order("order:Q"),
    )
    parts = stack.mark_bar().encode(alt.Color("order:N", legend=None, scale=alt.Scale(range=[MAIN, BAD])))
    return to_svg(
        alt.vconcat((bars + labels).properties(width=320, height=180), parts.properties(width=260, height=70))
        .resolve_scale(color="independent")
    )  # fmt: skip
