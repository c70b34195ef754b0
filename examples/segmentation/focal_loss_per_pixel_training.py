"""ko: 작은 물체를 찾는 학습에서 픽셀별 Focal Loss의 IoU는 교차 엔트로피와 비슷하고, 예측 확률만 0.5 쪽으로 모입니다.
en: On small objects, focal loss per pixel reaches the IoU of cross-entropy; only its probabilities are closer to 0.5.
"""

import math

import torch
import torch.nn.functional as F

SEEDS, WIDTH, STEPS = 5, 4, 60
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


def focal(gamma):
    def loss(z, y):
        sign = 2 * y - 1
        return (torch.sigmoid(-sign * z) ** gamma * -F.logsigmoid(sign * z)).mean()

    return loss


def train(loss, rate):
    w = weights(at_share)
    optimizer = torch.optim.Adam(w, lr=rate)
    for step in range(STEPS):
        batch = slice(4 * (step % 8), 4 * (step % 8) + 4)  # ko: 32장 가운데 4장  # en: 4 of the 32 images
        optimizer.zero_grad()
        loss(logits(w, train_images[0][:, batch]), train_images[1][:, batch]).backward()
        optimizer.step()
    return [v.detach() for v in w]


def iou(found, masks):
    return ((found & masks).sum(2) / (found | masks).sum(2)).mean(1)  # (SEEDS,)


rates = (0.1, 0.3)
train_images, validation, test = images(32), images(32), images(64)
share = train_images[1].mean().item()
at_share = math.log(share / (1 - share))  # ko: 물체 픽셀의 비율을 로짓으로  # en: the share of object pixels as a logit
reached, unsure = {}, {}
for gamma in (0, 1, 2):
    rows = []
    for rate in rates:
        w = train(focal(gamma), rate)
        p = logits(w, test[0]).sigmoid()
        chosen_by = iou(logits(w, validation[0]) > 0, validation[1] > 0)
        rows.append(torch.stack([chosen_by, iou(p > 0.5, test[1] > 0), ((p > 0.1) & (p < 0.9)).float().mean((1, 2))]))
    rows = torch.stack(rows)  # (rates, 3, SEEDS)
    # ko: 시드마다 검증 데이터로 선택한 학습률
    # en: a rate for each seed, by validation data
    best = rows[:, 0].argmax(dim=0)
    reached[gamma] = rows[best, 1, torch.arange(SEEDS)].tolist()
    unsure[gamma] = rows[best, 2, torch.arange(SEEDS)].tolist()

mean = {gamma: sum(row) / SEEDS for gamma, row in reached.items()}
mean_unsure = {gamma: sum(row) / SEEDS for gamma, row in unsure.items()}
alike = max(mean.values()) - min(mean.values()) < 0.05
less_sure = mean_unsure[0] < mean_unsure[1] < mean_unsure[2]
compared = {f"gamma={gamma}": row for gamma, row in reached.items()}

print(f"{'gamma':>6}{'IoU':>8}{'0.1 < p < 0.9':>16}")
for gamma in reached:
    print(f"{gamma:6}{mean[gamma]:8.3f}{mean_unsure[gamma]:16.3f}")
