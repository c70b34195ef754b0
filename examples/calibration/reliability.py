"""ko: 이 작은 MLP의 평균 확신도는 새 데이터에서 맞힌 비율보다 높습니다. 과신입니다.
en: The mean confidence of this small MLP exceeds its accuracy on fresh data: over-confidence.
"""

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
D, C, BINS = 20, 5, 15
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
    train_loss = F.cross_entropy(model(train_x), train_y)
    optimizer.zero_grad()
    train_loss.backward()
    optimizer.step()

with torch.no_grad():
    fresh_logits = model(fresh_x)  # (N, C)
fresh_loss = F.cross_entropy(fresh_logits, fresh_y).item()
confidence, predicted = fresh_logits.softmax(dim=-1).max(dim=-1)  # (N,)
correct = (predicted == fresh_y).float()  # (N,)

accuracy = correct.mean().item()
mean_confidence = confidence.mean().item()
overconfidence = mean_confidence - accuracy
# ko: 데이터를 만든 중심을 아는 분류기의 정확도, 곧 도달할 수 있는 한계입니다.
# en: Accuracy of a classifier that knows the true centers: the limit.
nearest = torch.cdist(fresh_x, centers).argmin(dim=-1)  # (N,)
best_possible_accuracy = (nearest == fresh_y).float().mean().item()

# ko: 구간마다 [평균 확신도, 정확도, 표본 수]
# en: For each bin [mean confidence, accuracy, count]
bin_of = (confidence * BINS).ceil().long() - 1  # (N,)
bins = []
for k in range(BINS):
    inside = bin_of == k
    if inside.any():
        bins.append(
            [
                confidence[inside].mean().item(),
                correct[inside].mean().item(),
                inside.sum().item(),
            ],
        )

# ko: 확신이 가장 큰 구간과, 그보다 망설이는 이웃 다섯 구간을 한데 모은 것
# en: The most confident bin, and the five less certain bins below it pooled
top_confidence, top_accuracy, _ = bins[-1]
hesitant = (bin_of >= 9) & (bin_of <= 13)  # (N,)
hesitant_confidence = confidence[hesitant].mean().item()
hesitant_accuracy = correct[hesitant].mean().item()

# ko: ECE는 구간별 |확신도 - 정확도|를 표본 수로 가중한 평균입니다.
# en: ECE is the mean |confidence - accuracy| of the bins, weighted by their counts.
ece = sum(n * abs(conf - acc) for conf, acc, n in bins) / len(fresh_y)

print("confidence  accuracy  count")
for conf, acc, n in bins:
    print(f"{conf:10.4f}{acc:10.4f}{n:7d}")
print(f"mean confidence {mean_confidence:.4f}  accuracy {accuracy:.4f}  ECE {ece:.4f}")
print(f"nearest true center: accuracy {best_possible_accuracy:.4f}")
print(f"loss: train {train_loss:.4f}   fresh {fresh_loss:.4f}")
