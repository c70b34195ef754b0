import math

import pytest
import torch

FLOAT32 = 1e-6  # the example works in float32


def nll(row):
    total = math.log(sum(math.exp(z) for z in row))
    return [total - z for z in row]


FIRST, SECOND = nll([2.0, 0.5, -1.0]), nll([0.0, 1.0, 0.5])


@pytest.mark.parametrize("name", ["loss_batch", "loss_uint8", "loss_float_one_hot"])
def test_indices_bytes_and_float_one_hot_give_one_value(values, name):
    assert values[name] == pytest.approx((FIRST[0] + SECOND[2]) / 2, abs=FLOAT32)


def test_a_single_sample_needs_no_batch_axis(values):
    assert values["loss_single_sample"] == pytest.approx(FIRST[0], abs=FLOAT32)


def test_soft_targets_weigh_every_class(values):
    first = 0.8 * FIRST[0] + 0.1 * FIRST[1] + 0.1 * FIRST[2]
    second = 0.2 * SECOND[0] + 0.2 * SECOND[1] + 0.6 * SECOND[2]
    assert values["loss_soft_targets"] == pytest.approx((first + second) / 2, abs=FLOAT32)


def draw():
    torch.manual_seed(0)
    tokens = torch.randn(2, 5, 3), torch.randint(0, 3, (2, 5))
    pixels = torch.randn(2, 4, 6, 7), torch.randint(0, 4, (2, 6, 7))
    return tokens, pixels


def test_tokens_transposed_or_flattened_are_the_mean_over_all_tokens(values):
    (logits, targets), _ = draw()
    rows = [logits[b, t].tolist() for b in range(2) for t in range(5)]
    wanted = [targets[b, t].item() for b in range(2) for t in range(5)]
    expected = sum(nll(row)[y] for row, y in zip(rows, wanted, strict=True)) / 10
    assert values["loss_tokens_transposed"] == pytest.approx(expected, abs=FLOAT32)
    assert values["loss_tokens_flattened"] == pytest.approx(expected, abs=FLOAT32)


def test_pixels_are_the_mean_over_all_positions(values):
    _, (logits, targets) = draw()
    total = 0.0
    for b in range(2):
        for h in range(6):
            for w in range(7):
                total += nll(logits[b, :, h, w].tolist())[targets[b, h, w].item()]
    for name in ("loss_pixels", "loss_pixels_flattened", "loss_pixels_one_hot"):
        assert values[name] == pytest.approx(total / (2 * 6 * 7), abs=FLOAT32)


def test_indices_take_far_less_memory_than_one_hot_targets(values):
    assert (values["tokens"], values["vocabulary"]) == (40, 30522)
    assert values["bytes_of_indices"] == torch.zeros(40, dtype=torch.int64).nbytes
    assert values["bytes_of_one_hot"] == torch.zeros(40, 30522).nbytes
