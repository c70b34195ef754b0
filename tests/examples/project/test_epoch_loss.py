import pytest


def test_the_starter_fails_with_the_mean_of_means(values, output):
    # batches: 0..3, 4..7, and 100 alone
    first, second = (0 + 1 + 4 + 9) / 4, (16 + 25 + 36 + 49) / 4
    means, samples = (first + second + 10_000) / 3, (4 * first + 4 * second + 10_000) / 9
    assert f"FAILED: the mean over samples is {samples:.2f}, not {means:.2f}\n" in output
    assert values["starter_fails"]
    assert values["solution_passes"]


@pytest.mark.parametrize(
    "wrong", [lambda loss, batches: 0.0, lambda loss, batches: loss(*batches[0]).item()], ids=["zero", "first"]
)
def test_other_wrong_answers_fail_too(functions, wrong):
    with pytest.raises(AssertionError, match="the mean over samples"):
        functions("project/epoch_loss.py")["test_mean_loss"](wrong)
