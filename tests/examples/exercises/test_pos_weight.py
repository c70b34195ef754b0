def test_the_starter_meets_no_criterion(values, output):
    assert values["criteria"] == dict.fromkeys(("threshold_is_right", "tuned_f1_is_alike", "weight_is_undone"), False)
    assert output.count("[ ]") == 3


def test_only_the_two_functions_are_left_to_write(differ_only_in):
    assert differ_only_in("pos_weight", "best_threshold", "undo_weight")


def test_without_tuning_both_f1_are_the_same(values):
    for row in values["means"].values():
        assert row["f1_tuned"] == row["f1_at_half"]
        assert row["nll_undone"] == row["nll"]
