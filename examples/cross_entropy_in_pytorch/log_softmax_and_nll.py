"""ko: F.cross_entropy는 log_softmax에 nll_loss를 이은 것이며 값과 기울기가 비트까지 같습니다.
en: F.cross_entropy is log_softmax followed by nll_loss: value and gradient agree to the last bit.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
logits = torch.randn(5, 3, requires_grad=True)  # (B, C)
targets = torch.empty(5, dtype=torch.long).random_(3)  # (B,)


def value_and_gradient(loss):
    return loss.item(), torch.autograd.grad(loss, logits)[0]


# ko: 다섯 줄 모두 같은 손실이며, 처음 두 줄은 같은 커널을 거칩니다.
# en: All five are one loss; the first two run through the same kernels.
one_call, one_call_gradient = value_and_gradient(F.cross_entropy(logits, targets))

log_probs = F.log_softmax(logits, dim=1)  # (B, C)
two_calls, two_calls_gradient = value_and_gradient(F.nll_loss(log_probs, targets))

score_of_target = logits[torch.arange(5), targets]  # (B,)
each = torch.logsumexp(logits, dim=1) - score_of_target  # (B,)
log_sum_exp, log_sum_exp_gradient = value_and_gradient(each.mean())

prob_of_target = logits.softmax(dim=1)[torch.arange(5), targets]  # (B,)
each = -prob_of_target.log()  # (B,)
minus_log_prob, minus_log_prob_gradient = value_and_gradient(each.mean())

one_hot = F.one_hot(targets, num_classes=3).float()  # (B, C)
as_probs, as_probs_gradient = value_and_gradient(F.cross_entropy(logits, one_hot))

# ko: 차이가 정확히 0.0이면 모든 비트가 같다는 뜻입니다.
# en: A difference of exactly 0.0 means that every bit is the same.
value_difference = one_call - two_calls
gradient_difference = (one_call_gradient - two_calls_gradient).abs().max().item()

others = torch.stack((log_sum_exp_gradient, minus_log_prob_gradient, as_probs_gradient))
largest_gradient_gap = (others - one_call_gradient).abs().max().item()

print(f"cross_entropy             {one_call:.10f}")
print(f"log_softmax + nll_loss    {two_calls:.10f}")
print(f"logsumexp(z) - z_y        {log_sum_exp:.10f}")
print(f"-log softmax(z)_y         {minus_log_prob:.10f}")
print(f"one_hot.float()           {as_probs:.10f}")
print(f"value_difference          {value_difference:.1f}")
print(f"gradient_difference       {gradient_difference:.1f}")
print(f"largest_gradient_gap < 1e-7  {largest_gradient_gap < 1e-7}")
