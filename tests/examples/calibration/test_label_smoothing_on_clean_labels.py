import pytest


def column(rows, name):
    return [row[name] for row in rows]


def test_on_clean_labels_calibration_gets_worse_with_every_step(values):
    assert values["alphas"] == [0, 0.05, 0.1, 0.2]
    eces = column(values["clean"], "ece")
    assert eces == sorted(eces)
    assert eces[-1] > 4 * eces[0]
    assert eces == pytest.approx([0.0239, 0.0424, 0.0637, 0.1067], abs=0.005)
    # Means of seeds 0 to 4 on another draw of fresh data, measured apart.
    assert eces == pytest.approx([0.0221, 0.0431, 0.0723, 0.1146], abs=0.015)


def test_with_noisy_labels_it_gets_better(values):
    eces = column(values["noisy"], "ece")
    assert eces == sorted(eces, reverse=True)
    assert eces == pytest.approx([0.1738, 0.1162, 0.0824, 0.0307], abs=0.005)
    assert eces == pytest.approx([0.1597, 0.1019, 0.0668, 0.0268], abs=0.02)  # means of seeds 0 to 4


def test_with_noisy_labels_and_hardly_any_over_confidence_it_gets_worse(values):
    rows = values["slow"]
    gaps = [row["confidence"] - row["accuracy"] for row in rows]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[0] < 0
    assert values["slow_was_hardly_overconfident"]
    eces = column(rows, "ece")
    assert eces == sorted(eces)
    assert eces[-1] - eces[0] > 0.05
    assert values["slow_got_worse"]


@pytest.mark.parametrize("labels", ["clean", "noisy", "slow"])
def test_confidence_and_accuracy_fall_in_both(values, labels):
    rows = values[labels]
    for name in ("confidence", "accuracy"):
        assert column(rows, name) == sorted(column(rows, name), reverse=True)


def test_on_clean_labels_smoothing_ends_under_confident(values):
    for row in values["clean"][1:]:
        assert row["confidence"] < row["accuracy"]
    assert values["clean_got_worse"]
    assert values["noisy_got_better"]
    assert values["accuracy_fell_in_both"]


@pytest.mark.parametrize("labels", ["clean", "noisy", "slow"])
def test_ece_is_at_least_the_gap_of_the_means(values, labels):
    for row in values[labels]:
        assert row["ece"] >= abs(row["confidence"] - row["accuracy"]) - 1e-6


def test_noise_bounds_the_accuracy(values):
    # A tenth of the labels is random, so a tenth times (C - 1)/C = 8 % are wrong whatever is predicted.
    assert max(column(values["noisy"], "accuracy")) < 0.92
    assert column(values["clean"], "accuracy") == pytest.approx([0.8723, 0.7980, 0.7504, 0.7110], abs=0.005)
    assert column(values["clean"], "accuracy") == pytest.approx([0.8804, 0.8162, 0.7780, 0.7385], abs=0.03)
    assert values["SEED"] == 0


def test_ece_has_the_15_bins_of_the_page(values):
    assert values["BINS"] == 15
