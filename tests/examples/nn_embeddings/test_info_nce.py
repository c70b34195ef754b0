import math

import pytest
import torch

U = [(3.0, 1.0), (1.0, 2.0), (-1.0, 1.0), (0.0, -2.0)]
K = [(2.0, 0.0), (0.5, 2.0), (-2.0, 1.0), (1.0, -1.0)]


def cosine(a, b):
    return sum(x * y for x, y in zip(a, b, strict=True)) / math.hypot(*a) / math.hypot(*b)


def info_nce(u, k, temperature, similarity=cosine):
    total = 0.0
    for i, a in enumerate(u):
        scores = [similarity(a, b) / temperature for b in k]
        total -= scores[i] - max(scores) - math.log(sum(math.exp(s - max(scores)) for s in scores))
    return total / len(u)


def test_the_arguments_are_all_on_the_page(values):
    assert values["arguments"] == ["u", "k", "temperature"]


def test_it_is_the_cross_entropy_of_finding_the_partner(values):
    assert values["loss"] == pytest.approx(info_nce(U, K, 0.1), abs=1e-9)
    both = (info_nce(U, K, 0.1) + info_nce(K, U, 0.1)) / 2
    assert values["both_directions"] == pytest.approx(both, abs=1e-9)
    assert values["by_temperature"] == pytest.approx(
        {str(t): info_nce(U, K, t) for t in (0.05, 0.1, 0.5, 1.0)}, abs=1e-9
    )


def test_a_collapsed_model_starts_at_log_n_and_random_partners_above(values):
    assert values["collapsed"] == pytest.approx({str(n): math.log(n) for n in (2, 8, 256)}, abs=1e-5)
    shifted = [info_nce(U, K[-s:] + K[:-s] if s else K, 0.1) for s in range(4)]
    assert values["at_random"] == pytest.approx(sum(shifted) / 4, abs=1e-9)
    assert values["random_is_above_log_n"] is (sum(shifted) / 4 > math.log(4)) is True


def test_the_floor_is_that_of_a_simplex(values):
    for t in (0.1, 0.5, 1.0):
        # all partners at cosine 1, all others at -1 / (N - 1); Jensen's inequality gives the same as a lower bound
        expected = math.log(1 + 7 * math.exp(-(1 + 1 / 7) / t))
        assert values["floors"][str(t)] == pytest.approx(expected, abs=1e-9)


def test_no_descent_goes_below_the_floor(values):
    torch.manual_seed(1)
    u, k = (torch.randn(8, 8, dtype=torch.float64, requires_grad=True) for _ in range(2))
    optimizer = torch.optim.LBFGS([u, k], max_iter=200, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        a, b = u / u.norm(dim=1, keepdim=True), k / k.norm(dim=1, keepdim=True)
        scores = a @ b.T
        loss = (torch.logsumexp(scores, dim=1) - scores.diagonal()).mean()
        loss.backward()
        return loss

    optimizer.step(closure)
    assert values["floors"]["1.0"] <= closure().item() < values["floors"]["1.0"] + 0.01


def test_a_low_temperature_looks_at_the_hardest_negative(values):
    similarities = [0.2, 0.9, 0.5, 0.1, -0.3]
    for t in (0.05, 0.2, 1.0):
        weights = [math.exp(s / t) for s in similarities]
        expected = [w / sum(weights) / t for w in weights]
        expected[0] -= 1 / t
        assert values["gradients"][str(t)] == pytest.approx(expected, abs=1e-9)
        assert values["hardest_share"][str(t)] == pytest.approx(weights[1] / sum(weights[1:]), abs=1e-9)
        assert max(map(abs, expected)) <= 1 / t
    assert values["divisor"] == pytest.approx(4)


def test_what_goes_wrong_in_silence(values):
    assert values["loss_of_one"] == 0
    assert values["gradient_of_one"] == 0

    def dot(scale):
        return lambda a, b: scale * scale * sum(x * y for x, y in zip(a, b, strict=True))

    assert values["raw"] == pytest.approx({str(s): info_nce(U, K, 0.1, dot(s)) for s in (0.1, 0.3, 1.0)}, abs=1e-9)
    assert values["scale_divided"] == pytest.approx(info_nce(U, K, 1 / 0.07), abs=1e-9)
    # two candidates at cosine 1, six at -1/3
    expected = math.log(2 + 6 * math.exp(-(4 / 3) / 0.05))
    assert values["false_negatives"] == pytest.approx(expected, abs=1e-9)


def test_the_curve_is_a_softmax_against_seven_zeros(values):
    curves = values["loss_curves"]
    for t in (0.2, 0.5, 1.0):
        losses, slopes = curves["loss"][f"temperature={t}"], curves["gradient"][f"temperature={t}"]
        share = [math.exp(x / t) / (math.exp(x / t) + 7) for x in curves["x"]]
        assert losses == pytest.approx([-math.log(s) for s in share], abs=1e-9)
        assert slopes == pytest.approx([(s - 1) / t for s in share], abs=1e-9)
    assert (curves["x"][0], curves["x"][-1], len(curves["x"])) == (-1, 1, 41)
