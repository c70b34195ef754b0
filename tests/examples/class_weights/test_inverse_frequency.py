import pytest
import torch

COUNTS = [700, 200, 100]


@pytest.fixture
def class_means():
    # per-class mean losses of the same tensors, from logsumexp
    torch.manual_seed(0)
    logits = torch.randn(1000, 3).double()
    losses = torch.logsumexp(logits, 1)[:, None] - logits
    rows = losses.split(COUNTS)
    return [rows[k][:, k].mean().item() for k in range(3)]


def test_the_weights_are_proportional_to_one_over_the_count(values):
    total = sum(1 / n for n in COUNTS)
    assert values["weights"] == pytest.approx([3 / n / total for n in COUNTS], abs=1e-12)
    assert values["weight_ratios"] == pytest.approx([1, 3.5, 7], abs=1e-12)
    assert sum(values["weights"]) == pytest.approx(3, abs=1e-12)


def test_the_weighted_loss_is_the_mean_of_the_class_means(values, class_means):
    assert values["mean_by_class"] == pytest.approx(class_means, abs=1e-9)
    assert values["loss_weighted"] == pytest.approx(sum(class_means) / 3, abs=1e-9)
    assert values["macro_mean"] == pytest.approx(sum(class_means) / 3, abs=1e-9)


def test_the_plain_loss_leans_to_the_frequent_class(values, class_means):
    expected = sum(n * mean for n, mean in zip(COUNTS, class_means, strict=True)) / 1000
    assert values["loss_plain"] == pytest.approx(expected, abs=1e-9)
    assert values["share_by_class_plain"] == pytest.approx([0.7, 0.2, 0.1], abs=1e-7)


def test_every_class_has_a_third_of_the_weight(values):
    assert values["share_by_class"] == pytest.approx([1 / 3] * 3, abs=1e-12)


def test_the_scale_matters_for_the_sum_only(values, class_means):
    assert values["mean_of_large"] == pytest.approx(sum(class_means) / 3, abs=1e-9)
    assert values["mean_ignores_scale"] is values["equals_macro_mean"] is True
    # n_k w_k is 3 / sum(1/n) for each class
    assert values["total"] == pytest.approx(3 / sum(1 / n for n in COUNTS) * sum(class_means), abs=1e-6)
    assert values["sum_grows_by"] == pytest.approx(1000, abs=1e-6)


def test_the_pull_of_a_sample_grows_with_its_weight(values):
    assert values["formula_holds"] is True
    assert values["pull_ratio"] == pytest.approx(7, abs=1e-9)  # 700 common ones, 100 rare ones
