"""ko: NT-Xent가 무엇을 배우는지는 증강이 정합니다. 짝의 인덱스가 틀리면 학습되지 않고, 대각선을 가리지 않은 실수는 재현율에 드러나지 않습니다.
en: The augmentation decides what NT-Xent learns; wrong partners ruin it, while a diagonal left unmasked hardly shows in the recall.
"""

import math

import torch
import torch.nn.functional as F

torch.manual_seed(0)
RUNS, FOREGROUND, BACKGROUND, N = 5, 6, 18, 32
own = torch.eye(2 * N, dtype=torch.bool)
partner = torch.arange(2 * N).roll(N)


def sample(classes):
    """ko: 클래스는 앞의 6차원에만 있습니다. 학습에는 라벨을 쓰지 않습니다.  en: the class is in the first 6 dimensions; training sees no labels"""
    labels = torch.arange(classes).repeat_interleave(10)
    centres = torch.randn(RUNS, classes, FOREGROUND)[:, labels]
    foreground = centres + 0.4 * torch.randn(RUNS, len(labels), FOREGROUND)
    return torch.cat([foreground, 1.5 * torch.randn(RUNS, len(labels), BACKGROUND)], dim=2), labels


def augment(x):
    """ko: 배경을 다른 샘플의 것으로 바꿉니다.  en: gives each sample the background of another"""
    foreground = x[..., :FOREGROUND] + 0.2 * torch.randn(RUNS, x.shape[1], FOREGROUND)
    return torch.cat([foreground, x[:, torch.randperm(x.shape[1]), FOREGROUND:]], dim=2)


def embed(x, weights):
    return torch.relu(x @ weights[0] + weights[1]) @ weights[2]  # (RUNS, B, 6)


def recall_at_1(x, labels, weights):
    e = F.normalize(embed(x, weights), dim=2)
    similarity = (e @ e.mT).masked_fill(torch.eye(len(labels), dtype=torch.bool), -2)  # (RUNS, N, N)
    return (labels[similarity.argmax(dim=2)] == labels).float().mean(dim=1)  # (RUNS,)


def contrast(x, weights, diagonal=-math.inf, partner=partner):
    z = F.normalize(embed(torch.cat([augment(x), augment(x)], dim=1), weights), dim=2)  # (RUNS, 2N, 6)
    logits = (z @ z.mT).masked_fill(own, diagonal) / 0.2
    return F.cross_entropy(logits.flatten(0, 1), partner.repeat(RUNS))


losses = {
    "NT-Xent": contrast,
    "diagonal=1": lambda x, w: contrast(x, w, diagonal=1.0),
    "partner=i^1": lambda x, w: contrast(x, w, partner=torch.arange(2 * N) ^ 1),
    "autoencoder": lambda x, w: F.mse_loss(embed(x, w) @ w[3], x),
    "autoencoder, augmented": lambda x, w: F.mse_loss(embed(augment(x), w) @ w[3], x),
}


def train(loss_function, learning_rate):
    weights = [w.clone().requires_grad_() for w in start]
    optimizer = torch.optim.Adam(weights, lr=learning_rate)
    for _ in range(100):
        loss = loss_function(x[:, torch.randperm(x.shape[1])[:N]], weights)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        validation = recall_at_1(x_val, labels_val, weights).mean().item()
        return validation, recall_at_1(x_test, labels_test, weights).tolist(), loss.item()


(x, _), (x_val, labels_val), (x_test, labels_test) = sample(40), sample(20), sample(20)
shapes = ((24, 32), (1, 32), (32, 6), (6, 24))
start = [torch.randn(RUNS, rows, columns) / rows**0.5 * (rows > 1) for rows, columns in shapes]
best = {name: max(train(f, rate) for rate in (0.01, 0.03)) for name, f in losses.items()}
compared = {name: run[1] for name, run in best.items()}
mean = {name: sum(recalls) / RUNS for name, recalls in compared.items()}
beats_plain_autoencoder = min(compared["NT-Xent"]) > max(compared["autoencoder"])
augmented_autoencoder_is_close = abs(mean["NT-Xent"] - mean["autoencoder, augmented"]) < 0.15
unmasked_is_close = abs(mean["NT-Xent"] - mean["diagonal=1"]) < 0.15
wrong_partner_failed = max(compared["partner=i^1"]) < min(compared["NT-Xent"]) / 2
loss_of_wrong_partner = best["partner=i^1"][2]
for name, recalls in compared.items():
    print(
        f"{name:23}"
        + "".join(f"{value:6.2f}" for value in recalls)
        + f"   mean {mean[name]:.2f}, loss {best[name][2]:.2f}"
    )
