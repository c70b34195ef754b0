import math

import pytest

NATS = {
    "certain": 0.0,
    "biased_coin": math.log(10) - 0.9 * math.log(9),
    "fair_coin": math.log(2),
    "three_classes": math.log(10) - 0.7 * math.log(7) - 0.2 * math.log(2),
    "die": math.log(6),
}


def test_entropies_in_nats(values):
    assert values["entropy_nats"] == pytest.approx(NATS, abs=1e-6)


def test_entropies_in_bits(values):
    bits = values["entropy_bits"]
    assert bits == pytest.approx({name: nats / math.log(2) for name, nats in NATS.items()}, abs=1e-6)
    assert bits["fair_coin"] == pytest.approx(1, abs=1e-12)


def test_the_named_distributions_sum_to_one(values):
    for probabilities in values["distributions"].values():
        assert math.fsum(probabilities) == pytest.approx(1, abs=1e-12)


def test_entropy_lies_between_zero_and_log_c(values):
    for name, nats in values["entropy_nats"].items():
        limit = math.log(len(values["distributions"][name]))
        assert values["largest_possible"][name] == pytest.approx(limit, abs=1e-12)
        assert 0 <= nats <= limit + 1e-12


def test_only_equal_probabilities_reach_log_c(values):
    reached = {
        name
        for name, nats in values["entropy_nats"].items()
        if nats == pytest.approx(values["largest_possible"][name], abs=1e-9)
    }
    assert reached == {"fair_coin", "die"}


def test_zero_times_log_zero_is_nan_unless_it_is_agreed_to_be_zero(values):
    assert math.isnan(values["literal_entropy"])
    assert values["safe_entropy"] == 0.0
    assert math.copysign(1, values["safe_entropy"]) == 1


def test_the_term_vanishes_with_the_probability(values):
    assert values["tiny"] == 1e-12
    assert values["tiny_term"] == pytest.approx(12 * math.log(10) * 1e-12, rel=1e-9)


def test_no_random_distribution_beats_the_uniform_one(values):
    assert values["log_3"] == pytest.approx(math.log(3), abs=1e-12)
    assert values["log_3"] - 1e-3 < values["highest_random_entropy"] <= values["log_3"]
    assert 0 <= values["lowest_random_entropy"] < 0.2
