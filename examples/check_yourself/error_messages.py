"""ko: 오류 메시지 문제의 답과, 다른 실수를 했을 때 나오는 메시지를 torch에서 받습니다.
en: The answers to the questions on error messages, and what torch says about other mistakes.
"""

import torch
import torch.nn.functional as F


def message_of(logits, targets):
    """ko: 이 호출이 내는 오류 메시지
    en: the message of the error that this call raises
    """
    try:
        F.cross_entropy(logits, targets)
    except (RuntimeError, ValueError) as error:
        return str(error)


# ko: 토큰 12개, 클래스 5개
# en: Twelve tokens and five classes
logits, tokens = torch.zeros(8, 12, 5), torch.zeros(8, 12, dtype=torch.long)
class_axis_last = message_of(logits, tokens)
only_logits_flat = message_of(logits.reshape(-1, 5), tokens)
one_axis_too_many = message_of(logits.transpose(1, 2), tokens.unsqueeze(-1))

# ko: 모양이 (4,)인 실수 타깃
# en: Float targets of shape (4,)
rows, indices = torch.zeros(4, 3), torch.zeros(4, dtype=torch.long)
float_indices = message_of(rows, indices.float())
integer_one_hot = message_of(rows, F.one_hot(indices, 3))
column = message_of(rows, indices.unsqueeze(1))

# ko: 샘플이 하나 남은 마지막 배치에서 타깃 (1, 1)에 쓴 squeeze()
# en: squeeze() of targets (1, 1) in a last batch of one sample
last_logits, last_targets = torch.zeros(1, 3), torch.zeros(1, 1, dtype=torch.long)
squeezed = message_of(last_logits, last_targets.squeeze())
not_squeezed = message_of(last_logits, last_targets)
logits_squeezed = message_of(last_logits.squeeze(), torch.zeros(2, dtype=torch.long))

# ko: 출력이 하나인 모델의 로짓이 0.3이고 타깃이 0일 때의 cross_entropy
# en: cross_entropy of a model with one output, at the logit 0.3 and the target 0
one_output, zero = torch.tensor([[0.3]]), torch.tensor([0])  # (B, 1), (B,)
one_class = F.cross_entropy(one_output, zero).item()
binary = F.binary_cross_entropy_with_logits(one_output, zero.float().unsqueeze(1)).item()
binary_of_one = F.binary_cross_entropy_with_logits(one_output, 1 - zero.float().unsqueeze(1)).item()

print(class_axis_last, only_logits_flat, one_axis_too_many, sep="\n")
print(float_indices, integer_one_hot, column, sep="\n")
print(squeezed, not_squeezed, logits_squeezed, sep="\n")
print(f"{one_class:.4f} {binary:.4f} {binary_of_one:.4f}")
