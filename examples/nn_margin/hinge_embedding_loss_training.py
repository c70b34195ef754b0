"""ko: 같은 클래스의 쌍을 모으는 임베딩을 HingeEmbeddingLoss로 학습하고, 유사도나 0/1 라벨을 넣은 경우와 비교합니다.
en: Trains an embedding that keeps pairs of one class close, and compares it with similarities or labels 0 and 1 given by mistake.
"""

import torch
import torch.nn.functional as F
from torch import nn

SEEDS, STEPS, RATES = range(5), 40, (0.1, 0.3)


def pairs(classes, generator):
    """ko: 절반은 같은 클래스의 쌍입니다. 특징 8개 가운데 3개만 클래스를 따릅니다.
    en: Half of the pairs are of one class. Three of the eight features follow the class.
    """
    centres = torch.randn(classes, 3, generator=generator)
    first = torch.randint(classes, (400,), generator=generator)
    other = (first + torch.randint(1, classes, (400,), generator=generator)) % classes
    same = torch.arange(400) % 2 == 0  # (N,)
    signal = centres[torch.stack([first, torch.where(same, first, other)])]  # (2, N, 3)
    signal = signal + 0.3 * torch.randn(2, 400, 3, generator=generator)
    noise = 2 * torch.randn(2, 400, 5, generator=generator)
    return torch.cat([signal, noise], dim=2), same  # (2, N, 8), (N,)


def contrastive(distances, labels):
    """ko: 제곱을 쓰는 대조 손실입니다.
    en: The contrastive loss, with squares.
    """
    return torch.where(labels == 1, distances.square(), F.relu(1 - distances).square()).mean()


def auc(model, points, same):
    """ko: 같은 클래스의 쌍이 다른 클래스의 쌍보다 가까운 비율입니다.
    en: How often a pair of one class is closer than a pair of two.
    """
    with torch.no_grad():
        distances = F.pairwise_distance(*model(points))
    return (distances[same][:, None] < distances[~same]).float().mean().item()


settings = {  # ko: 모델 출력의 비교, 손실, 음성 쌍의 라벨  # en: how outputs are compared, loss, label of a dissimilar pair
    "HingeEmbeddingLoss": (F.pairwise_distance, F.hinge_embedding_loss, -1.0),
    "contrastive": (F.pairwise_distance, contrastive, -1.0),
    "HingeEmbeddingLoss(similarity)": (F.cosine_similarity, F.hinge_embedding_loss, -1.0),
    "HingeEmbeddingLoss, y ∈ {0, 1}": (F.pairwise_distance, F.hinge_embedding_loss, 0.0),
}
compared = {name: [] for name in settings} | {"STEPS=0": []}
for seed in SEEDS:
    generator = torch.Generator().manual_seed(seed)
    # ko: 검증과 테스트의 클래스는 학습에 없던 클래스입니다.
    # en: The classes of the validation and test pairs do not occur in training.
    (points, same), validation, test = (pairs(20, generator) for _ in range(3))
    for name, (compare, loss_function, different) in settings.items():
        labels = torch.where(same, 1.0, different)
        tried = []
        for rate in RATES:
            torch.manual_seed(seed)
            model = nn.Linear(8, 3, bias=False)
            untrained = auc(model, *test)
            optimizer = torch.optim.SGD(model.parameters(), lr=rate, momentum=0.9)
            for _ in range(STEPS):
                optimizer.zero_grad()
                loss_function(compare(*model(points)), labels).backward()
                optimizer.step()
            tried.append((auc(model, *validation), auc(model, *test)))
        compared[name].append(max(tried)[1])
    compared["STEPS=0"].append(untrained)

hinge, squares, on_similarity, on_zero_one, no_training = compared.values()
learned = all(h > u + 0.15 for h, u in zip(hinge, no_training, strict=True)) and min(hinge + squares) > 0.75
alike = max(abs(a - b) for a, b in zip(hinge, squares, strict=True)) < 0.1
mistakes_cost = all(max(a, b) < h - 0.15 for a, b, h in zip(on_similarity, on_zero_one, hinge, strict=True))
keys = ("hinge", "squares", "similarity", "zero_one", "untrained")
mean_auc = {key: sum(row) / len(row) for key, row in zip(keys, compared.values(), strict=True)}
for name, row, mean in zip(compared, compared.values(), mean_auc.values(), strict=True):
    print(f"{name:32}" + "".join(f"{value:6.2f}" for value in row) + f"  mean {mean:.2f}")
