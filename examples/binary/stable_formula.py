"""ko: max(z, 0) - z*y + log1p(exp(-|z|))는 어떤 로짓에서도 유한하고 torch와 같은 값을 냅니다.
en: max(z, 0) - z*y + log1p(exp(-|z|)) stays finite at every logit and equals what torch returns.
"""

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
print("2401 logits from -120 to 120")
print("y     |stable - torch|  naive float32 inf/nan")
for y in grid:
    print(f"{y:4} {grid[y]['difference']:16.1e} {grid[y]['naive_not_finite']:12}")

# ko: 부호에 따라 안전한 쪽이 다릅니다. 지수에는 항상 0 이하의 수만 들어갑니다.
# en: Which side is safe depends on the sign; the exponent here is never above zero.
some_logits = [-100.0, -5.0, 0.0, 5.0, 100.0]
z = torch.tensor(some_logits)  # (5,)
ones = torch.ones(5)
stable_values = stable(z, ones).tolist()
naive_values = naive(z, ones).tolist()
print("\ny=1   stable     naive")
for row in zip(some_logits, stable_values, naive_values, strict=True):
    print("{:4.0f} {:9.6f} {:9.6f}".format(*row))

# ko: log(1 + x)는 작은 x를 반올림으로 잃고 log1p(x)는 지킵니다.
# en: log(1 + x) loses a small x to rounding, log1p(x) keeps it.
small = torch.exp(torch.tensor(-20.0))
with_log = torch.log(1 + small).item()
with_log1p = torch.log1p(small).item()
z20, y1 = torch.tensor(20.0), torch.tensor(1.0)
torch_at_20 = F.binary_cross_entropy_with_logits(z20, y1).item()
print("\nz=20, y=1")
print(f"log {with_log:.6e}  log1p {with_log1p:.6e}  torch {torch_at_20:.6e}")
