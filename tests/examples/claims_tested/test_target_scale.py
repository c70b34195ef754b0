def test_which_loss_learns_depends_on_the_rate(values):
    found = values["found"]
    for loss in ("MAE", "Huber"):
        assert min(found[f"{loss} 0.1"]) > 0.9
        assert max(found[f"{loss} 0.01"]) < 0.5
    assert min(found["MSE 0.01"]) > 0.9
    assert found["MSE 0.1"] == [None] * 3  # diverged
    assert values["at_the_large_rate"]
    assert values["at_the_small_rate"]


def test_standardising_takes_the_scale_out(values):
    assert min(values["found"]["MSE 0.1, standardised"]) > 0.9
    assert values["standardised_mse_learns"]


def test_the_best_possible_fit_is_near_what_is_reached(values):
    # The targets are a sum of three standard normals and noise of variance 0.09: R² can reach 3 / 3.09.
    assert max(values["found"]["MSE 0.01"]) < 3 / 3.09 + 0.01
