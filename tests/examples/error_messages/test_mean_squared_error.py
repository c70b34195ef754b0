import re
import statistics

import pytest

TARGETS = [1.0, 2.0, 3.0, 4.0]
BROADCAST = (
    "Using a target size (torch.Size([4])) that is different to the input size (torch.Size([4, 1])). This will likely "
    "lead to incorrect results due to broadcasting. Please ensure they have the same size."
)
MESSAGES = [
    ("UserWarning", "mse", BROADCAST),
    (
        "RuntimeError",
        "short",
        "The size of tensor a (4) must match the size of tensor b (3) at non-singleton dimension 0",
    ),
    ("NotImplementedError", "long", "\"mse_cpu\" not implemented for 'Long'"),
    ("RuntimeError", "double", "Found dtype Double but expected Float"),
]


def over_all_pairs(loss):
    return statistics.fmean(loss(a - b) for a in TARGETS for b in TARGETS)


@pytest.mark.parametrize(("kind", "name", "text"), MESSAGES)
def test_the_message_is_word_for_word(says, kind, name, text):
    says(kind, name, text)


def test_every_prediction_is_compared_with_every_target(values):
    assert values["mse_wrong"] == pytest.approx(over_all_pairs(lambda e: e * e))
    assert values["l1_wrong"] == pytest.approx(over_all_pairs(abs))
    huber = over_all_pairs(lambda e: e * e / 2 if abs(e) <= 1 else abs(e) - 0.5)
    assert values["huber_wrong"] == pytest.approx(huber)
    assert values["all_warn_alike"]


def test_perfect_predictions_cost_nothing_once_the_axis_is_gone(values):
    assert values["mse_fixed"] == values["short_fixed"] == 0.0
    assert values["long_fixed"] == pytest.approx((5 - 4) ** 2 / 4)


def test_no_constant_beats_the_mean_whose_loss_is_the_variance(values):
    def loss(constant):
        return statistics.fmean((constant - target) ** 2 for target in TARGETS)

    grid = [k / 100 for k in range(501)]
    assert min(grid, key=loss) == pytest.approx(statistics.fmean(TARGETS))
    assert values["loss_of_the_mean"] == pytest.approx(min(map(loss, grid)))
    assert values["variance"] == pytest.approx(statistics.pvariance(TARGETS))


def test_float32_targets_give_huber_loss_its_gradient(output):
    def loss(weights):
        errors = [abs(w - target) for w, target in zip(weights, TARGETS, strict=True)]
        return statistics.fmean(e * e / 2 if e <= 1 else e - 0.5 for e in errors)

    step = 1e-6
    slopes = [
        (loss([step * (j == k) for j in range(4)]) - loss([-step * (j == k) for j in range(4)])) / (2 * step)
        for k in range(4)
    ]
    printed = re.search(r"tensor\(\[(.*)\]\)", output)[1].split(",")
    assert [float(one) for one in printed] == pytest.approx(slopes, abs=1e-4)
