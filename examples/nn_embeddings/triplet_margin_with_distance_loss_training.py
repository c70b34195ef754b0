"""ko: 샘플의 크기에 클래스 정보가 없을 때, 1 - 코사인으로 학습하고 검색하면 거리로 학습하고 검색할 때보다 처음 보는 클래스를 잘 찾습니다.
en: Where the length of a sample says nothing about its class, training and retrieving by 1 - cosine beats the distance on unseen classes.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
RUNS, SIGNAL, NOISE, PER_CLASS = 5, 6, 18, 10
rotation = torch.linalg.qr(torch.randn(RUNS, SIGNAL + NOISE, SIGNAL + NOISE))[0]


def sample(classes):
    labels = torch.arange(classes).repeat_interleave(PER_CLASS)
    signal = torch.randn(RUNS, classes, SIGNAL)[:, labels] + 0.3 * torch.randn(RUNS, len(labels), SIGNAL)
    features = torch.cat([signal, torch.randn(RUNS, len(labels), NOISE)], dim=2) @ rotation
    gain = (0.7 * torch.randn(RUNS, len(labels), 1)).exp()  # ko: 샘플마다 다른 크기  # en: a length of its own
    return gain * features, labels


def cosine_distance(u, v):
    return 1 - F.cosine_similarity(u, v, dim=-1)


def normalised_distance(u, v):
    return F.pairwise_distance(F.normalize(u, dim=-1), F.normalize(v, dim=-1))


def recall_at_1(e, labels, by_cosine):
    e = F.normalize(e, dim=2) if by_cosine else e
    distance = torch.cdist(e, e).masked_fill(torch.eye(len(labels), dtype=torch.bool), torch.inf)  # (RUNS, N, N)
    return (labels[distance.argmin(dim=2)] == labels).float().mean(dim=1)  # (RUNS,)


def embed(x, weights):
    return torch.relu(x @ weights[0] + weights[1]) @ weights[2]  # (RUNS, B, 8)


# ko: 학습, 검증, 테스트의 클래스는 서로 다릅니다.
# en: training, validation and test have different classes
(x, labels), (x_val, labels_val), (x_test, labels_test) = sample(40), sample(20), sample(20)
start = [torch.randn(RUNS, 24, 32) / 24**0.5, torch.zeros(RUNS, 1, 32), torch.randn(RUNS, 32, 8) / 32**0.5]


def train(distance, margin, learning_rate, by_cosine):
    weights = [w.clone().requires_grad_() for w in start]
    optimizer = torch.optim.Adam(weights, lr=learning_rate)
    for _ in range(120):
        anchor, negative = torch.randint(len(labels), (2, 64))
        positive = labels[anchor] * PER_CLASS + torch.randint(PER_CLASS, (64,))
        keep = (labels[anchor] != labels[negative]) & (anchor != positive)
        chosen = (embed(x[:, i[keep]], weights) for i in (anchor, positive, negative))
        loss = F.triplet_margin_with_distance_loss(*chosen, distance_function=distance, margin=margin)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        validation = recall_at_1(embed(x_val, weights), labels_val, by_cosine).mean().item()
        e = embed(x_test, weights)
        return validation, recall_at_1(e, labels_test, by_cosine).tolist(), recall_at_1(e, labels_test, not by_cosine)


grid = [(margin, rate) for margin in (0.3, 1.0) for rate in (0.01, 0.03)]
by_cosine = max((train(cosine_distance, *setting, True) for setting in grid), key=lambda run: run[0])
by_distance = max((train(None, *setting, False) for setting in grid), key=lambda run: run[0])
by_normalised = max((train(normalised_distance, *setting, True) for setting in grid), key=lambda run: run[0])
compared = {
    "1 - cos": by_cosine[1],
    "normalised distance": by_normalised[1],
    "distance": by_distance[1],
    "distance, then cos": by_distance[2].tolist(),
    "1 - cos, then distance": by_cosine[2].tolist(),
}
mean = {name: sum(recalls) / RUNS for name, recalls in compared.items()}
cosine_beats_distance = mean["1 - cos"] > mean["distance"]
normalising_is_enough = abs(mean["1 - cos"] - mean["normalised distance"]) < 0.1
retrieval_has_to_match = mean["1 - cos"] > mean["1 - cos, then distance"]
for name, recalls in compared.items():
    print(f"{name:23}" + "".join(f"{value:6.2f}" for value in recalls) + f"   mean {mean[name]:.2f}")
