"""ko: 초기화 직후의 손실은 log 2에 가깝고, 그다음 기준은 라벨마다 비율만 아는 상수 모델의 손실입니다.
en: The first loss is close to log 2; the next mark is the loss of a constant for each label, which knows its share only.
"""

import math

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits as bce

# ko: 샘플 100개에서 라벨 5개가 50, 30, 10, 5, 2번 나타납니다.
# en: In 100 samples, five labels occur 50, 30, 10, 5 and 2 times.
counts = torch.tensor([50, 30, 10, 5, 2])
N, K = 100, 5
targets = (torch.arange(N)[:, None] < counts).float()  # (N, K)
shares = targets.mean(dim=0)  # (K,)

zeros = torch.zeros(N, K)
log_2 = math.log(2)
loss_at_zero = bce(zeros, targets).item()
loss_one_constant = bce(zeros + torch.logit(targets.mean()), targets).item()
loss_constant_per_label = bce(torch.logit(shares).expand(N, K), targets).item()

# ko: 흔한 실수를 하면 첫 손실이 달라집니다.
# en: Common mistakes change the first loss.
loss_sigmoid_twice = bce(torch.sigmoid(zeros), targets).item()
loss_summed_over_labels = bce(zeros, targets, reduction="sum").item() / N

torch.manual_seed(0)
inputs = torch.randn(N, 100)  # (N, D)
model = nn.Sequential(nn.Linear(100, 128), nn.ReLU(), nn.Linear(128, K))
first_loss = bce(model(inputs), targets).item()
starts_near_log_2 = abs(first_loss - log_2) < 0.05
loss_inputs_x100 = bce(model(100 * inputs), targets).item()
unscaled_starts_far_away = loss_inputs_x100 > 2

print(f"logits 0                   {loss_at_zero:.4f}   log 2 = {log_2:.4f}")
print(f"new model                  {first_loss:.4f}")
print(f"one constant               {loss_one_constant:.4f}")
print(f"one constant for each label {loss_constant_per_label:.4f}")
print()
print(f"a sigmoid in the model     {loss_sigmoid_twice:.4f}")
print(f"summed over the labels     {loss_summed_over_labels:.4f}")
print(f"inputs times 100           {loss_inputs_x100:.4f}")
