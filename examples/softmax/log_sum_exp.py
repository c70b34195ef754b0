"""ko: log-sum-exp는 최댓값을 먼저 빼므로, 지수 함수에서 오버플로나 언더플로가 나는 로짓에서도 값이 정확합니다.
en: log-sum-exp subtracts the maximum first, so it stays right where exp overflows or underflows.
"""

import math

import torch
import torch.nn.functional as F

large = torch.tensor([1000.0, 1001.0, 1002.0])  # (C,)


def naive(z):
    return z.exp().sum().log()


def by_hand(z):
    top = z.max()
    return top + (z - top).exp().sum().log()


naive_of_large = naive(large).item()
naive_of_minus_large = naive(-large).item()
lse_of_large = by_hand(large).item()
lse_of_minus_large = by_hand(-large).item()
torch_of_large = torch.logsumexp(large, dim=-1).item()
torch_of_minus_large = torch.logsumexp(-large, dim=-1).item()

# ko: 최댓값의 매끄러운 근사: 최댓값 이상이고, 최댓값 + log C 이하입니다.
# en: A smooth maximum: at least the maximum, at most the maximum plus log C.
mild = torch.tensor([2.0, 1.0, 0.1], dtype=torch.float64)  # (C,)
lower_bound = mild.max().item()
lse_of_mild = torch.logsumexp(mild, dim=-1).item()
upper_bound = lower_bound + math.log(len(mild))

# ko: 확률을 먼저 계산하고 로그를 취하면 log(0)이 되고, 기울기는 nan이 됩니다.
# en: Probabilities first, logarithm after: this is log(0), and the gradient becomes nan.
logits = torch.tensor([0.0, 200.0], requires_grad=True)  # (C,)
log_of_softmax = torch.log(torch.softmax(logits, dim=-1))
log_softmax = F.log_softmax(logits, dim=-1)
(gradient_of_log,) = torch.autograd.grad(-log_of_softmax[0], logits)
(gradient_stable,) = torch.autograd.grad(-log_softmax[0], logits)
log_of_softmax_values = log_of_softmax.tolist()
log_softmax_values = log_softmax.tolist()
gradient_of_log_values = gradient_of_log.tolist()
gradient_stable_values = gradient_stable.tolist()

print("                       naive     max first     logsumexp")
for name, *row in [
    (" 1000 ..  1002", naive_of_large, lse_of_large, torch_of_large),
    ("-1000 .. -1002", naive_of_minus_large, lse_of_minus_large, torch_of_minus_large),
]:
    print(name + "".join(f"{value:14.6f}" for value in row))
print(f"{lower_bound:.6f} <= {lse_of_mild:.6f} <= {upper_bound:.6f}")
print("log(softmax([0, 200]))", log_of_softmax_values, gradient_of_log_values)
print("log_softmax([0, 200]) ", log_softmax_values, gradient_stable_values)
