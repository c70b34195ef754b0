"""ko: 역빈도 가중치를 주면 손실이 클래스별 평균 손실의 평균이 되어 모든 클래스가 같은 몫을 가집니다.
en: With inverse-frequency weights the loss is the mean of the per-class mean losses, so every class has an equal share.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
counts = torch.tensor([700, 200, 100])
targets = torch.arange(3).repeat_interleave(counts)  # (N,)
logits = torch.randn(1000, 3).double().requires_grad_()  # (N, C)

inverse = 1 / counts.double()
scaled = inverse * 3 / inverse.sum()  # en: averages to 1  # ko: 평균이 1이 됩니다
weights = scaled.tolist()
weight_ratios = (inverse / inverse[0]).tolist()

loss_plain = F.cross_entropy(logits, targets).item()
loss = F.cross_entropy(logits, targets, weight=scaled)
loss_weighted = loss.item()

per_sample = F.cross_entropy(logits, targets, reduction="none")
mean_by_class = [per_sample[targets == k].mean().item() for k in range(3)]
macro_mean = sum(mean_by_class) / 3

# ko: 가중치의 합 가운데 클래스마다 차지하는 몫입니다.
# en: How much of the total weight each class owns.
weight_of_samples = scaled[targets]  # (N,)
divisor = weight_of_samples.sum().item()
loss_none_then_mean = (weight_of_samples * per_sample).mean().item()
share_by_class = [(counts[k] * scaled[k] / divisor).item() for k in range(3)]
share_by_class_plain = (counts / 1000).tolist()

# ko: 표본의 기울기는 (p - 원-핫)에 가중치를 곱하고 가중치의 합으로 나눈 것입니다.
# en: A sample's gradient is (p - one-hot) times its weight over the sum of weights.
gradient = torch.autograd.grad(loss, logits)[0]  # (N, C)
p_minus_y = logits.softmax(dim=1) - F.one_hot(targets, 3)
formula = weight_of_samples[:, None] / divisor * p_minus_y
gradient_difference = (gradient - formula).abs().max().item()
pull_ratio = ((gradient[-1] / p_minus_y[-1]) / (gradient[0] / p_minus_y[0]))[0].item()


# ko: 'mean'은 가중치의 합으로 나누므로 배율이 사라지고, 'sum'에서는 남습니다.
# en: 'mean' divides by the sum of the weights, so their scale cancels; 'sum' keeps it.
def loss_at(scale, reduction):
    w = inverse * scale
    return F.cross_entropy(logits, targets, weight=w, reduction=reduction).item()


mean_scale_1, sum_scale_1 = loss_at(1, "mean"), loss_at(1, "sum")
mean_scale_1000, sum_scale_1000 = loss_at(1000, "mean"), loss_at(1000, "sum")
mean_averaging_1, sum_averaging_1 = loss_weighted, loss_weighted * divisor

print("class  count    weight   share   mean loss")
for k in range(3):
    row = f"{k:5d}  {counts[k]:5d}  {weights[k]:8.6f}  {share_by_class[k]:.4f}"
    print(f"{row}  {mean_by_class[k]:10.6f}")
print()
print(f"plain mean              {loss_plain:.6f}")
print(f"weight=scaled           {loss_weighted:.6f}")
print(f"mean of the class means {macro_mean:.6f}")
print(f"'none' then .mean()     {loss_none_then_mean:.6f}")
print()
print("weight           'mean'        'sum'")
print(f"1 / n          {mean_scale_1:.6f}  {sum_scale_1:11.6f}")
print(f"averaging 1    {mean_averaging_1:.6f}  {sum_averaging_1:11.6f}")
print(f"1000 / n       {mean_scale_1000:.6f}  {sum_scale_1000:11.6f}")
print()
print(f"|gradient - w (p - y) / sum(w)| < 1e-12: {gradient_difference < 1e-12}")
print(f"pull of a rare sample / a common one   : {pull_ratio:.4f}")
