"""ko: pos_weight는 길이가 라벨 개수 K인 벡터이고, 길이가 우연히 맞으면 잘못 넘겨도 오류가 나지 않습니다.
en: pos_weight is a vector with one weight for each of the K labels; a wrong vector whose length happens to fit raises no error.
"""

import math

import torch
from torch.nn.functional import binary_cross_entropy_with_logits as bce

# ko: 라벨마다 음성 개수를 양성 개수로 나눈 값이 흔히 쓰는 pos_weight입니다.
# en: The usual pos_weight is negatives divided by positives, for each label.
counts = torch.tensor([50, 20, 4])  # en: positives in 100 samples  # ko: 샘플 100개 중 양성
targets = (torch.arange(100)[:, None] < counts).float()  # (N, K)
positives = targets.sum(dim=0)  # (K,)
pos_weight = (len(targets) - positives) / positives  # (K,)
ratio_vector = pos_weight.tolist()

logits = torch.zeros(100, 3)  # (N, K)
loss_unweighted = bce(logits, targets).item()
loss_vector = bce(logits, targets, pos_weight=pos_weight).item()
per_label = []
for k, weight in enumerate(pos_weight):
    per_label.append(bce(logits[:, k], targets[:, k], pos_weight=weight).item())
mean_per_label = sum(per_label) / 3
vector_is_label_by_label = math.isclose(loss_vector, mean_per_label, rel_tol=1e-6)

# ko: 길이가 배치 크기인 벡터는 보통 오류를 냅니다.
# en: A vector as long as the batch usually raises an error.
by_sample = torch.tensor([1.0, 2.0, 3.0, 4.0])  # (N,)
try:
    bce(torch.zeros(4, 3), torch.ones(4, 3), pos_weight=by_sample)
except RuntimeError as error:
    error_type, wrong_length_message = type(error).__name__, str(error)

# ko: N과 K가 같거나 로짓이 1차원이면 샘플 가중치를 잘못 넘겨도 계산됩니다.
# en: With N equal to K, or 1-D logits, weights meant for samples are accepted.
square = torch.zeros(4, 4), torch.tensor([0.0, 0.0, 0.0, 1.0])[:, None].expand(4, 4)
loss_square_silent = bce(*square, pos_weight=by_sample).item()
loss_square_meant = bce(*square, weight=by_sample[:, None]).item()
flat = torch.zeros(4), torch.tensor([0.0, 1.0, 0.0, 1.0])  # (N,)
loss_flat_silent = bce(*flat, pos_weight=by_sample).item()
loss_flat_meant = bce(*flat, weight=by_sample).item()

print("neg / pos      " + " ".join(f"{ratio:7.2f}" for ratio in ratio_vector))
print("label by label " + " ".join(f"{loss:7.4f}" for loss in per_label))
print(f"their mean     {mean_per_label:.4f}")
print(f"vector         {loss_vector:.4f}")
print(f"no weight      {loss_unweighted:.4f}")
print()
print(f"{error_type}:\n{wrong_length_message}")
print()
print(f"(4, 4): pos_weight (4,) {loss_square_silent:.4f}, weight (4, 1) {loss_square_meant:.4f}")
print(f"(4,):   pos_weight (4,) {loss_flat_silent:.4f}, weight (4,)   {loss_flat_meant:.4f}")
