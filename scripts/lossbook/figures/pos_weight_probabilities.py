"""What a model predicts after training with pos_weight, against the true probability: the curve bends upwards."""

from lossbook.figures.charts import BAD, GRID, MAIN, OTHER, Axis, dot, guide, line, number, panel, text, to_svg

WORDS = ("x", "y", "one", "threshold")
VALUES = ("curves", "weights", "learned", "thresholds")
CUT = 0.5  # where people cut a predicted probability
COLOURS = {"one": GRID, "root": OTHER, "ratio": BAD}


def draw(values: dict, words: dict) -> str:
    rate = values["learned"]["one"]  # without a weight the model learns the share of positives itself
    layers = [guide((0, CUT), (1, CUT))]
    for name, colour in COLOURS.items():
        layers += [line(values["curves"][name], colour), dot((rate, values["learned"][name]), colour)]
    for name in ("root", "ratio"):
        cut = values["thresholds"][name]
        layers += [guide((cut, CUT), (cut, 0))]
    layers += [
        text((0.78, 0.7), words["one"]),
        text((0.34, 0.65), f"w = {number(values['weights']['root'], '.1f')}", OTHER),
        text((0.18, 0.8), f"w = {number(values['weights']['ratio'], '.1f')}", BAD),
        text((1, CUT), f"{words['threshold']} {number(CUT, '.1f')}", MAIN, "right", dy=12),
    ]
    ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]
    return to_svg(panel(*layers, x=Axis(words["x"], (0, 1), ticks), y=Axis(words["y"], (0, 1), ticks)))
