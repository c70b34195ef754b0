"""ko: CTC 손실은 타깃으로 줄어드는 모든 정렬의 확률을 더한 값에 -log를 취한 것입니다.
en: CTC loss is minus the logarithm of the total probability of all alignments that collapse to the target.
"""

from inspect import signature
from itertools import groupby, product

import torch
import torch.nn.functional as F
from torch import nn

T, C, BLANK = 4, 3, 0
arguments = list(signature(nn.CTCLoss).parameters)


def collapse(path):
    # ko: 연속해서 반복된 라벨을 하나로 합친 다음 blank를 지웁니다.
    # en: Merge repeated neighbours first, then drop the blanks.
    return [label for label, _ in groupby(path) if label != BLANK]


def alignments(target):
    return [path for path in product(range(C), repeat=T) if collapse(path) == target]


def by_hand(log_probs, target):  # (T, C)
    scores = [sum(log_probs[t, label] for t, label in enumerate(path)) for path in alignments(target)]
    return -torch.stack(scores).logsumexp(0)


def ctc(log_probs, target, reduction="sum"):  # (T, C)
    lengths = torch.tensor([T]), torch.tensor([len(target)])
    return F.ctc_loss(log_probs[:, None], torch.tensor([target]), *lengths, BLANK, reduction)  # (T, 1, C)


# ko: 모든 프레임에서 세 클래스의 확률이 같은 모델
# en: A model that gives the three classes the same probability in every frame.
paths = C**T
alignments_of_ab = len(alignments([1, 2]))
alignments_of_aa = len(alignments([1, 1]))
uniform = torch.zeros(T, C, dtype=torch.float64).log_softmax(1)
start_sum = ctc(uniform, [1, 2]).item()
start = ctc(uniform, [1, 2], "mean").item()
sure = F.one_hot(torch.tensor([1, 0, 2, 2]), C).double().mul(1000).log_softmax(1)
floor = ctc(sure, [1, 2]).abs().item()
print(f"{alignments_of_ab} of {paths} paths: sum {start_sum:.4f}, mean {start:.4f}; sure and right: {floor:.4f}")

# ko: 임의의 로짓에서도 직접 나열한 합과 같고, 로짓의 기울기는 예측 확률에서 점유 확률을 뺀 값입니다.
# en: The same for any logits; the gradient of a logit is its probability minus its occupancy.
logits = torch.sin(torch.arange(12, dtype=torch.float64)).view(T, C).requires_grad_()
targets = [[1], [1, 2], [1, 1], [2, 1, 2]]
losses = {str(target): ctc(logits.log_softmax(1), target).item() for target in targets}
hand = {str(target): by_hand(logits.log_softmax(1), target).item() for target in targets}
equals_enumeration = all(abs(losses[name] - hand[name]) < 1e-9 for name in losses)

ctc(logits.log_softmax(1), [1, 2]).backward()
log_probs = logits.detach().log_softmax(1).requires_grad_()
by_hand(log_probs, [1, 2]).backward()
occupancy = (
    -log_probs.grad
)  # ko: 정렬이 그 프레임에서 그 라벨을 지날 확률  # en: share of alignments through that label
difference = logits.grad - (logits.detach().softmax(1) - occupancy)
gradient_is_probability_minus_occupancy = difference.abs().max().item() < 1e-9
wrong = (
    (10 * F.one_hot(torch.full((T,), 2), C)).double().requires_grad_()
)  # ko: 타깃에 없는 라벨을 확신  # en: sure of a label that is not in the target
ctc(wrong.log_softmax(1), [1]).backward()
largest_gradient = wrong.grad.abs().max().item()

# ko: 프레임 20개, 라벨 4개, 균등한 확률: 첫 스텝은 모든 프레임에서 blank의 확률을 올립니다.
# en: 20 frames, 4 labels, equal probabilities: the first step raises the blank in every frame.
even = torch.zeros(20, 1, 5, dtype=torch.float64, requires_grad=True)
F.ctc_loss(even.log_softmax(2), torch.tensor([[1, 2, 3, 4]]), [20], [4], reduction="sum").backward()
blank_probability = 1 / 5
blank_occupancy = (blank_probability - even.grad[:, 0, BLANK]).mean().item()
first_step_raises_the_blank_everywhere = (even.grad[:, 0, BLANK] < 0).all().item()
print(
    f"blank: probability {blank_probability}, mean occupancy {blank_occupancy:.4f}; largest gradient {largest_gradient:.4f}"
)
for name, loss in losses.items():
    print(f"{name:10} torch {loss:.4f}  by hand {hand[name]:.4f}")

# ko: 모든 프레임에서 blank의 로짓만 바꾸고 나머지는 0으로 둔 곡선
# en: The logit of the blank in all frames is x, the other logits are zero.
xs = torch.linspace(-6, 6, 61, dtype=torch.float64)
loss_curves = {"x": xs.tolist(), "loss": {}, "gradient": {}}
for target in targets[:3]:
    x = xs.clone().requires_grad_()
    rows = torch.stack([x, torch.zeros_like(x), torch.zeros_like(x)], dim=1).log_softmax(1)
    curve = torch.stack([ctc(row.expand(T, C), target) for row in rows])
    curve.sum().backward()
    loss_curves["loss"][f"targets={target}"] = curve.tolist()
    loss_curves["gradient"][f"targets={target}"] = x.grad.tolist()
steepest = x.grad.min().item()
