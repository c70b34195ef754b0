def test_cross_entropy_outlasts_squared_error_and_breaks_in_the_end(values):
    survived, seeds = values["survived"], 4
    assert survived["cross-entropy"]["10.0"] == seeds
    assert survived["squared error"]["10.0"] == 0
    assert survived["cross-entropy"]["100.0"] == 0
    for flag in ("cross_entropy_lasts_at_ten", "squared_error_does_not", "cross_entropy_breaks_at_a_hundred"):
        assert values[flag]


def test_small_rates_break_neither(values):
    for loss in values["survived"].values():
        assert loss["0.1"] == 4
