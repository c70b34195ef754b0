"""ko: 패딩과 종료 토큰이 같을 때 패딩을 모두 무시하면 모델이 문장을 끝내지 못합니다. 첫 패딩만 남기면 됩니다.
en: Where padding and end token are the same, ignoring all padding leaves a model that never stops; keep the first padding position.
"""

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
V, T, PAD = 6, 16, 0  # en: PAD is the end token too  # ko: PAD가 종료 토큰이기도 합니다


def sequences(N):
    lengths = torch.randint(4, 13, (N, 1))  # en: 4 to 12 tokens  # ko: 토큰 4~12개
    tokens = torch.randint(1, V, (N, T + 1))
    tokens = tokens.masked_fill(torch.arange(T + 1) >= lengths, PAD)
    return tokens[:, :-1], tokens[:, 1:], lengths.double().mean().item()


inputs, targets, mean_length = sequences(512)
all_ignored = targets.masked_fill(targets == PAD, -100)
first_kept = targets.masked_fill(inputs == PAD, -100)  # en: what follows a pad  # ko: 패딩 다음 위치만


def train(targets):
    model = nn.Embedding(V, V)  # en: logits of the next token  # ko: 다음 토큰의 로짓
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.3)
    loader = DataLoader(TensorDataset(inputs, targets), batch_size=128, shuffle=True)
    for _ in range(15):
        for x, y in loader:
            optimizer.zero_grad()
            F.cross_entropy(model(x).transpose(1, 2), y).backward()  # ignore_index=-100
            optimizer.step()
    return model


@torch.no_grad()
def generated_length(model, longest=50):
    token = torch.randint(1, V, (500,))
    length = torch.ones(500)
    for _ in range(longest - 1):
        token = torch.multinomial(model(token).softmax(dim=1), 1)[:, 0] * (token != PAD)
        length += token != PAD
    return length.mean().item()


length_first_kept = generated_length(train(first_kept))
length_all_ignored = generated_length(train(all_ignored))
first_pad_ends = abs(length_first_kept - mean_length) < 2
ignoring_never_ends = length_all_ignored > 45

print(f"tokens in the data           {mean_length:5.1f}")
print(f"generated, first pad kept    {length_first_kept:5.1f}")
print(f"generated, all pads ignored  {length_all_ignored:5.1f}  (at most 50)")
