"""ko: 과신하는 모델에서는 Focal Loss가 과신을 줄여 보정을 개선하고, 거의 과신하지 않는 모델에서는 과소 확신을 만들어 보정을 해칩니다.
en: In an over-confident model, focal loss lowers the confidence and improves calibration; in one that hardly is, it causes under-confidence and worsens it.
"""

import copy

import torch
import torch.nn.functional as F
from torch import nn

D, C, BATCH, STEPS, LONG, SEEDS, GAMMAS = 20, 5, 300, 60, 240, range(4), (0, 1, 2, 5)
SIZES = {"few": 300, "many": 3000}  # en: training samples  # ko: 학습 샘플 개수


def focal_loss(logits, targets, gamma):
    is_true = F.one_hot(targets, C).bool()  # (B, C)
    others = logits.masked_fill(is_true, -torch.inf).logsumexp(dim=1)  # (B,)
    d = others - logits[is_true]
    return (-torch.exp(gamma * F.logsigmoid(d)) * F.logsigmoid(-d)).mean()


def recover(probs, gamma):
    # ko: 잘 학습된 Focal Loss 모델의 확률을 참 확률의 추정값으로 되돌립니다.
    # en: Turns the probabilities of a well fitted model into estimates of the true ones.
    probs = probs.clamp(1e-6, 1 - 1e-6)
    scale = (1 - probs) ** gamma - gamma * probs * (1 - probs) ** (gamma - 1) * probs.log()
    return F.normalize(probs / scale, p=1, dim=1)


def measure(probs, targets, bins=15):
    confidence, predicted = probs.max(dim=1)  # (N,)
    right = (predicted == targets).float()
    index = (confidence * bins).ceil().long().clamp(1, bins) - 1
    gaps = torch.zeros(bins).index_add(0, index, confidence - right)
    ece = (gaps.abs().sum() / len(targets)).item()
    return {"accuracy": right.mean().item(), "confidence": confidence.mean().item(), "ece": ece}


def train(model, optimizer, inputs, targets, gamma, steps):
    for step in steps:
        batch = torch.arange(step * BATCH, (step + 1) * BATCH) % len(targets)
        loss = focal_loss(model(inputs[batch]), targets[batch], gamma)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


@torch.no_grad()
def evaluate(model, inputs, targets, count, gamma):
    probs = model(inputs).softmax(dim=1)
    return {
        "train": measure(probs[:count], targets[:count]),
        "test": measure(probs[count:], targets[count:]),
        "recovered": measure(recover(probs[count:], gamma), targets[count:]),
    }


# ko: long은 샘플이 3000개인 모델을 오래 학습한 경우입니다.
# en: long is the model with 3000 samples, trained longer.
runs = {size: {str(gamma): [] for gamma in GAMMAS} for size in SIZES} | {"long": {"0": [], "2": []}}
for size, count in SIZES.items():
    for seed in SEEDS:
        torch.manual_seed(seed)
        centers = 0.5 * torch.randn(C, D)
        targets = torch.randint(C, (count + 2000,))
        inputs = centers[targets] + torch.randn(count + 2000, D)
        start = nn.Sequential(nn.Linear(D, 64), nn.ReLU(), nn.Linear(64, C))
        for gamma in GAMMAS:
            model = copy.deepcopy(start)
            optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
            # ko: 두 크기 모두 같은 스텝을 학습합니다.
            # en: Both sizes are trained for the same number of steps.
            train(model, optimizer, inputs[:count], targets[:count], gamma, range(STEPS))
            runs[size][str(gamma)].append(evaluate(model, inputs, targets, count, gamma))
            # ko: 두 손실 모두 더 오래 학습해 봅니다.
            # en: Both losses are then trained for longer.
            if size == "many" and gamma in (0, 2):
                train(model, optimizer, inputs[:count], targets[:count], gamma, range(STEPS, LONG))
                runs["long"][str(gamma)].append(evaluate(model, inputs, targets, count, gamma))


def each(size, gamma, part, metric):
    return torch.tensor([run[part][metric] for run in runs[size][str(gamma)]])


def gap(size, gamma, part):
    return each(size, gamma, part, "confidence") - each(size, gamma, part, "accuracy")


def below(left, right):
    return bool((left < right).all())


few, few_focal = each("few", 0, "test", "ece"), each("few", 2, "test", "ece")
many, many_focal = each("many", 0, "test", "ece"), each("many", 2, "test", "ece")
helped_few, hurt_many = below(few_focal, few), below(many, many_focal)
helped_long = bool(each("long", 2, "test", "ece").mean() < each("long", 0, "test", "ece").mean())
over_confident = {size: gap(size, 0, "test").mean().item() for size in runs}
lower_by = [gap(size, 0, "train") - gap(size, 2, "train") for size in SIZES]
lowered_train_confidence = below(0, torch.stack(lower_by))
recovery_helped_many = below(each("many", 2, "recovered", "ece"), many_focal)
recovery_hurt_few = below(few_focal, each("few", 2, "recovered", "ece"))

mean, ece_curves = {}, {}
print("              train gap   test gap  accuracy    ECE  recovered ECE")
for size in SIZES:
    mean[size], ece_curves[size], ece_curves[f"{size}_recovered"] = {}, [], []
    for gamma in GAMMAS:
        eces, recovered = each(size, gamma, "test", "ece"), each(size, gamma, "recovered", "ece")
        row = {
            "train_gap": gap(size, gamma, "train").mean().item(),
            "test_gap": gap(size, gamma, "test").mean().item(),
            "accuracy": each(size, gamma, "test", "accuracy").mean().item(),
            "ece": eces.mean().item(),
            "recovered": recovered.mean().item(),
        }
        mean[size][str(gamma)] = row
        # ko: 그림의 점: γ, 시드별 최솟값, 최댓값, 평균
        # en: Points of the figure: γ, lowest and highest over the seeds, mean
        for name, found in ((size, eces), (f"{size}_recovered", recovered)):
            point = [gamma, found.min().item(), found.max().item(), found.mean().item()]
            ece_curves[name].append(point)
        print(f"{size:5} gamma={gamma} " + "".join(f"{v:10.3f}" for v in row.values()))
for gamma in (0, 2):
    gap_and_ece = gap("long", gamma, "test").mean(), each("long", gamma, "test", "ece").mean()
    print(f"long  gamma={gamma} {'':10}{gap_and_ece[0]:10.3f}{'':10}{gap_and_ece[1]:10.3f}")
print(f"gamma=2: ECE lower with few {helped_few}, higher with many {hurt_many}, lower with long {helped_long}")
print(f"confidence on training data lowered {lowered_train_confidence}")
print(f"recovery helps with many {recovery_helped_many}, hurts with few {recovery_hurt_few}")
