"""ko: LinearCrossEntropyLoss는 Linear와 CrossEntropyLoss를 합친 것이고, options를 줘도 값과 기울기가 같습니다.
en: LinearCrossEntropyLoss equals Linear and CrossEntropyLoss in value and gradient, with or without options.
"""

import inspect
import textwrap
import warnings

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
torch.set_default_dtype(torch.float64)
N, D, C = 6, 3, 5
x = torch.linspace(-2, 2, N * D).cos().reshape(N, D).requires_grad_()  # (N, D) features
weight = torch.linspace(-3, 4, C * D).sin().reshape(C, D).requires_grad_()  # (C, D)
targets = torch.tensor([0, 4, 2, 2, 1, 3])  # (N,)
Options = nn.LinearCrossEntropyOptions
arguments = list(inspect.signature(nn.LinearCrossEntropyLoss).parameters)
option_names = list(inspect.signature(Options).parameters)
default_ignore_index = str(inspect.signature(nn.LinearCrossEntropyLoss).parameters["ignore_index"].default)
print("arguments", *arguments, "\noptions  ", *option_names)

# ko: 분리해서 계산한 손실·기울기와의 가장 큰 차이.
# en: The largest difference from loss and gradients of the two layers computed one after the other.
some = torch.tensor([0, -100, 2, 2, -100, 3])
class_weight = torch.tensor([1.0, 2.0, 5.0, 1.0, 3.0])
cases = {
    "options=None": {},
    "Options()": {"options": Options()},
    "batch_chunk_size=1": {"options": Options(batch_chunk_size=1)},
    "batch_chunk_size=4": {"options": Options(batch_chunk_size=4)},
    "acc_policy='accurate'": {"options": Options(acc_policy="accurate")},
}
gaps = {}
for name, fused in cases.items():
    gaps[name] = 0.0
    for y in (targets, some):
        for extra in ({}, {"weight": class_weight}, {"reduction": "sum"}):
            one = F.linear_cross_entropy(x, weight, y, **extra, **fused)
            two = F.cross_entropy(F.linear(x, weight), y, **extra)
            gradients = zip(torch.autograd.grad(one, (x, weight)), torch.autograd.grad(two, (x, weight)), strict=True)
            found = [abs(one - two).item(), *((a - b).abs().max().item() for a, b in gradients)]
            gaps[name] = max(gaps[name], *found)
equal_everywhere = max(gaps.values()) < 1e-12
weighted_loss = F.linear_cross_entropy(x, weight, targets, weight=class_weight, options=Options()).item()
cases_compared = 6 * len(cases)
print("largest difference", {name: f"{gap:.0e}" for name, gap in gaps.items()}, f"\nweighted {weighted_loss:.4f}")

# ko: out_features를 주면 샘플마다 d1·d2·…개의 예측을 합니다. 가중치는 한 행렬에 저장됩니다.
# en: With out_features every sample has d1·d2·… predictions; their weights lie in one matrix.
several = nn.LinearCrossEntropyLoss(D, C, out_features=(2, 4))
stored_shape = list(several.linear.weight.shape)
labels = torch.arange(N * 8).reshape(N, 2, 4) % C
by_hand = F.cross_entropy(several.linear(x).reshape(N, C, 2, 4), labels)
out_features_equal = abs(several(x, labels) - by_hand).item() < 1e-12
print("out_features=(2, 4):", stored_shape)

# ko: 시작값과 하한, mean의 분모(특징이 모두 0인 클래스 10개, -100인 타깃 2개).
# en: Start and floor (ten classes, features of zero), and the divisor with two targets of -100.
starts_at = F.linear_cross_entropy(torch.zeros(1, D), torch.ones(10, D), torch.tensor([0])).item()
far = torch.tensor([[100.0]])
floor = F.linear_cross_entropy(far, torch.tensor([[1.0], [-1.0]]), torch.tensor([0])).item()
total = F.linear_cross_entropy(x, weight, some, reduction="sum", options=Options())
divisor = (total / F.linear_cross_entropy(x, weight, some, options=Options())).item()
print(f"starts at {starts_at:.4f}, floor {floor:.4f}, mean divides by {divisor:.0f}")

# ko: 경고만 나오거나 오류가 없는 경우.
# en: What only warns, or raises nothing.
ignored = {}
for name, call in {
    "label_smoothing": lambda: F.linear_cross_entropy(x, weight, targets, label_smoothing=0.1, options=Options()),
    "probabilities": lambda: F.linear_cross_entropy(x, weight, torch.ones(N, C) / C, options=Options()),
    "out_features": lambda: nn.LinearCrossEntropyLoss(D, C, out_features=(2, 4), options=Options())(x, labels),
}.items():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        call()
    ignored[name] = [str(warning.message) for warning in caught]
ignored_options_message = ignored["label_smoothing"][0]
options_ignored_in_all_three = all("``options`` ignored" in " ".join(found) for found in ignored.values())
chunked, plain = (
    torch.autograd.grad(F.linear_cross_entropy(x, weight, targets, options=options), x, create_graph=True)[0]
    for options in (Options(), None)
)
penalty_loses_its_graph = plain.requires_grad and not chunked.requires_grad
messages = {}
for name, call in {
    "tokens": lambda: F.linear_cross_entropy(x.reshape(2, 3, D), weight, targets.reshape(2, 3)),
    "logits": lambda: F.linear_cross_entropy(F.linear(x, weight), weight, targets),
    "probabilities": lambda: F.linear_cross_entropy(x, weight, torch.ones(N, C) / C, ignore_index=-100),
}.items():
    try:
        call()
    except RuntimeError as error:
        messages[name] = str(error)
print(textwrap.fill(ignored_options_message, 79), *messages.values(), sep="\n")

# ko: 특징 x에 대한 곡선. 정답 클래스의 가중치는 s, 다른 클래스는 0입니다.
# en: Curves over the feature x; the weight of the true class is s, that of the other class zero.
at = torch.linspace(-4, 4, 41, requires_grad=True)
loss_curves = {"x": at.tolist(), "loss": {}, "gradient": {}}
for s in (1.0, 2.0, 4.0):
    rows = torch.tensor([[s], [0.0]])
    loss = F.linear_cross_entropy(at[:, None], rows, torch.zeros(41, dtype=torch.int64), reduction="none")
    loss_curves["loss"][f"s={s:.0f}"] = loss.tolist()
    loss_curves["gradient"][f"s={s:.0f}"] = torch.autograd.grad(loss.sum(), at)[0].tolist()
steepest = {label: max(map(abs, row)) for label, row in loss_curves["gradient"].items()}
