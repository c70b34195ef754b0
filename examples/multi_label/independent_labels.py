"""ko: 다중 라벨 손실은 독립인 이진 손실 K개이며, torch의 평균은 라벨 합이 아니라 N*K로 나눕니다.
en: A multi-label loss is K separate binary losses; torch's mean divides by N*K, not by N.
"""

import torch
import torch.nn.functional as F

bce = F.binary_cross_entropy_with_logits

# ko: 사진 두 장, 태그 세 개입니다. 한 장에 태그가 여럿이거나 없을 수 있습니다.
# en: Two photos, three tags. A photo may carry several tags or none.
logits = torch.tensor([[2.0, 0.0, -2.0], [0.0, 0.0, 0.0]]).double()  # (N, K)
targets = torch.tensor([[1.0, 1.0, 0.0], [0.0, 0.0, 0.0]]).double()  # (N, K)
elements = bce(logits, targets, reduction="none")  # (N, K)
element_losses = elements.tolist()
mean_over_elements = bce(logits, targets).item()
mean_of_row_sums = elements.sum(1).mean().item()
for row in element_losses:
    print(" ".join(f"{value:8.4f}" for value in row))
print(f"mean over N*K     {mean_over_elements:.6f}")
print(f"sum over K, / N   {mean_of_row_sums:.6f}")

torch.manual_seed(0)
B, K = 64, 5
random_logits = torch.randn(B, K)
random_targets = (torch.rand(B, K) > 0.7).float()
random_mean = bce(random_logits, random_targets).item()
random_sum = bce(random_logits, random_targets, reduction="sum").item()
random_sum_over_labels = random_sum / B
ratio = random_sum_over_labels / random_mean
print(f"\nB={B} K={K}")
print(f"{random_mean:.6f}  {random_sum_over_labels:.6f}  ratio {ratio:.4f}")

# ko: 라벨마다 따로 구한 이진 손실의 평균과 같습니다.
# en: It equals the average of one binary loss per label.
per_label = [bce(random_logits[:, k], random_targets[:, k]).item() for k in range(K)]
mean_of_binary_losses = sum(per_label) / K
print("per label  " + " ".join(f"{value:.4f}" for value in per_label))
print(f"their mean {mean_of_binary_losses:.6f}")

# ko: 한 라벨의 로짓은 다른 라벨의 손실과 기울기를 바꾸지 않습니다.
# en: The logit of one label touches neither the loss nor the gradient of another.
moved = random_logits.clone()
moved[:, 0] += 3
moved_losses = [bce(moved[:, k], random_targets[:, k]).item() for k in range(K)]
change = [after - before for after, before in zip(moved_losses, per_label, strict=True)]
print("after logits[:, 0] += 3  " + " ".join(f"{value:.4f}" for value in change))

# ko: 시그모이드의 합은 1이 아닙니다.
# en: The sigmoids do not add up to one.
probabilities = torch.sigmoid(logits[0])
sum_of_sigmoids = probabilities.sum().item()
labels_above_half = (probabilities >= 0.5).int().tolist()
print(f"sum of sigmoids {sum_of_sigmoids:.4f}  predicted {labels_above_half}")
