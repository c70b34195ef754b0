import pytest

SHARES = {
    "loss_on_limit": 1.0,
    "loss_just_above_limit": 1.05,
    "loss_just_above_limit_halved": 0.525,
    "loss_far_above_limit": 2.1,
    "loss_far_above_limit_halved": 1.05,
    "loss_far_above_limit_quartered": 0.525,
}


@pytest.mark.parametrize("name, share", SHARES.items())
def test_each_step_multiplies_the_distance_by_one_minus_twice_the_share(values, name, share):
    assert values["limit"] == 2 / values["curvature"] == 0.5
    assert values["loss_at_start"] == 2.0
    assert values[name] == pytest.approx(2.0 * (1 - 2 * share) ** (2 * 60), rel=1e-9)


def test_halving_is_enough_only_within_twice_the_limit(values):
    grows = {share: abs(1 - 2 * share) > 1 for share in (1.05, 0.525, 2.1)}
    assert grows == {1.05: True, 0.525: False, 2.1: True}
    assert values["one_halving_is_enough"] is (grows[1.05] and not grows[0.525])
    assert values["two_halvings_are_needed"] is (grows[2.1] and grows[1.05] and not grows[0.525])
