"""F1 against the threshold, and the line of twice the threshold, which meets the curve at its top."""

from lossbook.figures.charts import BAD, GOOD, MAIN, OTHER, Axis, dot, guide, line, number, panel, text, to_svg

WORDS = ("x", "y", "f1", "double", "best", "half")
VALUES = ("f1_curve", "best_for_f1", "best_f1", "f1_at_one_half")


def draw(values: dict, words: dict) -> str:
    best, at_half = (values["best_for_f1"], values["best_f1"]), (0.5, values["f1_at_one_half"])
    layers = [
        line(values["f1_curve"]),
        line([(0, 0), (0.3, 0.6)], OTHER, (6, 4), 2),
        guide((best[0], 0), best),
        dot(best, GOOD),
        dot(at_half, BAD),
        text((0.3, 0.6), words["double"], OTHER, dx=8, dy=2),
        text(best, f"{words['best']} {number(best[0])}", GOOD, dx=12, dy=-8),
        text(at_half, f"{words['half']}: {number(at_half[1])}", BAD, dx=8, dy=-10),
        text((0.86, 0.12), words["f1"], MAIN, align="right", dy=10),
    ]
    return to_svg(panel(*layers, x=Axis(words["x"], (0, 1), [0, 0.25, 0.5, 0.75, 1]), y=Axis(words["y"], (0, 0.7))))
