"""ko: 순서를 배우는 MarginRankingLoss를 값을 맞추는 회귀와 비교합니다. 뒤집힌 쌍이 있을 때 마진 0은 점수를 한곳으로 모읍니다.
en: Compares MarginRankingLoss with regression on the values; with flipped pairs, a margin of 0 makes the scores collapse.
"""

import torch
import torch.nn.functional as F
from torch import nn

SEEDS, STEPS, RATES = range(5), 40, (0.03, 0.1)


def regression(values):
    return lambda scores, order, flips: F.mse_loss(scores, (values - values.mean()) / values.std())


def ranking(liking, margin, flipped=False):
    def loss(scores, order, flips):
        y = torch.sign(liking - liking[order]) * (flips if flipped else 1)
        return F.margin_ranking_loss(scores, scores[order], y, margin=margin)

    return loss


def pair_accuracy(scores, liking):
    """ko: 무작위로 뽑은 두 항목의 순서를 맞힌 비율입니다. 켄달 타우는 이 값의 두 배에서 1을 뺀 값입니다.
    en: How often two items are put in the right order. Kendall's tau is twice that, minus one.
    """
    i, j = torch.triu_indices(len(liking), len(liking), 1)
    return ((scores[i] > scores[j]) == (liking[i] > liking[j])).float().mean().item()


compared, spread = {}, {}
for seed in SEEDS:
    generator = torch.Generator().manual_seed(seed)
    inputs = torch.randn(3, 300, 6, generator=generator)  # ko: 학습, 검증, 테스트  # en: training, validation, test
    weights = F.normalize(torch.randn(6, generator=generator), dim=0)
    liking = inputs @ weights + 0.3 * torch.randn(3, 300, generator=generator)
    settings = {
        # ko: 조회 수처럼 치우친 값  # en: skewed values, as views are
        "MSELoss(values)": regression(torch.exp(2 * liking[0])),
        "MSELoss(log(values))": regression(liking[0]),
        "MarginRankingLoss, margin=1": ranking(liking[0], 1.0),
        "MarginRankingLoss, margin=0": ranking(liking[0], 0.0),
        "y * flips, margin=1": ranking(liking[0], 1.0, flipped=True),
        "y * flips, margin=0": ranking(liking[0], 0.0, flipped=True),
    }
    for name, loss_function in settings.items():
        tried = []
        for rate in RATES:
            torch.manual_seed(seed)
            model = nn.Sequential(nn.Linear(6, 1), nn.Flatten(0))
            optimizer = torch.optim.SGD(model.parameters(), lr=rate, momentum=0.9)
            for _ in range(STEPS):
                order, flips = torch.randperm(300), torch.where(torch.rand(300) < 0.3, -1.0, 1.0)
                optimizer.zero_grad()
                loss_function(model(inputs[0]), order, flips).backward()
                optimizer.step()
            with torch.no_grad():
                scores = model(inputs[2])
                reached = pair_accuracy(scores, liking[2]), scores.std().item()
                tried.append((pair_accuracy(model(inputs[1]), liking[1]), reached))
        compared.setdefault(name, []).append(max(tried)[1][0])
        spread.setdefault(name, []).append(max(tried)[1][1])

_, logs, ranks, _, flipped_1, flipped_0 = compared.values()
logs_as_good = max(abs(a - b) for a, b in zip(ranks, logs, strict=True)) < 0.01
margin_0_scored_lower = all(a > b for a, b in zip(flipped_1, flipped_0, strict=True))
margin_0_collapsed = all(
    b < a / 3 for a, b in zip(spread["y * flips, margin=1"], spread["y * flips, margin=0"], strict=True)
)
keys = ("values", "logs", "margin_1", "margin_0", "flipped_1", "flipped_0")
mean_accuracy, mean_spread = (
    {key: sum(row) / len(row) for key, row in zip(keys, rows.values(), strict=True)} for rows in (compared, spread)
)
mean_tau = {key: 2 * mean - 1 for key, mean in mean_accuracy.items()}
ranking_beats_values = mean_accuracy["margin_1"] > mean_accuracy["values"]
for key in keys:
    print(
        f"{key:10} pairs {mean_accuracy[key]:.3f}  tau {mean_tau[key]:.2f}  spread of the scores {mean_spread[key]:.2f}"
    )
