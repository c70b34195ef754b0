"""ko: 같은 손실도 계산하는 방법과 dtype에 따라 맞는 값, 틀린 값, inf, nan이 됩니다.
en: The same loss comes out right, inexact, inf or nan, depending on how and in which dtype it is computed.
"""

import torch
import torch.nn.functional as F

grid = [step / 10 for step in range(1201)]  # z = 0, 0.1, ..., 120
dtypes = {"float16": torch.float16, "bfloat16": torch.bfloat16, "float32": torch.float32}


def losses(z, target):
    """Logits (z, 0); target 0 is the class of z. For the binary losses class 0 is the label 1."""
    logits = torch.stack([z, torch.zeros_like(z)], dim=1)  # (N, 2)
    index = torch.full((len(z),), target)  # (N,)
    label = torch.full_like(z, 1.0 - target)  # (N,)
    powers = logits.exp()
    shares = powers / powers.sum(dim=1, keepdim=True)
    return {
        "naive": -shares.log()[:, target],
        "log_of_softmax": -torch.softmax(logits, dim=1).log()[:, target],
        "after_sigmoid": F.binary_cross_entropy(torch.sigmoid(z), label, reduction="none"),
        "cross_entropy": F.cross_entropy(logits, index, reduction="none"),
        "with_logits": F.binary_cross_entropy_with_logits(z, label, reduction="none"),
    }


def verdict(value, truth):
    if value != value:
        return "nan"
    if value == float("inf"):
        return "inf"
    return "inexact" if abs(value - truth) > 0.01 * max(1.0, truth) else "right"


def stretches(verdicts):
    """[[verdict, first z, last z], ...]"""
    found = []
    for z, one in zip(grid, verdicts, strict=True):
        if found and found[-1][0] == one:
            found[-1][2] = z
        else:
            found.append([one, z, z])
    return found


wrong_answer, right_answer = {}, {}  # ko: 정답이 0인 쪽과 z인 쪽  # en: the true logit is 0, or z
for target, table in ((1, wrong_answer), (0, right_answer)):
    exact = losses(torch.tensor(grid, dtype=torch.float64), target)["cross_entropy"].tolist()
    for name, dtype in dtypes.items():
        for method, values in losses(torch.tensor(grid, dtype=dtype), target).items():
            verdicts = [verdict(value, truth) for value, truth in zip(values.tolist(), exact, strict=True)]
            table.setdefault(method, {})[name] = stretches(verdicts)

breaks_at = {method: {name: rows[0][2] for name, rows in by_dtype.items()} for method, by_dtype in wrong_answer.items()}
stable_forms_never_break = all(
    len(by_dtype[name]) == 1
    for table in (wrong_answer, right_answer)
    for method, by_dtype in table.items()
    for name in dtypes
    if method in ("cross_entropy", "with_logits")
)

z = torch.tensor([20.0], requires_grad=True)
F.binary_cross_entropy(torch.sigmoid(z), torch.zeros(1)).backward()
gradient_after_sigmoid = z.grad.item()
z.grad = None
F.binary_cross_entropy_with_logits(z, torch.zeros(1)).backward()
gradient_with_logits = z.grad.item()
loss_after_sigmoid = F.binary_cross_entropy(torch.sigmoid(z), torch.zeros(1)).item()

print("last z that is right, true logit 0")
for method, by_dtype in breaks_at.items():
    print(f"{method:15}", *(f"{name} {last:5.1f}" for name, last in by_dtype.items()))
print(
    f"z = 20: loss after sigmoid {loss_after_sigmoid:.0f}, gradient {gradient_after_sigmoid:.0f}, with logits {gradient_with_logits:.0f}"
)
