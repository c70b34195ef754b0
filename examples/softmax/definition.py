"""ko: 소프트맥스의 결과는 로짓의 차이로만 정해지므로, 같은 수를 더하면 그대로이고 같은 수를 곱하면 바뀝니다.
en: Softmax depends on the differences of logits alone: adding a constant changes nothing, multiplying does.
"""

import torch

logits = torch.tensor([2.0, 1.0, 0.1])  # (C,)


def softmax(z):
    # ko: 가장 큰 값을 먼저 빼도 결과는 같고, 지수 함수에서 오버플로가 나지 않습니다.
    # en: Subtracting the largest first changes nothing, and exp cannot overflow.
    weights = torch.exp(z - z.max())  # (C,)
    return weights / weights.sum()


probs = softmax(logits).tolist()
probs_of_torch = torch.softmax(logits, dim=-1).tolist()
probs_shifted = softmax(logits + 100).tolist()
probs_doubled = softmax(2 * logits).tolist()
shift_changes_nothing = torch.allclose(softmax(logits + 100), softmax(logits))

# ko: 두 확률의 비는 로짓의 차이만으로 정해집니다.
# en: The ratio of two probabilities depends on the difference of their logits alone.
ratio_of_first_two = probs[0] / probs[1]
exp_of_difference = torch.exp(logits[0] - logits[1]).item()

# ko: float32로 더한 합은 마지막 자리에서 1을 벗어날 수 있습니다.
# en: In float32 the sum may miss 1 in its last digits.
sum_in_float32 = torch.softmax(logits, dim=-1).sum().item()
sum_in_float64 = torch.softmax(logits.double(), dim=-1).sum().item()
float32_step_above_one = torch.finfo(torch.float32).eps
many_classes = torch.softmax(torch.arange(50257.0).sin(), dim=-1)  # (C,)
close_to_one = torch.allclose(many_classes.sum(), torch.ones(()))

for label, row in [
    ("z", probs),
    ("torch", probs_of_torch),
    ("z + 100", probs_shifted),
    ("2 z", probs_doubled),
]:
    print(f"{label:8s}" + "".join(f"{p:8.4f}" for p in row))
print(f"p0 / p1 = {ratio_of_first_two:.4f}   exp(z0 - z1) = {exp_of_difference:.4f}")
print(f"sum float32 {sum_in_float32:.10f}   float64 {sum_in_float64:.10f}")
