import math

import pytest

P, Q = [0.7, 0.2, 0.1], [0.5, 0.3, 0.2]


def entropy(p, q):
    return -sum(a * math.log(b) for a, b in zip(p, q, strict=True) if a)


def test_neither_is_a_distance(values):
    assert values["cross_entropy_to_itself"] == pytest.approx(entropy(P, P))
    assert values["kl_there"] == pytest.approx(entropy(P, Q) - entropy(P, P))
    assert values["kl_back"] == pytest.approx(entropy(Q, P) - entropy(Q, Q))
    assert values["kl_to_itself"] == pytest.approx(0.0)
    assert values["cross_entropy_is_not_zero_to_itself"]
    assert values["kl_depends_on_direction"]


def test_the_minimum_is_at_p_only_for_a_fixed_p(values):
    assert values["best_q"] == pytest.approx(0.7)
    assert values["at_certainty"] == pytest.approx(-math.log(0.9))
    assert values["at_p_equal_q"] == pytest.approx(entropy([0.9, 0.1], [0.9, 0.1]))
    assert values["with_q_fixed_another_p_is_lower"]


def test_the_floor_is_the_entropy_of_the_targets(values):
    assert values["floor_of_one_hot"] == 0.0
    assert values["floor_of_a_coin"] == pytest.approx(math.log(2))


def test_a_narrow_density_has_negative_entropy(values):
    assert values["differential_entropy"] == pytest.approx(0.5 * math.log(2 * math.pi * math.e * 0.1**2))
    assert values["largest_density"] == pytest.approx(1 / (0.1 * math.sqrt(2 * math.pi)))


def test_kl_div_wants_a_logarithm_first(values):
    assert values["right"] == pytest.approx(entropy(P, Q) - entropy(P, P))
    assert values["without_logarithm"] == pytest.approx(sum(p * (math.log(p) - q) for p, q in zip(P, Q, strict=True)))
    assert values["the_first_argument_is_a_logarithm"]


def test_the_unit_is_the_nat(values):
    assert values["nats"] == pytest.approx(-math.log(0.1))
    assert values["bits"] == pytest.approx(-math.log2(0.1))
    assert values["loss_is_the_natural_logarithm"]


def test_the_loss_is_the_mean_negative_log_likelihood(values):
    rows, targets = [[2.0, 0.1, -1.0], [0.5, 1.5, -0.5], [-1.0, 0.2, 1.0]], [0, 1, 0]
    likelihood = math.prod(math.exp(r[y]) / sum(map(math.exp, r)) for r, y in zip(rows, targets, strict=True))
    assert values["likelihood"] == pytest.approx(likelihood)
    assert values["loss_is_mean_nll"]


def test_perplexity_is_the_inverse_of_the_geometric_mean(values):
    probs = [0.5, 0.25, 0.125, 0.8]
    assert values["perplexity"] == pytest.approx(math.prod(probs) ** (-1 / 4))
    assert values["mean_of_exponentials"] == pytest.approx(sum(1 / p for p in probs) / 4)
    assert values["averaging_exaggerates"]
