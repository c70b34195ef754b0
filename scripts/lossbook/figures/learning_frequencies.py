"""Three shared logits learning the frequencies of labels: probabilities over the steps, and the loss down to its floor."""

from lossbook.figures.charts import BAD, GOOD, MAIN, OTHER, WIDTH, Axis, below, guide, line, number, panel, text, to_svg

WORDS = ("step", "probability", "loss", "entropy")
VALUES = ("prob_history", "loss_history", "frequencies", "entropy")
SHOWN = 30
COLOURS = (MAIN, GOOD, OTHER)


def draw(values: dict, words: dict) -> str:
    probabilities = []
    for index, (frequency, colour) in enumerate(zip(values["frequencies"], COLOURS, strict=True)):
        history = [(step, row[index]) for step, row in enumerate(values["prob_history"][: SHOWN + 1])]
        probabilities += [guide((0, frequency), (SHOWN, frequency)), line(history, colour)]
        above = frequency > min(values["frequencies"])
        probabilities += [text((SHOWN, frequency), f"{frequency:g}", colour, align="right", dy=-10 if above else -7)]
    steps = [0, 10, 20, 30]
    top = panel(
        *probabilities,
        x=Axis("", (0, SHOWN), steps, form="d", grid=False), y=Axis(words["probability"], (0, 0.85), [0, 0.2, 0.4, 0.6, 0.8]),
        width=WIDTH, height=140,
    )  # fmt: skip
    floor = values["entropy"]
    falling = [(step, loss) for step, loss in enumerate(values["loss_history"][: SHOWN + 1])]
    bottom = panel(
        guide((0, floor), (SHOWN, floor)),
        line(falling, BAD),
        text((SHOWN, floor), f"{words['entropy']} {number(floor, '.4f')}", align="right", dy=16),
        x=Axis(words["step"], (0, SHOWN), steps, form="d", grid=False), y=Axis(words["loss"], (0.7, 1.15), [0.8, 1.0]),
        width=WIDTH, height=110,
    )  # fmt: skip
    return to_svg(below(top, bottom))
