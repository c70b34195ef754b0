"""ko: 타깃을 손실이 받는 모양으로 준비하면, 서로 다른 네 데이터를 학습 루프 하나로 학습할 수 있습니다.
en: With targets in the layout that their loss takes, one training loop serves four different data sets.
"""

# --8<-- [start:data]
import copy
import math

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)


def bikes(n):
    """Bike rentals of a day, in hundreds, from temperature, rain, wind and weekend."""
    temperature, rain, wind = 10 + 9 * torch.randn(n), torch.rand(n).round(), 3 * torch.rand(n)
    weekend = (torch.rand(n) < 2 / 7).float()
    comfort = torch.exp(-(((temperature - 22) / 10) ** 2))
    rentals = 2 + 5 * comfort * (1 - 0.6 * rain) + weekend * (1 - rain) - 0.2 * wind + 0.5 * torch.randn(n)
    x = torch.stack([temperature / 10, rain, wind, weekend], dim=1)  # (N, 4)
    return x, rentals[:, None]  # (N, 1) float


def churn(n):
    """Does a customer cancel within a month? About one in eight does."""
    months, price, calls, logins = 4 * torch.rand(n), torch.rand(n), torch.poisson(torch.ones(n)), 3 * torch.rand(n)
    score = -2.3 + 1.3 * calls * price - 0.5 * months + 2.5 * (logins < 0.7) * price
    x = torch.stack([months, price, calls, logins], dim=1)  # (N, 4)
    return x, torch.bernoulli(score.sigmoid())[:, None]  # (N, 1) float


def tags(n):
    """Which of four tags does an article have, by how often it uses twelve words? Tags do not exclude each other."""
    labels = (torch.rand(n, 4) < torch.tensor([0.5, 0.3, 0.2, 0.1])).float()  # (N, K)
    # ko: 태그마다 단어 세 개가 더 자주 나옵니다.
    # en: Each tag makes three words more frequent.
    words = 0.4 + 1.2 * labels @ torch.eye(4).repeat(1, 3)  # (N, 12)
    return torch.poisson(words), labels  # (N, K) float


def waste(n):
    """Glass, paper, metal, plastic or the rest, from eight sensors of a sorting machine."""
    centers = 2.2 * torch.eye(5, 8).roll(1, 1) + 1.6 * torch.eye(5, 8)
    kind = torch.randint(0, 5, (n,))
    return centers[kind] + torch.randn(n, 8), kind  # (N,) int64


# --8<-- [end:data]
# --8<-- [start:tasks]
# ko: 이름: 데이터, 손실, 입력 개수, 출력 개수
# en: name: data, loss, inputs, outputs
tasks = {
    "bikes": (bikes, nn.MSELoss(), 4, 1),
    "churn": (churn, nn.BCEWithLogitsLoss(), 4, 1),
    "tags": (tags, nn.BCEWithLogitsLoss(), 12, 4),
    "waste": (waste, nn.CrossEntropyLoss(), 8, 5),
}


# --8<-- [end:tasks]
# --8<-- [start:loop]
def fit(model, loss_fn, train_set, val_set, epochs=40, patience=6):
    """Train until validation loss has not improved for `patience` epochs; keep the best weights, return the losses."""
    loader = DataLoader(train_set, batch_size=64, shuffle=True)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    best, lowest, waited, history = None, math.inf, 0, []
    for _ in range(epochs):
        model.train()
        total = 0.0
        for x, y in loader:
            loss = loss_fn(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)  # en: batches differ in size  # ko: 배치마다 크기가 다릅니다
        val_loss = loss_fn(predict(model, val_set.tensors[0]), val_set.tensors[1]).item()
        history.append([total / len(train_set), val_loss])
        waited += 1
        if val_loss < lowest:
            best, lowest, waited = copy.deepcopy(model.state_dict()), val_loss, 0
        if waited == patience:
            break
    model.load_state_dict(best)
    return history


@torch.no_grad()
def predict(model, x):
    model.eval()
    return model(x)


def network(inputs, outputs):
    return nn.Sequential(nn.Linear(inputs, 64), nn.ReLU(), nn.Dropout(0.1), nn.Linear(64, outputs))


