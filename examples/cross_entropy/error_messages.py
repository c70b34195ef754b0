"""ko: 타깃의 모양, 자료형, 범위가 틀리면 각각 다른 오류가 납니다.
en: A target of the wrong shape, dtype or range raises an error of its own.
"""

import torch
import torch.nn.functional as F

rows = [[2.0, 0.5, -1.0], [0.0, 1.0, 0.5], [0.3, 0.2, 0.1], [-1.0, 0.0, 2.0]]
logits = torch.tensor(rows)  # (B, C) = (4, 3)
targets = torch.tensor([0, 2, 1, 2])  # (B,)
token_logits = torch.zeros(2, 5, 3)  # (B, T, C)
token_targets = torch.zeros(2, 5, dtype=torch.long)  # (B, T)


def error_of(logits, targets):
    try:
        F.cross_entropy(logits, targets)
    except Exception as error:
        print(tuple(logits.shape), tuple(targets.shape), targets.dtype, end="  ")
        print(f"{type(error).__name__}\n    {error}")
        return type(error).__name__, str(error)


# ko: 모양
# en: shape
column_target_type, column_target_message = error_of(logits, targets.unsqueeze(1))
target_size_type, target_size_message = error_of(token_logits, token_targets)
batch_mismatch_type, batch_mismatch_message = error_of(logits, targets[:3])
flat_logits = token_logits.flatten(0, 1)  # (B*T, C)
half_reshaped_type, half_reshaped_message = error_of(flat_logits, token_targets)
squeezed_type, squeezed_message = error_of(logits[:1], targets[:1].squeeze())

# ko: 자료형
# en: dtype
one_hot = F.one_hot(targets, num_classes=3)  # (B, C), long
long_one_hot_type, long_one_hot_message = error_of(logits, one_hot)
float_index_type, float_index_message = error_of(logits, targets.float())
int32_type, int32_message = error_of(logits, targets.int())
swapped_type, swapped_message = error_of(targets, logits)

# ko: 범위
# en: range
out_of_bounds_type, out_of_bounds_message = error_of(logits, torch.tensor([0, 2, 3, 1]))
minus_one_type, minus_one_message = error_of(logits, torch.tensor([0, 2, -1, 1]))

# ko: -100은 오류가 아니라 손실 계산에서 뺀다는 뜻입니다.
# en: -100 is no error: it leaves this sample out of the loss.
loss_with_minus_100 = F.cross_entropy(logits, torch.tensor([0, 2, -100, 2])).item()
loss_without_that_row = F.cross_entropy(logits[[0, 1, 3]], targets[[0, 1, 3]]).item()
print(f"-100: {loss_with_minus_100:.6f} = {loss_without_that_row:.6f}")
