"""ko: pos_weight는 라벨 수 K 길이의 벡터이고, 길이가 우연히 맞으면 틀려도 오류가 나지 않습니다.
en: pos_weight is a vector of K labels; where a wrong length happens to fit, no error appears.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
logits = torch.randn(64, 5)  # (B, K)
targets = (torch.rand(64, 5) > 0.7).float()  # (B, K)
pos_weight = torch.tensor([1.0, 2.0, 3.0, 4.0, 5.0])  # (K,)


def loss_of(z, y, weight):
    return F.binary_cross_entropy_with_logits(z, y, pos_weight=weight).item()


loss_vector = loss_of(logits, targets, pos_weight)
per_label = [loss_of(logits[:, k], targets[:, k], pos_weight[k]) for k in range(5)]
mean_per_label = sum(per_label) / 5
loss_unweighted = loss_of(logits, targets, None)
print(f"vector         {loss_vector:.6f}")
print("label by label " + " ".join(f"{loss:.4f}" for loss in per_label))
print(f"their mean     {mean_per_label:.6f}")
print(f"no weight      {loss_unweighted:.6f}")

# ko: 라벨마다 음성 수 / 양성 수로 정하는 것이 보통입니다.
# en: Customary: negatives over positives, label by label.
positives = targets.sum(0)  # (K,)
positives_per_label = positives.int().tolist()
ratio_vector = ((64 - positives) / positives).tolist()
print("positives  " + " ".join(f"{count:6}" for count in positives_per_label))
print("neg / pos  " + " ".join(f"{ratio:6.4f}" for ratio in ratio_vector))

# ko: 표본 수 B 길이의 벡터는 보통 거절됩니다.
# en: A vector of the batch size B is refused as a rule.
small_logits, small_targets = torch.zeros(4, 3), torch.ones(4, 3)  # (B, K)
by_sample = torch.tensor([1.0, 2.0, 3.0, 4.0])  # (B,)
try:
    loss_of(small_logits, small_targets, by_sample)
except RuntimeError as error:
    error_type, wrong_length_message = type(error).__name__, str(error)
print(f"\n{error_type}:\n{wrong_length_message}")

# ko: B와 K가 같으면 표본의 가중치로 준 것이 말없이 라벨의 가중치가 됩니다.
# en: With B equal to K, weights meant for samples silently become weights of labels.
square_logits = torch.zeros(4, 4, dtype=torch.float64)  # (B, K)
square_targets = torch.zeros_like(square_logits)
square_targets[3] = 1.0  # en: only the last sample is positive  # ko: 마지막 표본만 양성입니다
loss_square_silent = loss_of(square_logits, square_targets, by_sample.double())
loss_square_meant = loss_of(square_logits, square_targets, by_sample.double()[:, None])
print(f"(4, 4) with (4,) {loss_square_silent:.6f}  with (4, 1) {loss_square_meant:.6f}")

# ko: 로짓이 1차원이어도 길이 B의 벡터가 표본마다 다른 가중치로 말없이 쓰입니다.
# en: On 1-D logits a vector of length B silently weights every sample differently.
flat_logits, flat_targets = torch.zeros(4), torch.ones(4)  # (B,)
loss_flat_silent = loss_of(flat_logits, flat_targets, by_sample)
loss_flat_single = loss_of(flat_logits, flat_targets, torch.tensor([2.0]))
print(f"(4,) with (4,)   {loss_flat_silent:.6f}  with (1,)   {loss_flat_single:.6f}")
