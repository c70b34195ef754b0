"""ko: 맞힌 개수가 늘어도, 틀린 것을 크게 확신하면 평균 손실은 커집니다.
en: More right answers do not lower the mean loss when the wrong ones come with great confidence.
"""

import torch
import torch.nn.functional as F
from torch import nn

# ko: 두 클래스, 표본 10개의 정답 클래스 확률입니다. 0.5를 넘으면 맞힌 것입니다.
# en: True-class probabilities of ten samples of two classes; above 0.5 is a hit.
hesitant = torch.tensor([0.55] * 5 + [0.45] * 5, dtype=torch.float64)  # (N,)
bold = torch.tensor([0.9] * 9 + [1e-6], dtype=torch.float64)


def accuracy_and_loss(p_true):
    return (p_true > 0.5).double().mean().item(), -p_true.log().mean().item()


accuracy_hesitant, loss_hesitant = accuracy_and_loss(hesitant)
accuracy_bold, loss_bold = accuracy_and_loss(bold)
share_of_one_sample = (-bold[-1].log() / -bold.log().sum()).item()

# ko: 라벨 20%를 무작위로 다시 뽑은 데이터에 작은 모델을 오래 학습합니다.
# en: A small model trained for long on data with 20 % of the labels redrawn at random.
torch.manual_seed(0)
C = 4
x = torch.randn(2300, 20)  # (N, D)
clean = (x @ torch.randn(20, C)).argmax(dim=1)  # (N,)
y = torch.where(torch.rand(2300) < 0.2, torch.randint(0, C, (2300,)), clean)
train_x, test_x, train_y, test_y = x[:300], x[300:], y[:300], y[300:]

model = nn.Sequential(nn.Linear(20, 128), nn.ReLU(), nn.Linear(128, C))
history = {}
for step in range(1, 601):
    loss = F.cross_entropy(model(train_x), train_y)
    model.zero_grad()
    loss.backward()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter -= 0.5 * parameter.grad
        if step in (10, 30, 50, 200, 600):
            logits = model(test_x)
            history[f"step_{step}"] = {
                "train_loss": F.cross_entropy(model(train_x), train_y).item(),
                "test_loss": F.cross_entropy(logits, test_y).item(),
                "test_accuracy": (logits.argmax(dim=1) == test_y).float().mean().item(),
                "test_confidence": logits.softmax(dim=1).amax(dim=1).mean().item(),
            }

print("            accuracy    loss")
print(f"hesitant      {accuracy_hesitant:.4f}  {loss_hesitant:.4f}")
print(f"bold          {accuracy_bold:.4f}  {loss_bold:.4f}")
print()
print("          train loss  test loss  test accuracy  test confidence")
for name, row in history.items():
    print("{:9}{:11.4f}{:11.4f}{:15.4f}{:17.4f}".format(name, *row.values()))
