"""ko: 끝까지 학습한 이 작은 MLP는 새 데이터에서 평균 확신도가 정확도보다 높습니다. 과신입니다.
en: Trained to the end, this small MLP has a mean confidence above its accuracy on fresh data: over-confidence.
"""

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
D, C = 20, 5
centers = 0.6 * torch.randn(C, D)


def sample(n):
    targets = torch.randint(0, C, (n,))  # (N,)
    return centers[targets] + torch.randn(n, D), targets


train_x, train_y = sample(300)
sample(1000)  # en: left for validation  # ko: 검증용으로 남겨 둡니다
fresh_x, fresh_y = sample(4000)

model = nn.Sequential(nn.Linear(D, 128), nn.ReLU(), nn.Linear(128, C))
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=1e-4)
for _ in range(200):
    loss = F.cross_entropy(model(train_x), train_y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

with torch.no_grad():
    fresh_logits = model(fresh_x)  # (N, C)
    train_loss = F.cross_entropy(model(train_x), train_y).item()
fresh_loss = F.cross_entropy(fresh_logits, fresh_y).item()
training_data_hide_it = train_loss < 0.1 * fresh_loss
confidence, predicted = fresh_logits.softmax(dim=-1).max(dim=-1)  # (N,)
correct = (predicted == fresh_y).float()  # (N,)

accuracy = correct.mean().item()
mean_confidence = confidence.mean().item()
overconfidence = mean_confidence - accuracy
is_overconfident = overconfidence > 0
# ko: 데이터를 만든 중심을 아는 분류기의 정확도로, 도달할 수 있는 한계입니다.
# en: Accuracy of a classifier that knows the true centers: the limit.
nearest = torch.cdist(fresh_x, centers).argmin(dim=-1)  # (N,)
best_possible_accuracy = (nearest == fresh_y).float().mean().item()


def reliability_bins(probabilities, targets, bins=15):
    """Return [mean confidence, accuracy, count] for each bin that holds samples, from (N, C) and (N,)."""
    confidence, predicted = probabilities.max(dim=-1)  # (N,)
    correct = (predicted == targets).float()
    bin_of = (confidence * bins).ceil()
    inside = [bin_of == k for k in range(1, bins + 1)]
    return [[confidence[i].mean().item(), correct[i].mean().item(), i.sum().item()] for i in inside if i.any()]


def expected_calibration_error(probabilities, targets, bins=15):
    """Return the mean |confidence - accuracy| of the bins, weighted by their counts."""
    rows = reliability_bins(probabilities, targets, bins)
    return sum(n * abs(conf - acc) for conf, acc, n in rows) / len(targets)


bins = reliability_bins(fresh_logits.softmax(dim=-1), fresh_y)
ece = expected_calibration_error(fresh_logits.softmax(dim=-1), fresh_y)

# ko: 확신도가 가장 높은 구간과, 그 아래 다섯 구간을 합친 것
# en: The most confident bin, and the five bins below it together
top_confidence, top_accuracy, _ = bins[-1]
bin_of = (confidence * 15).ceil().long() - 1  # (N,)
hesitant = (bin_of >= 9) & (bin_of <= 13)  # (N,)
hesitant_confidence = confidence[hesitant].mean().item()
hesitant_accuracy = correct[hesitant].mean().item()
gap_is_wider_below_the_top = hesitant_confidence - hesitant_accuracy > 2 * (top_confidence - top_accuracy)

print("confidence  accuracy  count")
for conf, acc, n in bins:
    print(f"{conf:10.4f}{acc:10.4f}{n:7d}")
print(f"mean confidence {mean_confidence:.4f}  accuracy {accuracy:.4f}  ECE {ece:.4f}")
print(f"nearest true center: accuracy {best_possible_accuracy:.4f}")
print(f"loss: train {train_loss:.4f}   fresh {fresh_loss:.4f}")
