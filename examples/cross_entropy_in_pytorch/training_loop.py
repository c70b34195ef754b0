"""ko: 모델은 로짓을 반환하고, nn.CrossEntropyLoss는 로짓과 클래스 인덱스를 받으며, 조기 종료는 검증 손실로 정합니다.
en: The model returns logits, nn.CrossEntropyLoss takes logits and class indices, and validation loss decides when to stop.
"""

import copy

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(0)
C, D = 4, 10
centres = 0.8 * torch.randn(C, D)
labels = torch.randint(0, C, (2000,))  # (N,)
features = centres[labels] + torch.randn(2000, D)  # (N, D)
train_set, val_set, test_set = random_split(TensorDataset(features, labels), [1000, 500, 500])
train_loader = DataLoader(train_set, batch_size=64, shuffle=True)
val_loader, test_loader = DataLoader(val_set, batch_size=500), DataLoader(test_set, batch_size=500)


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(D, 64), nn.ReLU(), nn.Dropout(0.2), nn.Linear(64, C))

    def forward(self, x):
        return self.layers(x)  # ko: 로짓. 소프트맥스는 넣지 않습니다.  # en: logits, without a softmax


def evaluate(loader):
    model.eval()
    total_loss, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            logits = model(x)  # (B, C)
            total_loss += criterion(logits, y).item() * len(y)
            correct += (logits.argmax(dim=1) == y).sum().item()
            count += len(y)
    return total_loss / count, correct / count


model = Classifier()
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
best_loss, best_epoch, best_state, patience = float("inf"), 0, None, 5
history = []
for epoch in range(1, 61):
    model.train()
    for x, y in train_loader:
        loss = criterion(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    val_loss, val_accuracy = evaluate(val_loader)
    history.append((epoch, val_loss, val_accuracy))
    if val_loss < best_loss:
        best_loss, best_epoch, best_state = val_loss, epoch, copy.deepcopy(model.state_dict())
    elif epoch - best_epoch >= patience:
        break

model.load_state_dict(best_state)
test_loss, test_accuracy = evaluate(test_loader)
majority = torch.bincount(labels).max().item() / len(labels)
stopped_early = epoch < 60
far_above_majority = test_accuracy > majority + 0.3

print("epoch  val loss  val accuracy")
for row in (history[0], history[best_epoch - 1], history[-1]):
    print("{:5d}{:10.4f}{:14.4f}".format(*row))
print(f"test   {test_loss:8.4f}{test_accuracy:14.4f}   majority {majority:.4f}")
