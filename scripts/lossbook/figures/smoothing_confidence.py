"""Mean confidence and accuracy over the strength of label smoothing; the gap between them is the miscalibration."""

from lossbook.figures.charts import BAD, MAIN, Axis, band, dots, line, panel, text, to_svg

WORDS = ("x", "y", "confidence", "accuracy")
VALUES = ("alphas", "confidences", "accuracies")


def draw(values: dict, words: dict) -> str:
    alphas, confidences, accuracies = (values[name] for name in VALUES)
    confidence, accuracy = (list(zip(alphas, of, strict=True)) for of in (confidences, accuracies))
    return to_svg(
        panel(
            band(zip(alphas, confidences, accuracies, strict=True), BAD, 0.12),
            line(accuracy, MAIN),
            dots(accuracy, MAIN),
            line(confidence, BAD, (7, 4)),
            dots(confidence, BAD),
            text((0.12, accuracies[2]), words["accuracy"], MAIN, dy=-14),
            text((0.12, confidences[2]), words["confidence"], BAD, "right", dx=-12, dy=22),
            x=Axis(words["x"], (0, 0.205), alphas),
            y=Axis(words["y"], (0.6, 1), [0.6, 0.7, 0.8, 0.9, 1]),
        )
    )
