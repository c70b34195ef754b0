"""ko: 예측 클래스만 필요하면 소프트맥스는 필요 없습니다. 순서가 그대로이기 때문이며, 문턱값에는 필요합니다.
en: To pick a class no softmax is needed, for it keeps the order; a threshold on probability does need it.
"""

import torch

torch.manual_seed(0)
logits = torch.randn(10_000, 10)  # (N, C)
predicted = logits.argmax(dim=1)  # (N,)


def disagreements(scores):
    return (scores.argmax(dim=1) != predicted).sum().item()


different_after_softmax = disagreements(logits.softmax(dim=1))
different_after_log_softmax = disagreements(logits.log_softmax(dim=1))
different_at_temperature_10 = disagreements((logits / 10).softmax(dim=1))
different_after_shift = disagreements(logits + 5)

# ko: 상위 다섯 개의 순서도 같습니다.
# en: The order of the top five is the same, too.
top_logits = logits.topk(5, dim=1).indices  # (N, 5)
top_probs = logits.softmax(dim=1).topk(5, dim=1).indices
different_top_5 = (top_logits != top_probs).any(dim=1).sum().item()

# ko: 소프트맥스를 거치면 반올림 때문에 오히려 순서를 잃을 수 있습니다.
# en: Through softmax the order can even get lost, by rounding.
close = torch.tensor([[0.0, 1e-8]])  # (B, C)
argmax_of_close_logits = close.argmax(dim=1).item()
argmax_of_close_probs = close.softmax(dim=1).argmax(dim=1).item()

# ko: 이진 분류에서 확률 0.5는 로짓 0입니다. 다른 문턱값은 로그 오즈로 옮깁니다.
# en: With two classes, probability 0.5 is logit 0; other thresholds become log-odds.
scores = torch.randn(10_000, dtype=torch.float64)  # (N,)
log_odds_of_09 = torch.logit(torch.tensor(0.9, dtype=torch.float64)).item()
positive_by_prob = (scores.sigmoid() > 0.9).sum().item()
positive_by_logit = (scores > log_odds_of_09).sum().item()
positive_by_mistake = (scores > 0.9).sum().item()

# ko: 세 클래스부터는 최고 로짓 하나로 확신을 알 수 없습니다.
# en: From three classes on, the top logit alone does not tell the confidence.
sure, unsure = torch.tensor([2.0, -5.0, -5.0]), torch.tensor([2.0, 1.9, 1.9])  # (C,)
confidence_sure = sure.softmax(dim=0).max().item()
confidence_unsure = unsure.softmax(dim=0).max().item()

print(f"softmax        {different_after_softmax}")
print(f"log_softmax    {different_after_log_softmax}")
print(f"softmax, T=10  {different_at_temperature_10}")
print(f"z + 5          {different_after_shift}")
print(f"top 5          {different_top_5}")
print(f"[0, 1e-8]      {argmax_of_close_logits} -> {argmax_of_close_probs}")
print(f"p > 0.9        {positive_by_prob}")
print(f"z > {log_odds_of_09:.4f}     {positive_by_logit}")
print(f"z > 0.9        {positive_by_mistake}")
print(f"[2, -5, -5]    {confidence_sure:.4f}")
print(f"[2, 1.9, 1.9]  {confidence_unsure:.4f}")
