"""ko: float16 autocast, GradScaler, 기울기 클리핑을 함께 쓰는 학습 루프입니다. GPU에서는 "cpu"를 "cuda"로 바꿉니다.
en: A training loop with float16 autocast, GradScaler and gradient clipping; on a GPU, write "cuda" for "cpu".
"""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
device = "cpu"


def draw(N):
    targets = torch.randint(3, (N,))
    return TensorDataset(torch.randn(N, 8) + 2 * nn.functional.one_hot(targets, 8), targets)


train_set, test_set = draw(1024), draw(2000)
model = nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 3)).to(device)
loss_fn = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
scaler = torch.amp.GradScaler(device)
losses = []

for _ in range(5):
    model.train()
    for inputs, targets in DataLoader(train_set, batch_size=128, shuffle=True):
        inputs, targets = inputs.to(device), targets.to(device)
        optimizer.zero_grad()
        with torch.autocast(device, dtype=torch.float16):  # en: forward only  # ko: 순전파만
            loss = loss_fn(model(inputs), targets)
        scaler.scale(loss).backward()
        scaler.unscale_(optimizer)  # en: before clipping  # ko: 클리핑하기 전에
        nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
        scaler.step(optimizer)
        scaler.update()
        losses.append(loss.item())

model.eval()
with torch.no_grad():
    inputs, targets = (tensor.to(device) for tensor in test_set.tensors)
    accuracy = (model(inputs).argmax(dim=1) == targets).double().mean().item()
loss_dtype, gradient_dtype = str(loss.dtype), str(model[0].weight.grad.dtype)
loss_fell = losses[-1] < losses[0] / 2

print(f"loss      {losses[0]:.3f} -> {losses[-1]:.3f}   {loss_dtype}")
print(f"gradient  {gradient_dtype}")
print(f"accuracy  {accuracy:.2f}")
