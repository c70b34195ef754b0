"""ko: 아래 호출은 모두 틀렸지만 오류도 경고도 없이 숫자를 돌려줍니다.
en: Every call below is wrong, and every one returns a number without an error or a warning.
"""

import torch
import torch.nn.functional as F
from torch.utils.data import WeightedRandomSampler

got, meant = {}, {}


def compare(name, wrong, right):
    got[name], meant[name] = wrong.item(), right.item()
    print(f"{name:24} {got[name]:10.6f}  {meant[name]:10.6f}")


print("                                got       meant")

torch.manual_seed(0)
tokens = torch.randn(2, 3, 3)  # (B, T, C)
token_targets = torch.randint(0, 3, (2, 3))  # (B, T)
transposed = F.cross_entropy(tokens.transpose(1, 2), token_targets)
compare("t_equals_c", F.cross_entropy(tokens, token_targets), transposed)

# ko: reshape는 축을 바꾸지 않으므로 permute가 먼저입니다.
# en: reshape swaps no axes: permute has to come first.
torch.manual_seed(0)
channels = torch.randn(2, 3, 5)  # (B, C, T)
channel_targets = torch.randint(0, 3, (2, 5))  # (B, T)
cut = F.cross_entropy(channels.reshape(-1, 3), channel_targets.reshape(-1))
compare("reshape_no_permute", cut, F.cross_entropy(channels, channel_targets))

# ko: 1차원 로짓과 실수 정답은 표본 하나의 클래스 확률로 읽힙니다.
# en: 1-D logits with float targets read as the class probabilities of one sample.
scores = torch.tensor([2.0, -1.0, 0.5, -3.0])  # (B,)
labels = torch.tensor([1.0, 0.0, 1.0, 0.0])  # (B,)
meant_binary = F.binary_cross_entropy_with_logits(scores, labels)
compare("one_d_float_targets", F.cross_entropy(scores, labels), meant_binary)
one_output, zeros = scores.unsqueeze(1), torch.zeros(4)  # (B, 1), (B,)
meant_zeros = F.binary_cross_entropy_with_logits(scores, zeros)
compare("one_output", F.cross_entropy(one_output, zeros.long()), meant_zeros)

logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]])  # (B, C)
targets = torch.tensor([0, 1])  # (B,)
one_hot = F.one_hot(targets, num_classes=3).float()  # (B, C)
plain = F.cross_entropy(logits, targets)
smoothed = F.cross_entropy(logits, targets, label_smoothing=0.1)
negative = F.cross_entropy(logits, targets, label_smoothing=-0.1)
compare("negative_smoothing", negative, smoothed)
compare("doubled_one_hot", F.cross_entropy(logits, 2 * one_hot), plain)
compare("negated_one_hot", F.cross_entropy(logits, -one_hot), plain)
compare("nll_on_logits", F.nll_loss(logits, targets), plain)
compare("softmax_first", F.cross_entropy(logits.softmax(dim=1), targets), plain)

# ko: 0이 진짜 클래스인데 패딩으로 무시하면 그 표본이 사라집니다.
# en: Where 0 is a real class, ignoring it as padding loses those samples.
compare("ignored_real_class", F.cross_entropy(logits, targets, ignore_index=0), plain)

signed = 2 * labels - 1  # -1, 1
signed_loss = F.binary_cross_entropy_with_logits(scores, signed)
compare("signed_targets", signed_loss, meant_binary)


def binary(pos_weight):
    pos_weight = torch.tensor(pos_weight)
    return F.binary_cross_entropy_with_logits(scores, labels, pos_weight=pos_weight)


# ko: 1차원 로짓에서는 배치 축에 pos_weight가 하나씩 붙습니다.
# en: On 1-D logits the entries of pos_weight go to the samples.
compare("pos_weight_per_sample", binary([1.0, 1.0, 3.0, 3.0]), binary([3.0]))

# ko: 복원 없이 모두 뽑으면 순서만 바뀌고 불균형은 그대로입니다.
# en: Drawing all of them without replacement changes the order, not the imbalance.
classes = torch.tensor([0] * 700 + [1] * 200 + [2] * 100)  # (N,)
weights = 1.0 / torch.bincount(classes)[classes]  # (N,)
sampler = WeightedRandomSampler(weights, 1000, replacement=False)
counts_without_replacement = torch.bincount(classes[list(sampler)]).tolist()
print("replacement=False          ", counts_without_replacement)
