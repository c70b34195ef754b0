import pytest

N, D, C = 256, 8, 4096
LOGITS = 4 * N * C
GRADIENTS = 4 * (N * D + C * D)


def test_sizes(values):
    assert (values["N"], values["D"], values["C"]) == (N, D, C)
    assert values["logits_bytes"] == LOGITS
    assert values["gradient_bytes"] == GRADIENTS


@pytest.mark.parametrize("name", ["two_layers", "options=None"])
def test_without_options_logits_log_probabilities_and_their_gradient_are_held_together(values, name):
    # each is (N, C): the log-probabilities, their gradient, and the gradient of the logits
    assert values["peaks"][name] == pytest.approx(3 * LOGITS, rel=0.01)


@pytest.mark.parametrize("rows", [256, 64])
def test_in_chunks_the_peak_is_one_chunk_of_logits_and_the_gradients(values, rows):
    assert values["peaks"][f"batch_chunk_size={rows}"] == pytest.approx(4 * rows * C + GRADIENTS, rel=0.05)


@pytest.mark.parametrize("name", ["batch_chunk_size=8", "Options()"])
def test_with_small_chunks_the_peak_is_the_gradients_twice(values, name):
    assert values["peaks"][name] == pytest.approx(2 * GRADIENTS, rel=0.02)
    assert values["default_in_gradients"] == pytest.approx(2, rel=0.02)


def test_the_conclusions(values):
    assert values["unfused_holds_three"] is True
    assert values["fused_without_options_saves_nothing"] is True
    assert values["falls_with_the_chunk"] is True
    assert values["in_logits"]["Options()"] < 0.1
