import pytest
import torch

RESULTS = ["result_plain", "result_weighted", "result_shifted", "result_focal"]


@pytest.fixture(scope="module")
def drawn():
    torch.manual_seed(0)
    prior = torch.tensor([0.90, 0.08, 0.02], dtype=torch.float64)
    centres = torch.randn(3, 10, dtype=torch.float64) * 0.5

    def draw(n):
        y = torch.multinomial(prior, n, replacement=True)
        return centres[y] + torch.randn(n, 10, dtype=torch.float64), y

    return *draw(2000), *draw(20000)


@pytest.fixture(scope="module")
def fitted(drawn):
    """The four models again: gradient descent with probability minus one-hot, without autograd."""
    x, y, test_x, test_y = drawn
    one_hot = torch.eye(3, dtype=torch.float64)[y]
    weight = 2000 / (3 * one_hot.sum(dim=0))
    rows = x.new_ones(len(x), 11)
    rows[:, :10] = x
    test_rows = torch.cat([test_x, test_x.new_ones(len(test_x), 1)], dim=1)

    def descend(factor):
        theta = torch.zeros(11, 3, dtype=torch.float64)
        for _ in range(1000):
            p = (rows @ theta).softmax(dim=1)
            theta -= 0.5 * rows.T @ (factor(p) * (p - one_hot))
        return test_rows @ theta

    def focal_factor(p):
        t = (p * one_hot).sum(dim=1, keepdim=True)
        return ((1 - t) ** 2 - 2 * (1 - t) * t * t.log()) / len(p)

    plain = descend(lambda p: 1 / len(p))
    logits = {
        "result_plain": plain,
        "result_weighted": descend(lambda p: (weight[y] / weight[y].sum())[:, None]),
        "result_shifted": plain + weight.log(),
        "result_focal": descend(focal_factor),
    }

    def measure(z):
        hit = z.argmax(dim=1) == test_y
        found = (z.argmax(dim=1) == 2).double()
        return {
            "accuracy": hit.double().mean().item(),
            **{f"recall_{c}": hit[test_y == c].double().mean().item() for c in range(3)},
            "precision_2": ((found * (test_y == 2)).sum() / found.sum()).item(),
        }

    return {name: measure(z) for name, z in logits.items()}


@pytest.mark.parametrize("name", RESULTS)
def test_the_models_are_those_of_a_second_implementation(values, fitted, name):
    assert values[name] == pytest.approx(fitted[name], abs=1e-3)


def test_every_class_carries_the_same_share_of_the_weight(values):
    shares = [n * w for n, w in zip(values["class_counts"], values["class_weights"], strict=True)]
    assert sum(values["class_counts"]) == 2000
    assert shares == pytest.approx([2000 / 3] * 3)


def test_weights_raise_the_rare_recall_and_lower_accuracy_and_precision(values, fitted):
    plain, weighted = fitted["result_plain"], fitted["result_weighted"]
    assert weighted["recall_2"] > plain["recall_2"] + 0.1
    assert weighted["accuracy"] < plain["accuracy"] - 0.05
    assert weighted["precision_2"] < plain["precision_2"] - 0.2
    assert values["recall_up_accuracy_down"] is values["precision_down"] is True


def test_log_weights_added_after_training_do_nearly_the_same(values, fitted):
    assert fitted["result_shifted"] == pytest.approx(fitted["result_weighted"], abs=0.08)
    assert values["shift_does_nearly_the_same"] is True


def test_focal_loss_changes_less_than_a_quarter_of_what_weights_do(values, fitted):
    plain, weighted, focal = (fitted[f"result_{name}"]["recall_2"] for name in ("plain", "weighted", "focal"))
    assert 4 * abs(focal - plain) < weighted - plain
    assert values["focal_changes_far_less"] is True
