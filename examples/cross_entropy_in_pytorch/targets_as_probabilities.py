"""ko: 타깃을 실수형 (B, C) 확률로 줄 수 있으며, 합이 1인지는 검사하지 않습니다.
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

# ko: 라벨을 붙인 사람들의 의견이 갈린 샘플처럼 정답이 하나가 아닐 때 씁니다.
# en: They are for samples without a single answer, such as those that annotators disagree on.
soft = torch.tensor([[0.5, 0.5, 0.0], [0.2, 0.8, 0.0]], dtype=torch.float64)  # (B, C)
loss_soft = F.cross_entropy(logits, soft).item()

# ko: 예측이 타깃 분포와 같아도 손실은 0이 아니라 타깃의 엔트로피입니다.
# en: A prediction equal to the target distribution costs its entropy, not zero.
loss_perfect = F.cross_entropy(probs.log(), probs).item()
entropy_of_targets = -(probs * probs.log()).sum(dim=1).mean().item()
perfect_costs_the_entropy = abs(loss_perfect - entropy_of_targets) < 1e-12

# ko: 확률이 아닌 값도 그대로 곱해져서 음수 손실까지 나옵니다.
# en: Values that are not probabilities are multiplied all the same; even a negative loss is possible.
loss_doubled = F.cross_entropy(logits, 2 * one_hot).item()
loss_negated = F.cross_entropy(logits, -one_hot).item()
loss_all_zero = abs(F.cross_entropy(logits, 0 * one_hot).item())

# ko: ignore_index는 인덱스 타깃에만 쓸 수 있습니다. 0 이상이면 오류가 나고, 음수면 오류 없이 무시됩니다.
# en: ignore_index is for class indices only: zero or more raises an error, a negative one does nothing.
negative_does_nothing = F.cross_entropy(logits, one_hot, ignore_index=-1).item() == loss_one_hot

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
