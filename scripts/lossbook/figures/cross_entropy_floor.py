"""Cross-entropy over the prediction q with the truth fixed: its lowest point is the entropy, the rest is divergence."""

from lossbook.figures.charts import BAD, GOOD, Axis, dot, guide, line, number, panel, text, to_svg

WORDS = ("x", "y", "lowest", "floor", "gap")
VALUES = ("two_class_entropy", "lowest_q", "curve_at_20_percent", "curve")


def draw(values: dict, words: dict) -> str:
    floor, lowest_q, high = values["two_class_entropy"], values["lowest_q"], values["curve_at_20_percent"]
    layers = [
        guide((0, floor), (1, floor)),
        line(values["curve"]),
        line([(0.2, 0), (0.2, floor)], GOOD, width=5),
        line([(0.2, floor), (0.2, high)], BAD, width=5),
        dot((lowest_q, floor), GOOD),
        text((0.2, high), f"{words['gap']} = {number(high - floor, '.3f')}", dx=10, dy=-6),
        text((0.2, floor / 4), f"{words['floor']} = {number(floor, '.3f')}", dx=10),
        text((lowest_q, floor), f"{words['lowest']}: q = {lowest_q:g}", align="center", dy=16),
    ]
    x, y = Axis(words["x"], (0, 1), [0, 0.2, 0.4, 0.6, 0.8, 1]), Axis(words["y"], (0, 2.2), [0, 0.5, 1, 1.5, 2])
    return to_svg(panel(*layers, x=x, y=y))
