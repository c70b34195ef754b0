"""ko: 역빈도 가중치를 주면 손실이 클래스별 평균 손실의 평균이 되어 모든 클래스의 비중이 같아집니다.
en: With inverse-frequency weights the loss is the mean of the per-class mean losses, so every class has an equal share.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
counts = torch.tensor([700, 200, 100])
targets = torch.arange(3).repeat_interleave(counts)  # (N,)
logits = torch.randn(1000, 3).double().requires_grad_()  # (N, C)

inverse = 1 / counts.double()
weight = inverse * 3 / inverse.sum()  # en: averages to 1 over classes  # ko: 클래스 평균이 1
weights = weight.tolist()
weight_ratios = (inverse / inverse[0]).tolist()
share_by_class_plain = (counts / counts.sum()).tolist()
share_by_class = (counts * weight / (counts * weight).sum()).tolist()

loss_plain = F.cross_entropy(logits, targets).item()
loss = F.cross_entropy(logits, targets, weight=weight)
loss_weighted = loss.item()
per_sample = F.cross_entropy(logits, targets, reduction="none")  # (N,)
mean_by_class = [per_sample[targets == k].mean().item() for k in range(3)]
macro_mean = sum(mean_by_class) / 3
equals_macro_mean = abs(loss_weighted - macro_mean) < 1e-12

# ko: 샘플의 기울기는 (p - 원-핫)에 가중치를 곱하고 가중치의 합으로 나눈 것입니다.
# en: A sample's gradient is (p - one-hot) times its weight over the sum of weights.
gradient = torch.autograd.grad(loss, logits)[0]  # (N, C)
p_minus_y = (logits.softmax(dim=1) - F.one_hot(targets, 3)).detach()
factor = weight[targets] / weight[targets].sum()  # (N,)
formula_holds = torch.allclose(gradient, factor[:, None] * p_minus_y, rtol=0, atol=1e-12)
pull_ratio = (factor[-1] / factor[0]).item()

# ko: 'mean'은 가중치의 합으로 나누므로 배율이 사라지고, 'sum'에서는 남습니다.
# en: 'mean' divides by the sum of the weights, so their scale cancels; 'sum' keeps it.
large = 1000 * weight
mean_of_large = F.cross_entropy(logits, targets, weight=large).item()
mean_ignores_scale = abs(mean_of_large - loss_weighted) < 1e-12
total = F.cross_entropy(logits, targets, weight=weight, reduction="sum").item()
total_of_large = F.cross_entropy(logits, targets, weight=large, reduction="sum").item()
sum_grows_by = total_of_large / total

print("class  count    weight   share   mean loss")
for k in range(3):
    row = f"{k:5d}  {counts[k]:5d}  {weights[k]:8.6f}  {share_by_class[k]:.4f}"
    print(f"{row}  {mean_by_class[k]:10.6f}")
print()
print(f"plain mean               {loss_plain:.6f}")
print(f"weighted mean            {loss_weighted:.6f}")
print(f"mean of the class means  {macro_mean:.6f}")
print()
print(f"1000 x weight, 'mean'    {mean_of_large:.6f}")
print(f"1000 x weight, 'sum'     {sum_grows_by:.1f} times the sum")
print(f"pull of a rare sample / a common one  {pull_ratio:.4f}")
