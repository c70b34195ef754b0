"""ko: 라벨 스무딩이 보정을 개선하는지는 스무딩 없는 모델이 얼마나 과신하는지에 달려 있고, 조기 종료만으로도 과신이 크게 줄어듭니다.
en: Whether label smoothing improves calibration depends on how over-confident the model is without it, and early stopping alone removes much of that.
"""

import copy

import torch
import torch.nn.functional as F
from torch import nn

D, C, SEEDS, PERCENTS = 20, 5, range(4), (0, 5, 10, 20)
DISTANCES = {"overlapping": 0.5, "apart": 0.8}


def draw(distance):
    centers = distance * torch.randn(C, D)
    targets = torch.randint(C, (2800,))
    inputs = centers[targets] + torch.randn(2800, D)
    sizes = [300, 500, 2000]  # en: train, validation, test  # ko: 학습, 검증, 테스트
    return list(zip(inputs.split(sizes), targets.split(sizes), strict=True))


@torch.no_grad()
def evaluate(model, inputs, targets, bins=15):
    logits = model.eval()(inputs)
    confidence, predicted = logits.softmax(dim=1).max(dim=1)  # (N,)
    right = (predicted == targets).float()
    # ko: ECE: 구간마다 |확신도 - 정확도|를 구해 샘플 수로 가중 평균합니다.
    # en: ECE: |confidence - accuracy| of each bin, averaged over samples.
    index = (confidence * bins).ceil().long().clamp(1, bins) - 1
    gaps = torch.zeros(bins).index_add(0, index, confidence - right)
    return {
        "accuracy": right.mean().item(),
        "confidence": confidence.mean().item(),
        "highest": confidence.max().item(),
        "ece": (gaps.abs().sum() / len(targets)).item(),
        "nll": F.cross_entropy(logits, targets).item(),
    }


def train(model, data, alpha):
    (inputs, targets), validation, test = data
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    lowest = float("inf")
    for step in range(1, 61):
        logits = model.train()(inputs)
        loss = F.cross_entropy(logits, targets, label_smoothing=alpha)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        # ko: 검증에는 스무딩 없는 손실을 씁니다.
        # en: Validation uses the loss without smoothing.
        nll = evaluate(model, *validation)["nll"] if step % 2 == 0 else lowest
        if nll < lowest:
            lowest, best = nll, copy.deepcopy(model.state_dict())
    to_the_end = evaluate(model, *test)
    model.load_state_dict(best)
    return {"end": to_the_end, "stopped": evaluate(model, *test)}


runs = {name: {str(percent): [] for percent in PERCENTS} for name in DISTANCES}
for name, distance in DISTANCES.items():
    for seed in SEEDS:
        torch.manual_seed(seed)
        data = draw(distance)
        start = nn.Sequential(nn.Linear(D, 64), nn.ReLU(), nn.Linear(64, C))
        for percent in PERCENTS:
            run = train(copy.deepcopy(start), data, alpha=percent / 100)
            runs[name][str(percent)].append(run)


def each(name, ending, percent, metric):
    return [run[ending][metric] for run in runs[name][str(percent)]]


def lower(metric, one, other):
    # ko: 시드마다 비교해도 언제나 one이 other보다 작나요?
    # en: Compared seed by seed, is `one` always below `other`?
    pairs = zip(each(*one, metric), each(*other, metric), strict=True)
    return all(left < right for left, right in pairs)


def change(ending, name, metric):
    # ko: α = 0.1이 시드 평균을 바꾼 정도
    # en: by how much α = 0.1 changed the mean of the seeds
    plain, smoothed = (each(name, ending, percent, metric) for percent in (0, 10))
    return (sum(smoothed) - sum(plain)) / len(SEEDS)


kinds = [(name, ending) for name in DISTANCES for ending in ("end", "stopped")]
target = 0.9 + 0.1 / C
overshoots = all(min(each(*kind, 10, "highest")) > target for kind in kinds)
overlapping, apart = ends = [(name, "end") for name in DISTANCES]
confidence_fell = all(lower("confidence", (*end, 10), (*end, 0)) for end in ends)
helped_overlapping = lower("ece", (*overlapping, 10), (*overlapping, 0))
hurt_apart = lower("ece", (*apart, 0), (*apart, 10))
accuracy_fell_overlapping = change("end", "overlapping", "accuracy") < -0.01

# ko: 조기 종료한 모델에서는 스무딩을 더해도 거의 바뀌지 않거나 ECE가 커집니다.
# en: After early stopping, smoothing changes little or raises the ECE.
stopped_changes = {metric: change("stopped", "overlapping", metric) for metric in ("accuracy", "ece", "nll")}
little_gained_after_stopping = max(map(abs, stopped_changes.values())) < 0.02
hurt_apart_stopped = lower("ece", ("apart", "stopped", 0), ("apart", "stopped", 10))

mean, ece_curves = {}, {}
print(f"{'':24}accuracy confidence    ECE    NLL")
for name, ending in kinds:
    mean[f"{name}_{ending}"], ece_curves[f"{name}_{ending}"] = {}, []
    for percent in PERCENTS:
        row = {
            metric: sum(each(name, ending, percent, metric)) / len(SEEDS)
            for metric in ("accuracy", "confidence", "ece", "nll")
        }
        mean[f"{name}_{ending}"][str(percent)] = row
        # ko: 그림의 점: α, 시드별 ECE의 최솟값, 최댓값, 평균
        # en: Points of the figure: α, lowest and highest ECE over the seeds, mean
        eces = each(name, ending, percent, "ece")
        point = [percent / 100, min(eces), max(eces), row["ece"]]
        ece_curves[f"{name}_{ending}"].append(point)
        label = f"{name} {ending} {percent}%"
        print(f"{label:24}" + "".join(f"{value:8.3f}" for value in row.values()))
print(f"confidence fell {confidence_fell}, above the target {overshoots}")
print(f"ECE lower: overlapping {helped_overlapping}; higher: apart {hurt_apart}")
print(f"accuracy lower: overlapping {accuracy_fell_overlapping}")
print("after stopping:", {metric: round(value, 3) for metric, value in stopped_changes.items()})
print(f"little gained {little_gained_after_stopping}, ECE higher: apart {hurt_apart_stopped}")
