"""A photo goes into a classifier, scores come out, the highest wins; the loss sends the weights a correction."""

from pathlib import Path
from string import Template

WORDS = ("photo", "model", "scores", "cat", "car", "frog", "highest", "truth", "loss", "update")
VALUES = ("class_names", "scores", "loss")


def draw(values: dict, words: dict) -> str:
    template = Template(Path(__file__).with_suffix(".svg").read_text(encoding="utf8"))
    numbers = {
        f"score_{name}": f"{score:.1f}".replace("-", "−")
        for name, score in zip(values["class_names"], values["scores"], strict=True)
    }
    return template.substitute(words, **numbers, loss_value=f"{values['loss']:.2f}")
