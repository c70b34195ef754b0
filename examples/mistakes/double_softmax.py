"""ko: 소프트맥스를 두 번 쓰면 손실이 하한 위에서 멈추고, 작은 학습률의 SGD에서는 학습이 느려지지만 AdamW에서는 정확도로 드러나지 않습니다.
en: With a softmax too many the loss stops above a floor; SGD at a small learning rate slows down, while AdamW's accuracy hides the mistake.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

D, seeds, steps = 20, 3, 100
floor = math.log(math.e + 7 - 1) - 1
settings = {  # en: optimizer, learning rate, classes  # ko: 옵티마이저, 학습률, 클래스 수
    "sgd": (torch.optim.SGD, 0.1, 7),
    "sgd_fast": (torch.optim.SGD, 1.0, 7),
    "adamw": (torch.optim.AdamW, 0.01, 7),
    "adamw_30": (torch.optim.AdamW, 0.01, 30),
}


def right(logits, targets):
    return F.cross_entropy(logits, targets)


def wrong(logits, targets):
    return F.cross_entropy(logits.softmax(dim=1), targets)  # en: the mistake  # ko: 실수


def draw(N, centres):
    targets = torch.randint(len(centres), (N,))
    return centres[targets] + torch.randn(N, D), targets  # (N, D), (N,)


def train(loss_fn, optimizer_class, lr, C, data, fresh):
    model = nn.Sequential(nn.Linear(D, 32), nn.ReLU(), nn.Linear(32, C))
    optimizer = optimizer_class(model.parameters(), lr=lr)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = loss_fn(model(data[0]), data[1])
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    with torch.no_grad():
        accuracy = (model(fresh[0]).argmax(dim=1) == fresh[1]).float().mean().item()
    return losses, accuracy


curves, accuracy = {}, {}  # en: by setting and loss  # ko: 설정과 손실별
for seed in range(seeds):
    for name, (optimizer_class, lr, C) in settings.items():
        torch.manual_seed(seed)
        centres = 0.8 * torch.randn(C, D)
        data, fresh = draw(256, centres), draw(1000, centres)
        for loss_fn in (right, wrong):
            torch.manual_seed(seed)
            losses, share = train(loss_fn, optimizer_class, lr, C, data, fresh)
            key = f"{name}_{loss_fn.__name__}"
            curves.setdefault(key, []).append(losses)
            accuracy[key] = accuracy.get(key, 0.0) + share / seeds

bands, means = {}, {}
for key, rows in curves.items():
    columns = torch.tensor(rows)[:, ::3]  # (seeds, steps / 3)
    at = range(1, steps + 1, 3)
    bands[key] = list(zip(at, columns.amin(0).tolist(), columns.amax(0).tolist(), strict=True))
    means[key] = list(zip(at, columns.mean(0).tolist(), strict=True))
gap = {name: accuracy[f"{name}_right"] - accuracy[f"{name}_wrong"] for name in settings}

never_below_floor = min(min(row) for key, rows in curves.items() if "wrong" in key for row in rows) > floor
adamw_ends_near_floor = max(row[-1] for row in curves["adamw_wrong"]) < floor + 0.1
small_rate_is_slow = gap["sgd"] > 0.1
larger_rate_catches_up = gap["sgd_fast"] < 0.03
adamw_hides_it = abs(gap["adamw"]) < 0.03
more_classes_show_it = gap["adamw_30"] > 0.02
all_finite = all(math.isfinite(loss) for rows in curves.values() for row in rows for loss in row)

print(f"floor for 7 classes  {floor:.4f}")
print()
print("setting       loss at the end          accuracy")
print("              right    twice        right   twice")
for name in settings:
    ends = [means[f"{name}_{way}"][-1][1] for way in ("right", "wrong")]
    shares = [accuracy[f"{name}_{way}"] for way in ("right", "wrong")]
    print(f"{name:12}{ends[0]:7.3f}  {ends[1]:7.3f}      {shares[0]:7.3f} {shares[1]:7.3f}")
