import pytest
import torch


@pytest.fixture
def loss_with_mass():
    # the tensors of the example, and the loss for a given mass on the true and on each wrong class
    torch.manual_seed(0)
    logits, targets = torch.randn(8, 5).tolist(), torch.randint(5, (8,)).tolist()
    losses = [[-p for p in torch.tensor(row).double().log_softmax(0).tolist()] for row in logits]

    def loss(true_mass, wrong_mass):
        total = 0.0
        for row, y in zip(losses, targets, strict=True):
            total += true_mass * row[y] + wrong_mass * (sum(row) - row[y])
        return total / 8

    return loss


def test_the_losses_follow_from_the_mass_of_the_true_and_the_wrong_classes(values, loss_with_mass):
    assert (values["N"], values["C"]) == (8, 5)
    assert values["loss_plain"] == pytest.approx(loss_with_mass(1, 0), abs=1e-9)
    assert values["loss_all_10_percent"] == pytest.approx(loss_with_mass(0.92, 0.02), abs=1e-9)
    assert values["loss_wrong_10_percent"] == pytest.approx(loss_with_mass(0.9, 0.025), abs=1e-9)


def test_the_figures_of_the_page(values):
    assert values["loss_all_10_percent"] == pytest.approx(1.8993120, abs=2e-7)
    assert values["loss_wrong_10_percent"] == pytest.approx(1.9013257, abs=2e-7)
    assert values["difference_at_10_percent"] == pytest.approx(0.0020136, abs=1e-6)


def test_the_two_formulas_agree_after_conversion(values):
    assert values["alpha_for_epsilon"] == pytest.approx(0.125, abs=1e-12)
    assert values["epsilon_for_alpha"] == pytest.approx(0.08, abs=1e-12)
    assert values["loss_all_converted"] == pytest.approx(values["loss_wrong_10_percent"], abs=1e-12)
    assert values["loss_wrong_converted"] == pytest.approx(values["loss_all_10_percent"], abs=1e-12)


def test_equal_mass_on_the_true_class_is_what_the_conversion_means(values):
    for n in values["class_counts"]:
        alpha, epsilon = values["alpha_for_10_percent"][str(n)], values["epsilon_for_10_percent"][str(n)]
        assert 1 - alpha + alpha / n == pytest.approx(values["true_mass_wrong"], abs=1e-12)
        assert 1 - epsilon == pytest.approx(values["true_mass_all"][str(n)], abs=1e-12)


def test_the_conversion_matters_for_few_classes_only(values):
    assert list(values["alpha_for_10_percent"]) == [str(n) for n in values["class_counts"]]
    assert values["alpha_for_10_percent"]["2"] == pytest.approx(0.2, abs=1e-12)
    assert values["epsilon_for_10_percent"]["2"] == pytest.approx(0.05, abs=1e-12)
    assert values["alpha_for_10_percent"]["1000"] == pytest.approx(0.1001001, abs=1e-7)
    assert values["true_mass_all"]["2"] == pytest.approx(0.95, abs=1e-12)
