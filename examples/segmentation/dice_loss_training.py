"""ko: 작은 물체에서 Dice가 교차 엔트로피보다 빨리 시작하지만, 마지막 편향을 물체의 비율에 맞추면 그 차이가 없어집니다.
en: On small objects Dice starts faster than cross-entropy, unless the last bias starts at the share of the object.
"""

import math

import torch
import torch.nn.functional as F

SEEDS, WIDTH, BUDGETS = 5, 4, (20, 80)
torch.manual_seed(0)


def images(count):
    """Blobs in noise: the 25 values around each pixel (SEEDS, N, 256, 25), and the masks (SEEDS, N, 256)."""
    rows, columns = torch.arange(16.0)[:, None], torch.arange(16.0)
    centre, radius = 3 + 10 * torch.rand(2, SEEDS, count, 1, 1), 1.2 + 1.3 * torch.rand(SEEDS, count, 1, 1)
    masks = ((rows - centre[0]) ** 2 + (columns - centre[1]) ** 2 < radius**2).float()
    noisy = (masks + 0.5 * torch.randn(masks.shape)).flatten(0, 1).unsqueeze(1)
    patches = F.unfold(noisy, 5, padding=2).transpose(1, 2)
    return patches.reshape(SEEDS, count, 256, 25), masks.flatten(2)


def weights(bias):
    # ko: 5×5 합성곱과 1×1 합성곱. 시드 5개의 모델을 나란히 학습합니다.
    # en: a 5×5 and a 1×1 convolution; the models of the five seeds train side by side.
    first, last = torch.randn(SEEDS, 25, WIDTH) / 5, torch.randn(SEEDS, WIDTH, 1) / WIDTH**0.5
    return [w.requires_grad_() for w in (first, torch.zeros(SEEDS, 1, WIDTH), last, torch.full((SEEDS, 1, 1), bias))]


def logits(weights, patches):
    hidden = torch.relu(patches.flatten(1, 2) @ weights[0] + weights[1])
    return (hidden @ weights[2] + weights[3]).view(patches.shape[:3])


def dice(z, y, smooth=1.0):
    p = z.sigmoid()
    return (1 - (2 * (p * y).sum(2) + smooth) / (p.sum(2) + y.sum(2) + smooth)).mean()


def iou(z, y):
    found, true = z > 0, y > 0
    return ((found & true).sum(2) / (found | true).sum(2)).mean(1)  # (SEEDS,)


cross_entropy = F.binary_cross_entropy_with_logits
rates = (0.1, 0.3)
train, validation, test = images(32), images(32), images(64)
share = train[1].mean().item()
at_share = math.log(share / (1 - share))  # ko: 물체 픽셀의 비율을 로짓으로  # en: the share of object pixels as a logit
ways = {
    "ce": (cross_entropy, 0.0),
    "share": (cross_entropy, at_share),
    "dice": (dice, 0.0),
    "both": (lambda z, y: cross_entropy(z, y) + dice(z, y), 0.0),
}
reached, unsure = {}, {}
for name, (loss, bias) in ways.items():
    scores = {steps: [] for steps in BUDGETS}
    for rate in rates:
        w = weights(bias)
        optimizer = torch.optim.Adam(w, lr=rate)
        for step in range(max(BUDGETS)):
            batch = slice(4 * (step % 8), 4 * (step % 8) + 4)  # ko: 32장 가운데 4장  # en: 4 of the 32 images
            optimizer.zero_grad()
            loss(logits(w, train[0][:, batch]), train[1][:, batch]).backward()
            optimizer.step()
            if step + 1 in BUDGETS:
                with torch.no_grad():
                    z = logits(w, test[0])
                    between = ((z.sigmoid() > 0.1) & (z.sigmoid() < 0.9)).float().mean((1, 2))
                    chosen_by = iou(logits(w, validation[0]), validation[1])
                    scores[step + 1].append(torch.stack([chosen_by, iou(z, test[1]), between]))
    for steps, rows in scores.items():
        rows = torch.stack(rows)  # (rates, 3, SEEDS)
        # ko: 시드마다 검증 데이터로 선택한 학습률
        # en: a rate for each seed, by validation data
        best = rows[:, 0].argmax(dim=0)
        reached[f"{name}_{steps}"] = rows[best, 1, torch.arange(SEEDS)].tolist()
        unsure[f"{name}_{steps}"] = rows[best, 2, torch.arange(SEEDS)].tolist()

mean = {name: sum(row) / SEEDS for name, row in reached.items()}
mean_unsure = {name: sum(row) / SEEDS for name, row in unsure.items()}
dice_started_faster = mean["dice_20"] > mean["ce_20"] + 0.05
share_removes_the_lead = all(mean[f"share_{steps}"] > mean[f"dice_{steps}"] - 0.02 for steps in BUDGETS)
dice_is_surer = mean_unsure["dice_80"] < min(mean_unsure["ce_80"], mean_unsure["share_80"]) / 1.5
titles = {"ce": "CE", "share": "CE, bias", "dice": "Dice", "both": "CE + Dice"}
compared = {f"{titles[name]}, {steps}": reached[f"{name}_{steps}"] for steps in BUDGETS for name in ways}

print(f"{'':6}" + "".join(f"{f'IoU, {steps} steps':>15}" for steps in BUDGETS) + f"{'0.1 < p < 0.9':>16}")
for name in ways:
    print(f"{name:6}" + "".join(f"{mean[f'{name}_{s}']:15.3f}" for s in BUDGETS) + f"{mean_unsure[f'{name}_80']:16.3f}")
