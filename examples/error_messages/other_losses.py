"""ko: CTC, 코사인 임베딩, 다중 마진, 순위 손실이 길이와 모양에 대해 내는 오류입니다.
en: The errors of CTC, cosine embedding, multi-margin and ranking losses about lengths and shapes.
"""

import torch
import torch.nn.functional as F

# --8<-- [start:one_length]
log_probs = torch.zeros(10, 2, 5).log_softmax(dim=2)  # (T, B, C)
labels = torch.tensor([[1, 2, 3, 4], [4, 3, 2, 1]])  # (B, S)
target_lengths = torch.tensor([4, 4])  # (B,)
try:
    F.ctc_loss(log_probs, labels, torch.tensor([10]), target_lengths)
except RuntimeError as error:
    one_length_message = str(error)
    print(f"{type(error).__name__}: {error}")

input_lengths = torch.full((2,), 10)  # (B,)
one_length_fixed = F.ctc_loss(log_probs, labels, input_lengths, target_lengths)
print(f"{one_length_fixed:.4f}")
# --8<-- [end:one_length]

# --8<-- [start:ctc_others]
wrong_calls = {
    "target_count": {"target_lengths": torch.tensor([4])},
    "too_long": {"input_lengths": torch.tensor([10, 12])},
    "short_targets": {"target_lengths": torch.tensor([4, 6])},
    "blank": {"blank": 5},
}
ctc_messages = {}
for name, wrong in wrong_calls.items():
    right = {"input_lengths": input_lengths, "target_lengths": target_lengths}
    try:
        F.ctc_loss(log_probs, labels, **(right | wrong))
    except RuntimeError as error:
        ctc_messages[name] = str(error)
        print(f"{type(error).__name__}: {error}")
target_count_message, too_long_message, short_targets_message, blank_message = ctc_messages.values()
# --8<-- [end:ctc_others]

# --8<-- [start:cosine]
left, right = torch.tensor([[1.0, 0.0], [0.0, 1.0]]), torch.tensor([[1.0, 1.0], [0.0, 2.0]])  # (B, D)
targets = torch.tensor([[1.0], [-1.0]])  # (B, 1)
try:
    F.cosine_embedding_loss(left, right, targets)
except RuntimeError as error:
    cosine_message = str(error)
    print(f"{type(error).__name__}: {error}")

cosine_fixed = F.cosine_embedding_loss(left, right, targets.squeeze(1))
print(f"{cosine_fixed:.4f}")
# --8<-- [end:cosine]

# --8<-- [start:margin]
scores = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]])  # (B, C)
try:
    F.multi_margin_loss(scores, torch.tensor([0, 3]))
except RuntimeError as error:
    margin_message = str(error)
    print(f"{type(error).__name__}: {error}")
try:
    F.multi_margin_loss(scores, torch.tensor([[0], [1]]))  # (B, 1)
except RuntimeError as error:
    shape_message = str(error)
    print(f"{type(error).__name__}: {error}")

margin_fixed = F.multi_margin_loss(scores, torch.tensor([0, 2]))
print(f"{margin_fixed:.4f}")
# --8<-- [end:margin]

# --8<-- [start:ranking]
higher, lower = torch.tensor([2.0, 0.5]), torch.tensor([1.0, 1.5])  # (B,)
try:
    F.margin_ranking_loss(higher, lower, torch.ones(2, 1))
except RuntimeError as error:
    ranking_message = str(error).strip()
    print(f"{type(error).__name__}: {error}")

ranking_fixed = F.margin_ranking_loss(higher, lower, torch.ones(2))
print(f"{ranking_fixed:.4f}")
# --8<-- [end:ranking]
