"""R2 against the learning rate for three ways to fit large targets: SGD above, AdamW below."""

from lossbook.figures.charts import BAD, GOOD, MAIN, Axis, below, dots, line, panel, text, to_svg

WORDS = ("x", "y", "sgd", "adamw", "mse", "mae", "standardised", "diverged")
VALUES = ("rates", "curves")
LOOKS = {"mse": (BAD, (1, 0)), "mae": (GOOD, (7, 4)), "standardised": (MAIN, (1, 0))}
LABELS = {
    "sgd": {"mse": (0.0012, 0.88, "left"), "mae": (0.045, 0.16, "left"), "standardised": (0.0026, 0.2, "left")},
    "adamw": {"mse": (0.0055, 0.36, "left"), "standardised": (0.03, 0.8, "left")},
}
LOWEST = -0.05


def draw(values: dict, words: dict) -> str:
    def one(on: str, title: str):
        layers = []
        for way, (colour, dash) in LOOKS.items():
            points = [(x, y) for x, y in zip(values["rates"], values["curves"][on][way], strict=True) if y > LOWEST]
            layers += [line(points, colour, dash), dots(points, colour, 26)]
            if len(points) < len(values["rates"]):
                dx, dy = (-8, 8) if points[-1][1] < 0.9 else (18, 20)  # beside a point in mid-air, below one at the top
                layers.append(text(points[-1], words["diverged"], colour, "right", dx=dx, dy=dy))
        for way, (x, y, align) in LABELS[on].items():
            word = words[way] if (on, way) != ("adamw", "mse") else f"{words['mse']}, {words['mae']}"
            layers.append(text((x, y), word, LOOKS[way][0], align))
        x = Axis(title, (0.001, 1.4), [0.001, 0.01, 0.1, 1], log=True)
        return panel(
            *layers, x=x, y=Axis(words["y"], (LOWEST, 1.05), [0, 0.2, 0.4, 0.6, 0.8, 1]), height=150, title=words[on]
        )

    return to_svg(below(one("sgd", ""), one("adamw", words["x"])))
