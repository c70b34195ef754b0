import math

import pytest

BITS = [2, 2, 3, 3, 4, 4, 4, 4]  # four entries in the head; two and four words in the clusters
FREQUENCY = [4 / 16, 4 / 16, 2 / 16, 2 / 16, 1 / 16, 1 / 16, 1 / 16, 1 / 16]


def test_with_zero_weights_a_word_costs_the_bits_of_its_two_steps(values):
    assert values["start_of_words"] == pytest.approx([bits * math.log(2) for bits in BITS], abs=1e-9)
    assert values["start_full_softmax"] == pytest.approx(3 * math.log(2), abs=1e-6)


def test_the_order_of_the_words_decides_the_start(values):
    ordered = sum(p * bits for p, bits in zip(FREQUENCY, BITS, strict=True)) * math.log(2)
    backwards = sum(p * bits for p, bits in zip(FREQUENCY[::-1], BITS, strict=True)) * math.log(2)
    assert values["start_sorted"] == pytest.approx(ordered, abs=1e-9)
    assert values["start_reversed"] == pytest.approx(backwards, abs=1e-9)
    assert values["entropy"] == pytest.approx(-sum(p * math.log(p) for p in FREQUENCY), abs=1e-9)
    # these frequencies are what the zero model predicts, so it starts at the lowest loss there is
    assert values["entropy"] == pytest.approx(values["start_sorted"], abs=1e-9)
    assert values["start_sorted"] < values["start_full_softmax"] < values["start_reversed"]


def test_what_is_returned(values):
    assert values["returned_fields"] == ["output", "loss"]
    for name in ("loss_is_the_mean", "loss_is_nll_of_log_prob", "rows_sum_to_one"):
        assert values[name] is True


def count(cutoffs, div_value, head_bias=False, features=64, words=10000):
    head = cutoffs[0] + len(cutoffs)
    total = head * (features + head_bias)
    for i, (low, high) in enumerate(zip(cutoffs, [*cutoffs[1:], words], strict=True), 1):
        width = int(features / div_value**i)
        total += features * width + width * (high - low)
    return total


def test_parameters_by_the_formula(values):
    assert values["parameters"] == {
        "full": 640000,
        "default": count([100, 1000], 4),
        "div_value_2": count([100, 1000], 2),
        "head_bias": count([100, 1000], 4, True),
        "one_cutoff": count([1000], 4),
    }


def test_a_cluster_of_width_zero_cannot_tell_its_words_apart(values):
    assert 8 // 4**2 == 0 < 8 // 2**2
    assert values["warning_of_zero_width"] == "Initializing zero-element tensors is a no-op"
    assert values["rare_words_are_equal"] is True
    assert values["rare_words_differ_with_a_small_div_value"] is True


def test_messages_and_arguments(values):
    assert set(values["messages"]) == {"order", "ignored", "axes", "tuple"}
    assert "[-100, 0]" in values["messages"]["ignored"]
    assert values["arguments"] == ["in_features", "n_classes", "cutoffs", "div_value", "head_bias"]


def test_the_curves(values):
    curves = values["loss_curves"]
    assert (curves["x"][0], curves["x"][-1]) == (-4, 4)
    for index in (0, 13, 30, 40):
        x = curves["x"][index]
        log_sum = math.log(3 + math.exp(x))
        share = math.exp(x) / (3 + math.exp(x))
        expected = {0: log_sum, 2: log_sum - x + math.log(2), 4: log_sum + math.log(4)}
        for word, loss in expected.items():
            assert curves["loss"][f"target={word}"][index] == pytest.approx(loss, abs=1e-9)
            slope = share - (word == 2)
            assert curves["gradient"][f"target={word}"][index] == pytest.approx(slope, abs=1e-9)
            assert abs(slope) < 1
