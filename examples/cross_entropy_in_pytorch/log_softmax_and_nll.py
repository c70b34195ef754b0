"""ko: F.cross_entropy는 log_softmax에 nll_loss를 이은 것이며 값과 기울기가 비트까지 같습니다.
en: F.cross_entropy is log_softmax followed by nll_loss: value and gradient agree to the last bit.
"""

import torch
import torch.nn.functional as F

scores = [[2.1, 0.3, -1.2], [0.1, 1.5, -0.2], [1.0, 0.2, 0.1], [-0.5, 0.4, 2.2]]
logits = torch.tensor(scores, requires_grad=True)  # (B, C)
targets = torch.tensor([0, 1, 0, 2])  # (B,)
rows = torch.arange(4)


def value_and_gradient(loss):
    return loss.item(), torch.autograd.grad(loss, logits)[0]


one_call, one_call_gradient = value_and_gradient(F.cross_entropy(logits, targets))
two_calls, two_calls_gradient = value_and_gradient(F.nll_loss(F.log_softmax(logits, dim=1), targets))

each = torch.logsumexp(logits, dim=1) - logits[rows, targets]  # (B,)
log_sum_exp, log_sum_exp_gradient = value_and_gradient(each.mean())

each = -logits.softmax(dim=1)[rows, targets].log()  # (B,)
minus_log_prob, minus_log_prob_gradient = value_and_gradient(each.mean())

one_hot = F.one_hot(targets, num_classes=3).float()  # (B, C)
as_probs, as_probs_gradient = value_and_gradient(F.cross_entropy(logits, one_hot))

equal_to_the_bit = one_call == two_calls and torch.equal(one_call_gradient, two_calls_gradient)
others = torch.stack((log_sum_exp_gradient, minus_log_prob_gradient, as_probs_gradient))
largest_gradient_gap = (others - one_call_gradient).abs().max().item()
same_in_five_ways = largest_gradient_gap < 1e-6 and all(
    abs(value - one_call) < 1e-6 for value in (log_sum_exp, minus_log_prob, as_probs)
)

print(f"cross_entropy             {one_call:.10f}")
print(f"log_softmax + nll_loss    {two_calls:.10f}")
print(f"logsumexp(z) - z_y        {log_sum_exp:.10f}")
print(f"-log softmax(z)_y         {minus_log_prob:.10f}")
print(f"one_hot.float()           {as_probs:.10f}")
print(f"first two equal to the bit: {equal_to_the_bit}")
