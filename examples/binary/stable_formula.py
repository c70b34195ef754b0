"""ko: max(z, 0) - z*y + log1p(exp(-|z|))는 어떤 로짓에서도 유한하고 PyTorch의 손실과 같습니다.
en: max(z, 0) - z*y + log1p(exp(-|z|)) is finite at every logit and equals PyTorch's loss.
"""

import math

import torch
import torch.nn.functional as F


def naive(z, y):
    p = 1 / (1 + torch.exp(-z))
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p))


def stable(z, y):
    return z.clamp(min=0) - z * y + torch.log1p(torch.exp(-z.abs()))


logits = torch.linspace(-120, 120, 2401, dtype=torch.float64)  # (N,)


def compare(label):
    targets = torch.full_like(logits, label)
    reference = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    single = naive(logits.float(), targets.float())
    return {
        "difference": (stable(logits, targets) - reference).abs().max().item(),
        "naive_not_finite": (~single.isfinite()).sum().item(),
    }


grid = {"0": compare(0.0), "1": compare(1.0), "soft": compare(0.3)}
stable_equals_torch = max(found["difference"] for found in grid.values()) < 1e-12
naive_fails_on_more_than_half = min(found["naive_not_finite"] for found in grid.values()) > 2401 / 2
print("2401 logits from -120 to 120")
print("y     |stable - torch|  naive float32 inf/nan")
for y in grid:
    print(f"{y:4} {grid[y]['difference']:16.1e} {grid[y]['naive_not_finite']:12}")

# ko: 지수에는 항상 0 이하의 수만 들어가므로 오버플로가 없습니다.
# en: The exponent is never above zero, so nothing overflows.
some_logits = [-100.0, -5.0, 0.0, 5.0, 100.0]
z = torch.tensor(some_logits)  # (5,)
ones = torch.ones(5)
stable_values = stable(z, ones).tolist()
naive_values = naive(z, ones).tolist()
print("\ny=1   stable     naive")
for row in zip(some_logits, stable_values, naive_values, strict=True):
    print("{:4.0f} {:9.6f} {:9.6f}".format(*row))

# ko: x가 아주 작으면 log(1 + x)는 0이 되지만 log1p(x)는 정확합니다.
# en: For a very small x, log(1 + x) becomes 0 while log1p(x) is accurate.
exact = math.log1p(math.exp(-20))  # float64
small = torch.exp(torch.tensor(-20.0))
with_log = torch.log(1 + small).item()
with_log1p = torch.log1p(small).item()
print("\nz=20, y=1")
print(f"log {with_log:.6e}  log1p {with_log1p:.6e}  exact {exact:.6e}")
