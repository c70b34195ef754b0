"""ko: 무작위 triplet은 대부분 금방 기울기가 0이 되고, semi-hard 음성을 고르면 같은 예산에서 처음 보는 클래스를 더 잘 찾습니다.
en: Random triplets soon have no gradient; semi-hard negatives retrieve unseen classes better for the same budget.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
RUNS, PER_CLASS, DIMENSIONS, MARGIN = 5, 10, 30, 0.2
rotation = torch.linalg.qr(torch.randn(RUNS, DIMENSIONS, DIMENSIONS))[0]


def sample(families):
    """ko: 서로 닮은 클래스가 다섯씩 한 묶음  en: five similar classes in every family"""
    labels = torch.arange(5 * families).repeat_interleave(PER_CLASS)
    coarse = 2.5 * torch.randn(RUNS, families, 4).repeat_interleave(5, dim=1)
    centres = torch.cat([coarse, torch.randn(RUNS, 5 * families, 6)], dim=2)
    signal = centres[:, labels] + 0.4 * torch.randn(RUNS, len(labels), 10)
    return torch.cat([signal, 1.5 * torch.randn(RUNS, len(labels), 20)], dim=2) @ rotation, labels


def recall_at_1(e, labels):
    similarity = (e @ e.mT).masked_fill(torch.eye(len(labels), dtype=torch.bool), -2)  # (RUNS, N, N)
    return (labels[similarity.argmax(dim=2)] == labels).float().mean(dim=1)  # (RUNS,)


def embed(x, weights):
    return F.normalize(torch.relu(x @ weights[0] + weights[1]) @ weights[2], dim=2)  # (RUNS, B, 8)


# ko: 학습, 검증, 테스트의 클래스는 서로 다릅니다.
# en: training, validation and test have different classes
(x, labels), (x_val, labels_val), (x_test, labels_test) = sample(12), sample(5), sample(5)
start = [torch.randn(RUNS, 30, 32) / 30**0.5, torch.zeros(RUNS, 1, 32), torch.randn(RUNS, 32, 8) / 32**0.5]
classifier = torch.randn(RUNS, 8, 60) / 8**0.5
one = torch.arange(64)


def triplets(e, y, mining):
    positive = one // 4 * 4 + (one + torch.randint(1, 4, (64,))) % 4  # ko: 같은 클래스의 다른 샘플  # en: same class
    others = (y[:, None] != y).expand(RUNS, 64, 64)
    distance = torch.cdist(e, e).detach()
    to_positive = distance[:, one, positive][:, :, None]
    semi_hard = others & (distance > to_positive) & (distance < to_positive + MARGIN)
    found = semi_hard.any(dim=2, keepdim=True)  # ko: 없으면 무작위  # en: a random one if there is none
    allowed = torch.where(found, semi_hard, others) if mining else others
    negative = (torch.rand(RUNS, 64, 64) * allowed).argmax(dim=2)
    return e, e[:, positive], e.gather(1, negative[:, :, None].expand_as(e))


def train(method, learning_rate):
    weights = [w.clone().requires_grad_() for w in (*start, classifier)]
    optimizer = torch.optim.Adam(weights, lr=learning_rate)
    active = 0.0
    for _ in range(100):
        classes = torch.randperm(60)[:16]  # ko: 클래스 16개에서 4개씩  # en: four samples of each of 16 classes
        batch = (classes[:, None] * PER_CLASS + torch.rand(16, PER_CLASS).argsort(dim=1)[:, :4]).flatten()
        e, y = embed(x[:, batch], weights), labels[batch]
        if method == "CrossEntropyLoss":
            logits = 10 * e @ F.normalize(weights[3], dim=1)  # (RUNS, 64, 60)
            loss = F.cross_entropy(logits.flatten(0, 1), y.repeat(RUNS))
        else:
            chosen = triplets(e, y, mining=method == "semi-hard")
            losses = F.triplet_margin_loss(*(part.flatten(0, 1) for part in chosen), margin=MARGIN, reduction="none")
            active, loss = (losses > 0).float().mean().item(), losses.mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        validation = recall_at_1(embed(x_val, weights), labels_val).mean().item()
        return validation, recall_at_1(embed(x_test, weights), labels_test).tolist(), active


methods = ("semi-hard", "random", "CrossEntropyLoss")
best = {method: max(train(method, rate) for rate in (0.02, 0.05)) for method in methods}
compared = {method: run[1] for method, run in best.items()}
mean = {method: sum(recalls) / RUNS for method, recalls in compared.items()}
active = {method: best[method][2] for method in ("semi-hard", "random")}
semi_hard_beats_random = mean["semi-hard"] > mean["random"] + 0.05
few_random_are_active = active["random"] < 0.15
classifier_beats_random = mean["CrossEntropyLoss"] > mean["random"] + 0.05
for method, recalls in compared.items():
    print(f"{method:17}" + "".join(f"{value:6.2f}" for value in recalls) + f"   mean {mean[method]:.2f}")
print(f"active triplets at the end: semi-hard {active['semi-hard']:.2f}, random {active['random']:.2f}")
