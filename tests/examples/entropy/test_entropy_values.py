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


def test_on_the_grid_the_most_even_distribution_is_highest_and_below_log_3(values):
    entropies = {}
    for a in range(101):
        for b in range(101 - a):
            shares = (a / 100, b / 100, (100 - a - b) / 100)
            entropies[shares] = math.fsum(-p * math.log(p) for p in shares if p)
    assert values["grid_size"] == len(entropies)
    highest = max(entropies.values())
    assert highest < math.log(3)
    assert values["highest_on_grid"] == pytest.approx(highest, abs=1e-9)
    assert sorted(values["most_even"]) == pytest.approx([0.33, 0.33, 0.34])
    assert values["none_exceeds_log_c"]
