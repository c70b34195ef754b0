import math
import re
from statistics import NormalDist

import pytest

TASKS = ["regression", "binary", "multi_label", "multi_class"]


def test_the_last_batch_holds_one_sample(values):
    assert (values["N"], values["D"], values["batch_size"]) == (1025, 16, 128)
    assert values["last_batch_size"] == 1025 % 128 == 1


def test_the_loop_asks_for_no_types():
    from lossbook.project import here

    source = (here().examples / "project/one_loop.py").read_text(encoding="utf8")
    loop = re.search(r"def train.*?return", source, re.S)[0]
    for branching in ("isinstance", "squeeze", ".long()", ".float()", " if "):
        assert branching not in loop


def test_the_classifiers_start_near_guessing(values):
    before = values["loss_before"]
    assert before["binary"] == pytest.approx(math.log(2), abs=0.15)
    assert before["multi_label"] == pytest.approx(math.log(2), abs=0.05)
    assert before["multi_class"] == pytest.approx(math.log(4), abs=0.1)


def test_the_best_constant_costs_the_entropy_of_the_labels(values):
    p = 1 - values["always_no_accuracy"]
    entropy = -p * math.log(p) - (1 - p) * math.log(1 - p)
    assert values["constant_loss"]["binary"] == pytest.approx(entropy, abs=0.01)
    assert values["constant_loss"]["multi_label"] == pytest.approx(math.log(2), abs=0.01)
    assert values["constant_loss"]["multi_class"] == pytest.approx(math.log(4), abs=0.05)


def test_the_positive_share_fits_the_spread_of_the_targets(values):
    # the regression target is normal; the squared error of a constant is its variance
    spread = math.sqrt(values["constant_loss"]["regression"])
    share = 1 - NormalDist(0, spread).cdf(4)
    assert 1 - values["always_no_accuracy"] == pytest.approx(share, abs=0.02)


def test_regression_comes_close_to_the_noise(values):
    # the noise has variance 1: no model can stay below it on fresh data
    assert 0.95 < values["fresh_loss"]["regression"] < 1.3


@pytest.mark.parametrize("task", TASKS)
def test_every_task_learns_something_that_holds_on_fresh_data(values, task):
    assert values["fresh_loss"][task] < values["constant_loss"][task] / 2
    assert values["train_loss"][task] < values["fresh_loss"][task]


def test_the_figures_of_the_page(values):
    fresh = [values["fresh_loss"][task] for task in TASKS]
    assert fresh == pytest.approx([1.244, 0.161, 0.242, 0.453], rel=0.02)
    assert values["accuracy"]["binary"] == pytest.approx(0.9310, abs=0.005)
    assert values["accuracy"]["multi_label"] == pytest.approx(0.9117, abs=0.005)
    assert values["accuracy"]["multi_class"] == pytest.approx(0.8207, abs=0.005)
    assert values["accuracy"]["binary"] > values["always_no_accuracy"] + 0.04
