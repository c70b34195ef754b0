"""ko: 과신이 작으면 라벨 스무딩이 보정을 나쁘게 하고, 과신이 크면 좋게 합니다.
en: Label smoothing worsens calibration where there is little over-confidence and improves it where there is much.
"""

import torch
import torch.nn.functional as F
from torch import nn

SEED, D, C, BINS = 0, 20, 5, 15


def make_data(noise):
    rule = torch.randn(D, C)
    sets = []
    for n in (512, 1000, 8000):  # en: train, validation, fresh  # ko: 학습, 검증, 새 데이터
        x = torch.randn(n, D)  # (N, D)
        y = (x @ rule).argmax(dim=-1)  # (N,)
        # ko: noise의 비율만큼 라벨을 무작위로 바꿉니다.
        # en: A share `noise` of the labels is replaced at random.
        y = torch.where(torch.rand(n) < noise, torch.randint(0, C, (n,)), y)
        sets.append((x, y))
    return sets


def network():
    return nn.Sequential(nn.Linear(D, 128), nn.ReLU(), nn.Linear(128, C))


def train(start, x, y, alpha, lr):
    model = network()
    model.load_state_dict(start)
    optimizer = torch.optim.AdamW(model.parameters(), lr=lr, weight_decay=1e-4)
    for _ in range(200):
        optimizer.zero_grad()
        F.cross_entropy(model(x), y, label_smoothing=alpha).backward()
        optimizer.step()
    return model


@torch.no_grad()
def measure(model, x, y):
    confidence, predicted = model(x).softmax(dim=-1).max(dim=-1)  # (N,)
    correct = (predicted == y).float()
    bin_of = (confidence * BINS).ceil()
    gaps = [(confidence - correct)[bin_of == k].sum().abs() for k in range(1, BINS + 1)]
    return {
        "accuracy": correct.mean().item(),
        "confidence": confidence.mean().item(),
        "ece": sum(gaps).item() / len(y),
    }


def sweep(noise, lr=3e-3):
    torch.manual_seed(SEED)
    train_set, _, fresh_set = make_data(noise)
    # ko: 어느 α에서나 같은 가중치에서 시작합니다.
    # en: Every α starts from the same weights.
    start = network().state_dict()
    return [measure(train(start, *train_set, alpha, lr), *fresh_set) for alpha in alphas]


alphas = [0.0, 0.05, 0.1, 0.2]
clean = sweep(noise=0.0)
noisy = sweep(noise=0.1)
# ko: 노이즈가 같아도 학습률이 작아 거의 과신하지 않는 모델입니다.
# en: The same noise, but a smaller learning rate, which leaves the model with hardly any over-confidence.
slow = sweep(noise=0.1, lr=1e-3)
clean_got_worse = clean[3]["ece"] > clean[0]["ece"] + 0.03
noisy_got_better = noisy[3]["ece"] < noisy[0]["ece"] - 0.03
slow_was_hardly_overconfident = slow[0]["confidence"] - slow[0]["accuracy"] < 0.02
slow_got_worse = slow[3]["ece"] > slow[0]["ece"] + 0.03
accuracy_fell_in_both = all(rows[3]["accuracy"] < rows[0]["accuracy"] for rows in (clean, noisy))


def cells(row):
    return "".join(f"{value:8.4f}" for value in row.values())


print("         noise 0                    noise 0.1                  noise 0.1, lr 1e-3")
print("alpha" + "   ".join(["     acc    conf     ECE"] * 3))
for alpha, *rows in zip(alphas, clean, noisy, slow, strict=True):
    print(f"{alpha:5.2f}" + "   ".join(map(cells, rows)))
