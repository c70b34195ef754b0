def test_the_starter_meets_no_criterion(values, output):
    names = ("weights_are_right", "thresholds_are_right", "recalls_even_out")
    assert values["criteria"] == dict.fromkeys(names, False)
    assert output.count("[ ]") == 3


def test_only_the_two_functions_are_left_to_write(differ_only_in):
    assert differ_only_in("per_label", "label_weights", "best_thresholds")


def test_without_weights_all_rows_are_the_same(output):
    none, root, ratio = (line.split()[1:] for line in output.splitlines()[1:4])
    assert none == root == ratio
    macro, _, tuned = none[:3]
    assert tuned == macro
