"""ko: 시그모이드를 적용한 값을 로짓 자리에 넣으면 손실의 범위가 좁아지고 크게 틀린 샘플의 기울기가 거의 사라집니다.
en: A sigmoid output passed as a logit narrows the range of the loss and nearly removes the gradient of the worst samples.
"""

import torch
import torch.nn.functional as F

bce = F.binary_cross_entropy_with_logits


def range_of_loss(label):
    z = torch.tensor([-1000.0, 1000.0])
    losses = bce(torch.sigmoid(z), torch.full((2,), label), reduction="none")
    return {"floor": losses.min().item(), "ceiling": losses.max().item()}


double_range = {"y1": range_of_loss(1.0), "y0": range_of_loss(0.0)}


def gradient(logit, double):
    z = torch.tensor(logit, dtype=torch.float64, requires_grad=True)
    bce(torch.sigmoid(z) if double else z, torch.ones_like(z)).backward()
    return z.grad.item()


logits = [-10.0, -5.0, 0.0, 5.0]
gradient_correct = [gradient(z, double=False) for z in logits]
gradient_double = [gradient(z, double=True) for z in logits]

for label, found in double_range.items():
    print(f"{label}: floor {found['floor']:.6f}  ceiling {found['ceiling']:.6f}")
print("\ny=1, z   gradient    sigmoid twice")
for row in zip(logits, gradient_correct, gradient_double, strict=True):
    print("{:7.0f} {:10.6f} {:16.8f}".format(*row))

torch.manual_seed(0)
direction = torch.randn(20)


def draw(n):
    features = torch.randn(n, 20)
    return features, (features @ direction > 2).float()


train_features, train_targets = draw(1000)
fresh_features, fresh_targets = draw(4000)


def train(double):
    weights = torch.zeros(21, requires_grad=True)
    for _ in range(600):
        scores = train_features @ weights[:20] + weights[20]  # (N,)
        loss = bce(torch.sigmoid(scores) if double else scores, train_targets)
        (slope,) = torch.autograd.grad(loss, weights)
        with torch.no_grad():
            weights -= 0.5 * slope
    with torch.no_grad():
        fresh = fresh_features @ weights[:20] + weights[20]
        accuracy = ((fresh > 0).float() == fresh_targets).float().mean().item()
        # ko: 시그모이드를 두 번 적용한 값은 항상 0.5보다 크므로 임계값 0.5에서는 모두 양성입니다.
        # en: Two sigmoids never go below 0.5, so at a threshold of 0.5 every sample is positive.
        flagged = (torch.sigmoid(torch.sigmoid(fresh)) >= 0.5).float().mean().item()
    return {"loss": loss.item(), "fresh_accuracy": accuracy, "flagged_twice": flagged}


trained = {"correct": train(double=False), "double": train(double=True)}
print("\nrun       loss   fresh accuracy")
for name, found in trained.items():
    print(f"{name:8} {found['loss']:.4f} {found['fresh_accuracy']:10.4f}")
flagged_twice = trained["double"]["flagged_twice"]
loss_stays_high = trained["double"]["loss"] > 3 * trained["correct"]["loss"]
everything_is_positive = flagged_twice == 1.0
accuracy_hides_it = trained["double"]["fresh_accuracy"] > 0.9

grid = torch.linspace(-6, 6, 121)  # (G,)


def curve(label, double):
    losses = bce(torch.sigmoid(grid) if double else grid, torch.full_like(grid, label), reduction="none")
    return torch.stack([grid, losses], dim=1).tolist()


curves = {f"y{y:.0f}": {"right": curve(y, False), "twice": curve(y, True)} for y in (0.0, 1.0)}
print(f"share with sigmoid(sigmoid(z)) >= 0.5: {flagged_twice:.4f}")
