"""ko: 라벨이 두 개 붙은 표본에서 교차 엔트로피는 2 log 2 아래로 못 가고 이진 손실은 0에 다가갑니다.
en: On a sample with two labels cross-entropy stays above 2 log 2, binary losses approach 0.
"""

import math

import torch
import torch.nn.functional as F

targets = torch.tensor([[1.0, 1.0, 0.0]], dtype=torch.float64)  # (1, K)


def minimise(loss_function, steps):
    logits = torch.tensor([[0.5, 0.0, -0.5]], dtype=torch.float64, requires_grad=True)
    for _ in range(steps):
        (gradient,) = torch.autograd.grad(loss_function(logits, targets), logits)
        with torch.no_grad():
            logits -= 2 * gradient
    return logits.detach()


def report(loss_function, to_probs, steps):
    logits = minimise(loss_function, steps)
    return {
        "loss": loss_function(logits, targets).item(),
        "probs": to_probs(logits)[0].tolist(),
    }


def softmax(logits):
    return torch.softmax(logits, dim=1)


STEPS = (0, 10, 100, 1000)
cross_entropy = {str(n): report(F.cross_entropy, softmax, n) for n in STEPS}
bce = F.binary_cross_entropy_with_logits
binary = {str(n): report(bce, torch.sigmoid, n) for n in STEPS}
floor = 2 * math.log(2)

# ko: 소프트맥스의 확률은 합이 1이라 두 라벨이 절반씩 나누어 가집니다.
# en: Softmax probabilities add up to 1, so two labels have to share it by halves.
for name, found in (("cross_entropy", cross_entropy), ("binary", binary)):
    print(name)
    for steps, row in found.items():
        probs = " ".join(f"{p:.4f}" for p in row["probs"])
        print(f"{steps:>5} loss {row['loss']:.6f}  probs {probs}")
print(f"2 log 2 = {floor:.6f}")

# ko: 큰 로짓에서 이진 손실은 거의 0이고, 두 라벨이 같은 로짓이어도 교차 엔트로피는 바닥에 머뭅니다.
# en: At large logits the binary loss is almost 0; cross-entropy stays at its floor.
confident = torch.tensor([[20.0, 20.0, -20.0]], dtype=torch.float64)
confident_cross_entropy = F.cross_entropy(confident, targets).item()
confident_binary = bce(confident, targets).item()
print(f"logits (20, 20, -20): {confident_cross_entropy:.6f} {confident_binary:.2e}")

# ko: 타깃을 합이 1이 되게 나누면 바닥은 log 2가 됩니다. 그래도 0은 아닙니다.
# en: Targets rescaled to add up to 1 have their floor at log 2, still not 0.
halves = targets / targets.sum(1, keepdim=True)
floor_of_halves = F.cross_entropy(confident, halves).item()
print(f"targets (0.5, 0.5, 0): {floor_of_halves:.6f}")

# ko: 라벨이 하나도 없는 표본에서 교차 엔트로피는 늘 0이어서 아무것도 배우지 못합니다.
# en: On a sample without labels cross-entropy is always 0 and teaches nothing.
no_label = torch.zeros(1, 3, dtype=torch.float64)
no_label_cross_entropy = F.cross_entropy(confident, no_label).item() + 0.0
no_label_binary = bce(confident, no_label).item()
print(f"no label: {no_label_cross_entropy:.6f} {no_label_binary:.6f}")
