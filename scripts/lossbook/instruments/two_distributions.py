"""Shape P and Q: entropy, cross-entropy, KL both ways and code lengths."""

from lossbook.figures.charts import BAD, GOOD, MAIN, TEXT, chart, field, to_svg

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
    axes = {
        "x": field("symbol", "nominal", title=None, axis={"labelAngle": 0}),
        "y": field("share", title=words["probability"], scale={"domain": [0, 1]}),
        "xOffset": field("which", "nominal", sort=pair),
    }
    legend = {"orient": "top", "direction": "vertical"}
    colours = field("which", "nominal", title=None, sort=pair, scale={"range": [MAIN, GOOD]}, legend=legend)
    bars = chart(shares, "bar", {}, **axes, color=colours)
    label = field("label", "nominal")
    labels = chart(shares, "text", {"color": TEXT, "dy": -7, "fontSize": 11}, **axes, text=label)
    sums = [
        {"sum": f"H({a}, {b}) = {start[total]:.3f}", "part": f"{name} {start[value]:.3f}", "bits": start[value], "order": k}
        for a, b, total, own, extra in (("P", "Q", "cross", "entropy_p", "kl"), ("Q", "P", "cross_back", "entropy_q", "kl_back"))
        for k, (name, value) in enumerate(((f"H({a})", own), (f"KL({a}‖{b})", extra)))
    ]  # fmt: skip
    stack = {
        "y": field("sum", "nominal", title=None, sort=None, axis={"domain": False, "ticks": False}),
        "x": field("bits", title=words["bit"], stack="zero"),
        "order": field("order"),
        "color": field("order", "nominal", legend=None, scale={"range": [MAIN, BAD]}),
    }
    above = {"layer": [bars, labels], "width": 320, "height": 180}
    below = {**chart(sums, "bar", {}, **stack), "width": 260, "height": 70}
    return to_svg({"vconcat": [above, below], "resolve": {"scale": {"color": "independent"}}})
