"""ko: 짝을 찾는 학습에서 InfoNCE는 배치의 다른 샘플을 모두 음성으로 써서, 음성이 하나인 triplet보다 재현율이 높습니다. 음성이 없으면 붕괴합니다.
en: To find partners, InfoNCE uses all others of the batch as negatives and beats a triplet with one; without negatives, embeddings collapse.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
RUNS, SIGNAL, NOISE, N = 5, 6, 14, 32
rotations = [torch.linalg.qr(torch.randn(RUNS, SIGNAL + NOISE, SIGNAL + NOISE))[0] for _ in range(2)]
targets = torch.arange(N)


def sample(n):
    """ko: 같은 대상의 두 측정값, 예를 들어 이미지와 캡션  en: two measurements of one thing, as image and caption"""
    shared = torch.randn(RUNS, n, SIGNAL)
    views = [shared + 0.2 * torch.randn(RUNS, n, SIGNAL) for _ in range(2)]
    pairs = zip(views, rotations, strict=True)
    return [torch.cat([view, torch.randn(RUNS, n, NOISE)], dim=2) @ rotation for view, rotation in pairs]


def embed(x, weights):
    return F.normalize(torch.relu(x @ weights[0] + weights[1]) @ weights[2], dim=2)  # (RUNS, B, 8)


def recall_at_1(pairs, weights):
    u, k = embed(pairs[0], weights[:3]), embed(pairs[1], weights[3:])
    found = (u @ k.mT).argmax(dim=2)  # (RUNS, n)
    return (found == torch.arange(found.shape[1])).float().mean(dim=1), (u @ k.mT).mean().item()


def info_nce(u, k, temperature):
    logits = u @ k.mT / temperature  # (RUNS, N, N)
    return F.cross_entropy(logits.flatten(0, 1), targets.repeat(RUNS))


def triplet(u, k, margin):
    other = (targets + torch.randint(1, N, (N,))) % N  # ko: 음성 하나  # en: one negative
    return F.triplet_margin_loss(u.flatten(0, 1), k.flatten(0, 1), k[:, other].flatten(0, 1), margin=margin)


def only_positives(u, k, _):
    return F.mse_loss(u, k)


def train(loss_function, setting, learning_rate):
    weights = [w.clone().requires_grad_() for w in start]
    optimizer = torch.optim.Adam(weights, lr=learning_rate)
    for _ in range(100):
        batch = torch.randint(512, (N,))
        loss = loss_function(
            embed(train_set[0][:, batch], weights[:3]), embed(train_set[1][:, batch], weights[3:]), setting
        )
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        recalls, similarity = recall_at_1(test_set, weights)
        return recall_at_1(validation_set, weights)[0].mean().item(), recalls.tolist(), loss.item(), similarity


train_set, validation_set, test_set = sample(512), sample(100), sample(100)
shapes = ((20, 32), (1, 32), (32, 8)) * 2
start = [torch.randn(RUNS, rows, columns) / rows**0.5 * (rows > 1) for rows, columns in shapes]
methods = {
    "InfoNCE": (info_nce, (0.1, 0.3)),
    "TripletMarginLoss": (triplet, (0.3, 0.6)),
    "MSELoss": (only_positives, (0, 1)),
}
best = {
    name: max(train(f, setting, rate) for setting in settings for rate in (0.01, 0.03))
    for name, (f, settings) in methods.items()
}
compared = {name: run[1] for name, run in best.items()}
mean = {name: sum(recalls) / RUNS for name, recalls in compared.items()}
info_nce_beats_triplet = mean["InfoNCE"] > mean["TripletMarginLoss"] + 0.05
_, _, loss_of_positives, similarity_of_positives = best["MSELoss"]
collapsed_without_negatives = loss_of_positives < 0.01 and similarity_of_positives > 0.95
for name, recalls in compared.items():
    print(f"{name:18}" + "".join(f"{value:6.2f}" for value in recalls) + f"   mean {mean[name]:.2f}")
print(f"positives only: loss {loss_of_positives:.4f}, mean cosine of all pairs {similarity_of_positives:.2f}")
