"""ko: 조기 종료한 학습은 검증 손실이 가장 낮았던 가중치로 끝나야 합니다.
en: A training with early stopping must end with the weights of the lowest validation loss.
"""

# --8<-- [start:task]
import copy

import torch
from torch import nn


def fit(model, loss_fn, train, validation, epochs=80):
    """Train, then put the weights of the lowest validation loss back into the model. Returns that lowest loss."""
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    lowest = float("inf")
    for _ in range(epochs):
        loss = loss_fn(model(train[0]), train[1])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            val_loss = loss_fn(model(validation[0]), validation[1]).item()
        if val_loss < lowest:
            lowest, best = val_loss, model.state_dict()
    model.load_state_dict(best)
    return lowest


def test_best_weights(candidate):
    torch.manual_seed(0)
    x = torch.randn(40, 8)
    # ko: 데이터가 적고 노이즈가 커서 과적합합니다.
    # en: Little data and much noise: the model overfits.
    y = 3 * x[:, :1] + torch.randn(40, 1)
    model = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 1))
    before = nn.MSELoss()(model(x[20:]), y[20:]).item()
    lowest = candidate(model, nn.MSELoss(), (x[:20], y[:20]), (x[20:], y[20:]))
    found = nn.MSELoss()(model(x[20:]), y[20:]).item()
    assert lowest < 0.8 * before, f"the model has not learned: {before:.2f} before, {lowest:.2f} at its best"
    assert abs(found - lowest) < 1e-4, f"the lowest validation loss was {lowest:.2f}, the model now has {found:.2f}"


def passes(test, candidate):
    """Print what the test says, and return whether it passed."""
    try:
        test(candidate)
    except AssertionError as error:
        print("FAILED:", error)
        return False
    print("passed")
    return True


starter_fails = not passes(test_best_weights, fit)
# --8<-- [end:task]


# --8<-- [start:solution]
def fit_and_keep_a_copy(model, loss_fn, train, validation, epochs=80):
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    lowest = float("inf")
    for _ in range(epochs):
        loss = loss_fn(model(train[0]), train[1])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            val_loss = loss_fn(model(validation[0]), validation[1]).item()
        if val_loss < lowest:
            lowest, best = val_loss, copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return lowest


solution_passes = passes(test_best_weights, fit_and_keep_a_copy)
# --8<-- [end:solution]
