"""ko: 과적합한 모델에서는 라벨 스무딩과 Focal Loss가 보정을 개선하지만, 잘 맞는 모델에서는 오히려 나쁘게 만듭니다.
en: On an over-fitted model label smoothing and focal loss improve calibration; on a well-specified one they spoil it.
"""

import torch
import torch.nn.functional as F
from torch import nn

SEEDS, C = range(4), 3


def data(seed, n):
    torch.manual_seed(seed)
    x, W = torch.randn(n + 10_000, 10), 0.6 * torch.randn(10, C)  # (N, D), (D, C)
    y = torch.multinomial((x @ W).softmax(dim=1), 1).squeeze(1)  # (N,)
    return x[:n], y[:n], x[n:], y[n:]


def focal(logits, y, gamma=2.0):
    log_p = logits.log_softmax(dim=1).gather(1, y[:, None]).squeeze(1)  # (B,)
    return -((1 - log_p.exp()) ** gamma * log_p).mean()


def smoothed(logits, y):
    return F.cross_entropy(logits, y, label_smoothing=0.1)


def ece(probs, y, bins=15):
    confidence, predicted = probs.max(dim=1)
    index = (confidence * bins).long().clamp(max=bins - 1)  # (N,)
    gap = torch.zeros(bins).index_add(0, index, confidence - (predicted == y).float())
    return gap.abs().sum().item() / len(y)


def trained(seed, loss_function, n, hidden, steps):
    x, y, x_test, y_test = data(seed, n)
    torch.manual_seed(seed)
    layers = [nn.Linear(10, hidden), nn.ReLU(), nn.Linear(hidden, C)] if hidden else [nn.Linear(10, C)]
    model = nn.Sequential(*layers)
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.03)
    for _ in range(steps):
        optimizer.zero_grad()
        loss_function(model(x), y).backward()
        optimizer.step()
    with torch.no_grad():
        probs = model(x_test).softmax(dim=1)  # (N, C)
    hits = (probs.argmax(dim=1) == y_test).float()
    return {"ece": ece(probs, y_test), "accuracy": hits.mean().item(), "confidence": probs.amax(dim=1).mean().item()}


losses = {"plain": F.cross_entropy, "smoothing": smoothed, "focal": focal}
cases = {"overfit": {"n": 200, "hidden": 64, "steps": 60}, "fits": {"n": 4000, "hidden": 0, "steps": 60}}
results = {
    c: {k: [trained(s, f, **settings) for s in SEEDS] for k, f in losses.items()} for c, settings in cases.items()
}


def each(case, name, measure="ece"):
    return [run[measure] for run in results[case][name]]


def lower_in_every_seed(case, name):
    return all(new < old for new, old in zip(each(case, name), each(case, "plain"), strict=True))


def higher_in_every_seed(case, name):
    return all(new > old for new, old in zip(each(case, name), each(case, "plain"), strict=True))


smoothing_helps_when_overfit, smoothing_hurts_when_it_fits = (
    lower_in_every_seed("overfit", "smoothing"),
    higher_in_every_seed("fits", "smoothing"),
)
focal_helps_when_overfit, focal_hurts_when_it_fits = (
    lower_in_every_seed("overfit", "focal"),
    higher_in_every_seed("fits", "focal"),
)
confidence_exceeds_accuracy = all(run["confidence"] - run["accuracy"] > 0.1 for run in results["overfit"]["plain"])
means = {}
for case, runs in results.items():
    for name in runs:
        means[f"{case}_{name}"] = {m: sum(each(case, name, m)) / len(SEEDS) for m in ("ece", "accuracy", "confidence")}
        print(f"{case:8} {name:10}", "  ".join(f"{m} {v:.2f}" for m, v in means[f"{case}_{name}"].items()))
print(smoothing_helps_when_overfit, smoothing_hurts_when_it_fits, focal_helps_when_overfit, focal_hurts_when_it_fits)
