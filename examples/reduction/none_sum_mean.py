"""ko: reduction="none"으로 표본별 손실을 받으면 가중치를 직접 곱할 수 있으며, 이때 무엇으로 나눌지도 직접 정합니다.
en: With reduction="none" you weight samples yourself, and then it is also yours to say what to divide by.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
logits = torch.randn(6, 4).double().requires_grad_()  # (N, C)
targets = torch.tensor([0, 1, 2, 1, 0, 3])  # (N,)
sample_weight = torch.tensor([1.0, 2.0, 1.0, 0.5, 1.0, 3.0])  # (N,)
N = len(targets)

per_sample = F.cross_entropy(logits, targets, reduction="none")  # (N,)
losses = per_sample.tolist()
loss_sum = F.cross_entropy(logits, targets, reduction="sum")
loss_mean = F.cross_entropy(logits, targets, reduction="mean")

weighted_sum = (per_sample * sample_weight).sum()
weighted_over_count = (weighted_sum / N).item()
weighted_mean = (weighted_sum / sample_weight.sum()).item()
mean_weight = sample_weight.mean().item()
ratio = weighted_over_count / weighted_mean

# ko: 'sum'의 기울기는 'mean'의 N배이므로 학습률도 그만큼 달라집니다.
# en: The gradient of 'sum' is N times that of 'mean', and so is the effective step.
gradient_of_sum = torch.autograd.grad(loss_sum, logits)[0]
gradient_of_mean = torch.autograd.grad(loss_mean, logits)[0]
gradient_ratio = (gradient_of_sum.norm() / gradient_of_mean.norm()).item()
sum_is_n_times_mean = torch.allclose(gradient_of_sum, N * gradient_of_mean)

# ko: backward는 숫자 하나에서 출발하므로 표본별 손실은 먼저 모아야 합니다.
# en: backward starts from one number, so per-sample losses are reduced first.
try:
    per_sample.backward()
except RuntimeError as error:
    backward_type, backward_message = type(error).__name__, str(error)
weighted_sum.backward()
gradient_norm_by_sample = logits.grad.norm(dim=1).tolist()

print("sample     loss  weight  |gradient|")
for i in range(N):
    row = f"{i:6d}  {losses[i]:.5f}  {sample_weight[i]:6.1f}"
    print(f"{row}  {gradient_norm_by_sample[i]:10.4f}")
print()
print(f"sum                         {loss_sum:.6f}")
print(f"mean                        {loss_mean:.6f}")
print(f"sum(w * loss) / N           {weighted_over_count:.6f}")
print(f"sum(w * loss) / sum(w)      {weighted_mean:.6f}")
print(f"|grad sum| / |grad mean|    {gradient_ratio:.6f}")
print()
print(f"{backward_type}: {backward_message}")
