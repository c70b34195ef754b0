"""From the smallest positive to the largest number of three dtypes, on a logarithmic axis, with two numbers that float16 misses."""

from math import log10

from lossbook.figures.charts import BAD, GOOD, MAIN, OTHER, Axis, box, guide, panel, text, to_svg

WORDS = ("x", "digits")
VALUES = ("largest", "smallest", "digits")

LEFT, RIGHT = -12, 12  # powers of ten; everything is drawn 20 further right, where ticks can be named
MOVED = 20
ROWS = (("float16", OTHER), ("bfloat16", MAIN), ("float32", GOOD))
SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def draw(values: dict, words: dict) -> str:
    layers = []
    for number, shown in ((1e-8, "1e-8"), (70_000, "70000")):
        at = MOVED + log10(number)
        layers.append(text((at, 3.75), shown, BAD, align="center"))
        layers += [guide((at, y - 0.24), (at, y + 0.24 + 0.3 * (y == 3)), colour=BAD) for y in (1, 2, 3)]
    for row, (name, colour) in enumerate(ROWS):
        y = 3 - row
        low, high = log10(values["smallest"][name]), log10(values["largest"][name])
        left, right = MOVED + max(low, LEFT), MOVED + min(high, RIGHT)
        layers.insert(0, box((left, y - 0.16), (right, y + 0.16), colour, 0.75))
        digits = words["digits"].replace("#", f"{values['digits'][name]:.0f}")
        ends = f"{_short(values['smallest'][name])} … {_short(values['largest'][name])}"
        layers.append(text((MOVED + LEFT + 0.2, y - 0.4), f"{name}: {ends}, {digits}"))
    ticks = [MOVED + power for power in (-10, -5, 0, 5, 10)]
    x = Axis(words["x"], (MOVED + LEFT, MOVED + RIGHT), ticks, names=["10⁻¹⁰", "10⁻⁵", "1", "10⁵", "10¹⁰"], grid=False)
    return to_svg(panel(*layers, x=x, y=Axis("", (0.4, 4), [], grid=False), height=210))


def _short(value: float) -> str:
    if 1 <= value < 1e5:
        return f"{value:.0f}"
    mantissa, exponent = f"{value:.0e}".split("e")
    return f"{mantissa}×10{str(int(exponent)).translate(SUPERSCRIPT)}"
