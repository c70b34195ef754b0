"""ko: 양성이 드물어도 입력에 단서가 있으면 새 데이터의 AP는 양성 비율의 몇 배가 됩니다.
en: When rare positives depend on the inputs, the AP on fresh data is several times the base rate.
"""

import torch
from torch import nn

torch.manual_seed(0)
direction = torch.randn(20)
direction *= 2 / direction.norm()


def draw(n):
    features = torch.randn(n, 20)  # (N, D)
    chance = torch.sigmoid(features @ direction - 5)
    return features, (torch.rand(n) < chance).float()


def average_precision(scores, labels):
    found = labels[scores.argsort(descending=True)]
    precision = found.cumsum(0) / torch.arange(1, len(found) + 1)
    return ((precision * found).sum() / found.sum()).item()


features, labels = draw(5000)
fresh_features, fresh_labels = draw(20000)
positive_rate = labels.mean().item()
fresh_positive_rate = fresh_labels.mean().item()
ratio = ((1 - labels).sum() / labels.sum()).reshape(1)  # (1,)
ratio_value = ratio.item()


def train(pos_weight):
    torch.manual_seed(0)
    model = nn.Linear(20, 1)
    criterion = nn.BCEWithLogitsLoss(pos_weight=pos_weight)
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.1)
    for _ in range(400):
        logits = model(features).squeeze(1)  # (N,)
        loss = criterion(logits, labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        fresh_logits = model(fresh_features).squeeze(1)

    # ko: 로짓 0이 확률 0.5입니다.
    # en: Logit 0 is probability 0.5.
    flagged = fresh_logits > 0
    true_positives = (flagged & (fresh_labels == 1)).sum().item()
    precision = true_positives / max(flagged.sum().item(), 1)
    recall = true_positives / fresh_labels.sum().item()
    return {
        "train_loss": loss.item(),
        "ap": average_precision(fresh_logits, fresh_labels),
        "precision": precision,
        "recall": recall,
        "f1": 2 * true_positives / (flagged.sum() + fresh_labels.sum()).item(),
        "accuracy": (flagged == (fresh_labels == 1)).float().mean().item(),
        "mean_probability": torch.sigmoid(fresh_logits).mean().item(),
    }


plain = train(None)
weighted = train(ratio)
always_negative_accuracy = 1 - fresh_positive_rate
learned_something = min(plain["ap"], weighted["ap"]) > 5 * fresh_positive_rate
weight_trades_precision_for_recall = weighted["recall"] > plain["recall"] and weighted["precision"] < plain["precision"]

print(f"positives: train {positive_rate:.4f}  fresh {fresh_positive_rate:.4f}", end="")
print(f"  pos_weight {ratio_value:.4f}")
print("fresh data          plain  weighted")
for name in plain:
    print(f"{name:17} {plain[name]:7.4f} {weighted[name]:9.4f}")
print(f"always negative: accuracy {always_negative_accuracy:.4f}")
