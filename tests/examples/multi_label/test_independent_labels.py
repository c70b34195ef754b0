import math

import pytest
import torch


def loss(z, y):
    return math.log1p(math.exp(-z if y else z))


def random_table():
    torch.manual_seed(0)
    logits = torch.randn(64, 5).tolist()
    labels = (torch.rand(64, 5) > 0.7).int().tolist()
    return [[loss(z, y) for z, y in zip(*rows, strict=True)] for rows in zip(logits, labels, strict=True)]


def test_the_elements_are_binary_losses(values):
    sure, unsure = math.log1p(math.exp(-2)), math.log(2)
    for row, expected in zip(values["element_losses"], [[sure, unsure, sure], [unsure] * 3], strict=True):
        assert row == pytest.approx(expected, abs=1e-9)
    total = 2 * sure + 4 * unsure
    assert values["mean_over_elements"] == pytest.approx(total / 6, abs=1e-9)
    assert values["mean_of_row_sums"] == pytest.approx(total / 2, abs=1e-9)


def test_summing_over_labels_is_k_times_the_mean(values):
    total = sum(map(sum, random_table()))
    assert (values["B"], values["K"]) == (64, 5)
    assert values["random_mean"] == pytest.approx(total / 320, abs=1e-6)
    assert values["random_sum"] == pytest.approx(total, abs=1e-4)  # float32
    assert values["random_sum_over_labels"] == pytest.approx(total / 64, abs=1e-5)
    assert values["random_mean"] == pytest.approx(0.734408, abs=1e-6)
    assert values["ratio"] == pytest.approx(5, abs=1e-5)


def test_each_label_has_a_binary_loss_of_its_own(values):
    columns = list(zip(*random_table(), strict=True))
    assert values["per_label"] == pytest.approx([sum(column) / 64 for column in columns], abs=1e-6)
    assert values["mean_of_binary_losses"] == pytest.approx(values["random_mean"], abs=1e-6)


def test_moving_one_label_leaves_the_others_alone(values):
    assert values["change"][1:] == [0, 0, 0, 0]
    assert values["change"][0] > 1
    assert values["moved_losses"][1:] == values["per_label"][1:]
    assert values["moved_losses"][0] == pytest.approx(values["per_label"][0] + values["change"][0], abs=1e-6)


def test_sigmoids_need_not_add_up_to_one(values):
    assert values["sum_of_sigmoids"] == pytest.approx(1.5, abs=1e-9)  # sigmoid(2) + sigmoid(-2) is 1
    assert values["labels_above_half"] == [1, 1, 0]
