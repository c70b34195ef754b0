import statistics


def test_ctc_makes_less_than_half_the_errors_of_evenly_spread_labels(values):
    ctc, spread, true = (values["compared"][way] for way in ("CTCLoss", "evenly spread", "true frames"))
    assert len(ctc) == len(spread) == len(true) == 5
    assert statistics.mean(ctc) * 2 < statistics.mean(spread)
    assert values["ctc_makes_less_than_half_the_errors"] is True
    assert sorted(ctc + spread)[:5] == sorted(ctc)  # the worst seed of one against the best of the other
    assert values["ctc_wins_every_seed"] is True
    assert statistics.mean(true) < statistics.mean(ctc)
    assert values["true_frames_are_best"] is True


def test_the_means_are_those_of_the_seeds(values):
    for way, errors in values["compared"].items():
        assert abs(values["mean"][way] - statistics.mean(errors)) < 1e-12
        assert all(0 <= error < 1 for error in errors)


def test_rates_come_from_the_grid(values):
    assert set(values["rate_of"].values()) <= {0.03, 0.1}
