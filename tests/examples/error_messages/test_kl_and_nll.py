import math

import pytest

BATCHMEAN = (
    "reduction: 'mean' divides the total loss by both the batch size and the support size."
    "'batchmean' divides only by the batch size, and aligns with the KL div math definition."
    "'mean' will be changed to behave the same as 'batchmean' in the next major release."
)
REFUSALS = [
    ("probability_targets", "RuntimeError", "0D or 1D target tensor expected, multi-target not supported"),
]
P = [[0.7, 0.2, 0.1], [0.5, 0.3, 0.2]]
Q = [[0.5, 0.3, 0.2], [0.4, 0.4, 0.2]]


def mean_of_rows(term, first, second):
    rows = zip(first, second, strict=True)
    return sum(term(a, b) for row in rows for a, b in zip(*row, strict=True)) / 2


def kl(a, b):
    return a * math.log(a / b)


@pytest.mark.parametrize(("name", "kind", "text"), REFUSALS)
def test_the_refusal_is_word_for_word(values, name, kind, text):
    assert values[f"{name}_type"] == kind
    assert values[f"{name}_message"] == text


def test_the_warning_is_word_for_word(values):
    assert values["mean_category"] == "UserWarning"
    assert values["mean_message"] == BATCHMEAN


def test_batchmean_is_the_divergence_and_mean_a_third_of_it(values):
    # float32 in the example
    expected = mean_of_rows(kl, P, Q)
    assert values["batchmean_mended"] == pytest.approx(expected, abs=1e-6)
    assert values["kl_by_hand"] == pytest.approx(expected, abs=1e-6)
    assert values["mean_result"] == pytest.approx(expected / 3, abs=1e-6)


def test_swapped_or_without_log_it_is_another_number(values):
    assert values["kl_swapped"] == pytest.approx(mean_of_rows(kl, Q, P), abs=1e-6)
    without_log = mean_of_rows(lambda p, q: p * (math.log(p) - q), P, Q)
    assert values["kl_without_log"] == pytest.approx(without_log, abs=1e-6)
    assert values["kl_without_log"] < 0  # no divergence is negative


def test_probability_targets_belong_to_cross_entropy(values):
    expected = mean_of_rows(lambda p, q: -p * math.log(q), P, Q)
    assert values["probability_targets_mended"] == pytest.approx(expected, abs=1e-6)


def test_nll_takes_the_likeliest_class(values):
    expected = -(math.log(0.5) + math.log(0.4)) / 2
    assert values["nll_by_index_mended"] == pytest.approx(expected, abs=1e-6)
