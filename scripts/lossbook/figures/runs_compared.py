"""What each setting reached, a dot for every seed and a bar at the mean: a row for each of up to six settings.

`compared` is {label: [one value for each seed]}; labels are code or names that need no translation, such as "MSELoss".
"""

from lossbook.figures.charts import BAD, GOOD, MAIN, OTHER, TEXT, Axis, dots, line, panel, round_ticks, text, to_svg

WORDS = ("x",)
VALUES = ("compared",)
COLOURS = (MAIN, BAD, GOOD, OTHER, MAIN, BAD)
ROW = 44  # pixels: a label, and the dots below it


def draw(values: dict, words: dict) -> str:
    rows = values["compared"]
    reached = [value for row in rows.values() for value in row]
    low, high = min(reached), max(reached)
    room = (high - low) or abs(high) or 1
    low, high = low - 0.06 * room, high + 0.06 * room
    layers = []
    for place, ((label, row), colour) in enumerate(zip(rows.items(), COLOURS, strict=False)):
        at = -place
        mean = sum(row) / len(row)
        layers.append(dots([(value, at) for value in row], colour, 55, 0.55))
        layers.append(line([(mean, at - 0.22), (mean, at + 0.22)], TEXT, width=2))
        layers.append(text((low, at + 0.42), label, colour))
    y = Axis("", (-len(rows) + 0.5, 0.7), [], grid=False)
    return to_svg(
        panel(*layers, x=Axis(words["x"], (low, high), round_ticks(low, high)), y=y, height=ROW * len(rows) + 12)
    )
