"""ko: 시그모이드는 로짓이 [0, z]인 두 클래스 소프트맥스이고, BCE와 교차 엔트로피도 같은 값입니다.
en: Sigmoid is the two-class softmax of the logits [0, z], and BCE equals the two-class cross-entropy.
"""

import torch
import torch.nn.functional as F

scores = torch.tensor([-4.0, -1.0, 0.0, 1.0, 4.0], dtype=torch.float64)  # (N,)
two_logits = torch.stack([torch.zeros_like(scores), scores], dim=-1)  # (N, 2)

by_sigmoid = torch.sigmoid(scores).tolist()
by_softmax = torch.softmax(two_logits, dim=-1)[:, 1].tolist()

# ko: 두 로짓에 같은 수를 더해도 차이는 그대로이므로, 로짓 하나는 없어도 됩니다.
# en: Adding the same number to both logits keeps their difference: one of the two is redundant.
by_shifted_softmax = torch.softmax(two_logits + 7, dim=-1)[:, 1].tolist()

targets = torch.tensor([1, 0, 1, 1, 0])  # (N,)
bce = F.binary_cross_entropy_with_logits(scores, targets.double()).item()
cross_entropy = F.cross_entropy(two_logits, targets).item()
probabilities_agree = torch.allclose(torch.sigmoid(scores), torch.softmax(two_logits, dim=-1)[:, 1])
losses_agree = abs(bce - cross_entropy) < 1e-12

# ko: 기울기도 같습니다. 두 로짓의 기울기는 크기가 같고 부호가 반대입니다.
# en: The gradients agree too: those of the two logits are equal with opposite signs.
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
