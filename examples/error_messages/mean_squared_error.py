"""ko: (B, 1) 예측과 (B,) 정답을 주면 회귀 손실은 경고만 하고 모든 쌍을 비교해 평균만 배우게 합니다.
en: With (B, 1) predictions and (B,) targets a regression loss only warns, and compares every pair.
"""

import textwrap
import warnings

import torch
import torch.nn.functional as F

predictions = torch.tensor([[1.0], [2.0], [3.0], [4.0]])  # (B, 1)
targets = torch.tensor([1.0, 2.0, 3.0, 4.0])  # (B,)


def refused(name, call):
    try:
        call()
    except Exception as error:
        kind, text = type(error).__name__, str(error)
    print(name)
    print(textwrap.indent(textwrap.fill(f"{kind}: {text}", 76), "  "))
    return kind, text


def mended(loss):
    print(f"  -> {loss.item():.6f}")
    return loss.item()


def warned(name, call):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = call()
    kind, text = caught[0].category.__name__, str(caught[0].message)
    print(name)
    print(textwrap.indent(textwrap.fill(f"{kind}: {text}", 76), "  "))
    return kind, text, result


# ko: 예측이 정답과 똑같은데도 손실이 0이 아닙니다.
# en: The predictions equal the targets, and yet the loss is not zero.
mse_category, mse_message, mse_wrong = warned(
    "mse_loss",
    lambda: F.mse_loss(predictions, targets).item(),
)
print(f"  {mse_wrong:.6f}")
mse_mended = mended(F.mse_loss(predictions.squeeze(1), targets))
l1_category, l1_message, l1_wrong = warned(
    "l1_loss",
    lambda: F.l1_loss(predictions, targets).item(),
)
l1_mended = mended(F.l1_loss(predictions.squeeze(1), targets))
huber_category, huber_message, huber_wrong = warned(
    "huber_loss",
    lambda: F.huber_loss(predictions, targets).item(),
)
huber_mended = mended(F.huber_loss(predictions.squeeze(1), targets))

# ko: 이 손실을 최소로 만드는 예측은 모두 정답의 평균이고, 남는 손실은 분산입니다.
# en: What minimises it is the mean of the targets everywhere; the variance is left over.
constant = targets.mean().expand(4, 1)  # (B, 1)
best_reachable = warned("mean", lambda: F.mse_loss(constant, targets).item())[2]
variance_of_targets = targets.var(correction=0).item()
print(f"  {best_reachable:.6f}  {variance_of_targets:.6f}")

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    short_type, short_message = refused(
        "short",
        lambda: F.mse_loss(targets, targets[:3]),
    )
short_mended = mended(F.mse_loss(targets[:3], targets[:3]))

long_type, long_message = refused(
    "long",
    lambda: F.mse_loss(targets.long(), targets.long() + 1),
)
long_mended = mended(F.mse_loss(targets, targets.long() + 1))
