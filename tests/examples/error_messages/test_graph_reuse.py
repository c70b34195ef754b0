def test_three_kinds_of_reuse_end_in_the_message_of_a_second_backward(values, run):
    twice = run("error_messages/backward.py").values["twice_message"]
    assert values["same_message_every_time"]
    assert values["hidden_message"] == values["running_sum_message"] == values["two_losses_message"] == twice


def test_the_running_sum_adds_two_equal_losses(values):
    # The model is not updated in between.
    assert values["total"] == 2 * values["loss"]
