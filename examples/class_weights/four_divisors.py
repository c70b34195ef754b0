"""ko: reduction="mean"이라는 같은 이름 아래에서 손실마다 나누는 수가 다릅니다.
en: Under the one name reduction="mean" different losses divide by different numbers.
"""

import torch
import torch.nn.functional as F

logits = torch.tensor(
    [[2, 0, -1, 1], [0, 1, 0, -1], [1, 1, 2, 0], [0, 2, 1, 1], [1, 0, 1, 2], [0, 1, 0, 1]],
    dtype=torch.float64,
)  # (N, C)
targets = torch.tensor([0, 1, 2, 1, 0, 3])  # (N,)
weight = torch.tensor([1.0, 2.0, 4.0, 8.0], dtype=torch.float64)  # (C,)
one_hot = F.one_hot(targets, 4).double()
half_ignored = torch.tensor([0, 1, 2, -100, -100, -100])
binary_logits, labels = logits[:, 0], (targets == 0).double()
values, goals = logits[:, :2], one_hot[:, :2]  # (N, D)


def divisor_of(loss, *tensors, **settings):
    # ko: 나눈 수는 합을 평균으로 나누면 드러납니다.
    # en: The sum over the mean reveals what was divided by.
    total = loss(*tensors, reduction="sum", **settings)
    return (total / loss(*tensors, reduction="mean", **settings)).item()


ce = F.cross_entropy
bce = F.binary_cross_entropy_with_logits
divisor_plain = divisor_of(ce, logits, targets)
divisor_weight = divisor_of(ce, logits, targets, weight=weight)
divisor_weight_one_hot = divisor_of(ce, logits, one_hot, weight=weight)
divisor_ignored = divisor_of(ce, logits, half_ignored)
divisor_weight_ignored = divisor_of(ce, logits, half_ignored, weight=weight)
divisor_pos_weight = divisor_of(bce, binary_logits, labels, pos_weight=weight[3])
divisor_multi_label = divisor_of(bce, logits, one_hot)
divisor_squared_error = divisor_of(F.mse_loss, values, goals)

# ko: CTC는 손실마다 타깃 길이로 나눈 뒤 평균합니다.
# en: CTC divides each loss by the length of its target before it averages.
log_probs = logits.log_softmax(dim=1)[:, None].repeat(1, 2, 1)  # (T, B, C)
sequences = log_probs, torch.tensor([1, 2, 3]), torch.tensor([6, 6]), torch.tensor([1, 2])
each = F.ctc_loss(*sequences, reduction="none")  # (B,)
ctc_mean = F.ctc_loss(*sequences).item()
ctc_by_length = (each / torch.tensor([1, 2])).mean().item()
ctc_divides_by_length = abs(ctc_mean - ctc_by_length) < 1e-9

# ko: 같은 샘플, 같은 가중치인데 나누는 수 때문에 손실이 달라집니다.
# en: Same samples, same weights: the divisor alone changes the loss.
loss_weight = ce(logits, targets, weight=weight).item()
loss_weight_one_hot = ce(logits, one_hot, weight=weight).item()
loss_none_then_mean = ce(logits, targets, weight=weight, reduction="none").mean().item()
weight_per_sample = weight[targets].mean().item()

# ko: 이진 문제를 두 클래스로 쓰면 pos_weight=8은 weight=[1, 8]과 합만 같습니다.
# en: As two classes, pos_weight=8 and weight=[1, 8] share the sum, not the mean.
pairs = torch.stack([torch.zeros(6).double(), binary_logits], dim=1)  # (N, 2)
two_classes = pairs, labels.long(), weight[[0, 3]]
loss_pos_weight = bce(binary_logits, labels, pos_weight=weight[3]).item()
loss_two_classes = ce(*two_classes).item()
sum_pos_weight = bce(binary_logits, labels, pos_weight=weight[3], reduction="sum").item()
sum_two_classes = ce(*two_classes, reduction="sum").item()
sums_agree = abs(sum_pos_weight - sum_two_classes) < 1e-9

print("call                            sum / mean")
print(f"CE, 6 samples                     {divisor_plain:8.4f}")
print(f"CE weight, indices                {divisor_weight:8.4f}")
print(f"CE weight, one-hot                {divisor_weight_one_hot:8.4f}")
print(f"CE 3 of 6 ignored                 {divisor_ignored:8.4f}")
print(f"CE weight, 3 of 6 ignored         {divisor_weight_ignored:8.4f}")
print(f"BCE pos_weight                    {divisor_pos_weight:8.4f}")
print(f"BCE 6 x 4 labels                  {divisor_multi_label:8.4f}")
print(f"MSE 6 x 2 values                  {divisor_squared_error:8.4f}")
print()
print(f"CTC 'mean'                        {ctc_mean:.6f}")
print(f"mean of loss / target length      {ctc_by_length:.6f}")
print()
print(f"CE weight, indices, 'mean'        {loss_weight:.6f}")
print(f"CE weight, one-hot, 'mean'        {loss_weight_one_hot:.6f}")
print(f"CE weight, 'none' then .mean()    {loss_none_then_mean:.6f}")
print()
print(f"BCE pos_weight=8    mean {loss_pos_weight:.6f}   sum {sum_pos_weight:.6f}")
print(f"CE  weight=[1, 8]   mean {loss_two_classes:.6f}   sum {sum_two_classes:.6f}")
