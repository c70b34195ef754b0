import numpy as np
import pytest
import torch


def softmax(z):
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


@pytest.fixture(scope="module")
def again():
    """The same data, trained with gradients written by hand, in numpy and float64."""
    torch.manual_seed(0)
    x = torch.randn(5, 2600, 4)
    true = (x @ torch.randn(5, 4, 5)).softmax(-1)
    noisy = torch.distributions.Dirichlet(4 * true + 1e-3).sample().clamp_min(1e-6)
    noisy = noisy / noisy.sum(-1, keepdim=True)
    x, true, noisy = (part.double().numpy() for part in (x, true, noisy))
    gradients = {
        "kl_div(log_q, p)": lambda q, p: q - p,
        "kl_div(log_p, q)": lambda q, p: q * (np.log(q / p) - (q * np.log(q / p)).sum(-1, keepdims=True)),
        "kl_div(q, p)": lambda q, p: -q * (p - (q * p).sum(-1, keepdims=True)),
        "kl_div(z, p)": lambda q, p: -p,
    }
    reached = {}
    for name, gradient in gradients.items():
        reached[name] = []
        for run in range(5):
            tries = []
            for rate in (0.03, 0.1, 0.3, 1.0, 3.0):
                weight = np.zeros((4, 5))
                for _ in range(60):
                    q = softmax(x[run, :800] @ weight)
                    weight = weight - rate * x[run, :800].T @ gradient(q, noisy[run, :800]) / 800
                log_q = np.log(np.maximum(softmax(x[run] @ weight), 1e-300))
                valid = (noisy[run, 800:1600] * -log_q[800:1600]).sum(-1).mean()
                test = (true[run, 1600:] * (np.log(true[run, 1600:]) - log_q[1600:])).sum(-1).mean()
                tries.append((valid, test))
            reached[name].append(min(tries)[1])
    return reached


def test_each_call_reaches_what_its_own_gradient_leads_to(values, again):
    assert set(values["compared"]) == set(again)
    for name, expected in again.items():
        assert values["compared"][name] == pytest.approx(expected, rel=0.05), name


def test_the_right_call_came_closest_on_average(values, again):
    assert min(again, key=lambda name: sum(again[name])) == "kl_div(log_q, p)"
    assert values["right_call_is_best_on_average"] is True
    assert sum(again["kl_div(log_p, q)"]) > 1.5 * sum(again["kl_div(log_q, p)"])
    assert values["swapped_is_farther"] is True
    for name, reached in values["compared"].items():
        assert values["means"][name] == pytest.approx(sum(reached) / 5)


def test_without_the_logarithm_the_distribution_is_far_off_although_the_class_is_mostly_right(values, again):
    assert sum(again["kl_div(q, p)"]) > 5 * sum(again["kl_div(log_q, p)"])
    assert values["without_log_is_five_times_as_far"] is True
    assert values["best_class_hides_it"] is True
    assert 0.8 < values["right_class"]["kl_div(q, p)"] < values["right_class"]["kl_div(log_q, p)"] < 1


def test_cross_entropy_and_mean_with_c_times_the_rate_give_the_same_model(values):
    assert values["cross_entropy_gives_the_same_model"] is True
    assert values["mean_needs_c_times_the_rate"] is True
