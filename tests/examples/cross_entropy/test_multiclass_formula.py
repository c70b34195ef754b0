import math

import pytest

LOGITS = [1.0, 3.0, 0.5, -1.0]
TOTAL = sum(math.exp(z) for z in LOGITS)
LOSS = math.log(sum(math.exp(z - 0.5) for z in LOGITS))  # log sum_k exp(z_k - z_true)


@pytest.mark.parametrize(
    "name",
    ["sum_over_classes", "minus_log_p_true", "logsumexp_minus_logit", "loss_with_index", "loss_with_one_hot"],
)
def test_all_spellings_give_the_same_loss(values, name):
    assert values[name] == pytest.approx(LOSS, abs=1e-12)
    assert values["same_by_every_route"] is True


def test_probabilities_are_exponentials_over_their_sum(values):
    assert values["probabilities"] == pytest.approx([math.exp(z) / TOTAL for z in LOGITS], abs=1e-12)
    assert values["p_true"] == pytest.approx(math.exp(-LOSS), abs=1e-12)
    assert values["p_true"] == values["probabilities"][values["true_class"]]


def test_only_the_true_class_adds_to_the_sum(values):
    terms = values["loss_terms"]
    assert terms == pytest.approx([0.0, 0.0, LOSS, 0.0], abs=1e-12)
    assert all(math.copysign(1.0, term) == 1.0 for term in terms)


def test_zero_times_log_zero_is_nan_and_spoils_the_whole_sum(values):
    assert math.isnan(values["zero_times_log_zero"])
    assert math.isnan(values["literal_when_certain"])
    assert values["xlogy_when_certain"] == 0.0
