import math
import statistics

WAYS = ("full softmax", "adaptive, sorted", "low-rank softmax", "adaptive, reversed")


def test_the_order_of_the_four_in_every_seed(values):
    for losses in zip(*(values["compared"][way] for way in WAYS), strict=True):
        assert list(losses) == sorted(losses)
    for name in ("full_is_best_in_every_seed", "beats_low_rank_in_every_seed", "reversed_is_worst_in_every_seed"):
        assert values[name] is True
    assert all(len(values["compared"][way]) == 5 for way in WAYS)


def test_the_full_softmax_overfits_in_longer_training(values):
    assert len(values["longer"]) == 5
    for short, long in zip(values["compared"]["full softmax"], values["longer"], strict=True):
        assert short < long
    assert values["full_overfits_in_every_seed"] is True


def test_the_low_rank_softmax_is_no_smaller_than_the_adaptive_one(values):
    adaptive = 32 * 22 + 32 * 8 + 8 * 80 + 32 * 2 + 2 * 400
    expected = [32 * 500, adaptive, 32 * 5 + 5 * 500, adaptive]
    assert [values["parameters"][way] for way in WAYS] == expected
    assert adaptive <= values["parameters"]["low-rank softmax"]


def test_all_learned_something_and_the_means_are_those_of_the_seeds(values):
    for way in WAYS:
        assert abs(values["mean"][way] - statistics.mean(values["compared"][way])) < 1e-9
        assert values["mean"][way] < math.log(500)
        assert values["rate_of"][way] in (0.03, 0.1)
