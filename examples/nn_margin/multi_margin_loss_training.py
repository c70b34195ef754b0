"""ko: MultiMarginLoss의 정확도는 교차 엔트로피와 비슷하지만, 점수에 소프트맥스를 한 값의 확신도는 마진이 정합니다.
en: MultiMarginLoss reaches the accuracy of cross-entropy, but the margin decides how confident a softmax of its scores is.
"""

import torch
import torch.nn.functional as F
from torch import nn

SEEDS, STEPS, RATES, C = range(5), 100, (0.1, 0.3), 4
MARGINS = {"CrossEntropyLoss": None, "MultiMarginLoss, margin=1": 1.0, "MultiMarginLoss, margin=10": 10.0}


def draw(centres, count, generator):
    labels = torch.randint(C, (count,), generator=generator)
    return centres[labels] + torch.randn(count, 6, generator=generator), labels  # (N, 6), (N,)


def loss_of(scores, labels, margin):
    return F.cross_entropy(scores, labels) if margin is None else F.multi_margin_loss(scores, labels, margin=margin)


accuracy, compared = ({name: [] for name in MARGINS} for _ in range(2))
for seed in SEEDS:
    generator = torch.Generator().manual_seed(seed)
    centres = torch.randn(C, 6, generator=generator)
    train, validation, test = (draw(centres, count, generator) for count in (500, 1000, 2000))
    for name, margin in MARGINS.items():
        tried = []
        for rate in RATES:
            model = nn.Linear(6, C)
            nn.init.zeros_(model.weight), nn.init.zeros_(model.bias)
            # ko: 마진이 10배면 점수도 10배이므로 학습률도 10배로 합니다.
            # en: Ten times the margin means ten times the scores, hence ten times the learning rate.
            optimizer = torch.optim.SGD(model.parameters(), lr=rate * (margin or 1), momentum=0.9)
            for _ in range(STEPS):
                optimizer.zero_grad()
                loss_of(model(train[0]), train[1], margin).backward()
                optimizer.step()
            with torch.no_grad():
                right = (model(validation[0]).argmax(1) == validation[1]).float().mean().item()
                tried.append((right, rate, model(test[0])))
        confidence, predicted = max(tried, key=lambda one: one[:2])[2].softmax(1).max(1)
        accuracy[name].append((predicted == test[1]).float().mean().item())
        compared[name].append(confidence.mean().item() - accuracy[name][-1])  # ko: 과신  # en: over-confidence

cross_entropy, margin_1, margin_10 = accuracy.values()
largest_difference = max(abs(a - b) for a, b in zip(cross_entropy, margin_1, strict=True))
accuracy_alike = largest_difference < 0.02
# ko: 점수와 학습률이 모두 10배이므로 반올림 오차 말고는 예측이 같습니다.
# en: Scores and learning rate are ten times as large: the predictions are the same but for rounding.
margin_leaves_accuracy = max(abs(a - b) for a, b in zip(margin_1, margin_10, strict=True)) < 0.003
gap, _, gap_10 = compared.values()
ten_is_more_confident = all(ten > ce for ten, ce in zip(gap_10, gap, strict=True))
mean_accuracy, mean_gap = (
    {
        key: sum(row) / len(row)
        for key, row in zip(("cross_entropy", "margin_1", "margin_10"), rows.values(), strict=True)
    }
    for rows in (accuracy, compared)
)
one_is_less_confident = mean_gap["margin_1"] < mean_gap["cross_entropy"]
for key in mean_accuracy:
    print(f"{key:14} accuracy {mean_accuracy[key]:.3f}  confidence - accuracy {mean_gap[key]:+.3f}")
