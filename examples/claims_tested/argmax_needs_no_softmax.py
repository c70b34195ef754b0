"""ko: 클래스를 고르는 데는 소프트맥스가 필요 없고, 가장 큰 로짓만으로는 확신도를 알 수 없습니다.
en: Choosing a class takes no softmax, and the largest logit alone does not tell the confidence.
"""

import torch

# --8<-- [start:argmax]
torch.manual_seed(0)
logits = torch.randn(10_000, 10)  # (N, C)
predicted = logits.argmax(dim=1)  # (N,)


def disagreements(scores):
    return (scores.argmax(dim=1) != predicted).sum().item()


different_after_softmax = disagreements(logits.softmax(dim=1))
different_at_temperature = {T: disagreements((logits / T).softmax(dim=1)) for T in (0.5, 2.0, 10.0)}
softmax_never_changes_the_class = different_after_softmax == 0
temperature_never_changes_the_class = not any(different_at_temperature.values())
print(different_after_softmax, different_at_temperature)
# --8<-- [end:argmax]

# --8<-- [start:rounding]
# ko: 반올림 때문에 소프트맥스를 거친 뒤 오히려 순서를 잃을 수는 있습니다.
# en: The order can even get lost through softmax, by rounding.
close = torch.tensor([[0.0, 1e-8]])  # (B, C)
argmax_of_close_logits = close.argmax(dim=1).item()
argmax_of_close_probs = close.softmax(dim=1).argmax(dim=1).item()
print(argmax_of_close_logits, argmax_of_close_probs)
# --8<-- [end:rounding]

# --8<-- [start:log_odds]
# ko: 확률 0.9의 임계값은 로짓에서 로그 오즈입니다.
# en: A threshold of 0.9 on the probability is the log-odds on the logit.
log_odds_of_09 = torch.logit(torch.tensor(0.9, dtype=torch.float64)).item()
print(f"{log_odds_of_09:.4f}")
# --8<-- [end:log_odds]

# --8<-- [start:confidence]
sure, unsure = torch.tensor([2.0, -5.0, -5.0]), torch.tensor([2.0, 1.9, 1.9])  # (C,)
confidence_sure = sure.softmax(dim=0).max().item()
confidence_unsure = unsure.softmax(dim=0).max().item()
print(f"{confidence_sure:.3f}  {confidence_unsure:.3f}")
# --8<-- [end:confidence]
