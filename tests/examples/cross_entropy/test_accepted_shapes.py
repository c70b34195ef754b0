import math

import pytest

FLOAT32 = 1e-6  # the example works in float32


def nll(row):
    total = math.log(sum(math.exp(z) for z in row))
    return [total - z for z in row]


def sine(index):
    return math.sin(index)


FIRST, SECOND = nll([2.0, 0.5, -1.0]), nll([0.0, 1.0, 0.5])


@pytest.mark.parametrize("name", ["loss_batch", "loss_uint8", "loss_float_one_hot"])
def test_indices_bytes_and_float_one_hot_give_one_value(values, name):
    assert values[name] == pytest.approx((FIRST[0] + SECOND[2]) / 2, abs=FLOAT32)
    assert values["one_hot_equals_indices"] is True


def test_a_single_sample_needs_no_batch_axis(values):
    assert values["loss_single_sample"] == pytest.approx(FIRST[0], abs=FLOAT32)


def test_soft_targets_weigh_every_class(values):
    first = 0.8 * FIRST[0] + 0.1 * FIRST[1] + 0.1 * FIRST[2]
    second = 0.2 * SECOND[0] + 0.2 * SECOND[1] + 0.6 * SECOND[2]
    assert values["loss_soft_targets"] == pytest.approx((first + second) / 2, abs=FLOAT32)


def test_tokens_transposed_or_flattened_are_the_mean_over_all_tokens(values):
    rows = [[sine(3 * token + c) for c in range(3)] for token in range(10)]
    expected = sum(nll(row)[token % 3] for token, row in enumerate(rows)) / 10
    assert values["loss_tokens_transposed"] == pytest.approx(expected, abs=FLOAT32)
    assert values["loss_tokens_flattened"] == pytest.approx(expected, abs=FLOAT32)


def test_pixels_are_the_mean_over_all_positions(values):
    total = 0.0
    for b in range(2):
        for place in range(42):
            row = [sine(b * 168 + c * 42 + place) for c in range(4)]
            total += nll(row)[(b * 42 + place) % 4]
    for name in ("loss_pixels", "loss_pixels_flattened", "loss_pixels_one_hot"):
        assert values[name] == pytest.approx(total / 84, abs=FLOAT32)
    assert values["same_transposed_or_flattened"] is True


def test_indices_take_far_less_memory_than_one_hot_targets(values):
    assert (values["tokens"], values["vocabulary"]) == (40, 30522)
    assert values["bytes_of_indices"] == 40 * 8
    assert values["bytes_of_one_hot"] == 40 * 30522 * 4
