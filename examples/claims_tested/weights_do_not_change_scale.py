"""ko: 클래스 가중치를 모두 1000배 해도 mean에서는 아무것도 바뀌지 않습니다. 비율만 뜻이 있습니다.
en: Class weights times 1000 change nothing under mean: only their ratios carry meaning.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
logits = torch.randn(1000, 3).double().requires_grad_()  # (N, C)
targets = torch.tensor([0] * 700 + [1] * 200 + [2] * 100)  # (N,)
counts = torch.bincount(targets).double()  # (C,)
inverse = 1 / counts
normalised = inverse / inverse.sum() * 3
weights_normalised = normalised.tolist()


def loss_and_gradient_norm(weight, reduction, rows=slice(None)):
    loss = F.cross_entropy(
        logits[rows],
        targets[rows],
        weight=weight,
        reduction=reduction,
    )
    return loss.item(), torch.autograd.grad(loss, logits)[0].norm().item()


mean_inverse, mean_inverse_gradient = loss_and_gradient_norm(inverse, "mean")
mean_normalised, mean_normalised_gradient = loss_and_gradient_norm(normalised, "mean")
larger = 1000 * inverse
mean_times_1000, mean_times_1000_gradient = loss_and_gradient_norm(larger, "mean")
mean_plain, mean_plain_gradient = loss_and_gradient_norm(None, "mean")

# ko: sum에서는 가중치의 크기가 그대로 학습률에 곱해집니다.
# en: Under sum the size of the weights multiplies the learning rate.
sum_inverse, sum_inverse_gradient = loss_and_gradient_norm(inverse, "sum")
sum_normalised, sum_normalised_gradient = loss_and_gradient_norm(normalised, "sum")
sum_ratio = sum_normalised / sum_inverse

# ko: 표본이 하나면 가중치가 자기 자신으로 나뉘어 사라집니다.
# en: In a batch of one the weight is divided by itself and is gone.
rare = slice(999, 1000)
one_sample_weighted, _ = loss_and_gradient_norm(normalised, "mean", rare)
one_sample_plain, _ = loss_and_gradient_norm(None, "mean", rare)

print("                     loss   gradient")
print(f"mean, none      {mean_plain:9.6f}   {mean_plain_gradient:.6f}")
print(f"mean, 1/n       {mean_inverse:9.6f}   {mean_inverse_gradient:.6f}")
print(f"mean, sum to C  {mean_normalised:9.6f}   {mean_normalised_gradient:.6f}")
print(f"mean, 1000/n    {mean_times_1000:9.6f}   {mean_times_1000_gradient:.6f}")
print(f"sum,  1/n       {sum_inverse:9.4f}   {sum_inverse_gradient:.6f}")
print(f"sum,  sum to C  {sum_normalised:9.4f}   {sum_normalised_gradient:.6f}")
print(f"one sample      {one_sample_weighted:9.6f} = {one_sample_plain:.6f}")
