"""ko: 클래스 가중치는 결정 경계를 옮기고, Focal Loss와 라벨 스무딩은 주로 확률을 낮춥니다.
en: Class weights move the decision boundary; focal loss and label smoothing mostly lower the confidence.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(4)
common = torch.cat(
    [
        torch.tensor([-0.9, 0.1]) + torch.randn(70, 2) * torch.tensor([1.0, 0.9]),
        torch.tensor([0.9, -1.0]) + torch.randn(30, 2) * torch.tensor([0.9, 0.6]),
    ]
)
rare = torch.tensor([1.1, 0.7]) + torch.randn(25, 2) * torch.tensor([0.7, 0.7])
xy = (torch.cat([common, rare]).double() * 100).round() / 100  # (N, 2)
label = torch.cat([torch.zeros(100), torch.ones(25)]).double()  # (N,)
x, y = xy.T
features = torch.stack([torch.ones_like(x), x, y, x * x, x * y, y * y], dim=1)  # (N, 6)

class_weights = [1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0]
gammas, smoothings = [0.0, 1.0, 2.0, 5.0], [0.0, 0.1, 0.2]


def loss_of(theta, class_weight, gamma, smoothing):
    z = features @ theta  # (N,)
    wanted = label * (1 - smoothing) + smoothing / 2
    positive = wanted * torch.sigmoid(-z) ** gamma * -F.logsigmoid(z)
    negative = (1 - wanted) * torch.sigmoid(z) ** gamma * -F.logsigmoid(-z)
    return (torch.where(label == 1, class_weight, 1.0) * (positive + negative)).mean()


def fit(*settings):
    theta = torch.zeros(6, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS(
        [theta], max_iter=200, tolerance_grad=1e-7, tolerance_change=1e-12, line_search_fn="strong_wolfe"
    )

    def closure():
        optimizer.zero_grad()
        loss = loss_of(theta, *settings)
        loss.backward()
        return loss

    optimizer.step(closure)
    return theta.tolist()


def summary(theta):
    p = torch.sigmoid(features @ torch.tensor(theta, dtype=torch.float64))
    called = p >= 0.5
    return {
        "called": called.tolist(),
        "found": (called & (label == 1)).sum().item(),
        "false_alarms": (called & (label == 0)).sum().item(),
        "mean_prediction": p.mean().item(),
        "confident": ((p < 0.1) | (p > 0.9)).sum().item(),
    }


# ko: fits[가중치][γ][α]는 1, x, y, x², xy, y²의 계수입니다.
# en: fits[weight][gamma][smoothing] holds the coefficients of 1, x, y, x², xy, y².
fits = [[[fit(w, gamma, alpha) for alpha in smoothings] for gamma in gammas] for w in class_weights]
points = [[*place, int(one)] for place, one in zip(xy.tolist(), label.tolist(), strict=True)]
share_of_the_rare = label.mean().item()
plain, weighted = summary(fits[0][0][0]), summary(fits[5][0][0])
focal, smoothed = summary(fits[0][2][0]), summary(fits[0][0][2])
weight_finds_more = weighted["found"] > plain["found"]
weight_raises_more_alarms = weighted["false_alarms"] > plain["false_alarms"]
changed_by_focal = sum(a != b for a, b in zip(plain["called"], focal["called"], strict=True))
focal_changes_few_calls = changed_by_focal <= 5
focal_mean_is_too_high = focal["mean_prediction"] > share_of_the_rare
smoothing_leaves_fewer_confident = smoothed["confident"] < plain["confident"] - 20

for name, row in (("plain", plain), ("weight 8", weighted), ("gamma 2", focal), ("alpha 0.2", smoothed)):
    print(
        f"{name:9} found {row['found']:2} of 25, false alarms {row['false_alarms']:2}, mean p {row['mean_prediction']:.3f}, beyond 0.1 and 0.9 {row['confident']:2}"
    )
