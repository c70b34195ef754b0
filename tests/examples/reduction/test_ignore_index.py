import math

import pytest
import torch


@pytest.fixture
def padded():
    """The token losses of the padded batch, in reading order, and which tokens are real."""
    torch.manual_seed(0)
    torch.randn(4, 10, 30522)
    torch.randint(30522, (4, 10))
    logits, ids = torch.randn(3, 6, 5).tolist(), torch.randint(1, 5, (3, 6)).tolist()
    losses, real = [], []
    for row, length in enumerate([5, 3, 2]):
        for t in range(6):
            target = ids[row][t] if t < length else 0
            losses.append(math.log(sum(map(math.exp, logits[row][t]))) - logits[row][t][target])
            real.append(t < length)
    return losses, real


def test_random_ids_below_ten_ignore_nothing(values):
    assert (values["B"], values["T"], values["V"]) == (4, 10, 30522)
    assert values["expected_ignored"] == pytest.approx(400 / 30522, abs=1e-12)
    assert values["chance_of_none"] == pytest.approx(math.exp(40 * math.log1p(-10 / 30522)), abs=1e-12)
    assert values["ignored_count"] == 0


def test_the_loss_of_random_logits_is_the_log_of_the_vocabulary_plus_a_half(values):
    # log E[exp z] = 1/2 for standard normal logits; the mean over 40 true logits strays by 1/sqrt(40)
    assert values["loss_few_ignored"] == pytest.approx(math.log(30522) + 0.5, abs=3 / math.sqrt(40))
    assert values["loss_few_ignored"] == pytest.approx(10.739167, abs=1e-5)  # float32


def test_minus_100_the_pad_id_and_the_mask_agree(values, padded):
    losses, real = padded
    expected = sum(loss for loss, keep in zip(losses, real, strict=True) if keep) / 10
    assert values["kept_tokens"] == 10
    for name in ("loss_minus_100", "loss_pad_id", "loss_by_mask"):
        assert values[name] == pytest.approx(expected, abs=1e-9)


def test_the_mean_after_masking_divides_by_the_pads_too(values):
    assert values["loss_mask_then_mean"] == pytest.approx(values["loss_minus_100"] * 10 / 18, abs=1e-9)


def test_without_ignoring_the_pads_are_learned(values, padded):
    assert values["loss_nothing_ignored"] == pytest.approx(sum(padded[0]) / 18, abs=1e-9)


def test_ignore_index_zero_drops_a_real_class_zero(values):
    right = [math.log1p(math.exp(-3.0)), math.log1p(math.exp(-2.0))]
    wrong = math.log1p(math.exp(0.5))
    assert values["loss_with_class_0"] == pytest.approx((sum(right) + wrong) / 3, abs=1e-9)
    assert values["loss_without_class_0"] == pytest.approx(wrong, abs=1e-9)
