"""ko: 학습이 안 되면 먼저 배치 하나의 모양, 자료형, 범위를 확인하고 두 스텝만 학습해 봅니다.
en: When training fails, first check the shapes, dtypes and ranges of one batch, then take two steps on it.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
C = 3
dataset = TensorDataset(torch.randn(200, 8), torch.randint(0, C, (200,)))
inputs, targets = next(iter(DataLoader(dataset, batch_size=16, shuffle=True)))  # (B, D), (B,)
model = nn.Linear(8, C)


# ko: 0 이상이고 합이 1인 행뿐이라면 이미 소프트맥스를 거친 출력입니다.
# en: Rows that are all non-negative and sum to one have been through a softmax already.
def looks_like_probabilities(rows):
    return bool((rows >= 0).all() and torch.allclose(rows.sum(dim=1), torch.ones(len(rows)), atol=1e-3))


def check(outputs, inputs, targets):
    return {
        "outputs (B, C)": outputs.ndim == 2 and outputs.shape[1] == C,
        "targets (B,)": targets.shape == outputs.shape[:1],
        "targets int64": targets.dtype == torch.int64,
        "0 <= targets < C": targets.min() >= 0 and targets.max() < C,
        "inputs finite": inputs.isfinite().all().item(),
        "logits, not probabilities": not looks_like_probabilities(outputs),
    }


outputs = model(inputs)  # (B, C)
checks = {name: bool(passed) for name, passed in check(outputs, inputs, targets).items()}
softmax_is_caught = looks_like_probabilities(torch.softmax(outputs, dim=1))

optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
losses = []
for _ in range(3):
    loss = F.cross_entropy(model(inputs), targets)
    losses.append(loss.item())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
fell_at_both_steps = losses[0] > losses[1] > losses[2]

print(f"outputs  {list(outputs.shape)}  {outputs.dtype}")
print(f"targets  {list(targets.shape)}  {targets.dtype}  {targets.min()}..{targets.max()}")
for name, passed in checks.items():
    print(f"[{'x' if passed else ' '}] {name}")
print(f"log C    {math.log(C):.4f}")
for step, value in enumerate(losses):
    print(f"step {step}   {value:.4f}")
