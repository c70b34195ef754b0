"""ko: 이진 교차 엔트로피는 로짓이 [0, z]인 두 클래스 교차 엔트로피와 같습니다.
en: Binary cross-entropy is two-class cross-entropy with the logits [0, z].
"""

import torch
import torch.nn.functional as F

z = torch.tensor([1.5, 1.5, -4.0, -4.0, 0.0], dtype=torch.float64)  # (N,)
y = torch.tensor([1.0, 0.0, 1.0, 0.0, 1.0], dtype=torch.float64)  # (N,)
p = torch.sigmoid(z)

formula = -(y * p.log() + (1 - y) * (1 - p).log())  # (N,)
bce = F.binary_cross_entropy_with_logits(z, y, reduction="none")

two_class_logits = torch.stack([torch.zeros_like(z), z], dim=1)  # (N, 2)
two_class = F.cross_entropy(two_class_logits, y.long(), reduction="none")

# ko: 두 로짓에 같은 수를 더해도 손실은 그대로입니다. 차이 z1 - z0만 값을 정합니다.
# en: The same shift on both logits changes nothing: only the difference z1 - z0 counts.
shifted = F.cross_entropy(two_class_logits + 7.0, y.long(), reduction="none")

formula_losses = formula.tolist()
bce_losses = bce.tolist()
two_class_losses = two_class.tolist()
shifted_losses = shifted.tolist()
mean_loss = bce.mean().item()
same_by_every_route = all(torch.allclose(bce, other) for other in (formula, two_class, shifted))
right_at_1_5, wrong_at_1_5, wrong_at_minus_4, right_at_minus_4, undecided = bce_losses


def typed_literally(p, y):
    p, y = torch.tensor(p), torch.tensor(y)
    return -(y * p.log() + (1 - y) * (1 - p).log()).item()


def with_xlogy(p, y):
    p, y = torch.tensor(p), torch.tensor(y)
    return 0.0 - (torch.xlogy(y, p) + torch.xlogy(1 - y, 1 - p)).item()


literal_at_certainty = typed_literally(1.0, 1.0)  # 0 * log(0) = 0 * (-inf) = nan
literal_at_zero = typed_literally(0.0, 0.0)
xlogy_at_certainty, xlogy_at_zero = with_xlogy(1.0, 1.0), with_xlogy(0.0, 0.0)
library_at_certainty = F.binary_cross_entropy(torch.ones(1), torch.ones(1)).item()
library_at_zero = F.binary_cross_entropy(torch.zeros(1), torch.zeros(1)).item()

print("   z  y    p       formula     BCE         CE([0, z])")
table = torch.stack([z, y, p, formula, bce, two_class], dim=1)  # (N, 6)
for row in table.tolist():
    print("{:5.1f}  {:.0f}  {:.4f}  {:10.6f}  {:10.6f}  {:10.6f}".format(*row))
print(f"mean                          {mean_loss:10.6f}")
print()
print("p = 1, y = 1; p = 0, y = 0")
print(f"-(y log p + (1-y) log(1-p)) : {literal_at_certainty:.4f}, {literal_at_zero:.4f}")
print(f"torch.xlogy                 : {xlogy_at_certainty:.4f}, {xlogy_at_zero:.4f}")
print(f"F.binary_cross_entropy      : {library_at_certainty:.4f}, {library_at_zero:.4f}")
