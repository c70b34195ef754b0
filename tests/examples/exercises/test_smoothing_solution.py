import pytest
import torch


def test_every_criterion_is_met(values, output):
    assert set(values["criteria"].values()) == {True}
    assert output.count("[x]") == 3


def test_no_model_beats_the_one_that_knows_the_centres(values):
    ceilings = []
    for seed in range(3):
        torch.manual_seed(seed)
        centers = 0.6 * torch.randn(5, 20)
        generator = torch.Generator().manual_seed(seed + 100)
        labels = torch.randint(0, 5, (20_000,), generator=generator)
        inputs = centers[labels] + torch.randn(20_000, 20, generator=generator)
        ceilings.append((torch.cdist(inputs, centers).argmin(1) == labels).double().mean().item())
    ceiling = sum(ceilings) / 3
    for row in values["accuracies"]:
        assert ceiling - 0.12 < min(row) <= max(row) < ceiling + 0.005


def test_what_the_solution_says(values):
    (last, stopped), (last_ece, stopped_ece) = values["accuracies"], values["eces"]
    for confidences in values["confidences"]:
        assert confidences[0] > confidences[1] > confidences[2] > confidences[3]
    assert values["confidence_falls"] is True
    assert max(stopped) - min(stopped) < 0.02
    assert values["accuracies_are_alike"] is True
    assert all(a > b for a in stopped for b in last)
    assert values["stopping_beats_smoothing"] is True
    assert last.index(min(last)) == 3
    assert values["strongest_is_least_accurate"] is True
    assert stopped_ece.index(min(stopped_ece)) == 0
    assert values["plain_is_best_calibrated"] is True
    assert last_ece[1] / last_ece[0] < 0.6
    assert values["some_smoothing_calibrates"] is True


def test_a_model_whose_confidence_is_off_has_at_least_that_ece(values):
    for accuracies, confidences, eces in zip(values["accuracies"], values["confidences"], values["eces"], strict=True):
        for accuracy, confidence, ece in zip(accuracies, confidences, eces, strict=True):
            assert ece >= abs(accuracy - confidence) - 1e-6
            assert ece == pytest.approx(abs(accuracy - confidence), abs=0.03)


def test_the_strengths_are_those_of_the_task(values):
    assert values["alphas"] == [0, 0.05, 0.1, 0.2]


def test_ece_keeps_the_two_highest_of_15_bins_apart(definitions):
    # 14/15 lies between 0.90 and 0.97; the first is right and too unsure by 0.10, the second wrong and too sure by 0.97
    probs = torch.tensor([[0.90, 0.10], [0.97, 0.03]])
    assert definitions["ece"](probs, torch.tensor([0, 1])) == pytest.approx((0.10 + 0.97) / 2)
    assert definitions["ece"](torch.tensor([[1.0, 0.0]]), torch.tensor([0])) == 0
