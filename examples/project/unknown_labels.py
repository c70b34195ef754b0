"""ko: 아무도 확인하지 않은 라벨은 손실에 들어가면 안 됩니다.
en: Labels that nobody has annotated must not enter the loss.
"""

# --8<-- [start:task]
import math

import torch
import torch.nn.functional as F


def loss_of_known_labels(logits, labels):
    """Return the mean BCE of the known labels. logits, labels: (N, K); a label is 0, 1, or -1 where nobody looked."""
    return F.binary_cross_entropy_with_logits(logits, labels.clamp(min=0))


def test_unknown_labels(candidate):
    logits = torch.tensor([[0.0, 3.0], [5.0, 0.0]], requires_grad=True)
    labels = torch.tensor([[1.0, -1.0], [-1.0, -1.0]])
    loss = candidate(logits, labels)
    loss.backward()
    assert logits.grad[labels == -1].abs().max() == 0, f"unknown labels have a gradient: {logits.grad.tolist()}"
    assert abs(loss.item() - math.log(2)) < 1e-6, f"the one known label has a loss of log 2, not {loss.item():.4f}"
    nothing = candidate(torch.zeros(2, 2, requires_grad=True), torch.full((2, 2), -1.0))
    assert nothing.item() == 0, f"without any known label the loss is 0, not {nothing.item()}"


def passes(test, candidate):
    """Print what the test says, and return whether it passed."""
    try:
        test(candidate)
    except AssertionError as error:
        print("FAILED:", error)
        return False
    print("passed")
    return True


starter_fails = not passes(test_unknown_labels, loss_of_known_labels)
# --8<-- [end:task]


# --8<-- [start:solution]
def masked_loss(logits, labels):
    known = (labels >= 0).float()  # (N, K)
    losses = F.binary_cross_entropy_with_logits(logits, labels.clamp(min=0), reduction="none")
    return (losses * known).sum() / known.sum().clamp(min=1)


solution_passes = passes(test_unknown_labels, masked_loss)
# --8<-- [end:solution]
