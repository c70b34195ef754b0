"""ko: 입력과 무관한 라벨에서도 학습 손실은 떨어지고, 잡음이 있는 회귀에서는 잡음의 분산 아래로도 내려갑니다.
en: Training loss falls on labels unrelated to the inputs, and below the noise variance in a noisy regression.
"""

import torch
import torch.nn.functional as F
from torch import nn

SEEDS = range(3)


def trained(loss_function, x, y, outputs, steps=150):
    model = nn.Sequential(nn.Linear(x.shape[1], 64), nn.ReLU(), nn.Linear(64, outputs))
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.02)
    losses = []
    for _ in range(steps):
        loss = loss_function(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses


# --8<-- [start:labels]
def on_coin_flips(seed):
    torch.manual_seed(seed)
    x, x_new = torch.randn(200, 20), torch.randn(2000, 20)  # (N, D)
    y, y_new = torch.randint(0, 2, (200,)), torch.randint(0, 2, (2000,))  # (N,)
    model, losses = trained(F.cross_entropy, x, y, outputs=2)
    accuracy = (model(x_new).argmax(dim=1) == y_new).float().mean().item()
    return losses[0], losses[-1], accuracy


coin_flips = [on_coin_flips(seed) for seed in SEEDS]
loss_falls_to_a_tenth = all(last < first / 10 for first, last, _ in coin_flips)
accuracy_is_chance = all(abs(accuracy - 0.5) < 0.06 for *_, accuracy in coin_flips)
for first, last, accuracy in coin_flips:
    print(f"loss {first:.2f} -> {last:.3f}, accuracy on new data {accuracy:.2f}")
# --8<-- [end:labels]


# --8<-- [start:noise]
def on_noisy_line(seed, variance=0.25):
    torch.manual_seed(seed)
    x = torch.randn(1200, 10)  # (N, D)
    y = x[:, :1] + variance**0.5 * torch.randn(1200, 1)  # (N, 1)
    model, losses = trained(F.mse_loss, x[:200], y[:200], outputs=1)
    with torch.no_grad():
        return losses[-1], F.mse_loss(model(x[200:]), y[200:]).item()


noisy_lines = [on_noisy_line(seed) for seed in SEEDS]
training_loss_is_below_the_noise = all(train < 0.25 for train, _ in noisy_lines)
new_data_is_above_the_noise = all(new > 0.25 for _, new in noisy_lines)
for train, new in noisy_lines:
    print(f"training {train:.3f}, new data {new:.2f}, variance of the noise 0.25")
# --8<-- [end:noise]
