def test_the_starter_meets_no_criterion(values, output):
    assert values["criteria"] == dict.fromkeys(("ece_is_right", "keeps_the_best_model", "stopping_calibrates"), False)
    assert output.count("[ ]") == 3


def test_only_the_two_functions_are_left_to_write(differ_only_in):
    assert differ_only_in("smoothing", "ece", "best")


def test_without_stopping_both_halves_of_the_table_are_the_same(output):
    rows = [line.split() for line in output.splitlines()[2:6]]
    for _, accuracy, confidence, ece, *stopped in rows:
        assert stopped == [accuracy, confidence, ece]
        assert ece == "nan"
