"""What torch says is asserted to the letter for the pinned version; the mended call has to work."""


def test_a_tensor_on_another_device_is_refused_and_named(run):
    values = run("error_messages/devices.py").values
    assert values["target_type"] == values["weight_type"] == "RuntimeError"
    assert values["target_message"] == "Tensor on device meta is not on the expected device cpu!"
    assert values["weight_message"] == "Tensor on device cpu is not on the expected device meta!"


def test_to_moves_the_weight_of_a_module_along(run):
    assert run("error_messages/devices.py").values["mended_device"] == "meta"
