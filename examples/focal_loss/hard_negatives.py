"""ko: 어려운 음성이 섞인 불균형 데이터에서 Focal Loss는 선형 모델의 순위를 조금 나쁘게 했고, 충분히 학습한 작은 신경망에서는 차이가 없었습니다.
en: On imbalanced data with hard negatives, focal loss made the ranking of a linear model slightly worse and that of a small network, trained long enough, no different.
"""

import copy

import torch
import torch.nn.functional as F
from torch import nn

# ko: 양성 3%, 양성과 비슷한 어려운 음성 7%, 멀리 떨어진 쉬운 음성 90%입니다.
# en: 3% positives, 7% hard negatives close to them, 90% easy negatives far away.
SHARES = torch.tensor([0.03, 0.07, 0.90])
CENTERS = torch.tensor([[2.0, 0.0, 0.0], [1.5, 1.5, 0.0], [-1.5, 0.0, 0.0]])
SEEDS, EARLY, LATE = range(4), 50, 300  # en: steps  # ko: 스텝


def draw(count):
    kind = torch.multinomial(SHARES, count, replacement=True)
    return CENTERS[kind] + torch.randn(count, 3), (kind == 0).float()


def focal_loss(logits, targets, gamma):
    d = (1 - 2 * targets) * logits
    return (-torch.exp(gamma * F.logsigmoid(d)) * F.logsigmoid(-d)).mean()


@torch.no_grad()
def average_precision(model, inputs, targets):
    ranked = targets[model(inputs).squeeze(1).argsort(descending=True)]  # (N,)
    precision = ranked.cumsum(0) / torch.arange(1, len(ranked) + 1)
    return ((precision * ranked).sum() / ranked.sum()).item()


def fit_linear(data, gamma):
    (inputs, targets), _, test = data
    model = nn.Linear(3, 1)
    optimizer = torch.optim.LBFGS(model.parameters(), max_iter=100, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = focal_loss(model(inputs).squeeze(1), targets, gamma)
        loss.backward()
        return loss

    optimizer.step(closure)
    return average_precision(model, *test)


def fit_network(model, data, gamma):
    """Average precision on the test data after EARLY and after LATE steps"""
    (inputs, targets), validation, test = data
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.03)
    highest, found = 0.0, []
    for step in range(1, LATE + 1):
        loss = focal_loss(model(inputs).squeeze(1), targets, gamma)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        # ko: 검증 데이터의 AP가 가장 높은 모델을 씁니다.
        # en: The model with the highest AP on validation data is used.
        now = average_precision(model, *validation) if step % 10 == 0 else 0.0
        if now > highest:
            highest, best = now, copy.deepcopy(model)
        if step in (EARLY, LATE):
            found.append(average_precision(best, *test))
    return found


linear, network = [], []
for seed in SEEDS:
    torch.manual_seed(seed)
    # ko: 학습, 검증, 테스트
    # en: training, validation, test
    data = [draw(3000), draw(3000), draw(20_000)]
    start = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 1))
    linear.append([fit_linear(data, gamma) for gamma in (0, 2)])
    network.append([fit_network(copy.deepcopy(start), data, gamma) for gamma in (0, 2)])

linear_cross_entropy, linear_focal = torch.tensor(linear).mean(dim=0).tolist()
linear_got_worse = linear_focal < linear_cross_entropy
plain, focal = torch.tensor(network).mean(dim=0).tolist()  # (gamma, early or late)
early_cross_entropy, late_cross_entropy = plain
early_focal, late_focal = focal
no_difference_in_the_end = abs(late_focal - late_cross_entropy) < 0.02

print("AP                       CE   gamma=2")
print(f"linear               {linear_cross_entropy:.4f}  {linear_focal:.4f}")
print(f"network,  {EARLY} steps   {early_cross_entropy:.4f}  {early_focal:.4f}")
print(f"network, {LATE} steps   {late_cross_entropy:.4f}  {late_focal:.4f}")
print(f"linear worse {linear_got_worse}, network equal {no_difference_in_the_end}")
