"""ko: 라벨이 입력과 무관해도 학습 손실은 줄어들지만, 새 데이터의 AP는 양성 비율에 머뭅니다.
en: With labels independent of the inputs the training loss still falls, but AP on fresh data stays at the base rate.
"""

import torch
from torch import nn


def draw(n):
    inputs = torch.randn(n, 20)  # (N, D)
    return inputs, (torch.rand(n) < 0.03).float()  # en: a coin, not the inputs  # ko: 입력과 무관


def average_precision(scores, labels):
    found = labels[scores.argsort(descending=True)]
    precision = found.cumsum(0) / torch.arange(1, len(found) + 1)
    return ((precision * found).sum() / found.sum()).item()


torch.manual_seed(0)
inputs, labels = draw(5000)
model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 1))
base_rate = labels.mean().item()
positives = int(labels.sum().item())
ratio = (1 - labels.mean()) / labels.mean()
pos_weight = ratio.item()
criterion = nn.BCEWithLogitsLoss(pos_weight=ratio)
optimizer = torch.optim.AdamW(model.parameters(), weight_decay=1e-4, lr=2e-3)
fresh_inputs, fresh_labels = draw(20000)
fresh_base_rate = fresh_labels.mean().item()
loss_at_zero_logits = criterion(torch.zeros(5000), labels).item()


def evaluate():
    with torch.no_grad():
        scores, fresh_scores = model(inputs).squeeze(1), model(fresh_inputs).squeeze(1)
    hits = (fresh_scores > 0) & (fresh_labels == 1)
    flagged = fresh_scores > 0
    return {
        "train_ap": average_precision(scores, labels),
        "fresh_ap": average_precision(fresh_scores, fresh_labels),
        "fresh_loss": criterion(fresh_scores, fresh_labels).item(),
        "flagged": flagged.float().mean().item(),
        "precision": (hits.sum() / flagged.sum()).item(),
        "recall": (hits.sum() / fresh_labels.sum()).item(),
    }


losses, found = [], {}
for step in range(300):
    loss = criterion(model(inputs).squeeze(1), labels)
    losses.append(loss.item())
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    if step in (19, 299):
        found[str(step + 1)] = evaluate()

first_loss, loss_at_step_19, last_loss = losses[0], losses[19], losses[-1]
training_looked_fine = last_loss < 0.5 * first_loss and found["300"]["train_ap"] > 5 * base_rate
fresh_ap_is_the_base_rate = all(0.7 < row["fresh_ap"] / fresh_base_rate < 1.4 for row in found.values())
fresh_loss_rose = found["300"]["fresh_loss"] > 1.5 * loss_at_zero_logits

print(f"base rate {base_rate:.4f} ({positives})  pos_weight {pos_weight:.4f}")
print(f"loss  z=0 {loss_at_zero_logits:.4f}  step 0 {first_loss:.4f}", end="")
print(f"  step 19 {loss_at_step_19:.4f}  step 299 {last_loss:.4f}")
print(f"fresh base rate {fresh_base_rate:.4f}")
print("steps  train AP  fresh AP  fresh loss  flagged  precision  recall")
for steps, row in found.items():
    cells = "{:9.4f} {:9.4f} {:11.4f} {:8.4f} {:10.4f} {:7.4f}".format(*row.values())
    print(f"{steps:>5} {cells}")
