"""ko: 학습률이 한계의 두 배 안쪽이면 반으로 줄였을 때 발산이 멈추고, 그보다 크면 한 번 더 줄여야 합니다.
en: Halving the learning rate stops a divergence that started within twice the limit; beyond that, halve again.
"""

import torch

# ko: f(w) = curvature * w² / 2에서 한 스텝은 w에 1 - lr * curvature를 곱합니다.
# en: On f(w) = curvature * w² / 2 a step multiplies w by 1 - lr * curvature.
curvature = 4.0
limit = 2 / curvature


def loss_after(lr, steps=60):
    w = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=lr)
    for _ in range(steps):
        loss = curvature * w**2 / 2
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return (curvature * w**2 / 2).item()


loss_at_start = loss_after(limit, steps=0)
loss_on_limit = loss_after(limit)
loss_just_above_limit = loss_after(1.05 * limit)
loss_just_above_limit_halved = loss_after(1.05 * limit / 2)
loss_far_above_limit = loss_after(2.1 * limit)
loss_far_above_limit_halved = loss_after(2.1 * limit / 2)
loss_far_above_limit_quartered = loss_after(2.1 * limit / 4)

one_halving_is_enough = loss_just_above_limit > loss_at_start > 1e6 * loss_just_above_limit_halved
two_halvings_are_needed = loss_far_above_limit_halved > loss_at_start > 1e6 * loss_far_above_limit_quartered

print(f"limit 2 / curvature = {limit}     start {loss_at_start:.1f}")
print("lr / limit      loss after 60 steps")
print(f"     1.000      {loss_on_limit:.3e}")
print(f"     1.050      {loss_just_above_limit:.3e}")
print(f"     0.525      {loss_just_above_limit_halved:.3e}")
print(f"     2.100      {loss_far_above_limit:.3e}")
print(f"     1.050      {loss_far_above_limit_halved:.3e}")
print(f"     0.525      {loss_far_above_limit_quartered:.3e}")
