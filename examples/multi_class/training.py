"""ko: 학습 데이터를 모두 맞힌 모델도 새 데이터에서는 다섯에 하나쯤 틀리므로, 손실은 새 데이터에서도 재야 합니다.
en: A model that gets every training sample right still misses about one in five fresh ones, so measure the loss there too.
"""

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
D, C = 50, 7
train_inputs = torch.randn(1024, D)  # (N, D)
# ko: 라벨은 선형 점수 C개 가운데 가장 큰 것의 번호입니다.
# en: A label is the index of the largest of C linear scores.
rule = torch.randn(D, C)
train_targets = (train_inputs @ rule).argmax(dim=1)  # (N,)

model = nn.Sequential(nn.Linear(D, 128), nn.ReLU(), nn.Linear(128, C))
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=1e-4)

loss_before_step = []
for _ in range(200):
    loss = F.cross_entropy(model(train_inputs), train_targets)
    loss_before_step.append(loss.item())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

loss_first, loss_last = loss_before_step[0], loss_before_step[-1]
loss_at_step = {str(step): loss_before_step[step] for step in (0, 50, 100, 150, 199)}

fresh_inputs = torch.randn(4000, D)
fresh_targets = (fresh_inputs @ rule).argmax(dim=1)


@torch.no_grad()
def evaluate(inputs, targets):
    logits = model(inputs)
    accuracy = (logits.argmax(dim=1) == targets).float().mean()
    return F.cross_entropy(logits, targets).item(), accuracy.item()


train_loss, train_accuracy = evaluate(train_inputs, train_targets)
fresh_loss, fresh_accuracy = evaluate(fresh_inputs, fresh_targets)

# ko: 확률은 예측할 때에만 필요합니다.
# en: Probabilities are needed only when predicting.
fresh_probs = model(fresh_inputs).detach().softmax(dim=1)  # (N, C)
fresh_confidence = fresh_probs.amax(dim=1).mean().item()

print("step    loss")
for step in (0, 50, 100, 150, 199):
    print(f"{step:4d}  {loss_before_step[step]:.4f}")
print()
print("         loss  accuracy")
print(f"train  {train_loss:.4f}    {train_accuracy:.4f}")
print(f"fresh  {fresh_loss:.4f}    {fresh_accuracy:.4f}")
print()
print(f"mean max prob, fresh  {fresh_confidence:.4f}")
