"""ko: 원-핫 타깃에서는 다중 클래스 분류의 합에서 정답 클래스의 -log p 한 항만 남습니다.
en: With a one-hot target the multi-class sum reduces to one term, -log p of the true class.
"""

import torch
import torch.nn.functional as F

logits = torch.tensor([1.0, 3.0, 0.5, -1.0], dtype=torch.float64)  # (C,)
true_class = 2
target = torch.tensor(true_class)  # ()
one_hot = F.one_hot(target, num_classes=4).double()  # (C,)

exponentials = logits.exp()
probs = exponentials / exponentials.sum()

terms = 0.0 - one_hot * probs.log()  # (C,)
sum_over_classes = terms.sum().item()
minus_log_p_true = -probs[true_class].log().item()
logsumexp_minus_logit = (torch.logsumexp(logits, dim=0) - logits[true_class]).item()
loss_with_index = F.cross_entropy(logits, target).item()
loss_with_one_hot = F.cross_entropy(logits, one_hot).item()

by_five_routes = [sum_over_classes, minus_log_p_true, logsumexp_minus_logit, loss_with_index, loss_with_one_hot]
same_by_every_route = max(by_five_routes) - min(by_five_routes) < 1e-12

p_true = probs[true_class].item()
probabilities = probs.tolist()
loss_terms = terms.tolist()

# ko: 확률이 정확히 0이나 1이면 식을 그대로 옮긴 코드는 0 * log(0)에서 nan이 됩니다.
# en: At probabilities of exactly 0 and 1 the formula typed literally meets 0 * log(0).
certain = torch.tensor([1.0, 0.0, 0.0], dtype=torch.float64)
zero_times_log_zero = (torch.tensor(0.0) * torch.tensor(0.0).log()).item()
literal_when_certain = -(certain * certain.log()).sum().item()
xlogy_when_certain = 0.0 - torch.xlogy(certain, certain).sum().item()

print("class  logit       p        -y log p")
for c in range(4):
    print(f"{c:5d}  {logits[c]:5.1f}  {probs[c]:.6f}  {terms[c]:10.6f}")
print()
print(f"-sum(y log p)               {sum_over_classes:.10f}")
print(f"-log p_true                 {minus_log_p_true:.10f}")
print(f"logsumexp(z) - z_true       {logsumexp_minus_logit:.10f}")
print(f"F.cross_entropy(z, index)   {loss_with_index:.10f}")
print(f"F.cross_entropy(z, one-hot) {loss_with_one_hot:.10f}")
print()
print(f"0 * log(0)                  {zero_times_log_zero:.4f}")
print(f"-(y * p.log()).sum()        {literal_when_certain:.4f}")
print(f"-xlogy(y, p).sum()          {xlogy_when_certain:.4f}")
