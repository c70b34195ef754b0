"""ko: Focal Loss는 확률 대신 로짓의 차이로 계산해야 로짓이 커도 손실과 기울기가 유한합니다.
en: Computed from differences of logits instead of probabilities, focal loss stays finite at large logits.
"""

import torch
import torch.nn.functional as F


def from_probs(logits, targets, gamma):
    p = logits.softmax(dim=1).gather(1, targets[:, None]).squeeze(1)  # (B,)
    return (1 - p) ** gamma * -p.log()


def from_clamped_probs(logits, targets, gamma):
    p = logits.softmax(dim=1).gather(1, targets[:, None]).squeeze(1)  # (B,)
    p = p.clamp(min=1e-8)
    return (1 - p) ** gamma * -p.log()


def from_cross_entropy(logits, targets, gamma):
    loss = F.cross_entropy(logits, targets, reduction="none")  # (B,)
    return (1 - torch.exp(-loss)) ** gamma * loss


def from_difference(logits, targets, gamma):
    is_true = F.one_hot(targets, logits.shape[1]).bool()  # (B, C)
    others = logits.masked_fill(is_true, -torch.inf).logsumexp(dim=1)  # (B,)
    d = others - logits[is_true]
    return -torch.exp(gamma * F.logsigmoid(d)) * F.logsigmoid(-d)


def evaluate(form, lead, gamma):
    logits = torch.tensor([[lead, 0.0]], requires_grad=True)  # (B, C)
    loss = form(logits, torch.tensor([0]), gamma).sum()
    loss.backward()
    # ko: 0.0을 더하면 -0.0이 0.0이 됩니다.
    # en: Adding 0.0 turns -0.0 into 0.0.
    return {"loss": loss.item() + 0.0, "gradient": logits.grad[0, 0].item() + 0.0}


# ko: 정답 로짓이 200만큼 작은, 학습이 가장 필요한 샘플입니다.
# en: The true logit is 200 too low: the sample that needs training most.
wrong_probs = evaluate(from_probs, -200.0, gamma=2)
wrong_clamped = evaluate(from_clamped_probs, -200.0, gamma=2)
wrong_log_softmax = evaluate(from_cross_entropy, -200.0, gamma=2)
wrong_margin = evaluate(from_difference, -200.0, gamma=2)

# ko: 확신하고 맞힌 샘플입니다. float32에서 1 - p = 0이고 γ < 1이면 0을 음수 제곱합니다.
# en: Right and certain: in float32 1 - p = 0, and γ < 1 raises it to a negative power.
right_log_softmax = evaluate(from_cross_entropy, 20.0, gamma=0.5)
right_margin = evaluate(from_difference, 20.0, gamma=0.5)

print(f"{'':28s}{'loss':>10s}{'dL/dz':>12s}")
for name, result in [
    ("z = -200  probs", wrong_probs),
    ("          probs, clamped", wrong_clamped),
    ("          F.cross_entropy", wrong_log_softmax),
    ("          difference", wrong_margin),
    ("z = 20    F.cross_entropy", right_log_softmax),
    ("          difference", right_margin),
]:
    print(f"{name:28s}{result['loss']:>10.4g}{result['gradient']:>12.4g}")
