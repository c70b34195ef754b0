def test_the_messages_are_word_for_word(says):
    says("RuntimeError", "target", "Tensor on device meta is not on the expected device cpu!")
    says("RuntimeError", "weight", "Tensor on device cpu is not on the expected device meta!")
    numpy = "can't convert meta device type tensor to numpy. Use Tensor.cpu() to copy the tensor to host memory first."
    says("TypeError", "numpy", numpy)


def test_moving_the_loss_moves_its_weight(values, output):
    assert values["loss_device"] == "meta"
    assert output.splitlines()[1] == "meta"
