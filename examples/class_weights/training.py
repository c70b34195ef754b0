"""ko: 클래스 가중치를 넣은 학습의 전체 코드입니다. 검증 손실로 조기 종료하고 클래스별 재현율로 평가합니다.
en: A whole training with class weights: early stopping on the validation loss, evaluation by the recall of each class.
"""

import copy
import math

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
C, D = 3, 8
prior = torch.tensor([0.90, 0.08, 0.02])
centres = 0.9 * torch.tensor([[0.0] * 8, [1.0] * 4 + [0.0] * 4, [0.0] * 4 + [1.0] * 4])  # (C, D)


def draw(N):
    targets = torch.multinomial(prior, N, replacement=True)
    return TensorDataset(centres[targets] + torch.randn(N, D), targets)


train_set, validation_set, test_set = draw(2000), draw(2000), draw(10000)

counts = torch.bincount(train_set.tensors[1], minlength=C).clamp(min=1)
class_weight = counts.sum() / (C * counts)  # en: a sample weighs 1 on average  # ko: 샘플당 평균 1


def train(weight=None):
    model = nn.Sequential(nn.Linear(D, 32), nn.ReLU(), nn.Linear(32, C))
    loss_fn = nn.CrossEntropyLoss(weight=weight)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    loader = DataLoader(train_set, batch_size=256, shuffle=True)
    lowest, waited = math.inf, 0
    for _ in range(20):
        model.train()
        for inputs, targets in loader:
            optimizer.zero_grad()
            loss_fn(model(inputs), targets).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            inputs, targets = validation_set.tensors
            loss = loss_fn(model(inputs), targets).item()
        if loss < lowest:
            lowest, waited, best = loss, 0, copy.deepcopy(model.state_dict())
        else:
            waited += 1
            if waited == 3:
                break
    model.load_state_dict(best)
    return model


@torch.no_grad()
def recall_by_class(model, offset=0.0):
    model.eval()
    inputs, targets = test_set.tensors
    predicted = (model(inputs) + offset).argmax(dim=1)
    return [(predicted == k)[targets == k].double().mean().item() for k in range(C)]


plain, weighted = train(), train(class_weight)
recall_plain = recall_by_class(plain)
recall_weighted = recall_by_class(weighted)
recall_offset = recall_by_class(plain, offset=class_weight.log())
balanced_plain, balanced_weighted, balanced_offset = (
    sum(recall) / C for recall in (recall_plain, recall_weighted, recall_offset)
)
weight_raised_it = balanced_weighted > balanced_plain + 0.05
offset_is_close = abs(balanced_offset - balanced_weighted) < 0.05

print("class              0      1      2   mean")
for name, recall in (("plain", recall_plain), ("weight", recall_weighted), ("offset", recall_offset)):
    print(f"{name:14s}" + "".join(f"{r:7.3f}" for r in recall) + f"{sum(recall) / C:7.3f}")
