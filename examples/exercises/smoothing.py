"""ko: 연습 1: ece와 best를 완성하고, 라벨 스무딩의 세기에 따른 정확도와 보정을 비교하세요.
en: Exercise 1: complete ece and best, and compare accuracy and calibration by the strength of smoothing.
"""

import copy

import torch
import torch.nn.functional as F
from torch import nn

D, C = 20, 5


def ece(probs, targets, bins=15):
    """Mean gap between confidence and accuracy over equal bins; probs (N, C), targets (N,)."""
    # ko: 할 일 1: 구간마다 |정확도 - 평균 확신도|를 구하고 샘플 비율로 가중 평균하세요.
    # en: TODO 1: in each bin |accuracy - mean confidence|, averaged with the share of samples as weight.
    return float("nan")


def best(val_losses):
    """The index of the model to keep, given the validation loss of each."""
    # ko: 할 일 2: 검증 손실이 가장 작은 모델의 인덱스를 반환하세요.
    # en: TODO 2: return the index of the model with the lowest validation loss.
    return len(val_losses) - 1


def train(alpha, x, y, x_val, y_val, steps=120):
    """The model after every fifth step, and its validation loss."""
    model = nn.Sequential(nn.Linear(D, 64), nn.ReLU(), nn.Linear(64, C))
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-3)
    models, val_losses = [], []
    for step in range(1, steps + 1):
        optimizer.zero_grad()
        F.cross_entropy(model(x), y, label_smoothing=alpha).backward()
        optimizer.step()
        if step % 5 == 0:
            with torch.no_grad():
                val_losses.append(F.cross_entropy(model(x_val), y_val).item())
            models.append(copy.deepcopy(model))
    return models, val_losses


@torch.no_grad()
def measure(model, x, y):
    probs = model(x).softmax(1)
    confidence, predicted = probs.max(1)
    accuracy = (predicted == y).float().mean().item()
    return torch.tensor([accuracy, confidence.mean().item(), ece(probs, y)], dtype=torch.float64)


alphas, seeds = [0.0, 0.05, 0.1, 0.2], 3
last, stopped = torch.zeros(2, len(alphas), 3, dtype=torch.float64)  # (A, 3)
for seed in range(seeds):
    torch.manual_seed(seed)
    centers = 0.6 * torch.randn(C, D)
    labels = torch.randint(0, C, (300 + 1000 + 4000,))
    inputs = centers[labels] + torch.randn(len(labels), D)
    (x, x_val, x_new), (y, y_val, y_new) = (t.split([300, 1000, 4000]) for t in (inputs, labels))
    for row, alpha in enumerate(alphas):
        torch.manual_seed(seed)
        models, val_losses = train(alpha, x, y, x_val, y_val)
        last[row] += measure(models[-1], x_new, y_new) / seeds
        stopped[row] += measure(models[best(val_losses)], x_new, y_new) / seeds

print(f"{'':>6}{'last step':>26}{'stopped':>29}")
print(f"{'alpha':>6}" + f"{'accuracy':>11}{'conf.':>8}{'ECE':>8}  " * 2)
for alpha, one, other in zip(alphas, last.tolist(), stopped.tolist(), strict=True):
    print(f"{alpha:>6}" + "".join(f"{a:>11.3f}{c:>8.3f}{e:>8.3f}  " for a, c, e in (one, other)))

# ko: 손으로 계산한 ECE는 0.375입니다.
# en: By hand, the ECE of these four is 0.375.
toy = torch.tensor([[0.9, 0.1], [0.9, 0.1], [0.6, 0.4], [0.3, 0.7]])
criteria = {
    "ece_is_right": abs(ece(toy, torch.tensor([0, 1, 0, 1])) - 0.375) < 1e-6,
    "keeps_the_best_model": best([0.9, 0.4, 0.3, 0.5]) == 2,
    "stopping_calibrates": (stopped[0, 2] < 0.6 * last[0, 2]).item(),
}
for name, met in criteria.items():
    print(f"[{'x' if met else ' '}] {name}")
