import math

import pytest

PAD = -100
TOKENS = [[0, 1, 2, 2, 1], [2, 0, 1, PAD, PAD]]
Z = [[[2 * math.cos(12 * n + 3 * t + c) for c in range(3)] for t in range(4)] for n in range(2)]  # (N, T, C)


def token_loss(scores, label):
    return math.log(sum(map(math.exp, scores))) - scores[label]


def rows(labels, z=Z, ignored=PAD):
    """The losses of the tokens kept, by sequence."""
    return [
        [token_loss(s, label) for s, label in zip(scores, row, strict=True) if label != ignored]
        for scores, row in zip(z, labels, strict=True)
    ]


def mean(losses):
    flat = [loss for row in losses for loss in row]
    return sum(flat) / len(flat)


NEXT = [row[1:] for row in TOKENS]
FILLED = [[max(token, 0) for token in row] for row in NEXT]


def test_the_loss_is_the_mean_over_tokens_of_the_next_one(values):
    assert values["loss"] == pytest.approx(mean(rows(NEXT)), abs=1e-9)
    assert values["loss_flattened"] == pytest.approx(values["loss"], abs=1e-9)
    assert values["loss_sum"] == pytest.approx(6 * values["loss"], abs=1e-9)
    assert values["kept"] == 6
    assert values["start"] == pytest.approx(math.log(3), abs=1e-6)
    assert values["sure"] == pytest.approx(0, abs=1e-9)


def test_other_denominators(values):
    by_row = [sum(row) / len(row) for row in rows(NEXT)]
    assert values["mean_of_sequences"] == pytest.approx(sum(by_row) / 2, abs=1e-9)
    assert values["mean_of_cells"] == pytest.approx(6 / 8 * values["loss"], abs=1e-9)
    assert values["perplexity"] == pytest.approx(math.exp(mean(rows(NEXT))), abs=1e-9)
    assert values["mean_of_perplexities"] == pytest.approx(sum(map(math.exp, by_row)) / 2, abs=1e-9)


def test_what_goes_wrong_in_silence(values):
    assert values["loss_without_shift"] == pytest.approx(mean(rows([row[:-1] for row in TOKENS])), abs=1e-9)
    twice = mean(rows([row[2:] for row in TOKENS], [row[:-1] for row in Z]))
    assert values["loss_shifted_twice"] == pytest.approx(twice, abs=1e-9)
    mixed = []
    for scores in Z:  # reshape keeps the order of the numbers: class c of token t is the number 4 c + t
        flat = [z for row in scores for z in row]
        mixed.append([[flat[4 * c + t] for c in range(3)] for t in range(4)])
    assert values["loss_after_reshape"] == pytest.approx(mean(rows(NEXT, mixed)), abs=1e-9)
    assert values["loss_with_padding"] == pytest.approx(mean(rows(FILLED)), abs=1e-9)
    assert values["loss_without_token_0"] == pytest.approx(mean(rows(FILLED, ignored=0)), abs=1e-9)
    assert values["kept_without_token_0"] == sum(token > 0 for row in NEXT for token in row)
    wrong = [values[n] for n in ("loss_without_shift", "loss_shifted_twice", "loss_after_reshape", "loss_with_padding")]
    assert min(abs(loss - values["loss"]) for loss in wrong) > 0.05


def test_the_gradient_of_one_token_is_the_denominator(values):
    curves = values["loss_curves"]
    weights = {"loss[mask].mean()": 1 / 6, "loss_of_rows.mean()": 1 / 4, "loss.mean()": 1 / 8}
    rest = {"loss[mask].mean()": 5 / 6, "loss_of_rows.mean()": 3 / 4, "loss.mean()": 5 / 8}
    for name, weight in weights.items():
        for index in (0, 25, 60):
            x = curves["x"][index]
            loss = weight * (math.log(2 + math.exp(x)) - x) + rest[name] * math.log(3)
            slope = weight * (math.exp(x) / (2 + math.exp(x)) - 1)
            assert curves["loss"][name][index] == pytest.approx(loss, abs=1e-9)
            assert curves["gradient"][name][index] == pytest.approx(slope, abs=1e-9)
        assert values["steepest"][name] == pytest.approx(-weight, abs=0.01 * weight)
