import itertools

import pytest
import torch
import torch.nn.functional as F

MESSAGES = {
    "logits dtype": "\"log_softmax_lastdim_kernel_impl\" not implemented for 'Long'",
    "batch": "Expected input batch_size (4) to match target batch_size (3).",
    "axes": "0D or 1D target tensor expected, multi-target not supported",
    "target dtype": "expected target dtype to be Long or Byte, but got Int",
    "weight": "weight tensor should be defined either for all 3 classes or no classes but got weight tensor of shape: [4]",
    "range": "Target 7 is out of bounds.",
}


def broken(*faults):
    """Inputs with these faults, each made in another way than the example's."""
    logits = torch.ones(4, 3, dtype=torch.long if "logits dtype" in faults else torch.float32)
    rows = 3 if "batch" in faults else 4
    shape = (rows, 1) if "axes" in faults else (rows,)
    dtype = torch.int32 if "target dtype" in faults else torch.int64
    targets = torch.full(shape, 7 if "range" in faults else 1, dtype=dtype)
    weight = torch.ones(4 if "weight" in faults else 3)
    return logits, targets, weight


def refusal(*faults):
    logits, targets, weight = broken(*faults)
    with pytest.raises((RuntimeError, ValueError, IndexError)) as raised:
        F.cross_entropy(logits, targets, weight=weight)
    return str(raised.value)


def test_the_messages_are_word_for_word_and_in_this_order(values):
    assert values["messages"] == MESSAGES
    assert values["order"] == list(MESSAGES)


def test_of_two_mistakes_the_earlier_check_reports():
    for one, other in itertools.combinations(MESSAGES, 2):
        assert refusal(one, other) == MESSAGES[one]


def test_the_claim_covers_every_pair(values):
    assert values["always_the_earlier"]
    assert values["pair_count"] == len(MESSAGES) * (len(MESSAGES) - 1) // 2


def test_probability_targets_are_checked_for_their_dtype_only(values):
    assert values["same_shape"] == "Expected floating point type for target with class probabilities, got Long"
    assert values["values_are_unchecked"]
    # Equal logits: every log-probability is -log 3, each of three targets is -7.
    assert values["unchecked"] == pytest.approx(3 * -7 * torch.tensor(3.0).log().item(), abs=1e-4)
