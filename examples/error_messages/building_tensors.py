"""ko: 데이터로 텐서를 만들고 모양을 바꾸고 배치로 묶을 때, 손실에 닿기 전에 나오는 오류입니다.
en: The errors before the loss is reached: turning data into tensors, changing shapes, putting samples into batches.
"""

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader

# --8<-- [start:object]
column = np.array([0, 1, "unknown"], dtype=object)
try:
    torch.tensor(column)
except TypeError as error:
    object_message = str(error)
    print(f"{type(error).__name__}: {error}")

known = column != "unknown"
object_fixed = torch.tensor(column[known].astype("int64")).tolist()
print(object_fixed)
# --8<-- [end:object]

# --8<-- [start:text]
names = ["cat", "dog", "cat"]
try:
    torch.tensor(names)
except ValueError as error:
    text_message = str(error)
    print(f"{type(error).__name__}: {error}")

index_of = {name: index for index, name in enumerate(sorted(set(names)))}
text_fixed = torch.tensor([index_of[name] for name in names]).tolist()
print(text_fixed)
# --8<-- [end:text]

# --8<-- [start:view]
images = torch.zeros(8, 16, 7, 7)  # (B, C, H, W)
try:
    images.view(8, 16 * 5 * 5)
except RuntimeError as error:
    view_message = str(error)
    print(f"{type(error).__name__}: {error}")

view_fixed = list(images.flatten(start_dim=1).shape)  # (B, C*H*W)
print(view_fixed)
# --8<-- [end:view]

# --8<-- [start:axis]
one_sample = torch.tensor([2.0, 0.1, -1.0])  # (C,)
try:
    F.log_softmax(one_sample, dim=1)
except IndexError as error:
    axis_message = str(error)
    print(f"{type(error).__name__}: {error}")

axis_fixed = list(F.log_softmax(one_sample.unsqueeze(0), dim=1).shape)  # (1, C)
print(axis_fixed)
# --8<-- [end:axis]

# --8<-- [start:stack]
sentences = [torch.tensor([3, 7, 2]), torch.tensor([5, 2])]
try:
    next(iter(DataLoader(sentences, batch_size=2)))
except RuntimeError as error:
    stack_message = str(error)
    print(f"{type(error).__name__}: {error}")


def pad(samples):
    return nn.utils.rnn.pad_sequence(samples, batch_first=True, padding_value=0)


stack_fixed = next(iter(DataLoader(sentences, batch_size=2, collate_fn=pad))).tolist()
print(stack_fixed)
# --8<-- [end:stack]

# --8<-- [start:norm]
try:
    nn.BatchNorm1d(3)(torch.zeros(1, 3))
except ValueError as error:
    norm_message = str(error)
    print(f"{type(error).__name__}: {error}")

loader = DataLoader(torch.zeros(9, 3), batch_size=4, drop_last=True)
batch_sizes = [len(batch) for batch in loader]
print(batch_sizes)
# --8<-- [end:norm]

# --8<-- [start:token]
embedding = nn.Embedding(num_embeddings=100, embedding_dim=8)
tokens = torch.tensor([3, 100])  # (B,)
try:
    embedding(tokens)
except IndexError as error:
    token_message = str(error)
    print(f"{type(error).__name__}: {error}")

largest_token, rows = tokens.max().item(), embedding.num_embeddings
print(largest_token, rows)
# --8<-- [end:token]

# --8<-- [start:float]
try:
    embedding(torch.tensor([3.0, 7.0]))
except RuntimeError as error:
    float_message = str(error)
    print(f"{type(error).__name__}: {error}")

float_fixed = list(embedding(torch.tensor([3.0, 7.0]).long()).shape)  # (B, 8)
print(float_fixed)
# --8<-- [end:float]

# --8<-- [start:names]
# ko: 문자열 라벨은 텐서로 묶이지 않고 튜플로 나옵니다.
# en: Labels that are strings are not stacked into a tensor; they come as a tuple.
_, batch_of_names = next(iter(DataLoader([(0.5, "cat"), (1.5, "dog")], batch_size=2)))
strings_become_a_tuple = isinstance(batch_of_names, tuple)
print(batch_of_names)
# --8<-- [end:names]
