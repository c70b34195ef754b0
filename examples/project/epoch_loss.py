"""ko: 에폭의 평균 손실은 배치가 아니라 샘플의 평균입니다.
en: The mean loss of an epoch is a mean over samples, not over batches.
"""

# --8<-- [start:task]
import torch
from torch import nn


def mean_loss_of_epoch(loss_fn, batches):
    """Return the mean loss of all samples. `batches` holds (outputs, targets) pairs; loss_fn averages over a batch."""
    losses = [loss_fn(outputs, targets).item() for outputs, targets in batches]
    return sum(losses) / len(losses)


def test_mean_loss(candidate):
    outputs = torch.arange(9.0)[:, None]  # (N, 1)
    outputs[8] = 100.0  # en: the last batch holds this sample alone  # ko: 마지막 배치에는 이 샘플만 있습니다
    targets = torch.zeros(9, 1)
    batches = list(zip(outputs.split(4), targets.split(4), strict=True))  # 4 + 4 + 1
    expected, found = nn.MSELoss()(outputs, targets).item(), candidate(nn.MSELoss(), batches)
    assert abs(found - expected) < 1e-3, f"the mean over samples is {expected:.2f}, not {found:.2f}"


def passes(test, candidate):
    """Print what the test says, and return whether it passed."""
    try:
        test(candidate)
    except AssertionError as error:
        print("FAILED:", error)
        return False
    print("passed")
    return True


starter_fails = not passes(test_mean_loss, mean_loss_of_epoch)
# --8<-- [end:task]


# --8<-- [start:solution]
def weighted_mean_loss(loss_fn, batches):
    total = count = 0
    for outputs, targets in batches:
        total += loss_fn(outputs, targets).item() * len(outputs)
        count += len(outputs)
    return total / count


solution_passes = passes(test_mean_loss, weighted_mean_loss)
# --8<-- [end:solution]
