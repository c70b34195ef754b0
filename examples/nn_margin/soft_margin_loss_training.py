"""ko: SoftMarginLoss를 -1/1 라벨로 학습하면 BCEWithLogitsLoss와 같은 모델이 되고, 0/1 라벨로는 거의 모두 양성으로 예측합니다.
en: On labels -1 and 1, SoftMarginLoss trains the model of BCEWithLogitsLoss; on labels 0 and 1, one that predicts nearly only positives.
"""

import torch
import torch.nn.functional as F
from torch import nn

SEEDS, STEPS, RATES = range(5), 60, (0.1, 0.3)
settings = {  # ko: 손실, 음성 샘플의 라벨  # en: the loss, and the label of a negative sample
    "BCEWithLogitsLoss, y ∈ {0, 1}": (F.binary_cross_entropy_with_logits, 0.0),
    "SoftMarginLoss, y ∈ {-1, 1}": (F.soft_margin_loss, -1.0),
    "SoftMarginLoss, y ∈ {0, 1}": (F.soft_margin_loss, 0.0),
}
compared, positive_share = ({name: [] for name in settings} for _ in range(2))
for seed in SEEDS:
    generator = torch.Generator().manual_seed(seed)
    inputs = torch.randn(3, 1000, 4, generator=generator)  # ko: 학습, 검증, 테스트  # en: training, validation, test
    weights = 2 * F.normalize(torch.randn(4, generator=generator), dim=0)
    positive = inputs @ weights + torch.randn(3, 1000, generator=generator) > 1  # (3, N)
    for name, (loss_function, negative) in settings.items():
        labels, tried = torch.where(positive[0], 1.0, negative), []
        for rate in RATES:
            torch.manual_seed(seed)
            model = nn.Sequential(nn.Linear(4, 1), nn.Flatten(0))
            optimizer = torch.optim.SGD(model.parameters(), lr=rate, momentum=0.9)
            for _ in range(STEPS):
                optimizer.zero_grad()
                loss_function(model(inputs[0]), labels).backward()
                optimizer.step()
            with torch.no_grad():
                right = ((model(inputs[1]) > 0) == positive[1]).float().mean().item()
                tried.append((right, rate, model(inputs[2])))
        logits = max(tried, key=lambda one: one[:2])[2]
        compared[name].append(((logits > 0) == positive[2]).float().mean().item())
        positive_share[name].append((logits > 0).float().mean().item())
bce, soft, mistaken = compared.values()
# ko: 샘플 1000개 가운데 최대 1개만 다릅니다.
# en: At most one of 1000 samples differs.
same_model = max(abs(a - b) for a, b in zip(bce, soft, strict=True)) < 0.0015
mean_accuracy = {
    key: sum(row) / len(row) for key, row in zip(("bce", "soft", "mistaken"), compared.values(), strict=True)
}
nearly_all_positive = min(positive_share["SoftMarginLoss, y ∈ {0, 1}"]) > 0.8
mistake_costs = all(a > b + 0.2 for a, b in zip(soft, mistaken, strict=True))
for name, mean in zip(settings, mean_accuracy.values(), strict=True):
    print(f"{name:28} accuracy {mean:.2f}  predicted positive at least {min(positive_share[name]):.2f}")
