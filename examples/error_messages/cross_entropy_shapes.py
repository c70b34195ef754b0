"""ko: 클래스 축의 위치가 다르거나, 축을 합치거나 잃었을 때 나오는 오류와 고친 호출입니다.
en: The errors of a class axis in another place and of axes that were merged or lost, each with the call that works.
"""

import torch
import torch.nn.functional as F

# --8<-- [start:class_last]
logits = torch.linspace(-2, 2, 30).sin().reshape(2, 5, 3)  # (B, T, C)
targets = torch.tensor([[0, 1, 2, 0, 1], [2, 0, 1, 2, 0]])  # (B, T)
try:
    F.cross_entropy(logits, targets)
except RuntimeError as error:
    class_last_message = str(error)
    print(f"{type(error).__name__}: {error}")

class_last_fixed = F.cross_entropy(logits.transpose(1, 2), targets)
print(f"{class_last_fixed:.4f}")
# --8<-- [end:class_last]

# --8<-- [start:only_logits_flat]
try:
    F.cross_entropy(logits.reshape(-1, 3), targets)  # (B*T, C), (B, T)
except ValueError as error:
    only_logits_flat_message = str(error)
    print(f"{type(error).__name__}: {error}")

only_logits_flat_fixed = F.cross_entropy(logits.reshape(-1, 3), targets.reshape(-1))
print(f"{only_logits_flat_fixed:.4f}")
# --8<-- [end:only_logits_flat]

# --8<-- [start:view]
channels = torch.linspace(-2, 2, 30).reshape(2, 3, 5)  # (B, C, T)
try:
    channels.permute(0, 2, 1).view(-1, 3)
except RuntimeError as error:
    view_message = str(error)
    print(f"{type(error).__name__}: {error}")

rows = channels.permute(0, 2, 1).reshape(-1, 3)  # (B*T, C)
view_fixed = F.cross_entropy(rows, targets.reshape(-1))
print(f"{view_fixed:.4f}")
# --8<-- [end:view]

# --8<-- [start:unbatched]
one_sample = torch.tensor([2.0, 0.1, -1.0])  # (C,)
batch_targets = torch.tensor([0, 1])  # (B,)
try:
    F.cross_entropy(one_sample, batch_targets)
except ValueError as error:
    unbatched_message = str(error)
    print(f"{type(error).__name__}: {error}")

unbatched_fixed = F.cross_entropy(one_sample, batch_targets[0])
print(f"{unbatched_fixed:.4f}")
# --8<-- [end:unbatched]

# --8<-- [start:squeezed]
last_logits = one_sample.unsqueeze(0)  # (1, C)
last_targets = torch.tensor([[0]])  # (1, 1)
try:
    F.cross_entropy(last_logits, last_targets.squeeze())
except ValueError as error:
    squeezed_message = str(error)
    print(f"{type(error).__name__}: {error}")

squeezed_fixed = F.cross_entropy(last_logits, last_targets.squeeze(1))
print(f"{squeezed_fixed:.4f}")
# --8<-- [end:squeezed]

# --8<-- [start:one_output]
logits = torch.tensor([[0.5], [-1.0]])  # (B, 1)
targets = torch.tensor([1, 0])  # (B,)
try:
    F.cross_entropy(logits, targets)
except IndexError as error:
    one_output_message = str(error)
    print(f"{type(error).__name__}: {error}")

one_output_fixed = F.binary_cross_entropy_with_logits(logits.squeeze(1), targets.float())
print(f"{one_output_fixed:.4f}")
# --8<-- [end:one_output]

# ko: 클래스 5개, 토큰 3개일 때의 메시지
# en: The message with 5 classes and 3 tokens
try:
    F.cross_entropy(torch.zeros(2, 3, 5), torch.zeros(2, 3, dtype=torch.long))
except RuntimeError as error:
    few_tokens_message = str(error)
    print(f"{type(error).__name__}: {error}")
