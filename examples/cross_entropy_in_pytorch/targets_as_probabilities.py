"""ko: 정답을 float (B, C) 확률로 주어도 되며, 합이 1인지는 아무도 확인하지 않습니다.
en: Targets may be float (B, C) probabilities, and nothing checks that they sum to one.
"""

import torch
import torch.nn.functional as F

probs = torch.tensor([[0.7, 0.2, 0.1], [0.3, 0.6, 0.1]], dtype=torch.float64)  # (B, C)
logits = probs.log()
targets = torch.tensor([0, 1])  # (B,)
one_hot = F.one_hot(targets, num_classes=3).double()  # (B, C)

loss_index = F.cross_entropy(logits, targets).item()
loss_one_hot = F.cross_entropy(logits, one_hot).item()

# ko: 사람들의 의견이 갈린 표본처럼 답이 하나가 아닐 때 확률이 필요합니다.
# en: Probabilities are needed when there is no single answer: annotators disagree.
soft = torch.tensor([[0.5, 0.5, 0.0], [0.2, 0.8, 0.0]], dtype=torch.float64)  # (B, C)
loss_soft = F.cross_entropy(logits, soft).item()

# ko: 예측이 정답 분포와 똑같아도 손실은 0이 아니라 그 엔트로피입니다.
# en: A prediction equal to the target distribution costs its entropy, not zero.
loss_perfect = F.cross_entropy(probs.log(), probs).item()
entropy_of_targets = -(probs * probs.log()).sum(dim=1).mean().item()

# ko: 확률이 아닌 것도 그대로 곱해집니다. 음수 손실까지 나옵니다.
# en: What is no probability is multiplied all the same, down to a negative loss.
loss_doubled = F.cross_entropy(logits, 2 * one_hot).item()
loss_negated = F.cross_entropy(logits, -one_hot).item()
loss_all_zero = abs(F.cross_entropy(logits, 0 * one_hot).item())

# ko: ignore_index는 정답 번호에만 쓸 수 있습니다.
# en: ignore_index is for class indices only.
try:
    F.cross_entropy(logits, one_hot, ignore_index=1)
except RuntimeError as error:
    with_ignore_index_type = type(error).__name__
    with_ignore_index_message = str(error)

print(f"index              {loss_index:9.6f}")
print(f"one-hot            {loss_one_hot:9.6f}")
print(f"soft               {loss_soft:9.6f}")
print(f"perfect            {loss_perfect:9.6f}")
print(f"entropy_of_targets {entropy_of_targets:9.6f}")
print(f"2 * one-hot        {loss_doubled:9.6f}")
print(f"-one-hot           {loss_negated:9.6f}")
print(f"0 * one-hot        {loss_all_zero:9.6f}")
print(f"{with_ignore_index_type}: {with_ignore_index_message}")
