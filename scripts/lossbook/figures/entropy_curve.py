"""The entropy of a coin over its probability of heads, with a fair, a biased and a certain one on it."""

from lossbook.figures.charts import BAD, GOOD, MAIN, Axis, dot, guide, line, number, panel, text, to_svg

WORDS = ("x", "y", "fair", "biased", "certain")
VALUES = ("curve",)

# word, place on the curve (in hundredths), colour, and where its label stands: pixels and side
POINTS = (
    ("fair", 50, GOOD, 0, -14, "center"),
    ("biased", 90, MAIN, -12, 14, "right"),
    ("certain", 100, BAD, -10, -12, "right"),
)


def draw(values: dict, words: dict) -> str:
    layers = [line(values["curve"])]
    for word, place, colour, dx, dy, align in POINTS:
        p, bits = values["curve"][place]
        layers += [guide((0, bits), (p, bits), (p, 0)), dot((p, bits), colour)]
        layers += [text((p, bits), f"{words[word]}: {number(bits)}", align=align, dx=dx, dy=dy)]
    x = Axis(words["x"], (0, 1.02), [0, 0.2, 0.4, 0.6, 0.8, 1])
    return to_svg(panel(*layers, x=x, y=Axis(words["y"], (0, 1.2), [0, 0.2, 0.4, 0.6, 0.8, 1])))
