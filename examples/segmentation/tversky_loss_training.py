"""ko: Tversky 손실에서 β가 크면 재현율이 오르고 정밀도가 떨어집니다. Dice 모델의 임계값을 낮춰도 비슷합니다.
en: A larger β in Tversky loss raises recall and lowers precision; a lower threshold on the Dice model does nearly the same.
"""

import torch
import torch.nn.functional as F

SEEDS, WIDTH, STEPS = 5, 4, 80
torch.manual_seed(0)


def images(count):
    """Blobs in noise: the 25 values around each pixel (SEEDS, N, 256, 25), and the masks (SEEDS, N, 256)."""
    rows, columns = torch.arange(16.0)[:, None], torch.arange(16.0)
    centre, radius = 3 + 10 * torch.rand(2, SEEDS, count, 1, 1), 1.2 + 1.3 * torch.rand(SEEDS, count, 1, 1)
    masks = ((rows - centre[0]) ** 2 + (columns - centre[1]) ** 2 < radius**2).float()
    noisy = (masks + 0.5 * torch.randn(masks.shape)).flatten(0, 1).unsqueeze(1)
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


def tversky(alpha, beta, smooth=1.0):
    def loss(z, y):
        p = z.sigmoid()
        hit = (p * y).sum(2)
        weighted = alpha * (p.sum(2) - hit) + beta * (y.sum(2) - hit)
        return (1 - (hit + smooth) / (hit + weighted + smooth)).mean()

    return loss


def train(loss, rate):
    w = weights()
    optimizer = torch.optim.Adam(w, lr=rate)
    for step in range(STEPS):
        batch = slice(4 * (step % 8), 4 * (step % 8) + 4)  # ko: 32장 가운데 4장  # en: 4 of the 32 images
        optimizer.zero_grad()
        loss(logits(w, train_images[0][:, batch]), train_images[1][:, batch]).backward()
        optimizer.step()
    return [v.detach() for v in w]


def scores(found, masks):
    """Precision, recall and IoU over all pixels, each (SEEDS,)."""
    hit = (found & masks).sum((1, 2))
    return hit / found.sum((1, 2)), hit / masks.sum((1, 2)), hit / (found | masks).sum((1, 2))


train_images, test = images(32), images(64)
masks = test[1] > 0
weighings = {"0.8, 0.2": (0.8, 0.2), "0.5, 0.5": (0.5, 0.5), "0.2, 0.8": (0.2, 0.8)}
outputs, precision, recall, iou = {}, {}, {}, {}
for name, (alpha, beta) in weighings.items():
    outputs[name] = logits(train(tversky(alpha, beta), 0.1), test[0])
    found = scores(outputs[name] > 0, masks)
    precision[name], recall[name], iou[name] = (score.tolist() for score in found)

mean = {
    "precision": [sum(row) / SEEDS for row in precision.values()],
    "recall": [sum(row) / SEEDS for row in recall.values()],
    "iou": [sum(row) / SEEDS for row in iou.values()],
}
recall_rises = mean["recall"] == sorted(mean["recall"])
precision_falls = mean["precision"] == sorted(mean["precision"], reverse=True)

# ko: Dice 모델의 임계값을 낮춰 0.2, 0.8 모델과 같은 수의 픽셀을 찾게 합니다.
# en: The threshold on the Dice model is lowered until it finds as many pixels as the model of 0.2, 0.8.
counts = (outputs["0.2, 0.8"] > 0).sum((1, 2))
ranked = outputs["0.5, 0.5"].flatten(1).sort(dim=1, descending=True).values
thresholds = ranked.gather(1, counts[:, None] - 1)  # (SEEDS, 1)
moved = scores(outputs["0.5, 0.5"] >= thresholds[:, :, None], masks)
recall_moved, recall_trained = moved[1].mean().item(), mean["recall"][2]
threshold_is_as_good = abs(recall_moved - recall_trained) < 0.03
compared = {f"recall, {name}": row for name, row in recall.items()}

print(f"{'alpha, beta':13}{'precision':>11}{'recall':>9}{'IoU':>8}")
for place, name in enumerate(weighings):
    print(f"{name:13}" + f"{mean['precision'][place]:11.3f}{mean['recall'][place]:9.3f}{mean['iou'][place]:8.3f}")
print(
    f"as many pixels as 0.2, 0.8: recall of Dice with a lower threshold {recall_moved:.3f}, of Tversky {recall_trained:.3f}"
)
