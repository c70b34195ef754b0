"""ko: 등급의 누적 로짓 손실은 K개의 등급을 "k보다 큰가"라는 K-1개의 이진 질문으로 바꾸고, 먼 등급으로 틀릴수록 벌점이 커집니다.
en: The loss of cumulative logits turns K grades into K-1 binary questions, "is it above k?", and costs more the further away the grade is.
"""

import math

import torch
import torch.nn.functional as F


def ordinal_loss(logits, grades):
    """Logits (N, K-1) of "the grade is above k"; grades (N,) from 0 to K-1. The mean over all N·(K-1) questions."""
    if logits.dim() != 2 or grades.shape != logits.shape[:1]:
        raise ValueError(f"logits {tuple(logits.shape)} and grades {tuple(grades.shape)} do not fit")
    if grades.min() < 0 or grades.max() > logits.shape[1]:
        raise ValueError(f"grades must be 0 to {logits.shape[1]}, found {grades.min()} to {grades.max()}")
    questions = torch.arange(logits.shape[1], device=logits.device)
    return F.binary_cross_entropy_with_logits(logits, (grades[:, None] > questions).to(logits.dtype))


def predicted_grade(logits):
    return (logits > 0).sum(dim=1)


def coral(score, biases):
    """One score (N,) for all questions, and one bias each: (N, K-1)."""
    return score[:, None] + biases


K = 5
biases = torch.tensor([1.5, 0.5, -0.5, -1.5], dtype=torch.float64)
even = torch.zeros(1, K - 1, dtype=torch.float64)
grade_2 = torch.tensor([2])
starts_at = ordinal_loss(even, grade_2).item()
cross_entropy_starts_at = math.log(K)
floor = ordinal_loss(torch.tensor([[40.0, 40, -40, -40]]), grade_2).item()
# ko: 확신한 예측이 등급 하나, 둘, 넷만큼 틀릴 때. 교차 엔트로피는 거리를 모릅니다.
# en: a sure prediction that is off by one, two, four grades; cross-entropy does not know the distance
sure_of_0 = torch.full((1, K - 1), -4.0, dtype=torch.float64)
by_distance = [ordinal_loss(sure_of_0, torch.tensor([grade])).item() for grade in range(K)]
class_logits = torch.tensor([[6.0, 0, 0, 0, 0]], dtype=torch.float64)
cross_entropy_by_distance = [F.cross_entropy(class_logits, torch.tensor([grade])).item() for grade in range(K)]
grows_with_distance = by_distance == sorted(by_distance)
cross_entropy_is_blind = max(cross_entropy_by_distance[1:]) - min(cross_entropy_by_distance[1:]) < 1e-12

# ko: 편향만 다른 CORAL의 로짓은 k가 커질수록 작습니다. 질문마다 따로 출력하면 어긋날 수 있습니다.
# en: With CORAL's biases the logits fall with k; with an output for each question they can contradict each other.
shared = coral(torch.tensor([-2.0, 0.0, 2.0], dtype=torch.float64), biases)
shared_is_consistent = bool((shared.diff(dim=1) <= 0).all())
contradicting = torch.tensor([[-1.0, 2.0, -1.0, -2.0]], dtype=torch.float64)
above = contradicting.sigmoid()[0]
probabilities = torch.cat([torch.ones(1), above]) - torch.cat([above, torch.zeros(1)])  # (K,)
smallest_probability = probabilities.min().item()
grade_of_contradicting = predicted_grade(contradicting).item()

# ko: 로짓이 점점 작아지므로 argmax는 언제나 0입니다.
# en: The logits fall, so that argmax is always 0.
argmax_is_always_0 = shared.argmax(dim=1).tolist() == [0, 0, 0]
# ko: 1부터 세는 등급, K개의 로짓
# en: grades that count from 1, and K logits
too_many = torch.cat([shared, torch.full((3, 1), -30.0)], dim=1)
extra_logit_loss = ordinal_loss(too_many, torch.tensor([1, 2, 3])).item()
right_loss = ordinal_loss(shared, torch.tensor([1, 2, 3])).item()
off_by_one_loss = ordinal_loss(shared, torch.tensor([2, 3, 4])).item()
predictions = predicted_grade(shared).tolist()
divisor_ratio = right_loss / extra_logit_loss
try:
    ordinal_loss(shared, torch.tensor([3, 4, 5]))
    range_message = ""
except ValueError as error:
    range_message = str(error)

xs = [step / 4 for step in range(-24, 25)]
loss_curves = {"x": xs, "loss": {}, "gradient": {}}
for grade in (0, 2, 4):
    score = torch.tensor(xs, dtype=torch.float64, requires_grad=True)
    losses = torch.stack([ordinal_loss(coral(one.view(1), biases), torch.tensor([grade])) for one in score])
    (gradient,) = torch.autograd.grad(losses.sum(), score)
    loss_curves["loss"][f"grade={grade}"] = losses.tolist()
    loss_curves["gradient"][f"grade={grade}"] = gradient.tolist()
steepest = max(abs(g) for row in loss_curves["gradient"].values() for g in row)

print(f"start {starts_at:.4f} (cross-entropy {cross_entropy_starts_at:.4f}), floor {floor:.1e}")
print("sure of grade 0, true grade 0 to 4: " + "  ".join(f"{loss:.3f}" for loss in by_distance))
print("cross-entropy:                      " + "  ".join(f"{loss:.3f}" for loss in cross_entropy_by_distance))
print(f"contradicting logits: smallest probability {smallest_probability:.4f}, grade {grade_of_contradicting}")
print(
    f"right {right_loss:.4f}, K logits {extra_logit_loss:.4f}, grades one too high {off_by_one_loss:.4f}; {range_message}"
)
