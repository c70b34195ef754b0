"""ko: 다중 라벨 손실은 라벨마다 따로 계산한 이진 손실이고, PyTorch의 평균은 원소 개수 N·K로 나눕니다.
en: A multi-label loss is a binary loss for each label, and PyTorch's mean divides by the number of elements, N·K.
"""

import torch
import torch.nn.functional as F

bce = F.binary_cross_entropy_with_logits

# ko: 사진 2장, 태그 3개입니다. 사진 하나에 태그가 여러 개이거나 없을 수 있습니다.
# en: Two photos, three tags. A photo may have several tags or none.
logits = torch.tensor([[2.0, 0.0, -2.0], [1.0, -1.0, 0.5]])  # (N, K)
targets = torch.tensor([[1.0, 1.0, 0.0], [0.0, 0.0, 0.0]])  # (N, K)

elements = bce(logits, targets, reduction="none")  # (N, K)
element_losses = elements.tolist()
mean_over_elements = bce(logits, targets).item()
mean_of_row_sums = elements.sum(dim=1).mean().item()
ratio = mean_of_row_sums / mean_over_elements
loss_of_each_label = elements.mean(dim=0).tolist()

# ko: 첫 라벨의 로짓을 바꾸면 그 라벨의 손실만 바뀝니다.
# en: Changing the logits of the first label changes the loss of that label only.
moved = logits.clone()
moved[:, 0] += 3
after = bce(moved, targets, reduction="none").mean(dim=0).tolist()
change = [new - old for new, old in zip(after, loss_of_each_label, strict=True)]
others_unchanged = change[1:] == [0, 0]

# ko: 시그모이드의 합은 1이 아니고, 로짓이 0 이상인 라벨이 예측입니다.
# en: The sigmoids do not sum to one; the labels with a logit of zero or more are predicted.
sum_of_sigmoids = torch.sigmoid(logits[0]).sum().item()
predicted = (logits >= 0).int().tolist()

for row in element_losses:
    print(" ".join(f"{value:8.4f}" for value in row))
print(f"mean over N*K          {mean_over_elements:.4f}")
print(f"sum over K, divided by N {mean_of_row_sums:.4f}, ratio {ratio:.1f}")
print("loss of each label     " + " ".join(f"{value:.4f}" for value in loss_of_each_label))
print("after logits[:, 0] += 3 " + " ".join(f"{value:.4f}" for value in after))
print(f"sum of sigmoids {sum_of_sigmoids:.2f}, predicted {predicted}")
