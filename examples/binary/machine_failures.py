"""ko: 끝까지 학습하고 임계값을 검증 데이터에서 정하면, pos_weight를 쓰든 쓰지 않든 F1이 비슷합니다.
en: Trained to the end, with a threshold chosen on validation data, F1 is similar with and without pos_weight.
"""

import copy

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)


def draw(n):
    readings = torch.randn(n, 4)  # ko: 온도, 진동, 부하, 연식  # en: temperature, vibration, load, age
    temperature, vibration, load, age = readings.unbind(dim=1)
    logits = 1.5 * temperature * load + 1.5 * vibration + 0.8 * age - 4.2
    return readings, (torch.rand(n) < torch.sigmoid(logits)).float()  # (n, 4), (n,)


train_set, val_set, test_set = (TensorDataset(*draw(n)) for n in (4000, 2000, 4000))


def fit(pos_weight, epochs=40, patience=4, bias=None):
    model = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 1))
    if bias is not None:
        nn.init.constant_(model[-1].bias, bias)
    criterion = nn.BCEWithLogitsLoss(pos_weight=pos_weight)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    loader = DataLoader(train_set, batch_size=200, shuffle=True)
    inputs, labels = val_set.tensors
    best_loss, best_weights, waited = float("inf"), None, 0
    for _ in range(epochs):
        model.train()
        for x, y in loader:
            loss = criterion(model(x).squeeze(1), y)  # (B,), (B,)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            val_loss = criterion(model(inputs).squeeze(1), labels).item()
        if val_loss < best_loss:
            best_loss, best_weights, waited = val_loss, copy.deepcopy(model.state_dict()), 0
        else:
            waited += 1
        if waited == patience:  # ko: 조기 종료  # en: early stopping
            break
    model.load_state_dict(best_weights)
    return model


def f1_threshold(probabilities, labels):
    """Return the threshold with the highest F1. Both arguments have shape (N,)."""
    ordered, order = probabilities.sort(descending=True)
    hits = labels[order].cumsum(0)
    f1 = 2 * hits / (torch.arange(1, len(hits) + 1) + labels.sum())
    # ko: 같은 확률은 함께 양성이 되므로 마지막 것만 임계값이 될 수 있습니다.
    # en: Equal probabilities are flagged together: only the last of them can be a threshold.
    f1[:-1][ordered[:-1] == ordered[1:]] = 0
    return ordered[f1.argmax()].item()


def metrics(probabilities, labels, threshold):
    flagged = probabilities >= threshold
    hits = labels[flagged].sum().item()
    precision, recall = hits / max(flagged.sum().item(), 1), hits / labels.sum().item()
    return {"precision": precision, "recall": recall, "f1": 2 * hits / (flagged.sum() + labels.sum()).item()}


def average_precision(probabilities, labels):
    hits = labels[probabilities.argsort(descending=True)]
    return ((hits.cumsum(0) / torch.arange(1, len(hits) + 1) * hits).sum() / hits.sum()).item()


labels = train_set.tensors[1]
ratio = (1 - labels).sum() / labels.sum()
(val_inputs, val_labels), (test_inputs, test_labels) = val_set.tensors, test_set.tensors
base_rate = test_labels.mean().item()


def probabilities(model, inputs):
    with torch.no_grad():
        return torch.sigmoid(model(inputs)).squeeze(1)  # (N,)


results = {}
for name, weight in {"plain": None, "weighted": ratio}.items():
    model = fit(weight)
    val_p, test_p = probabilities(model, val_inputs), probabilities(model, test_inputs)
    threshold = f1_threshold(val_p, val_labels)
    at_half, tuned = metrics(test_p, test_labels, 0.5), metrics(test_p, test_labels, threshold)
    results[name] = {"ap": average_precision(test_p, test_labels), "mean_probability": test_p.mean().item()}
    results[name] |= {"threshold": threshold, "at_half": at_half, "tuned": tuned}
    # ko: 같은 설정으로 3에폭만 학습했을 때입니다.
    # en: The same setting, stopped after 3 epochs.
    results[name]["ap_after_3_epochs"] = average_precision(
        probabilities(fit(weight, epochs=3), test_inputs), test_labels
    )

plain, weighted = results["plain"], results["weighted"]
learned_something = min(plain["ap"], weighted["ap"]) > 4 * base_rate
tuning_raised_f1 = all(row["tuned"]["f1"] > row["at_half"]["f1"] for row in results.values())
tuned_f1_is_alike = abs(plain["tuned"]["f1"] - weighted["tuned"]["f1"]) < 0.06
ap_is_alike = abs(plain["ap"] - weighted["ap"]) < 0.06
weight_helps_short_training = weighted["ap_after_3_epochs"] > plain["ap_after_3_epochs"] + 0.1
# ko: 가중치 없이, 출력의 절편만 학습 데이터의 로그 오즈에서 시작합니다.
# en: No weight, but the output bias starts at the log odds of the training data.
started = fit(None, epochs=3, bias=-ratio.log().item())
ap_with_bias_after_3_epochs = average_precision(probabilities(started, test_inputs), test_labels)
bias_helps_as_much = ap_with_bias_after_3_epochs > weighted["ap_after_3_epochs"] - 0.06
# ko: 0.6이 열 번 나오므로 임계값이 0.6이면 11개가 모두 양성입니다.
# en: 0.6 occurs ten times: a threshold of 0.6 flags all eleven.
threshold_with_ties = f1_threshold(torch.tensor([0.9] + [0.6] * 10), torch.tensor([1.0] * 2 + [0.0] * 9))
weight_inflates_probabilities = weighted["mean_probability"] > 2.5 * base_rate

print(f"base rate {base_rate:.3f}  pos_weight {ratio.item():.1f}")
print("             AP  mean p  threshold   F1 at 0.5   F1 tuned   AP after 3 epochs")
for name, row in results.items():
    f1 = row["at_half"]["f1"], row["tuned"]["f1"]
    cells = row["ap"], row["mean_probability"], row["threshold"], *f1, row["ap_after_3_epochs"]
    print(f"{name:9}" + "{:6.3f} {:7.3f} {:10.3f} {:11.3f} {:10.3f} {:19.3f}".format(*cells))
print(f"plain, bias at the log odds: AP after 3 epochs {ap_with_bias_after_3_epochs:.3f}")
