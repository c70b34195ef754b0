"""ko: 끝까지 학습한 모델에서 α를 키우면 확신도가 계속 낮아져, 과신이 과소 확신으로 바뀝니다.
en: For models trained to the end, a larger α keeps lowering confidence until over-confidence becomes under-confidence.
"""

import torch
import torch.nn.functional as F
from torch import nn

SEED, D, C, BINS = 0, 20, 5, 15
torch.manual_seed(SEED)
centers = 0.6 * torch.randn(C, D)


def sample(n):
    y = torch.randint(0, C, (n,))  # (N,)
    return centers[y] + torch.randn(n, D), y


train_x, train_y = sample(300)
sample(1000)  # en: left for validation  # ko: 검증용으로 남겨 둡니다
fresh_x, fresh_y = sample(4000)
start = nn.Sequential(nn.Linear(D, 128), nn.ReLU(), nn.Linear(128, C)).state_dict()


def train(alpha):
    # ko: α만 다르고 초기 가중치와 데이터는 같습니다.
    # en: Only α differs; initial weights and data are the same.
    model = nn.Sequential(nn.Linear(D, 128), nn.ReLU(), nn.Linear(128, C))
    model.load_state_dict(start)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=1e-4)
    for _ in range(200):
        optimizer.zero_grad()
        F.cross_entropy(model(train_x), train_y, label_smoothing=alpha).backward()
        optimizer.step()
    return model


@torch.no_grad()
def measure(model):
    logits = model(fresh_x)  # (N, C)
    confidence, predicted = logits.softmax(dim=-1).max(dim=-1)  # (N,)
    correct = (predicted == fresh_y).float()
    bin_of = (confidence * BINS).ceil()
    gaps = [(confidence - correct)[bin_of == k].sum().abs() for k in range(1, BINS + 1)]
    top = logits.topk(2, dim=-1).values  # (N, 2)
    return {
        "accuracy": correct.mean().item(),
        "ece": sum(gaps).item() / len(fresh_y),
        "confidence": confidence.mean().item(),
        "nll": F.cross_entropy(logits, fresh_y).item(),
        "margin": (top[:, 0] - top[:, 1]).mean().item(),
    }


alphas = [0.0, 0.05, 0.1, 0.2]
results = [measure(train(alpha)) for alpha in alphas]
accuracies = [row["accuracy"] for row in results]
eces = [row["ece"] for row in results]
confidences = [row["confidence"] for row in results]
nlls = [row["nll"] for row in results]
margins = [row["margin"] for row in results]
overconfidences = [row["confidence"] - row["accuracy"] for row in results]
confidence_fell_with_every_alpha = confidences == sorted(confidences, reverse=True)
large_alpha_is_underconfident = overconfidences[0] > 0 > overconfidences[3]

# ko: 참 중심을 아는 분류기와의 정확도 차이
# en: The gap in accuracy to a classifier that knows the true centers
nearest = torch.cdist(fresh_x, centers).argmin(dim=-1)  # (N,)
best_possible_accuracy = (nearest == fresh_y).float().mean().item()
accuracies_below_best = [best_possible_accuracy - a for a in accuracies]

print("alpha  accuracy     ECE  confidence     NLL   margin")
for alpha, row in zip(alphas, results, strict=True):
    print(
        f"{alpha:5.2f}{row['accuracy']:10.4f}{row['ece']:8.4f}{row['confidence']:12.4f}"
        f"{row['nll']:8.4f}{row['margin']:9.4f}",
    )
