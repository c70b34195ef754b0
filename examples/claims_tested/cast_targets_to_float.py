"""ko: "자료형 오류가 나면 정답을 float로 바꾸라"는 말은 BCE에서는 맞고 교차 엔트로피에서는 틀립니다.
en: "On a dtype error cast the targets to float" is right for BCE and wrong for cross-entropy.
"""

import torch
import torch.nn.functional as F

logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]])  # (B, C)
labels = torch.tensor([0, 1])  # (B,)
scores = torch.tensor([2.0, -1.0])  # (B,)
values = torch.tensor([1.9, -0.4])  # (B,)


def outcome(loss_function, inputs, targets):
    try:
        return loss_function(inputs, targets).item()
    except (RuntimeError, NotImplementedError) as error:
        return str(error)


cross_entropy_long = outcome(F.cross_entropy, logits, labels)
cross_entropy_float = outcome(F.cross_entropy, logits, labels.float())
bce_long = outcome(F.binary_cross_entropy_with_logits, scores, labels)
bce_float = outcome(F.binary_cross_entropy_with_logits, scores, labels.float())
mse_long = outcome(F.mse_loss, scores, labels)
mse_float = outcome(F.mse_loss, scores, labels.float())

# ko: 반대로 long으로 바꾸면 소수점 아래가 사라지는데 MSE는 알아채지 못합니다.
# en: The other cast, to long, cuts off the decimals, and MSE does not notice.
values_as_long = values.long().tolist()
mse_of_values = outcome(F.mse_loss, values, values)
mse_of_values_as_long = outcome(F.mse_loss, values, values.long())

# ko: 확률을 long으로 바꾸면 모두 0이 됩니다.
# en: Probabilities cast to long all become zero.
probs = torch.tensor([[0.9, 0.1, 0.0], [0.2, 0.8, 0.0]])  # (B, C)
probs_as_long = probs.long().tolist()
cross_entropy_probs = outcome(F.cross_entropy, logits, probs)
cross_entropy_probs_as_long = outcome(F.cross_entropy, logits, probs.long())


def show(name, result):
    print(f"{name:30}", result if isinstance(result, list) else f"{result:.4f}")


show("cross_entropy, long", cross_entropy_long)
print(f"cross_entropy, float\n  {cross_entropy_float}")
print(f"bce, long\n  {bce_long}")
show("bce, float", bce_float)
show("mse, long", mse_long)
show("mse, float", mse_float)
show("values.long()", values_as_long)
show("mse(values, values)", mse_of_values)
show("mse(values, values.long())", mse_of_values_as_long)
show("probs.long()", probs_as_long)
show("cross_entropy(logits, probs)", cross_entropy_probs)
print(f"probs.long()\n  {cross_entropy_probs_as_long}")
