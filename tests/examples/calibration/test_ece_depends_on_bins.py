import math

import pytest
import torch


@pytest.fixture(scope="module")
def samples():
    torch.manual_seed(0)
    confidence = 0.5 + 0.5 * torch.rand(2000, dtype=torch.float64)
    calibrated = torch.bernoulli(confidence)
    overconfident = torch.bernoulli(confidence - 0.1)
    return confidence.tolist(), calibrated.tolist(), overconfident.tolist()


def ece(confidence, correct, bins):
    total = {}
    for conf, right in zip(confidence, correct, strict=True):
        number = math.ceil(conf * bins)
        total[number] = total.get(number, 0) + conf - right
    return sum(abs(gap) for gap in total.values()) / len(confidence)


def test_a_loop_over_samples_gives_the_same_errors(values, samples):
    confidence, calibrated, overconfident = samples
    assert values["bin_counts"] == [1, 5, 15, 50, 500]
    for bins, a, b in zip(values["bin_counts"], values["ece_calibrated"], values["ece_overconfident"], strict=True):
        assert a == pytest.approx(ece(confidence, calibrated, bins), abs=1e-9)
        assert b == pytest.approx(ece(confidence, overconfident, bins), abs=1e-9)


def test_splitting_bins_never_lowers_the_error(values):
    for errors in (values["ece_calibrated"], values["ece_overconfident"]):
        one, five, fifteen, fifty, five_hundred = errors
        assert one <= five + 1e-12 <= fifteen + 2e-12
        assert five <= fifty + 1e-12 <= five_hundred + 2e-12


def test_one_bin_compares_only_the_means(values, samples):
    confidence, calibrated, _ = samples
    gap = abs(sum(confidence) - sum(calibrated)) / 2000
    assert values["ece_calibrated"][0] == pytest.approx(gap, abs=1e-12)


def test_perfect_calibration_shows_an_error_that_bins_create(values):
    assert values["ece_calibrated"][3] > 2 * values["ece_calibrated"][2]
    assert values["ece_calibrated"][-1] > 0.1  # as large as a true error of 0.1
    assert values["many_bins_more_than_double_it"]
    assert values["many_bins_look_like_a_true_error"]
    # Eight samples a bin: the mean |gap| of a bin of n is about sqrt(2/pi) * sd / sqrt(n), with sd**2 = 1/6 on average.
    chance = math.sqrt(2 / math.pi * (1 / 6) / (2000 / 250))
    assert values["ece_calibrated"][-1] == pytest.approx(chance, abs=0.03)


def test_a_true_error_shows_at_every_number_of_bins(values):
    errors = values["ece_overconfident"]
    # One standard error of the mean gap is 0.01.
    assert errors[:3] == pytest.approx([0.1] * 3, abs=0.03)


def test_fewer_samples_give_a_larger_error(values, samples):
    confidence, calibrated, _ = samples
    assert values["sizes"] == [100, 500, 2000]
    expected = [ece(confidence[:n], calibrated[:n], 15) for n in values["sizes"]]
    assert values["ece_15_by_size"] == pytest.approx(expected, abs=1e-9)
    assert expected == sorted(expected, reverse=True)
    assert values["fewer_samples_give_more"]
    assert values["ece_15_by_size"][-1] == pytest.approx(values["ece_calibrated"][2], abs=1e-12)
    assert values["N"] == 2000
