"""ko: 초점 손실은 확률이 아니라 로짓의 차이에서 계산해야 큰 로짓에서도 손실과 기울기가 유한합니다.
en: Compute focal loss from differences of logits, not from probabilities, and it stays finite.
"""

import torch
import torch.nn.functional as F


def from_probs(logits, target, gamma):
    p = logits.softmax(dim=-1)[target]
    return (1 - p) ** gamma * -p.log()


def from_clamped_probs(logits, target, gamma):
    p = logits.softmax(dim=-1)[target].clamp(min=1e-8)
    return (1 - p) ** gamma * -p.log()


def from_log_softmax(logits, target, gamma):
    log_p = F.log_softmax(logits, dim=-1)[target]
    return (1 - log_p.exp()) ** gamma * -log_p


def from_margin(logits, target, gamma):
    # ko: 나머지 클래스를 하나로 묶으면 -log p = softplus(d), 1 - p = sigmoid(d)입니다.
    # en: Pool the other classes into one: -log p = softplus(d), 1 - p = sigmoid(d).
    is_target = torch.arange(len(logits)) == target  # (C,)
    d = logits.masked_fill(is_target, -torch.inf).logsumexp(dim=-1) - logits[target]
    return torch.exp(gamma * F.logsigmoid(d)) * F.softplus(d)


def evaluate(form, margin, gamma):
    logits = torch.tensor([margin, 0.0], requires_grad=True)  # (C,)
    loss = form(logits, 0, gamma)
    loss.backward()
    # ko: 0.0을 더하면 -0.0이 0.0이 됩니다.
    # en: Adding 0.0 turns -0.0 into 0.0.
    return {"loss": loss.item() + 0.0, "gradient": logits.grad[0].item() + 0.0}


# ko: 정답의 로짓이 200만큼 낮습니다. 가장 많이 배워야 할 표본입니다.
# en: The true logit is 200 too low: the sample that has most to teach.
wrong_probs = evaluate(from_probs, -200.0, gamma=2)
wrong_clamped = evaluate(from_clamped_probs, -200.0, gamma=2)
wrong_log_softmax = evaluate(from_log_softmax, -200.0, gamma=2)
wrong_margin = evaluate(from_margin, -200.0, gamma=2)

# ko: 정답을 확신합니다. float32에서 1 - p = 0이고, γ < 1이면 0의 음의 거듭제곱이 나옵니다.
# en: Confidently right: 1 - p = 0 in float32, and γ < 1 brings a negative power of 0.
right_log_softmax = evaluate(from_log_softmax, 20.0, gamma=0.5)
right_margin = evaluate(from_margin, 20.0, gamma=0.5)

print(f"{'':24s}{'loss':>10s}{'dL/dz':>12s}")
for name, result in [
    ("z = -200  probs", wrong_probs),
    ("          probs, clamped", wrong_clamped),
    ("          log_softmax", wrong_log_softmax),
    ("          margin", wrong_margin),
    ("z = 20    log_softmax", right_log_softmax),
    ("          margin", right_margin),
]:
    print(f"{name:24s}{result['loss']:>10.4g}{result['gradient']:>12.4g}")
