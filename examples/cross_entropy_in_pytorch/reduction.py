"""ko: reduction은 결과의 모양과 기울기의 크기를 정할 뿐, 표본마다의 손실은 바꾸지 않습니다.
en: reduction decides the result's shape and the gradient's size, never the loss of one sample.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
logits = torch.randn(8, 5, requires_grad=True)  # (B, C)
targets = torch.randint(0, 5, (8,))  # (B,)


def loss_and_gradient(reduction):
    loss = F.cross_entropy(logits, targets, reduction=reduction)
    (gradient,) = torch.autograd.grad(loss.sum(), logits)
    return loss.detach(), gradient


none_loss, none_gradient = loss_and_gradient("none")
sum_loss, sum_gradient = loss_and_gradient("sum")
mean_loss, mean_gradient = loss_and_gradient("mean")

losses_none = none_loss.tolist()
loss_sum = sum_loss.item()
loss_mean = mean_loss.item()
shape_none = list(none_loss.shape)
shape_sum = list(sum_loss.shape)
shape_mean = list(mean_loss.shape)

# ko: mean의 기울기는 sum의 8분의 1이므로 같은 학습률이 같은 걸음이 아닙니다.
# en: The gradient of mean is an eighth of that of sum: one learning rate, two steps.
gradient_ratio = (sum_gradient.norm() / mean_gradient.norm()).item()
none_summed_gap = (none_gradient - sum_gradient).abs().max().item()

# ko: 위치가 있는 입력에서 mean은 표본이 아니라 모든 위치로 나눕니다.
# en: With positions, mean divides by all of them, not by the number of samples.
token_logits = torch.randn(2, 5, 7)  # (B, C, T)
token_targets = torch.randint(0, 5, (2, 7))  # (B, T)
token_losses = F.cross_entropy(token_logits, token_targets, reduction="none")
token_mean = F.cross_entropy(token_logits, token_targets).item()
shape_none_tokens = list(token_losses.shape)
token_sum_over_mean = token_losses.sum().item() / token_mean

print("reduction  shape  loss")
print(f"none       {shape_none!s:6}", " ".join(f"{x:.3f}" for x in losses_none))
print(f"sum        {shape_sum!s:6} {loss_sum:.6f}")
print(f"mean       {shape_mean!s:6} {loss_mean:.6f}")
print(f"gradient_ratio       {gradient_ratio:.4f}")
print(f"none_summed_gap      {none_summed_gap:.4f}")
print(f"shape_none_tokens    {shape_none_tokens}")
print(f"token_sum_over_mean  {token_sum_over_mean:.4f}")
