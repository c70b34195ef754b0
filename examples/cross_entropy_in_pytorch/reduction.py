"""ko: reduction은 샘플별 손실을 그대로 둘지, 더할지, 평균할지를 정합니다.
en: reduction decides whether the losses of the samples are returned as they are, added up, or averaged.
"""

import torch
import torch.nn.functional as F

scores = [[2.1, 0.3, -1.2], [0.1, 1.5, -0.2], [1.0, 0.2, 0.1], [-0.5, 0.4, 2.2]]
logits = torch.tensor(scores, requires_grad=True)  # (B, C)
targets = torch.tensor([0, 1, 0, 2])  # (B,)


def loss_and_gradient(reduction):
    loss = F.cross_entropy(logits, targets, reduction=reduction)
    (gradient,) = torch.autograd.grad(loss.sum(), logits)
    return loss.detach(), gradient


none_loss, none_gradient = loss_and_gradient("none")
sum_loss, sum_gradient = loss_and_gradient("sum")
mean_loss, mean_gradient = loss_and_gradient("mean")

losses_none = none_loss.tolist()
loss_sum, loss_mean = sum_loss.item(), mean_loss.item()
shape_none, shape_mean = list(none_loss.shape), list(mean_loss.shape)

# ko: none의 결과는 스칼라가 아니므로 바로 backward()를 호출할 수 없습니다.
# en: The result of none is no scalar, so backward() cannot be called on it directly.
try:
    F.cross_entropy(logits, targets, reduction="none").backward()
except RuntimeError as error:
    not_scalar_message = str(error)

# ko: mean의 기울기는 sum의 4분의 1이므로 같은 학습률이라도 업데이트의 크기가 다릅니다.
# en: The gradient of mean is a quarter of that of sum: the same learning rate gives another update.
gradient_ratio = (sum_gradient.norm() / mean_gradient.norm()).item()

# ko: 위치가 있으면 mean은 샘플 수가 아니라 모든 위치의 수로 나눕니다.
# en: With positions, mean divides by the number of positions, not of samples.
token_logits = torch.arange(70.0).sin().reshape(2, 5, 7)  # (B, C, T)
token_targets = torch.arange(14).reshape(2, 7) % 5  # (B, T)
token_losses = F.cross_entropy(token_logits, token_targets, reduction="none")  # (B, T)
token_mean = F.cross_entropy(token_logits, token_targets).item()
token_divisor = token_losses.sum().item() / token_mean

print(f"none   {shape_none!s:4}", " ".join(f"{x:.4f}" for x in losses_none))
print(f"sum    []   {loss_sum:.4f}")
print(f"mean   {shape_mean!s:4} {loss_mean:.4f}")
print(f"gradient of sum / gradient of mean  {gradient_ratio:.4f}")
print(f"backward() on none: {not_scalar_message}")
print(f"(B, T) = (2, 7): sum / mean         {token_divisor:.4f}")
