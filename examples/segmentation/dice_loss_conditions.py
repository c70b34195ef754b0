"""ko: 물체가 크면 Dice와 교차 엔트로피가 같은 속도로 시작하고, 잡음이 크면 교차 엔트로피는 임계값을 낮춰야 Dice의 IoU에 가까워집니다.
en: On larger objects Dice and cross-entropy start alike; in more noise, cross-entropy needs a lower threshold to come near the IoU of Dice.
"""

import torch
import torch.nn.functional as F

SEEDS, WIDTH = 5, 4
torch.manual_seed(0)


def images(count, noise, wider):
    """Blobs in noise: the 25 values around each pixel (SEEDS, N, 256, 25), and the masks (SEEDS, N, 256)."""
    rows, columns = torch.arange(16.0)[:, None], torch.arange(16.0)
    centre, radius = 3 + 10 * torch.rand(2, SEEDS, count, 1, 1), wider + (1.2 + 1.3 * torch.rand(SEEDS, count, 1, 1))
    masks = ((rows - centre[0]) ** 2 + (columns - centre[1]) ** 2 < radius**2).float()
    noisy = (masks + noise * torch.randn(masks.shape)).flatten(0, 1).unsqueeze(1)
    patches = F.unfold(noisy, 5, padding=2).transpose(1, 2)
    return patches.reshape(SEEDS, count, 256, 25), masks.flatten(2)


def weights():
    # ko: 5×5 합성곱과 1×1 합성곱. 시드 5개의 모델을 나란히 학습합니다.
    # en: a 5×5 and a 1×1 convolution; the models of the five seeds train side by side.
    first, last = torch.randn(SEEDS, 25, WIDTH) / 5, torch.randn(SEEDS, WIDTH, 1) / WIDTH**0.5
    return [w.requires_grad_() for w in (first, torch.zeros(SEEDS, 1, WIDTH), last, torch.zeros(SEEDS, 1, 1))]


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
conditions = {"wide_30": (0.5, 2.0, 30), "noisy_120": (0.8, 0.0, 120)}
reached = {}
for condition, (noise, wider, steps) in conditions.items():
    train, validation, test = images(32, noise, wider), images(32, noise, wider), images(64, noise, wider)
    for name, loss in (("ce", F.binary_cross_entropy_with_logits), ("dice", dice)):
        at_half, at_tuned = [], []
        for rate in (0.1, 0.3):
            w = weights()
            optimizer = torch.optim.Adam(w, lr=rate)
            for step in range(steps):
                batch = slice(4 * (step % 8), 4 * (step % 8) + 4)  # ko: 32장 가운데 4장  # en: 4 of the 32 images
                optimizer.zero_grad()
                loss(logits(w, train[0][:, batch]), train[1][:, batch]).backward()
                optimizer.step()
            with torch.no_grad():
                z, fresh = logits(w, validation[0]), logits(w, test[0])
            at_half.append((iou(z, validation[1]).mean().item(), iou(fresh, test[1]).mean().item()))
            for t in thresholds:
                at_tuned.append((iou(z, validation[1], t).mean().item(), iou(fresh, test[1], t).mean().item()))
        # ko: 학습률과 임계값은 검증 데이터로 선택합니다.
        # en: Rate and threshold are chosen on validation data.
        reached[f"{name}_{condition}"] = {"half": max(at_half)[1], "tuned": max(at_tuned)[1]}

start_gap_wide = reached["dice_wide_30"]["half"] - reached["ce_wide_30"]["half"]
noisy_gap = reached["dice_noisy_120"]["half"] - reached["ce_noisy_120"]["half"]
noisy_gap_tuned = reached["dice_noisy_120"]["tuned"] - reached["ce_noisy_120"]["tuned"]
alike_on_wide = abs(start_gap_wide) < 0.05
dice_ahead_in_noise = noisy_gap > 0.02
threshold_closes_the_gap = noisy_gap_tuned < 0.5 * noisy_gap

for name, row in reached.items():
    print(f"{name:16} IoU at 0.5 {row['half']:.3f}, at a tuned threshold {row['tuned']:.3f}")
