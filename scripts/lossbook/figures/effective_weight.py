"""What a class weight of 19 comes to when the mean divides by the weights of each batch, against the batch size."""

from lossbook.figures.charts import BAD, MAIN, Axis, dot, guide, line, number, panel, text, to_svg

WORDS = ("x", "y", "asked")
VALUES = ("curve", "effective_weight", "w")


def draw(values: dict, words: dict) -> str:
    layers = [guide((1, values["w"]), (512, values["w"])), line(values["curve"])]
    layers.append(text((1, values["w"]), f"{words['asked']} {values['w']:g}", dx=6, dy=-9))
    for size in (1, 16, 256):
        weight = values["effective_weight"][str(size)]
        layers.append(dot((size, weight), BAD if size == 1 else MAIN))
        low = size > 1
        layers.append(text((size, weight), number(weight, ".1f"), dx=8, dy=12 if low else -10))
    x = Axis(words["x"], (1, 512), [1, 4, 16, 64, 256], log=True)
    return to_svg(panel(*layers, x=x, y=Axis(words["y"], (0, 22), [0, 5, 10, 15, 20])))
