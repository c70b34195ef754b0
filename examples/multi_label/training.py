"""ko: 배울 것이 있는 다중 라벨 과제에서는 새 데이터에서도 손실과 F1이 함께 좋아집니다.
en: On a multi-label task with something to learn, fresh data shows better loss and F1 as well.
"""

import torch
import torch.nn.functional as F

bce = F.binary_cross_entropy_with_logits

torch.manual_seed(0)
D, K = 20, 5
true_weights = torch.randn(D, K) / 2
true_bias = torch.tensor([0.0, -1.0, -1.5, -2.0, -3.0])


def draw(n):
    inputs = torch.randn(n, D)  # (n, D)
    chances = torch.sigmoid(inputs @ true_weights + true_bias)
    return inputs, torch.bernoulli(chances)  # (n, K)


train_inputs, train_targets = draw(1000)
fresh_inputs, fresh_targets = draw(5000)
label_shares = fresh_targets.mean(0).tolist()

weights = torch.zeros(D, K, requires_grad=True)
bias = torch.zeros(K, requires_grad=True)


def logits_for(inputs):
    return inputs @ weights + bias  # en: no sigmoid here  # ko: 시그모이드를 쓰지 않습니다


def evaluate():
    with torch.no_grad():
        logits = logits_for(fresh_inputs)
    predicted = (logits > 0).float()  # (n, K)
    hits = (predicted * fresh_targets).sum(0)  # (K,)
    f1 = 2 * hits / (predicted.sum(0) + fresh_targets.sum(0)).clamp(min=1)
    # ko: 모든 라벨을 맞혀야 정답으로 세는 비율과 원소마다 세는 비율은 다릅니다.
    # en: Counting rows with every label right is not counting elements.
    right = predicted == fresh_targets
    return {
        "loss": bce(logits, fresh_targets).item(),
        "macro_f1": f1.mean().item(),
        "elements_right": right.float().mean().item(),
        "rows_right": right.all(1).float().mean().item(),
    }


before = evaluate()
for step in range(301):
    loss = bce(logits_for(train_inputs), train_targets)
    if step == 0:
        first_loss = loss.item()
    by_weights, by_bias = torch.autograd.grad(loss, [weights, bias])
    with torch.no_grad():
        # ko: 평균이 N*K로 나누므로 학습률도 그만큼 큽니다.
        # en: The mean divides by N*K, so the learning rate is larger accordingly.
        weights -= 2 * by_weights
        bias -= 2 * by_bias
last_loss = loss.item()
after = evaluate()

# ko: 참 확률을 아는 모델과, 라벨을 하나도 붙이지 않는 모델입니다.
# en: The model that knows the true probabilities, and the one that never sets a label.
true_logits = fresh_inputs @ true_weights + true_bias
best_possible_loss = bce(true_logits, fresh_targets).item()
elements_right_by_all_zero = 1 - fresh_targets.mean().item()

print("label shares " + " ".join(f"{share:.4f}" for share in label_shares))
print(f"train loss {first_loss:.4f} -> {last_loss:.4f}")
print(f"{'fresh':16} before   after")
for name in before:
    print(f"{name:16} {before[name]:.4f}  {after[name]:.4f}")
print(f"true probabilities: loss {best_possible_loss:.4f}")
print(f"all zero: elements right {elements_right_by_all_zero:.4f}")
