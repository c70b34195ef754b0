"""ko: 한 번 backward한 그래프를 다시 지나가면 오류가 납니다. 은닉 상태, 누적한 손실, 두 손실이 함께 쓰는 출력이 흔한 원인입니다.
en: Going back through a graph twice raises; hidden states, summed losses and shared outputs are the usual causes.
"""

import torch
import torch.nn.functional as F
from torch import nn

model = nn.Linear(4, 3)
features = torch.linspace(-1, 1, 8).reshape(2, 4)  # (B, D)
targets = torch.tensor([0, 1])  # (B,)

# --8<-- [start:hidden]
rnn = nn.RNN(4, 3, batch_first=True)
hidden = torch.zeros(1, 2, 3)  # (layers, B, H)
try:
    for _ in range(2):
        outputs, hidden = rnn(features.unsqueeze(1), hidden)  # (B, T, H)
        F.cross_entropy(outputs[:, -1], targets).backward()
except RuntimeError as error:
    hidden_message = str(error)
    print(hidden_message[:55])

hidden = torch.zeros(1, 2, 3)
for _ in range(2):
    outputs, hidden = rnn(features.unsqueeze(1), hidden.detach())
    F.cross_entropy(outputs[:, -1], targets).backward()
# --8<-- [end:hidden]

# --8<-- [start:running_sum]
total = 0.0
try:
    for _ in range(2):
        total = total + F.cross_entropy(model(features), targets)
        total.backward()
except RuntimeError as error:
    running_sum_message = str(error)
    print(running_sum_message[:55])

total = 0.0
for _ in range(2):
    loss = F.cross_entropy(model(features), targets)
    loss.backward()
    total += loss.item()
# --8<-- [end:running_sum]

# --8<-- [start:two_losses]
shared = model(features).tanh()  # ko: 두 손실이 함께 쓰는 출력  # en: the output that both losses use
try:
    F.cross_entropy(shared, targets).backward()
    shared.square().mean().backward()
except RuntimeError as error:
    two_losses_message = str(error)
    print(two_losses_message[:55])

shared = model(features).tanh()
(F.cross_entropy(shared, targets) + shared.square().mean()).backward()
same_message_every_time = hidden_message == running_sum_message == two_losses_message
# --8<-- [end:two_losses]
