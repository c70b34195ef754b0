"""ko: 아래 호출은 모두 틀렸지만 오류도 경고도 없이 숫자를 돌려줍니다.
en: Every call below is wrong, and each returns a number without an error or a warning.
"""

import torch
import torch.nn.functional as F
from torch.utils.data import WeightedRandomSampler

got, meant = {}, {}


def compare(name, wrong, right):
    got[name], meant[name] = wrong.item(), right.item()
    print(f"{name:22} {got[name]:10.4f}  {meant[name]:10.4f}")


tokens = torch.linspace(-2, 2, 18).sin().reshape(2, 3, 3)  # (B, T, C), T == C
token_targets = torch.tensor([[0, 1, 1], [2, 2, 0]])  # (B, T)
compare("t_equals_c", F.cross_entropy(tokens, token_targets), F.cross_entropy(tokens.transpose(1, 2), token_targets))

channels = torch.linspace(-2, 2, 30).sin().reshape(2, 3, 5)  # (B, C, T)
channel_targets = torch.tensor([[0, 1, 2, 0, 1], [2, 0, 1, 2, 0]])  # (B, T)
cut = F.cross_entropy(channels.reshape(-1, 3), channel_targets.reshape(-1))
compare("reshape_no_permute", cut, F.cross_entropy(channels, channel_targets))

# ko: 이진 분류의 로짓을 cross_entropy에 넣은 경우
# en: The logits of a binary task in cross_entropy
scores = torch.tensor([2.0, -1.0, 0.5, -3.0])  # (B,)
labels = torch.tensor([1.0, 0.0, 1.0, 0.0])  # (B,)
binary = F.binary_cross_entropy_with_logits(scores, labels)
compare("one_d_float_targets", F.cross_entropy(scores, labels), binary)
column, label_column = scores.unsqueeze(1), labels.unsqueeze(1)  # (B, 1), (B, 1)
compare("float_column", F.cross_entropy(column, label_column), binary)
all_negative = F.binary_cross_entropy_with_logits(scores, torch.zeros(4))
compare("one_output", F.cross_entropy(column, torch.zeros(4, dtype=torch.long)), all_negative)

logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]])  # (B, C)
targets = torch.tensor([0, 1])  # (B,)
one_hot = F.one_hot(targets, num_classes=3).float()  # (B, C)
plain = F.cross_entropy(logits, targets)
smoothed = F.cross_entropy(logits, targets, label_smoothing=0.1)
compare("negative_smoothing", F.cross_entropy(logits, targets, label_smoothing=-0.1), smoothed)
compare("doubled_one_hot", F.cross_entropy(logits, 2 * one_hot), plain)
compare("negated_one_hot", F.cross_entropy(logits, -one_hot), plain)
compare("nll_on_logits", F.nll_loss(logits, targets), plain)
compare("softmax_first", F.cross_entropy(logits.softmax(dim=1), targets), plain)
compare("ignored_real_class", F.cross_entropy(logits, targets, ignore_index=0), plain)

# ko: 클래스 순서와 다른 순서로 적은 가중치
# en: Weights written in another order than that of the classes
weight = torch.tensor([1.0, 5.0, 2.0])  # (C,)
sorted_weight = weight.sort().values
compare("weight_order", F.cross_entropy(logits, targets, sorted_weight), F.cross_entropy(logits, targets, weight))

compare("signed_targets", F.binary_cross_entropy_with_logits(scores, 2 * labels - 1), binary)
per_sample, for_all = torch.tensor([1.0, 1.0, 3.0, 3.0]), torch.tensor([3.0])  # (B,), (1,)
wrong = F.binary_cross_entropy_with_logits(scores, labels, pos_weight=per_sample)
compare("pos_weight_per_sample", wrong, F.binary_cross_entropy_with_logits(scores, labels, pos_weight=for_all))

p = torch.tensor([[0.7, 0.2, 0.1], [0.5, 0.3, 0.2]])  # (B, C)
q = torch.tensor([[0.5, 0.3, 0.2], [0.4, 0.4, 0.2]])  # (B, C)
kl = F.kl_div(q.log(), p, reduction="batchmean")
compare("kl_without_log", F.kl_div(q, p, reduction="batchmean"), kl)
compare("kl_swapped", F.kl_div(p.log(), q, reduction="batchmean"), kl)

# ko: 비복원으로 전부 뽑으면 순서만 바뀌고 불균형은 그대로입니다.
# en: Drawing all of them without replacement changes the order and leaves the imbalance.
classes = torch.tensor([0] * 700 + [1] * 200 + [2] * 100)  # (N,)
sampler = WeightedRandomSampler(1.0 / torch.bincount(classes)[classes], 1000, replacement=False)
counts_without_replacement = torch.bincount(classes[list(sampler)]).tolist()
print("replacement=False     ", counts_without_replacement)
