"""ko: 타깃의 자료형과 형식에 관한 주장을 실행해 확인합니다.
en: Claims about the dtype and the form of targets, run one by one.
"""

import torch
import torch.nn.functional as F

logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]])  # (B, C)
targets = torch.tensor([0, 1])  # (B,)
one_hot = F.one_hot(targets, num_classes=3)  # (B, C)


# --8<-- [start:cast]
def outcome(loss_function, inputs, targets):
    try:
        return f"{loss_function(inputs, targets):.4f}"
    except RuntimeError as error:
        return str(error)


bce_with_integers = outcome(F.binary_cross_entropy_with_logits, logits[:, 0], targets)
bce_with_floats = outcome(F.binary_cross_entropy_with_logits, logits[:, 0], targets.float())
cross_entropy_with_integers = outcome(F.cross_entropy, logits, targets)
cross_entropy_with_floats = outcome(F.cross_entropy, logits, targets.float())
print(bce_with_integers, bce_with_floats, cross_entropy_with_integers, cross_entropy_with_floats, sep="\n")
# --8<-- [end:cast]

# --8<-- [start:one_hot]
integer_one_hot = outcome(F.cross_entropy, logits, one_hot)
float_one_hot = outcome(F.cross_entropy, logits, one_hot.float())
float_one_hot_is_accepted = float_one_hot == cross_entropy_with_integers
print(integer_one_hot, float_one_hot, sep="\n")
# --8<-- [end:one_hot]

# --8<-- [start:same_loss]
weight = torch.tensor([1.0, 5.0, 2.0])  # (C,)
by_index, by_one_hot = (F.cross_entropy(logits, form, weight) for form in (targets, one_hot.float()))
masked = logits.clone()
masked[:, 2] = -torch.inf
masked_index, masked_one_hot = (F.cross_entropy(masked, form) for form in (targets, one_hot.float()))
print(f"{by_index:.4f}  {by_one_hot:.4f}  {masked_index:.4f}  {masked_one_hot:.4f}")
# --8<-- [end:same_loss]

# --8<-- [start:int64]
uint8_is_accepted = outcome(F.cross_entropy, logits, targets.to(torch.uint8)) == cross_entropy_with_integers
with_int32 = outcome(F.cross_entropy, logits, targets.int())
with_uint8_tokens = outcome(F.cross_entropy, logits.T[None], targets.to(torch.uint8)[None])  # (1, C, T), (1, T)
print(uint8_is_accepted, with_int32, with_uint8_tokens, sep="\n")
# --8<-- [end:int64]

# --8<-- [start:range]
loss_of_target_two = F.binary_cross_entropy_with_logits(torch.tensor([1000.0]), torch.tensor([2.0]))
print(loss_of_target_two)
# --8<-- [end:range]

# --8<-- [start:several_labels]
both = torch.tensor([[1.0, 1.0, 0.0]])  # (1, C)
scores = torch.zeros(1, 3, requires_grad=True)  # (1, C)
optimizer = torch.optim.SGD([scores], lr=1.0)
for _ in range(2000):
    optimizer.zero_grad()
    F.cross_entropy(scores, both / both.sum(dim=1, keepdim=True)).backward()
    optimizer.step()
shares = scores.softmax(dim=1)[0].tolist()
true_labels_come_first = min(shares[:2]) > shares[2]
no_label_passes_one_half = max(shares) <= 0.5 + 1e-6
print([f"{share:.3f}" for share in shares], true_labels_come_first, no_label_passes_one_half)
# --8<-- [end:several_labels]
