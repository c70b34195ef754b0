"""ko: 분류에 제곱 오차를 쓰면 크게 틀렸을수록 기울기가 사라지지만, 교차 엔트로피는 그렇지 않습니다.
en: With squared error the gradient fades where a classifier is most wrong; with cross-entropy not.
"""

import torch
import torch.nn.functional as F

# ko: 정답은 모두 1이므로, 로짓이 음수일수록 더 크게 틀린 것입니다.
# en: The true class is 1 throughout: the more negative the logit, the worse the mistake.
logits = torch.tensor([-10.0, -5.0, 0.0, 5.0], dtype=torch.float64, requires_grad=True)
ones = torch.ones(4, dtype=torch.float64)


def squared_error(logits, targets):
    return F.mse_loss(logits.sigmoid(), targets, reduction="sum")


def binary_cross_entropy(logits, targets):
    return F.binary_cross_entropy_with_logits(logits, targets, reduction="sum")


probs = logits.sigmoid().tolist()
(se_gradient,) = torch.autograd.grad(squared_error(logits, ones), logits)
(ce_gradient,) = torch.autograd.grad(binary_cross_entropy(logits, ones), logits)
squared_error_gradients = se_gradient.tolist()
cross_entropy_gradients = ce_gradient.tolist()
gradient_ratios = (ce_gradient / se_gradient).tolist()

print(f"{'logit':>6}{'prob':>10}{'SE grad':>13}{'CE grad':>12}{'CE / SE':>11}")
for i, logit in enumerate(logits.tolist()):
    print(
        f"{logit:>6.1f}{probs[i]:>10.6f}{squared_error_gradients[i]:>13.4e}"
        f"{cross_entropy_gradients[i]:>12.6f}{gradient_ratios[i]:>11.2f}"
    )


def train_from(start, loss_function):
    logit = torch.tensor([start], dtype=torch.float64, requires_grad=True)
    for _ in range(100):
        loss_function(logit, ones[:1]).backward()
        with torch.no_grad():
            logit -= 1.0 * logit.grad
            logit.grad = None
    return logit.sigmoid().item()


# ko: 같은 자리에서 출발해 같은 학습률로 100걸음을 갑니다.
# en: The same start, the same learning rate, 100 steps each.
prob_at_start = probs[0]
prob_after_squared_error = train_from(-10.0, squared_error)
prob_after_cross_entropy = train_from(-10.0, binary_cross_entropy)

# ko: 답이 틀린 것은 아닙니다. 참인 비율이 0.7이면 두 손실 모두 0.7을 고릅니다.
# en: Its answer is not wrong: where 0.7 of the labels are true, both losses choose 0.7.
q = torch.linspace(0.01, 0.99, 99, dtype=torch.float64)
expected_squared_error = 0.7 * (1 - q) ** 2 + 0.3 * q**2
expected_cross_entropy = -0.7 * q.log() - 0.3 * (1 - q).log()
best_q_squared_error = q[expected_squared_error.argmin()].item()
best_q_cross_entropy = q[expected_cross_entropy.argmin()].item()

print(f"\nprob at the start     {prob_at_start:.6f}")
print(f"100 steps of SE       {prob_after_squared_error:.6f}")
print(f"100 steps of CE       {prob_after_cross_entropy:.6f}")
print(f"best q at 70% true    SE {best_q_squared_error:.2f}", end="   ")
print(f"CE {best_q_cross_entropy:.2f}")
