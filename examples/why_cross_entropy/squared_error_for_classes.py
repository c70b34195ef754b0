"""ko: 시그모이드 뒤의 제곱 오차는 확신하고 틀릴수록 기울기가 작아지고, 교차 엔트로피는 그렇지 않습니다.
en: Squared error after a sigmoid has a tiny gradient on confident mistakes; cross-entropy has not.
"""

import torch
import torch.nn.functional as F


def squared_error(z, y):
    return F.mse_loss(z.sigmoid(), y, reduction="sum")


def cross_entropy(z, y):
    return F.binary_cross_entropy_with_logits(z, y, reduction="sum")


LOSSES = {"squared error": squared_error, "cross-entropy": cross_entropy}

# ko: 정답은 모두 1이므로 로짓이 음수일수록 더 크게 틀린 것입니다.
# en: The label is 1 throughout: the more negative the logit, the worse the mistake.
z = torch.linspace(-10, 10, 81, dtype=torch.float64, requires_grad=True)
ones = torch.ones_like(z)
gradients = {name: torch.autograd.grad(loss(z, ones), z)[0] for name, loss in LOSSES.items()}
squared_error_gradients, cross_entropy_gradients = (g.tolist() for g in gradients.values())
gradient_ratio = cross_entropy_gradients[0] / squared_error_gradients[0]  # z = -10
largest_at = z[gradients["squared error"].argmin()].item()
curves = list(zip(z.tolist(), squared_error_gradients, cross_entropy_gradients, strict=True))
curves = [list(row) for row in curves]
print(f"{'logit':>6}{'prob':>10}{'SE gradient':>14}{'CE gradient':>14}")
for logit, se, ce in curves[::20]:
    prob = torch.tensor(logit).sigmoid().item()
    print(f"{logit:>6.1f}{prob:>10.6f}{se:>14.4e}{ce:>14.4e}")


def steps_to_even_odds(loss, optimizer, lr, start=-10.0, at_most=5000):
    """Steps from a wrong logit until the label's probability is one half."""
    logit = torch.tensor([start], dtype=torch.float64, requires_grad=True)
    optimizer = optimizer([logit], lr=lr)
    for step in range(1, at_most + 1):
        optimizer.zero_grad()
        loss(logit, ones[:1]).backward()
        optimizer.step()
        if logit.item() >= 0:
            return step
    return None


# ko: 옵티마이저와 학습률을 바꿔도 같은지 봅니다.
# en: Does it depend on the optimizer, or on the learning rate?
SGD, Adam = torch.optim.SGD, torch.optim.Adam
settings = [(SGD, lr) for lr in (3.0, 10.0, 30.0)] + [(Adam, lr) for lr in (0.03, 0.1, 0.3, 1.0)]
steps = {"SGD": [], "Adam": []}
print(f"\n{'steps to p = 0.5':<18}" + "".join(f"{name:>15}" for name in LOSSES))
for optimizer, lr in settings:
    pair = [steps_to_even_odds(loss, optimizer, lr) for loss in LOSSES.values()]
    steps[optimizer.__name__].append(pair)
    print(f"{optimizer.__name__ + f' {lr:g}':<18}" + "".join(f"{n:>15}" for n in pair))
sgd_needs_hundreds_of_times_more = all(se > 300 * ce for se, ce in steps["SGD"])
adam_is_hardly_slower = all(se < 1.5 * ce for se, ce in steps["Adam"])

# ko: 더 깊이 포화되면 기울기가 Adam의 eps보다 작아져 Adam으로도 움직이지 못합니다.
# en: Deeper in saturation the gradient is below Adam's eps, and Adam is stuck as well.
deeper = [steps_to_even_odds(loss, Adam, 0.1, -30.0, at_most=1000) for loss in LOSSES.values()]
adam_is_stuck_too = deeper[0] is None and deeper[1] is not None
print(f"{'Adam 0.1 from -30':<18}{deeper[0]!s:>15}{deeper[1]:>15}")

# ko: 라벨의 70%가 1일 때 기댓값이 가장 작은 예측입니다. 절대 오차만 70%가 아닙니다.
# en: The prediction of least expected loss if 70% of the labels are 1. Absolute error differs.
q = torch.linspace(0, 1, 101, dtype=torch.float64)
expected_squared_error = 0.7 * (1 - q) ** 2 + 0.3 * q**2
expected_cross_entropy = -0.7 * q.log() - 0.3 * (1 - q).log()
expected_absolute_error = 0.7 * (1 - q) + 0.3 * q
best_q_squared_error = q[expected_squared_error.argmin()].item()
best_q_cross_entropy = q[expected_cross_entropy.argmin()].item()
best_q_absolute_error = q[expected_absolute_error.argmin()].item()
print(f"\nbest q at 70%   SE {best_q_squared_error:.2f}   CE {best_q_cross_entropy:.2f}", end="")
print(f"   absolute error {best_q_absolute_error:.2f}")
