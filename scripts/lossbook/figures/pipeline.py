"""From logits to the gradient, step by step: the right use beside the one with a softmax too many."""

from pathlib import Path
from string import Template

WORDS = ("right", "wrong", "twice", "logits", "loss", "gradient")
VALUES = ("loss_right", "loss_wrong", "norm_right", "norm_wrong")


def draw(values: dict, words: dict) -> str:
    template = Template(Path(__file__).with_suffix(".svg").read_text(encoding="utf8"))
    return template.substitute(words, **{name: f"{values[name]:.4f}" for name in VALUES})
