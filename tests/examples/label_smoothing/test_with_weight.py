import pytest
import torch


@pytest.fixture
def tensors():
    torch.manual_seed(0)
    logits = torch.randn(8, 5, dtype=torch.float64)
    return (-logits.log_softmax(1)).tolist(), torch.randint(5, (8,)).tolist()


def constant_optimum(alpha, weighted):
    # minimising -sum_k b_k log q_k over distributions q gives q proportional to b
    counts = [900, 80, 20]
    weight = [1 / n if weighted else 1 for n in counts]
    mass = [(1 - alpha) * n * w + alpha / 3 * 1000 * w for n, w in zip(counts, weight, strict=True)]
    return [m / sum(mass) for m in mass]


def test_torch_weights_the_spread_mass_class_by_class(values, tensors):
    total, divisor = 0.0, 0
    for row, y in zip(*tensors, strict=True):
        for k, loss in enumerate(row):
            total += (k + 1) * ((0.9 if k == y else 0) + 0.02) * loss
        divisor += y + 1
    assert values["divisor"] == divisor
    assert values["loss_torch"] == pytest.approx(total / divisor, abs=1e-9)
    assert values["loss_by_hand"] == pytest.approx(total / divisor, abs=1e-9)
    assert (values["alpha"], values["N"], values["C"]) == (0.1, 8, 5)


def test_weighting_a_sample_once_gives_another_value(values, tensors):
    total = sum((y + 1) * (0.9 * row[y] + 0.02 * sum(row)) for row, y in zip(*tensors, strict=True))
    assert values["loss_weighted_once"] == pytest.approx(total / values["divisor"], abs=1e-9)
    assert abs(values["loss_weighted_once"] - values["loss_torch"]) > 0.01


def test_a_constant_model_reaches_the_theoretical_optimum(values):
    # LBFGS stops when the gradient is below 1e-10
    assert values["probs_plain"] == pytest.approx(constant_optimum(0.0, False), abs=1e-5)
    assert values["probs_smoothing"] == pytest.approx(constant_optimum(0.1, False), abs=1e-5)
    assert values["probs_weight"] == pytest.approx([1 / 3] * 3, abs=1e-5)
    assert values["probs_both"] == pytest.approx(constant_optimum(0.1, True), abs=1e-5)


def test_both_together_favour_the_rarest_class(values):
    assert values["probs_both"] == pytest.approx([0.1944, 0.2731, 0.5325], abs=1e-4)
