import pytest
import torch

RESULTS = ["result_plain", "result_weighted", "result_shifted", "result_focal"]


def test_every_class_owns_the_same_share_of_the_weight(values):
    shares = [n * w for n, w in zip(values["class_counts"], values["class_weights"], strict=True)]
    assert sum(values["class_counts"]) == 2000
    assert shares == pytest.approx([2000 / 3] * 3)


@pytest.mark.parametrize(
    "name, expected",
    [
        ("result_plain", [0.9502, 0.9836, 0.7502, 0.2623, 0.5377]),
        ("result_weighted", [0.7982, 0.7908, 0.8851, 0.7819, 0.0997]),
        ("result_shifted", [0.8034, 0.7968, 0.8844, 0.7794, 0.1029]),
        ("result_focal", [0.9507, 0.9835, 0.7545, 0.2770, 0.5355]),
    ],
)
def test_the_models_end_where_they_were_measured(values, name, expected):
    result = values[name]
    assert list(result) == ["accuracy", "recall_0", "recall_1", "recall_2", "precision_2"]
    assert list(result.values()) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("name", RESULTS)
def test_accuracy_is_the_mean_of_the_recalls_by_class_size(values, name):
    torch.manual_seed(0)
    prior = torch.tensor([0.90, 0.08, 0.02], dtype=torch.float64)
    torch.randn(3, 10, dtype=torch.float64)
    torch.multinomial(prior, 2000, replacement=True)
    torch.randn(2000, 10, dtype=torch.float64)
    sizes = torch.bincount(torch.multinomial(prior, 20000, replacement=True)).tolist()
    result = values[name]
    hits = sum(n * result[f"recall_{c}"] for c, n in enumerate(sizes))
    assert result["accuracy"] == pytest.approx(hits / 20000, abs=1e-12)


def test_weights_buy_recall_of_the_rare_class_with_accuracy_and_precision(values):
    plain, weighted = (values[name] for name in ("result_plain", "result_weighted"))
    assert weighted["recall_2"] > plain["recall_2"] + 0.4
    assert weighted["accuracy"] < plain["accuracy"] - 0.1
    assert weighted["precision_2"] < plain["precision_2"] / 3


def test_log_weights_added_after_training_do_nearly_the_same(values):
    weighted, shifted = (values[name] for name in ("result_weighted", "result_shifted"))
    assert shifted == pytest.approx(weighted, abs=0.01)


def test_focal_loss_alone_moves_hardly_anything(values):
    plain, focal = (values[name] for name in ("result_plain", "result_focal"))
    assert focal == pytest.approx(plain, abs=0.02)
