import math

import pytest

SCORE_MESSAGE = (
    "Expected parameter probs (Tensor of shape (3,)) of distribution Categorical(probs: torch.Size([3])) "
    "to satisfy the constraint Simplex(), but found invalid values:\n"
    "tensor([ 0.8000,  0.4000, -0.2000])"
)


def softmax(scores):
    total = math.fsum(map(math.exp, scores))
    return [math.exp(s) / total for s in scores]


def test_minus_log_prob_is_the_cross_entropy_loss(values):
    loss = math.log1p(math.exp(-1) + math.exp(-1.9))
    assert values["minus_log_prob"] == pytest.approx(loss, abs=1e-6)
    assert values["cross_entropy_loss"] == pytest.approx(loss, abs=1e-6)


def test_entropy_and_log_prob_are_the_formulas(values):
    entropy = math.log(10) - 0.7 * math.log(7) - 0.2 * math.log(2)
    assert values["entropy_method"] == pytest.approx(entropy, abs=1e-6)
    assert values["entropy_formula"] == pytest.approx(entropy, abs=1e-6)
    assert [math.exp(v) for v in values["log_probs"]] == pytest.approx([0.7, 0.2, 0.1], abs=1e-6)


def test_probs_are_divided_by_their_sum(values):
    assert values["as_probs"] == pytest.approx([0.7, 0.2, 0.1], abs=1e-9)


def test_logits_go_through_softmax(values):
    assert values["as_logits"] == pytest.approx(softmax([7, 2, 1]), abs=1e-9)
    assert values["intended"] == pytest.approx(softmax([2, 1, 0.1]), abs=1e-9)


def test_an_unnamed_argument_is_taken_for_probabilities(values):
    assert values["unnamed"] == pytest.approx([2 / 3.1, 1 / 3.1, 0.1 / 3.1], abs=1e-9)


def test_unnamed_log_probabilities_come_out_in_reverse_order(values):
    logs = [math.log(p) for p in softmax([2, 1, 0.1])]
    assert values["unnamed_log_probs"] == pytest.approx([v / math.fsum(logs) for v in logs], abs=1e-9)
    assert values["intended"] == sorted(values["intended"], reverse=True)
    assert values["unnamed_log_probs"] == sorted(values["unnamed_log_probs"])
    assert values["log_probs_reverse_the_order"]


def test_scores_of_both_signs_raise(values):
    assert values["negative_score_error"] == "ValueError"
    assert values["negative_score_message"] == SCORE_MESSAGE


def test_the_first_line_of_the_message_names_the_broken_rule(values):
    assert values["negative_score_first_line"] == SCORE_MESSAGE.partition("\n")[0]
