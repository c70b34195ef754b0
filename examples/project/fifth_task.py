"""ko: 개수를 예측하는 과제도 같은 루프로 학습할 수 있습니다.
en: A task that predicts counts can be trained by the same loop.
"""

# --8<-- [start:task]
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def hours(n):
    """Calls to a hotline in an hour: rare at night, many during the day."""
    time, monday = 24 * torch.rand(n), (torch.rand(n) < 1 / 7).float()
    rate = torch.exp(-2 + 4 * torch.exp(-(((time - 13) / 5) ** 2)) + 0.7 * monday)
    x = torch.stack([time / 12 - 1, monday], dim=1)  # (N, 2)
    return x, torch.poisson(rate)[:, None]  # (N, 1)


def fit(loss_fn, x, y):
    loader = DataLoader(TensorDataset(x, y), batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 1))
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    for _ in range(12):
        for inputs, targets in loader:
            loss = loss_fn(model(inputs), targets)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model


def fifth_task():
    """Return the loss, and the function that turns the output of the network into a rate of calls."""
    return nn.MSELoss(), lambda output: output


def test_rates(candidate):
    torch.manual_seed(0)
    (x, y), (fresh_x, fresh_y) = hours(1000), hours(4000)
    loss_fn, rate_of = candidate()
    model = fit(loss_fn, x, y)
    with torch.no_grad():
        rate = rate_of(model(fresh_x))
    assert rate.min() > 0, f"a rate of calls is above 0, not {rate.min().item():.2f}"
    constant = y.mean().expand_as(fresh_y)
    found, best = (nn.PoissonNLLLoss(log_input=False)(r, fresh_y).item() for r in (rate, constant))
    assert found < best - 1, f"the Poisson loss is {found:.2f}, not below that of the constant by 1: {best:.2f}"
    return f"{best - found:.2f} below the constant"


def passes(test, candidate):
    """Print what the test says, and return whether it passed."""
    try:
        print("passed:", test(candidate))
    except AssertionError as error:
        print("FAILED:", error)
        return False
    return True


starter_fails = not passes(test_rates, fifth_task)
# --8<-- [end:task]


# --8<-- [start:solution]
def counts():
    return nn.PoissonNLLLoss(log_input=True), torch.exp


solution_passes = passes(test_rates, counts)
# --8<-- [end:solution]
