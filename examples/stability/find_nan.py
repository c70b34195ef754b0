"""ko: 순전파 훅은 NaN이나 inf가 처음 나온 층을, 이상 감지는 역전파에서 NaN을 낸 연산을 알려 줍니다.
en: A forward hook names the first layer whose output is not finite; anomaly detection names the operation whose gradient is NaN.
"""

import math
import warnings

import torch
import torch.nn.functional as F
from torch import nn


class LogOfSoftmax(nn.Module):
    def forward(self, logits):
        return logits.softmax(dim=1).log()  # en: by hand  # ko: 직접 계산


class Enlarge(nn.Module):
    def forward(self, x):
        return 200 * x


model = nn.Sequential(nn.Linear(2, 2, bias=False), Enlarge(), LogOfSoftmax())
model[0].weight.data = torch.eye(2)
inputs, targets = torch.tensor([[0.0, 1.0]]), torch.tensor([0])

first_layer = None


def remember_first(module, _, output):
    global first_layer
    outputs = output if isinstance(output, tuple) else (output,)  # en: an LSTM's  # ko: LSTM 등
    finite = all(o.isfinite().all() for o in outputs if torch.is_tensor(o))
    if first_layer is None and not finite:
        first_layer = type(module).__name__


for layer in model.modules():  # en: inner layers run first  # ko: 안쪽 층이 먼저 끝납니다
    layer.register_forward_hook(remember_first)
loss = F.nll_loss(model(inputs), targets)
loss_value = loss.item()

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # en: it warns that it is slow  # ko: 느리다는 경고
    with torch.autograd.detect_anomaly():
        try:
            F.nll_loss(model(inputs), targets).backward()
        except RuntimeError as error:
            anomaly_message = str(error)

# ko: 입력에 NaN이 하나 있으면 한 스텝 뒤에 모든 가중치가 NaN입니다.
# en: One NaN in the input, one step, and every weight is NaN.
torch.manual_seed(0)
small = nn.Linear(4, 3)
features = torch.zeros(8, 4)
features[5, 2] = math.nan
labels = torch.zeros(8, dtype=torch.long)
optimizer = torch.optim.SGD(small.parameters(), lr=0.1)
F.cross_entropy(small(features), labels).backward()
optimizer.step()
share_of_nan_weights = small.weight.isnan().float().mean().item()

# ko: 유한하지 않은 손실이면 업데이트를 건너뜁니다.
# en: Skip the update when the loss is not finite.
guarded = nn.Linear(4, 3)
optimizer = torch.optim.SGD(guarded.parameters(), lr=0.1)
skipped = 0
for batch in (features[:4], features[4:]):
    loss = F.cross_entropy(guarded(batch), labels[:4])
    if not loss.isfinite():
        skipped += 1
        continue
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
guard_kept_the_weights = bool(guarded.weight.isfinite().all())

print(f"loss                          {loss_value}")
print(f"first layer that is not finite  {first_layer}")
print(f"anomaly detection: {anomaly_message}")
print()
print(f"share of NaN weights after one NaN feature  {share_of_nan_weights:.2f}")
print(f"with the guard: skipped {skipped}, weights finite {guard_kept_the_weights}")