# --8<-- [end:loop]
# --8<-- [start:run]
def best_constant(loss_fn, outputs, targets):
    """The output with the lowest loss on the targets that is the same for every input, whatever the loss."""
    constant = torch.zeros_like(outputs[0], requires_grad=True)
    optimizer = torch.optim.LBFGS([constant], max_iter=100, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = loss_fn(constant.expand_as(outputs), targets)
        loss.backward()
        return loss

    optimizer.step(closure)
    return constant.detach()


models, data, histories, rows = {}, {}, {}, {}
for name, (make, loss_fn, inputs, outputs) in tasks.items():
    train_set, val_set, test_set = data[name] = [TensorDataset(*make(n)) for n in (800, 400, 4000)]
    models[name] = model = network(inputs, outputs)
    histories[name] = fit(model, loss_fn, train_set, val_set)
    train_x, train_y = train_set.tensors
    constant = best_constant(loss_fn, predict(model, train_x), train_y)
    x, y = test_set.tensors
    rows[name] = {
        "epochs": len(histories[name]),
        "constant": loss_fn(constant.expand_as(predict(model, x)), y).item(),
        "train": loss_fn(predict(model, train_x), train_y).item(),
        "test": loss_fn(predict(model, x), y).item(),
    }
every_task_beats_the_constant = all(row["test"] < 0.9 * row["constant"] for row in rows.values())
tags_overfit = rows["tags"]["train"] < rows["tags"]["test"]
first_training_loss_is_above_validation = histories["bikes"][0][0] > histories["bikes"][0][1]
bikes_stays_above_its_noise = rows["bikes"]["test"] > 0.5**2

print("task     epochs  constant    train     test")
for name, row in rows.items():
    print(f"{name:8}{row['epochs']:7d}{row['constant']:10.3f}{row['train']:9.3f}{row['test']:9.3f}")
# --8<-- [end:run]
# --8<-- [start:decide]


def f1_scores(predicted, labels):
    """F1 of each column of (N, K)."""
    hits = (predicted * labels).sum(dim=0)
    return 2 * hits / (predicted.sum(dim=0) + labels.sum(dim=0)).clamp(min=1)  # (K,)


def f1_thresholds(logits, labels):
    """For each column, the threshold on the logit with the highest F1."""
    candidates = torch.linspace(logits.min().item(), logits.max().item(), 200)
    scores = torch.stack([f1_scores((logits > c).float(), labels) for c in candidates])  # (200, K)
    return candidates[scores.argmax(dim=0)]


decisions = {}
for name in ("churn", "tags"):
    (val_x, val_y), (x, y) = (part.tensors for part in data[name][1:])
    thresholds = f1_thresholds(predict(models[name], val_x), val_y)
    logits = predict(models[name], x)
    decisions[name] = {
        "accuracy": ((logits > 0) == y.bool()).float().mean().item(),
        "always_no": 1 - y.mean().item(),
        "f1_at_half": f1_scores((logits > 0).float(), y).mean().item(),
        "f1": f1_scores((logits > thresholds).float(), y).mean().item(),
    }
    print(name, " ".join(f"{key} {value:.3f}" for key, value in decisions[name].items()))
thresholds_raised_churn_f1 = decisions["churn"]["f1"] > decisions["churn"]["f1_at_half"]
# --8<-- [end:decide]
# --8<-- [start:calibrate]


def ece(logits, classes, bins=15):
    confidence, predicted = logits.softmax(dim=1).max(dim=1)  # (N,)
    gap, bin_of = confidence - (predicted == classes).float(), (confidence * bins).ceil()
    return sum(gap[bin_of == k].sum().abs().item() for k in range(1, bins + 1)) / len(classes)


(val_x, val_y), (x, y) = (part.tensors for part in data["waste"][1:])
val_logits, logits = predict(models["waste"], val_x), predict(models["waste"], x)
temperature = min((0.5 + 0.02 * k for k in range(76)), key=lambda T: F.cross_entropy(val_logits / T, val_y).item())
accuracy = (logits.argmax(dim=1) == y).float().mean().item()
eces = [ece(logits, y), ece(logits / temperature, y)]
well_calibrated = eces[0] < 0.06
temperature_is_near_one = 0.75 < temperature < 1.33
print(f"accuracy {accuracy:.3f}   ECE {eces[0]:.3f}   at T = {temperature:.2f}: {eces[1]:.3f}")
# --8<-- [end:calibrate]
# --8<-- [start:more]
sizes, test_losses = [50, 200, 800], []
for n in sizes[:-1]:
    some = TensorDataset(*(part[:n] for part in data["waste"][0].tensors))
    model = network(8, 5)
    fit(model, nn.CrossEntropyLoss(), some, data["waste"][1])
    test_losses.append(F.cross_entropy(predict(model, x), y).item())
test_losses.append(rows["waste"]["test"])
more_data_helped = test_losses[0] > test_losses[1] > test_losses[2]
print(" ".join(f"{n}: {loss:.3f}" for n, loss in zip(sizes, test_losses, strict=True)))
# --8<-- [end:more]
