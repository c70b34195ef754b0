"""ko: SGD의 학습률을 키우며 교차 엔트로피와 제곱 오차가 언제 발산하는지 같은 모델로 비교합니다.
en: At which learning rates SGD diverges, for cross-entropy and for squared error on the same model and the same targets.
"""

import torch
import torch.nn.functional as F
from torch import nn

SEEDS, RATES, STEPS = range(4), [0.1, 1.0, 10.0, 30.0, 100.0], 60


def squared_error(logits, y):
    return F.mse_loss(logits, F.one_hot(y, logits.shape[1]).float())


def survives(seed, rate, loss_function):
    # ko: 모든 스텝에서 손실이 유한한지
    # en: Whether the loss stays finite in every step
    torch.manual_seed(seed)
    x = torch.randn(256, 20)  # (N, D)
    y = (x @ torch.randn(20, 5)).argmax(dim=1)  # (N,)
    model = nn.Sequential(nn.Linear(20, 32), nn.ReLU(), nn.Linear(32, 5))
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    for _ in range(STEPS):
        loss = loss_function(model(x), y)
        if not loss.isfinite():
            return False
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return True


survived = {}
for name, loss_function in {"cross-entropy": F.cross_entropy, "squared error": squared_error}.items():
    survived[name] = {rate: sum(survives(seed, rate, loss_function) for seed in SEEDS) for rate in RATES}
    print(f"{name:14}", survived[name])
cross_entropy_lasts_at_ten = survived["cross-entropy"][10.0] == len(SEEDS)
squared_error_does_not = survived["squared error"][10.0] == 0
cross_entropy_breaks_at_a_hundred = survived["cross-entropy"][100.0] == 0
