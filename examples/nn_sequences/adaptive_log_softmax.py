"""ko: 적응형 로그 소프트맥스는 흔한 단어를 한 단계로, 드문 단어를 클러스터와 단어의 두 단계로 예측합니다.
en: Adaptive log-softmax predicts frequent words in one step, and rare words in two: the cluster, then the word in it.
"""

import warnings
from inspect import signature

import torch
import torch.nn.functional as F
from torch import nn

arguments = [name for name in signature(nn.AdaptiveLogSoftmaxWithLoss).parameters if name not in ("device", "dtype")]


def zeroed(**changes):
    module = nn.AdaptiveLogSoftmaxWithLoss(
        **{"in_features": 8, "n_classes": 8, "cutoffs": [2, 4], "div_value": 2.0} | changes
    )
    for parameter in module.parameters():
        nn.init.zeros_(parameter)
    return module.double()


# ko: 단어 8개, 클러스터는 [0, 1] / [2, 3] / [4, 5, 6, 7]. 가중치가 0이면 단어의 손실은 2, 3, 4비트입니다.
# en: Eight words in [0, 1] / [2, 3] / [4, 5, 6, 7]: with zero weights a word's loss is 2, 3 or 4 bits.
module, every_word = zeroed(), torch.arange(8)
frequency = torch.tensor([4, 4, 2, 2, 1, 1, 1, 1], dtype=torch.float64) / 16
inputs = torch.sin(torch.arange(64, dtype=torch.float64)).view(8, 8)  # (N, in_features)
start_of_words = [-value for value in module(inputs, every_word).output.tolist()]
start_sorted = (frequency @ -module(inputs, every_word).output).item()
start_reversed = (frequency.flip(0) @ -module(inputs, every_word).output).item()
start_full_softmax = F.cross_entropy(torch.zeros(8, 8), every_word).item()
entropy = -(frequency * frequency.log()).sum().item()
print(f"start: sorted {start_sorted:.4f}  reversed {start_reversed:.4f}  full softmax {start_full_softmax:.4f}")

# ko: output은 타깃의 로그 확률, loss는 이미 평균한 값입니다.
# en: output is the log-probability of the target, loss is its mean with the sign flipped.
torch.manual_seed(0)
trained = nn.AdaptiveLogSoftmaxWithLoss(8, 8, [2, 4], 2.0).double()
log_prob = trained.log_prob(inputs)  # (N, n_classes)
returned = trained(inputs, every_word)
returned_fields = list(returned._fields)
loss_is_the_mean = abs(returned.loss + returned.output.mean()).item() < 1e-12
loss_is_nll_of_log_prob = abs(returned.loss - F.nll_loss(log_prob, every_word)).item() < 1e-12
rows_sum_to_one = (log_prob.exp().sum(1) - 1).abs().max().item() < 1e-12
print(returned_fields, loss_is_the_mean, loss_is_nll_of_log_prob, rows_sum_to_one)


def size(div_value=4.0, head_bias=False, cutoffs=(100, 1000)):
    module = nn.AdaptiveLogSoftmaxWithLoss(64, 10000, cutoffs, div_value, head_bias)
    return sum(parameter.numel() for parameter in module.parameters())


parameters = {"full": 64 * 10000, "default": size(), "div_value_2": size(2.0), "head_bias": size(head_bias=True)}
parameters["one_cutoff"] = size(cutoffs=(1000,))
print(parameters)

# ko: 특징이 8개이고 div_value가 4이면 두 번째 클러스터의 폭은 8 // 16 = 0이어서 그 안의 단어를 구별하지 못합니다.
# en: With 8 features and div_value 4, the second cluster has width 8 // 16 = 0 and cannot tell its words apart.
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    narrow = nn.AdaptiveLogSoftmaxWithLoss(8, 8, [2, 4]).double()
warning_of_zero_width = str(caught[0].message)
rare_words_are_equal = narrow.log_prob(inputs)[:, 4:].std(1).max().item() < 1e-12
rare_words_differ_with_a_small_div_value = log_prob[:, 4:].std(1).min().item() > 1e-3
print(warning_of_zero_width, rare_words_are_equal)

messages = {}
for name, call in {
    "order": lambda: nn.AdaptiveLogSoftmaxWithLoss(8, 8, [4, 2]),
    "ignored": lambda: module(inputs[:2], torch.tensor([0, -100])),
    "axes": lambda: module(inputs.view(2, 4, 8), torch.zeros(2, 4, dtype=torch.long)),
    "tuple": lambda: module(inputs, every_word).backward(),
}.items():
    try:
        call()
    except (ValueError, RuntimeError, AttributeError) as error:
        messages[name] = str(error).strip()
        print(f"{type(error).__name__}: {error}")

# ko: 첫 번째 클러스터의 로짓만 x이고 나머지는 0입니다.
# en: The logit of the first cluster is x, all other weights are zero.
xs = torch.linspace(-4, 4, 41, dtype=torch.float64)
module.head.weight.data[2, 0] = 1
loss_curves = {"x": xs.tolist(), "loss": {}, "gradient": {}}
for word in (0, 2, 4):
    x = xs.clone().requires_grad_()
    output = module(F.pad(x[:, None], (0, 7)), torch.full((41,), word)).output
    (-output).sum().backward()
    loss_curves["loss"][f"target={word}"] = (-output).tolist()
    loss_curves["gradient"][f"target={word}"] = x.grad.tolist()
