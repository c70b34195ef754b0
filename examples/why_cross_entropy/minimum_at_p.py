"""ko: P를 고정하면 교차 엔트로피는 Q = P에서 가장 작지만, Q를 고정하면 그렇지 않습니다.
en: With P fixed, cross-entropy is smallest at Q = P; with Q fixed, it is not.
"""

import torch
import torch.nn.functional as F


def cross_entropy(p, q):
    return -torch.xlogy(p, q).sum(-1)


# ko: 세 클래스의 Q를 0.01 간격으로 모두 놓아 봅니다.
# en: All Q over three classes, in steps of 0.01.
P = torch.tensor([0.7, 0.2, 0.1], dtype=torch.float64)
hundredths = torch.tensor([[a, b, 100 - a - b] for a in range(1, 99) for b in range(1, 100 - a)])
grid = hundredths.double() / 100  # (Q, C)
losses = cross_entropy(P, grid)  # (Q,)
entropy_of_p = cross_entropy(P, P).item()
grid_size = len(grid)
lowest_on_grid = grid[losses.argmin()].tolist()
others = losses[(grid != P).any(dim=1)]
all_others_are_higher = bool((others > entropy_of_p).all())
print(f"P fixed   H(P)        {entropy_of_p:.6f}")
print(f"          {grid_size} Q, lowest {losses.min():.6f} at {lowest_on_grid}")

# ko: 두 클래스에서는 Q의 첫 확률 하나만 움직이므로 곡선으로 그릴 수 있습니다.
# en: With two classes only the first probability of Q moves: a curve that can be drawn.
fixed_p = torch.tensor([0.7, 0.3], dtype=torch.float64)
q = torch.arange(5, 96, dtype=torch.float64) / 100
along_q = cross_entropy(fixed_p, torch.stack([q, 1 - q], dim=-1))  # (91,)
curve = [list(point) for point in zip(q.tolist(), along_q.tolist(), strict=True)]
two_class_entropy = cross_entropy(fixed_p, fixed_p).item()
lowest_q = q[along_q.argmin()].item()
curve_at_20_percent = along_q[q == 0.2].item()
divergence_at_20_percent = curve_at_20_percent - two_class_entropy
print(f"2 classes H(P)        {two_class_entropy:.6f}, lowest at q = {lowest_q:.2f}")
print(f"          q = 0.2     {curve_at_20_percent:.6f}", end=" = H(P) + ")
print(f"{divergence_at_20_percent:.6f}")

# ko: 이번에는 Q를 고정하고 P를 움직입니다. H(P, Q)는 P의 일차식이라 끝에서 가장 작습니다.
# en: Now Q stays and P moves. H(P, Q) is linear in P, so its minimum lies at an end.
Q = torch.tensor([0.9, 0.1], dtype=torch.float64)
share = torch.linspace(0, 1, 101, dtype=torch.float64)
along_p = cross_entropy(torch.stack([share, 1 - share], dim=-1), Q)  # (101,)
loss_at_best_p = along_p.min().item()
best_share = share[along_p.argmin()].item()
loss_at_p_equal_q = cross_entropy(Q, Q).item()
print(f"Q fixed   P = Q       {loss_at_p_equal_q:.6f}")
print(f"          P = ({best_share:.0f}, {1 - best_share:.0f})  {loss_at_best_p:.6f}")

# ko: 타깃도 모델에서 나왔다면 기울기가 타깃으로도 흐릅니다. detach로 끊습니다.
# en: Targets that come from a model receive a gradient too, unless they are detached.
target = torch.tensor([[0.9, 0.1]], dtype=torch.float64, requires_grad=True)  # (N, C)
F.cross_entropy(Q.log()[None], target).backward()
gradient_of_target = target.grad[0].tolist()
target_gets_a_gradient = any(g != 0 for g in gradient_of_target)
print("gradient of a target  " + "  ".join(f"{g:.6f}" for g in gradient_of_target))
