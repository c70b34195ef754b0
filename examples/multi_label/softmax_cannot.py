"""ko: 라벨이 2개인 샘플에서 소프트맥스는 확률을 절반씩 나누어 주고, 라벨이 없는 샘플에서는 교차 엔트로피의 기울기가 0입니다.
en: With two true labels softmax gives each one half, and without any label cross-entropy has no gradient.
"""

import math

import torch
import torch.nn.functional as F

bce = F.binary_cross_entropy_with_logits
two_labels = torch.tensor([[1.0, 1.0, 0.0]], dtype=torch.float64)  # (1, K)
halves = two_labels / 2
no_label = torch.zeros(1, 3, dtype=torch.float64)


def minimise(loss_function, targets, steps=1000):
    logits = torch.tensor([[0.5, 0.0, -0.5]], dtype=torch.float64, requires_grad=True)
    for _ in range(steps):
        (gradient,) = torch.autograd.grad(loss_function(logits, targets), logits)
        with torch.no_grad():
            logits -= 2 * gradient
    return logits.detach(), loss_function(logits, targets).item()


softmax_logits, softmax_loss = minimise(F.cross_entropy, halves)
sigmoid_logits, sigmoid_loss = minimise(bce, two_labels)
softmax_probs = softmax_logits.softmax(dim=1)[0].tolist()
sigmoid_probs = sigmoid_logits.sigmoid()[0].tolist()

# ko: 타깃의 합이 2이면 하한은 2 log 2, 합이 1이면 log 2입니다. 하한에서 기울기는 0입니다.
# en: The smallest loss is 2 log 2 for targets that sum to 2, log 2 if they sum to 1.
floor = 2 * math.log(2)
floor_of_halves = math.log(2)

# ko: 라벨이 없는 샘플의 기울기를 비교합니다.
# en: The gradients on a sample without any label.
logits = torch.tensor([[2.0, 0.0, -2.0]], dtype=torch.float64, requires_grad=True)
(softmax_gradient,) = torch.autograd.grad(F.cross_entropy(logits, no_label), logits)
(sigmoid_gradient,) = torch.autograd.grad(bce(logits, no_label, reduction="sum"), logits)
no_label_softmax_gradient = softmax_gradient[0].abs().tolist()
no_label_sigmoid_gradient = sigmoid_gradient[0].tolist()
softmax_learns_nothing = max(no_label_softmax_gradient) == 0

print("targets [1, 1, 0]")
print(f"softmax  loss {softmax_loss:.4f}  probs " + " ".join(f"{p:.4f}" for p in softmax_probs))
print(f"sigmoid  loss {sigmoid_loss:.4f}  probs " + " ".join(f"{p:.4f}" for p in sigmoid_probs))
print(f"log 2 = {floor_of_halves:.4f}, 2 log 2 = {floor:.4f}")
print("no label, gradients")
print("softmax  " + " ".join(f"{g:.4f}" for g in no_label_softmax_gradient))
print("sigmoid  " + " ".join(f"{g:.4f}" for g in no_label_sigmoid_gradient))
print(f"softmax learns nothing: {softmax_learns_nothing}")
