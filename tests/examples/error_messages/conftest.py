"""What the oracles share: losses of plain Python numbers, written without torch."""

import math

import pytest


@pytest.fixture(scope="module")
def cross_entropy():
    """Mean over rows of log-sum-exp minus the true logit; rows whose target is `ignore` are left out."""

    def loss(rows, targets, ignore=None):
        kept = [(row, y) for row, y in zip(rows, targets, strict=True) if y != ignore]
        return sum(math.log(sum(math.exp(z) for z in row)) - row[y] for row, y in kept) / len(kept)

    return loss


@pytest.fixture(scope="module")
def binary_cross_entropy():
    """Mean of -w y log p - (1 - y) log(1 - p) over logits."""

    def loss(logits, targets, weight=1.0):
        terms = [
            -weight * y * math.log(1 / (1 + math.exp(-z))) - (1 - y) * math.log(1 / (1 + math.exp(z)))
            for z, y in zip(logits, targets, strict=True)
        ]
        return sum(terms) / len(terms)

    return loss


@pytest.fixture(scope="module")
def says(values, output):
    """`says("IndexError", "from_one", "Target 3 is out of bounds.")`: the value, and the line that a terminal shows."""

    def check(kind, name, text):
        assert values[f"{name}_message"] == text
        assert f"{kind}: {text}" in " ".join(output.splitlines())

    return check
