"""ko: 타깃 몇 개에 오타가 있어도 깨끗한 데이터의 예측은 정확해야 합니다.
en: A few typos in the targets must not spoil the predictions for clean data.
"""

# --8<-- [start:task]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def days(n):
    temperature, rain = torch.randn(n), torch.rand(n).round()
    rentals = 3 + 2 * torch.exp(-((temperature - 1) ** 2)) - rain + 0.3 * torch.randn(n)
    return torch.stack([temperature, rain], dim=1), rentals[:, None]  # (N, 2), (N, 1)


def train(loss_fn, x, y):
    loader = DataLoader(TensorDataset(x, y), batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 1))
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    for _ in range(12):
        for inputs, targets in loader:
            loss = loss_fn(model(inputs), targets)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model


def choose_loss():
    """Return the loss to train bike rentals with. One target in twenty was typed with its point moved by one place."""
    return nn.MSELoss()


def test_error_on_clean_days(candidate):
    torch.manual_seed(0)
    (x, y), (clean_x, clean_y) = days(800), days(2000)
    y = torch.where(torch.rand(800, 1) < 0.05, 10 * y, y)
    model = train(candidate(), x, y)
    with torch.no_grad():
        error = (model(clean_x) - clean_y).abs().mean().item()
    assert error < 0.5, f"the mean absolute error is {error:.2f}, not below 0.5"
    return f"an error of {error:.2f}"


def passes(test, candidate):
    """Print what the test says, and return whether it passed."""
    try:
        print("passed:", test(candidate))
    except AssertionError as error:
        print("FAILED:", error)
        return False
    return True


starter_fails = not passes(test_error_on_clean_days, choose_loss)
# --8<-- [end:task]


# --8<-- [start:solution]
def choose_huber():
    return nn.HuberLoss(delta=0.5)


solution_passes = passes(test_error_on_clean_days, choose_huber) and passes(test_error_on_clean_days, nn.L1Loss)
# --8<-- [end:solution]
