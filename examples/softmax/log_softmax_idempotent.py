"""ko: log_softmax는 두 번 적용해도 그대로이지만, softmax를 두 번 적용하면 손실이 달라집니다.
en: Applying log_softmax twice changes nothing; applying softmax twice changes the loss.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
logits = 3 * torch.randn(6, 4)  # (B, C)
targets = torch.randint(0, 4, (6,))  # (B,)

once = F.log_softmax(logits, dim=-1)  # (B, C)
twice = F.log_softmax(once, dim=-1)  # (B, C)
largest_change = (twice - once).abs().max().item()

# ko: 로그 확률의 지수를 더하면 1이므로, 두 번째 log_softmax는 log 1 = 0을 뺍니다.
# en: exp of log-probabilities sums to 1, so the second log_softmax subtracts log 1 = 0.
largest_lse_of_once = torch.logsumexp(once, dim=-1).abs().max().item()

loss_from_logits = F.cross_entropy(logits, targets).item()
loss_from_log_softmax = F.cross_entropy(once, targets).item()
loss_from_softmax = F.cross_entropy(logits.softmax(dim=-1), targets).item()


def spread(probs):
    return (probs.max(dim=-1).values - probs.min(dim=-1).values).mean().item()


# ko: softmax를 두 번 적용하면 확률이 거의 균등해집니다.
# en: A second softmax leaves the probabilities almost uniform.
spread_once = spread(logits.softmax(dim=-1))
spread_twice = spread(logits.softmax(dim=-1).softmax(dim=-1))

print(f"CE(z)              {loss_from_logits:.6f}")
print(f"CE(log_softmax(z)) {loss_from_log_softmax:.6f}")
print(f"CE(softmax(z))     {loss_from_softmax:.6f}")
print(f"max p - min p      {spread_once:.4f} (softmax)   {spread_twice:.4f} (twice)")
print(f"|twice - once| < 1e-5: {largest_change < 1e-5}")
