"""ko: 손실에 닿기 전, 데이터로 텐서를 만들고 모양을 바꾸는 줄에서 나오는 오류입니다.
en: What is raised before the loss is reached, where data becomes tensors and shapes are changed.
"""

import textwrap

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn


def refused(name, call):
    try:
        call()
    except Exception as error:
        kind, text = type(error).__name__, str(error)
    print(name)
    print(textwrap.indent(textwrap.fill(f"{kind}: {text}", 76), "  "))
    return kind, text


# ko: 섞인 자료형의 표를 numpy로 바꾸면 object 배열이 됩니다.
# en: A table of mixed types becomes an array of objects in numpy.
labels = np.array([0, "1", 2], dtype=object)  # (B,)
object_type, object_message = refused("object", lambda: torch.tensor(labels))
object_mended = torch.tensor(labels.astype("int64")).tolist()
print("  ->", object_mended)
text_type, text_message = refused("text", lambda: torch.tensor(["cat", "dog"]))

images = torch.zeros(5, 3, 8, 8)  # (B, channels, H, W)
view_type, view_message = refused("view", lambda: images.view(-1, 7))
view_mended = list(images.flatten(start_dim=1).shape)
print("  ->", view_mended)

# ko: 축이 하나인 로짓에는 1번 축이 없습니다.
# en: Logits with one axis have no axis 1.
one_sample = torch.zeros(3)  # (C,)
axis_type, axis_message = refused("axis", lambda: F.log_softmax(one_sample, dim=1))
axis_mended = list(F.log_softmax(one_sample.unsqueeze(0), dim=1).shape)
print("  ->", axis_mended)

samples = [torch.zeros(3), torch.zeros(4)]
stack_type, stack_message = refused("stack", lambda: torch.stack(samples))
stack_mended = list(nn.utils.rnn.pad_sequence(samples, batch_first=True).shape)
print("  ->", stack_mended)

# ko: 임베딩에 없는 토큰 번호
# en: A token index beyond the embedding
embedding = nn.Embedding(10, 4)
token_type, token_message = refused("token", lambda: embedding(torch.tensor([10])))
float_type, float_message = refused("float token", lambda: embedding(torch.tensor([1.0])))

# ko: 배치 정규화는 채널마다 값이 둘 이상 있어야 학습할 수 있습니다.
# en: Batch normalisation needs more than one value a channel to train.
norm_type, norm_message = refused("batch of one", lambda: nn.BatchNorm1d(4)(torch.zeros(1, 4)))

# ko: 정수에는 평균도, sigmoid의 로그도 없습니다.
# en: Integers have neither a mean nor the logarithm of a sigmoid.
counts = torch.tensor([2, 0, 1])  # (B,)
mean_type, mean_message = refused("mean", lambda: counts.mean())
kernel_type, kernel_message = refused(
    "integer logits",
    lambda: F.binary_cross_entropy_with_logits(counts, torch.ones(3)),
)
mean_mended = counts.float().mean().item()
print(f"  -> {mean_mended:.6f}")
