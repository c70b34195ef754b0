"""ko: 로짓에 대한 기울기(gradient)는 소프트맥스 확률에서 원-핫 라벨을 뺀 값입니다.
en: The gradient with respect to the logits is the softmax probability minus the one-hot label.
"""

import torch
import torch.nn.functional as F

logits = torch.tensor(
    [[2.0, 0.1, -1.0], [0.5, 0.5, 0.5], [-3.0, 4.0, 0.0], [0.0, 1.0, 5.0]],
    dtype=torch.float64,
    requires_grad=True,
)  # (B, C)
targets = torch.tensor([0, 1, 2, 2])  # (B,)
B, C = logits.shape


def gradient_of(reduction):
    loss = F.cross_entropy(logits, targets, reduction=reduction)
    return torch.autograd.grad(loss, logits)[0]  # (B, C)


probs = logits.softmax(dim=1)
one_hot = F.one_hot(targets, C)
formula = (probs - one_hot).detach()  # (B, C)

probs_first_row = probs[0].tolist()
gradient_first_row = gradient_of("sum")[0].tolist()
gradient_by_formula = formula.tolist()
gradient_of_sum = gradient_of("sum").tolist()
gradient_of_mean = gradient_of("mean").tolist()
largest_difference = (gradient_of("sum") - formula).abs().max().item()

# ko: 평균을 내면 샘플 하나의 기울기는 B분의 1이 됩니다.
# en: Under the mean every sample's gradient is divided by B.
mean_times_batch_difference = (gradient_of("mean") * B - formula).abs().max().item()

# ko: 행의 합이 0이므로 한 로짓이 오르면 나머지가 그만큼 내려갑니다.
# en: Rows sum to zero: what one logit gains, the others lose.
largest_row_sum = formula.sum(dim=1).abs().max().item()
gradient_norms = formula.norm(dim=1).tolist()
largest_entry = formula.abs().max().item()  # en: never beyond 1  # ko: 1을 넘지 않습니다

formula_is_autograd = largest_difference < 1e-12
rows_sum_to_zero = largest_row_sum < 1e-12


def mean_loss(z):
    return F.cross_entropy(z, targets)


passes_gradcheck = torch.autograd.gradcheck(mean_loss, logits)

print("y     p[0]     p[1]     p[2]   dL/dz0   dL/dz1   dL/dz2     norm")
for i in range(B):
    row = [*probs[i].tolist(), *gradient_of_sum[i], gradient_norms[i]]
    print(f"{targets[i]}" + "".join(f"{value:9.4f}" for value in row))
print()
print(f"max |autograd - (p - onehot)| < 1e-12 : {largest_difference < 1e-12}")
print(f"max |B * mean - (p - onehot)| < 1e-12 : {mean_times_batch_difference < 1e-12}")
print(f"max |row sum| < 1e-12                 : {largest_row_sum < 1e-12}")
print(f"gradcheck                             : {passes_gradcheck}")
