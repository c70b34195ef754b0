"""ko: 타깃을 손실이 원하는 모양으로 미리 만들어 두면, 네 가지 과제를 분기 없는 학습 루프 하나로 학습할 수 있습니다.
en: Once targets have the layout their loss wants, a single training loop without any branching serves four tasks.
"""

import torch
from torch import nn

torch.manual_seed(0)
N, D, batch_size = 1025, 16, 128  # en: the last batch has 1 sample  # ko: 마지막 배치는 표본 1개
rule = torch.randn(D, 4)


def draw(N):
    inputs = torch.randn(N, D)
    scores = inputs @ rule + torch.randn(N, 4)  # en: learnable, not exactly  # ko: 잡음 포함
    targets = {
        "regression": scores[:, :1],  # (N, 1) float
        "binary": (scores[:, :1] > 4).float(),  # (N, 1) float
        "multi_label": (scores > 0).float(),  # (N, K) float
        "multi_class": scores.argmax(dim=1),  # (N,) long
    }
    return inputs, targets


# ko: 과제마다 다른 것은 손실과 출력 수뿐입니다.
# en: All that differs between tasks is the loss and the number of outputs.
tasks = {
    "regression": (nn.MSELoss(), 1),
    "binary": (nn.BCEWithLogitsLoss(), 1),
    "multi_label": (nn.BCEWithLogitsLoss(), 4),
    "multi_class": (nn.CrossEntropyLoss(), 4),
}


def train(model, loss_fn, inputs, targets):
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-3)
    for _ in range(15):
        for rows in torch.randperm(len(inputs)).split(batch_size):
            optimizer.zero_grad()
            loss_fn(model(inputs[rows]), targets[rows]).backward()
            optimizer.step()
    return rows  # en: the last batch  # ko: 마지막 배치


train_inputs, train_targets = draw(N)
fresh_inputs, fresh_targets = draw(4000)
# ko: 입력을 보지 않는 모델이 할 수 있는 최선은 평균이나 빈도에 맞춘 상수입니다.
# en: Without inputs the best output is a constant fitted to the mean or frequencies.
best_constant = {
    "regression": train_targets["regression"].mean(dim=0),
    "binary": train_targets["binary"].mean(dim=0).logit(),
    "multi_label": train_targets["multi_label"].mean(dim=0).logit(),
    "multi_class": train_targets["multi_class"].bincount().log(),
}
loss_before, train_loss, fresh_loss, constant_loss, accuracy = {}, {}, {}, {}, {}

for name, (loss_fn, outputs) in tasks.items():
    y, fresh_y = train_targets[name], fresh_targets[name]
    model = nn.Sequential(nn.Linear(D, 32), nn.ReLU(), nn.Linear(32, outputs))
    loss_before[name] = loss_fn(model(fresh_inputs), fresh_y).item()
    last_batch_size = len(train(model, loss_fn, train_inputs, y))
    with torch.no_grad():
        logits = model(fresh_inputs)
        train_loss[name] = loss_fn(model(train_inputs), y).item()
        fresh_loss[name] = loss_fn(logits, fresh_y).item()
        constant = best_constant[name].expand(4000, outputs)  # (N, outputs)
        constant_loss[name] = loss_fn(constant, fresh_y).item()
    if name != "regression":
        guess = logits.argmax(dim=1) if name == "multi_class" else logits > 0
        accuracy[name] = (guess == fresh_y).float().mean().item()
always_no_accuracy = 1 - fresh_targets["binary"].mean().item()

print(f"last batch: {last_batch_size} sample")
print("task          before    train    fresh  constant")
for name in tasks:
    start = f"{name:11}{loss_before[name]:9.4f}{train_loss[name]:9.4f}"
    print(f"{start}{fresh_loss[name]:9.4f}{constant_loss[name]:10.4f}")
print("accuracy    " + "  ".join(f"{name} {a:.4f}" for name, a in accuracy.items()))
print(f"always no   binary {always_no_accuracy:.4f}")
