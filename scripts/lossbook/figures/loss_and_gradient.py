"""Loss above and its gradient below, over the same axis, for one to four settings of one loss.

`loss_curves` is {"x": [...], "loss": {label: [...]}, "gradient": {label: [...]}}; labels are code, such as "beta=0.5",
and stand in the plot unless there is only one. A None breaks the curve, where a gradient jumps.
"""

from itertools import pairwise

from lossbook.figures.charts import BAD, GOOD, MAIN, OTHER, Axis, below, line, panel, round_ticks, text, to_svg

WORDS = ("x", "loss", "gradient")
VALUES = ("loss_curves",)
LOOKS = ((MAIN, (1, 0)), (BAD, (7, 4)), (GOOD, (2, 3)), (OTHER, (1, 0)))
ROW = 0.11  # of the height, for each label


def draw(values: dict, words: dict) -> str:
    curves = values["loss_curves"]
    xs = curves["x"]
    ends = (min(xs), max(xs))
    labels = list(curves["loss"])
    legend = labels if len(labels) > 1 else []

    def plot(kind: str, x_title: str, legend: list[str]):
        heights = [y for label in labels for y in curves[kind][label] if y is not None]
        low, high = min([*heights, 0]), max([*heights, 0])
        room = (high - low) or 1
        above = 0.06 + ROW * len(legend)  # the share of the height that is kept free of curves
        low, high = (low - 0.06 * room if low < 0 else low), high + room * above / (1 - above)
        layers = []
        for label, (colour, dash) in zip(labels, LOOKS, strict=False):
            for piece in _pieces(list(zip(xs, curves[kind][label], strict=True))):
                layers.append(line(piece, colour, dash))
        width = ends[1] - ends[0]
        for row, label in enumerate(legend):
            colour, dash = LOOKS[row]
            at = high - (high - low) * (0.06 + ROW * row)
            layers.append(line([(ends[0] + 0.03 * width, at), (ends[0] + 0.13 * width, at)], colour, dash))
            layers.append(text((ends[0] + 0.16 * width, at), label, colour))
        return panel(
            *layers,
            x=Axis(x_title, ends, round_ticks(*ends)),
            y=Axis(words[kind], (low, high), round_ticks(low, high)),
            height=150,
        )

    return to_svg(below(plot("loss", "", legend), plot("gradient", words["x"], [])))


def _pieces(points: list) -> list[list]:
    breaks = [-1, *(index for index, (_, y) in enumerate(points) if y is None), len(points)]
    return [points[left + 1 : right] for left, right in pairwise(breaks) if right - left > 2]
