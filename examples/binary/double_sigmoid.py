"""ko: 시그모이드를 거친 값을 로짓처럼 넣으면 손실에 바닥이 생기고 크게 틀린 예측의 기울기가 거의 사라집니다.
en: A sigmoid fed as a logit puts a floor under the loss and nearly removes the worst gradients.
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
        # ko: 두 번째 시그모이드의 출력은 항상 0.5 이상이라 0.5 기준으로는 모두 양성입니다.
        # en: The second sigmoid never goes below 0.5, so at 0.5 everything is positive.
        flagged = (torch.sigmoid(torch.sigmoid(fresh)) >= 0.5).float().mean().item()
    return {"loss": loss.item(), "fresh_accuracy": accuracy, "flagged_twice": flagged}


trained = {"correct": train(double=False), "double": train(double=True)}
print("\nrun       loss   fresh accuracy")
for name, found in trained.items():
    print(f"{name:8} {found['loss']:.4f} {found['fresh_accuracy']:10.4f}")
flagged_twice = trained["double"]["flagged_twice"]
print(f"share with sigmoid(sigmoid(z)) >= 0.5: {flagged_twice:.4f}")
