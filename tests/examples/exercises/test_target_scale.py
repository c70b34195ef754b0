def test_the_starter_meets_no_criterion(values, output):
    names = ("mean_0_and_std_1", "undo_restores", "unit_does_not_matter")
    assert values["criteria"] == dict.fromkeys(names, False)
    assert output.count("[ ]") == 3


def test_only_one_function_is_left_to_write(differ_only_in):
    assert differ_only_in("target_scale", "standardise")


def test_without_it_standardised_runs_are_the_raw_ones(values):
    assert values["curves"]["adamw_standardised"] == values["curves"]["adamw"]
    assert values["curves"]["sgd_standardised"] == values["curves"]["sgd"]
