"""ko: 잡음이 크면 임계값을 조정한 교차 엔트로피의 IoU가 Dice보다 높습니다. 마지막 편향은 물체의 비율에 맞추고 시작합니다.
en: In more noise, cross-entropy with a tuned threshold has a higher IoU than Dice; its last bias starts at the share of the object.
"""

import math

import torch
import torch.nn.functional as F

SEEDS, WIDTH, STEPS = 5, 4, 80
torch.manual_seed(0)


def images(count):
    """Blobs in noise: the 25 values around each pixel (SEEDS, N, 256, 25), and the masks (SEEDS, N, 256)."""
    rows, columns = torch.arange(16.0)[:, None], torch.arange(16.0)
    centre, radius = 3 + 10 * torch.rand(2, SEEDS, count, 1, 1), 1.2 + 1.3 * torch.rand(SEEDS, count, 1, 1)
    masks = ((rows - centre[0]) ** 2 + (columns - centre[1]) ** 2 < radius**2).float()
    noisy = (masks + 0.8 * torch.randn(masks.shape)).flatten(0, 1).unsqueeze(1)
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


def iou(z, y, threshold=0.0):
    found, true = z > threshold, y > 0
    return ((found & true).sum(2) / (found | true).sum(2)).mean(1)  # (SEEDS,)


# ko: 로짓의 임계값. 0이 확률 0.5입니다.
# en: thresholds for the logit; 0 is a probability of 0.5
thresholds = [step / 2 for step in range(-6, 3)]
train, validation, test = images(32), images(32), images(64)
share = train[1].mean().item()
at_share = math.log(share / (1 - share))  # ko: 물체 픽셀의 비율을 로짓으로  # en: the share of object pixels as a logit
reached = {}
for name, loss, bias in (("ce", F.binary_cross_entropy_with_logits, at_share), ("dice", dice, 0.0)):
    rows = {"half": [], "tuned": []}
    for rate in (0.1, 0.3):
        w = weights(bias)
        optimizer = torch.optim.Adam(w, lr=rate)
        for step in range(STEPS):
            batch = slice(4 * (step % 8), 4 * (step % 8) + 4)  # ko: 32장 가운데 4장  # en: 4 of the 32 images
            optimizer.zero_grad()
            loss(logits(w, train[0][:, batch]), train[1][:, batch]).backward()
            optimizer.step()
        with torch.no_grad():
            z, fresh = logits(w, validation[0]), logits(w, test[0])
        for t in thresholds:
            row = torch.stack([iou(z, validation[1], t), iou(fresh, test[1], t)])  # (2, SEEDS)
            for kind in ("half", "tuned") if t == 0 else ("tuned",):
                rows[kind].append(row)
    # ko: 학습률과 임계값은 시드마다 검증 데이터로 선택합니다.
    # en: Rate and threshold are chosen on validation data, for each seed.
    for kind, tried in rows.items():
        tried = torch.stack(tried)
        reached[f"{name}_{kind}"] = tried[tried[:, 0].argmax(0), 1, torch.arange(SEEDS)].tolist()

mean = {name: sum(row) / SEEDS for name, row in reached.items()}
alike_at_half = abs(mean["dice_half"] - mean["ce_half"]) < 0.05
threshold_helps_ce = mean["ce_tuned"] > mean["ce_half"]
ce_ahead_when_tuned = mean["ce_tuned"] > mean["dice_tuned"]

for name in ("ce", "dice"):
    print(f"{name:6} IoU at 0.5 {mean[f'{name}_half']:.3f}, at a tuned threshold {mean[f'{name}_tuned']:.3f}")
