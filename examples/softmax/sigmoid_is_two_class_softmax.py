"""ko: 시그모이드는 로짓이 [0, z]인 두 클래스 소프트맥스이고, 두 손실도 같은 값입니다.
en: Sigmoid is the two-class softmax of the logits [0, z], and the two losses agree as well.
"""

import torch
import torch.nn.functional as F

scores = torch.tensor([-4.0, -1.0, 0.0, 1.0, 4.0], dtype=torch.float64)  # (N,)
two_logits = torch.stack([torch.zeros_like(scores), scores], dim=-1)  # (N, 2)

by_sigmoid = torch.sigmoid(scores).tolist()
by_softmax = torch.softmax(two_logits, dim=-1)[:, 1].tolist()

# ko: 두 로짓을 함께 옮겨도 차이는 그대로이므로, 한 로짓은 남는 자유도입니다.
# en: Moving both logits together keeps their difference: one of the two is redundant.
by_shifted_softmax = torch.softmax(two_logits + 7, dim=-1)[:, 1].tolist()

targets = torch.tensor([1, 0, 1, 1, 0])  # (N,)
bce = F.binary_cross_entropy_with_logits(scores, targets.double()).item()
cross_entropy = F.cross_entropy(two_logits, targets).item()

# ko: 기울기도 같습니다. 소프트맥스 쪽에서는 두 로짓에 부호만 바뀌어 실립니다.
# en: The gradients agree too; softmax puts them on both logits, with opposite signs.
one = scores.clone().requires_grad_()
two = two_logits.clone().requires_grad_()
F.binary_cross_entropy_with_logits(one, targets.double(), reduction="sum").backward()
F.cross_entropy(two, targets, reduction="sum").backward()
gradient_of_one_logit = one.grad.tolist()
gradient_of_two_logits = two.grad.tolist()

print("    z   sigmoid   softmax   dL/dz        dL/d[z0, z1]")
for z, p, q, g, (g0, g1) in zip(
    scores.tolist(),
    by_sigmoid,
    by_softmax,
    gradient_of_one_logit,
    gradient_of_two_logits,
    strict=True,
):
    print(f"{z:5.1f}{p:10.4f}{q:10.4f}{g:9.4f}   [{g0:8.4f}, {g1:8.4f}]")
print(f"BCE {bce:.6f}   CE {cross_entropy:.6f}")
