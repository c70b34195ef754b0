import pytest


def first_at(curve, level=0.9):
    return next((step for step, r2 in enumerate(curve, start=1) if r2 >= level), None)


def test_every_criterion_is_met(values, output):
    assert set(values["criteria"].values()) == {True}
    assert output.count("[x]") == 3


def test_runs_have_equal_budgets_unless_they_diverge(values):
    for name, row in values["curves"].items():
        for curve, diverged in zip(row, values["diverged"][name], strict=True):
            assert (len(curve) < 200) is diverged
            assert len(curve) <= 200
    assert [name for name, row in values["diverged"].items() if any(row)] == ["sgd"]
    assert values["huber_does_not_diverge"] is True


def test_the_units_are_those_of_the_task(values, output):
    assert values["scales"] == [1, 10, 100]
    assert output.splitlines()[0].split()[-3:] == ["x1", "x10", "x100"]


def test_adamw_needs_more_steps_for_larger_targets(values):
    plain, ten, hundred = (first_at(curve) for curve in values["curves"]["adamw"])
    assert ten > 1.5 * plain
    assert hundred is None
    assert values["adamw_slows_down"] is True


def test_huber_needs_more_steps_too(values):
    for name in ("adamw_huber", "sgd_huber"):
        plain, _, hundred = (first_at(curve) or 200 for curve in values["curves"][name])
        assert hundred > 1.5 * plain
    assert values["huber_slows_down_too"] is True


def test_sgd_is_faster_at_ten_and_lost_at_a_hundred(values):
    plain, ten, hundred = values["curves"]["sgd"]
    assert first_at(ten) < first_at(plain)
    assert first_at(hundred) is None
    assert values["sgd_speeds_up_then_diverges"] is True


def test_standardised_curves_are_the_same_in_every_unit(values):
    for name in ("adamw_standardised", "sgd_standardised"):
        first, *others = values["curves"][name]
        for curve in others:
            assert curve == pytest.approx(first, abs=0.01)
        assert values["final"][name] == pytest.approx([first[-1]] * 3, abs=0.01)


def test_steps_below_are_counted_from_the_curves(values):
    for name, row in values["curves"].items():
        assert values["reached"][name] == [len([r for r in curve if not r >= 0.9]) for curve in row]
