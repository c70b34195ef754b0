"""ko: weight와 label_smoothing을 함께 쓴 PyTorch의 값과, 사람들이 기대하는 세 수식의 값을 비교합니다.
en: What PyTorch returns for weight and label_smoothing together, and what three formulas that people expect would return.
"""

import math

import torch
import torch.nn.functional as F


def weighted_smoothing(logits, targets, weight, alpha=0.1):
    """Logits (N, C), class indices (N,): each smoothed loss times the weight of its true class, over their sum."""
    losses = F.cross_entropy(logits, targets, reduction="none", label_smoothing=alpha)
    return (weight[targets] * losses).sum() / weight[targets].sum()


def built_in(logits, targets, weight, alpha=0.1):
    return F.cross_entropy(logits, targets, weight, label_smoothing=alpha)


def as_soft_targets(logits, targets, weight, alpha=0.1):
    smoothed = (1 - alpha) * F.one_hot(targets, len(weight)).to(weight) + alpha / len(weight)
    return F.cross_entropy(logits, smoothed, weight)  # ko: 분모가 샘플 수입니다  # en: divides by the number of samples


def smoothed_by_weight(logits, targets, weight, alpha=0.1):
    """The mass is spread in proportion to 1/weight, so that every class gets the same after weighting."""
    share = (1 / weight) / (1 / weight).sum()
    smoothed = (1 - alpha) * F.one_hot(targets, len(weight)).to(weight) + alpha * share
    return (weight * smoothed * -logits.log_softmax(1)).sum() / weight[targets].sum()


weight = torch.tensor([0.5, 1.0, 10.0], dtype=torch.float64)  # (C,)
logits = torch.tensor([[2.0, 0.5, -1.0], [1.0, 1.5, 0.0], [0.5, 0.0, 1.0]], dtype=torch.float64)
targets = torch.tensor([0, 1, 2])  # (N,)
common = torch.tensor([0, 0, 1])  # ko: 드문 클래스가 없는 배치  # en: a batch without the rare class
even = torch.zeros_like(logits)
ways = {"built_in": built_in, "once": weighted_smoothing, "soft": as_soft_targets, "shared": smoothed_by_weight}

values = {name: way(logits, targets, weight).item() for name, way in ways.items()}
all_differ = len({round(value, 4) for value in values.values()}) == 4
starts = {name: way(even, targets, weight).item() for name, way in ways.items()}
starts_common = {name: way(even, common, weight).item() for name, way in ways.items()}
log_classes = math.log(3)
once_starts_at_log_classes = abs(starts["once"] - log_classes) + abs(starts_common["once"] - log_classes) < 1e-12
soft_over_built_in = values["soft"] / values["built_in"]


# ko: 정답이 0번인 샘플 하나에서 손실이 가장 작은 확률. 목표는 가중치를 곱한 타깃입니다.
# en: where the loss of one sample of class 0 is lowest: at the weighted targets
def lowest(way, alpha=0.1):
    z = torch.zeros(1, 3, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([z], max_iter=200, tolerance_grad=1e-12, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = way(z, torch.tensor([0]), weight, alpha)
        loss.backward()
        return loss

    optimizer.step(closure)
    return z.detach().softmax(1)[0].tolist(), closure().item()


minima = {name: lowest(way) for name, way in ways.items()}
best_probability = {name: found[0] for name, found in minima.items()}
floor = {name: found[1] for name, found in minima.items()}
prefers_the_rare_class = best_probability["built_in"][2] > best_probability["built_in"][0] / 2
target_of_once = 1 - 0.1 + 0.1 / 3
# ko: 인자가 하나면 네 방법은 한 가지 값이거나 나누는 값만 다릅니다.
# en: With one of the two arguments alone they agree, except for what they divide by.
ones = torch.ones(3, dtype=torch.float64)
agree_without_weights = len({round(way(logits, targets, ones).item(), 10) for way in ways.values()}) == 1
no_alpha = {name: way(logits, targets, weight, 0.0).item() for name, way in ways.items()}
agree_without_smoothing = len({round(no_alpha[name], 10) for name in ("built_in", "once", "shared")}) == 1

# ko: 로짓 하나만 아주 크거나 작을 때, 샘플 하나의 기울기 가운데 가장 큰 값
# en: the largest gradient of one sample where one logit is far above or below the others
steepest = {}
for name, way in (("once", weighted_smoothing), ("built_in", built_in)):
    far = (40 * torch.cat([torch.eye(3), -torch.eye(3)]).double()).requires_grad_()  # (6, C)
    total = torch.stack([way(row[None], torch.tensor([0]), weight) for row in far]).sum()
    steepest[name] = torch.autograd.grad(total, far)[0].abs().max().item()

xs = [step / 4 for step in range(-24, 25)]
loss_curves = {"x": xs, "loss": {}, "gradient": {}}
for label, way, alpha in (
    ("built-in", built_in, 0.1),
    ("weighted once", weighted_smoothing, 0.1),
    ("alpha=0", built_in, 0.0),
):
    x = torch.tensor(
        xs, dtype=torch.float64, requires_grad=True
    )  # ko: 정답 로짓 - 나머지  # en: true logit minus the others
    rows = torch.stack([x, torch.zeros_like(x), torch.zeros_like(x)], dim=1)
    losses = torch.stack([way(row[None], torch.tensor([0]), weight, alpha) for row in rows])
    loss_curves["gradient"][label] = torch.autograd.grad(losses.sum(), x)[0].tolist()
    loss_curves["loss"][label] = losses.tolist()

print(f"{'':9}{'loss':>9}{'start':>9}{'no rare':>9}{'floor':>9}   best probabilities for class 0")
for name in ways:
    p = "  ".join(f"{one:.3f}" for one in best_probability[name])
    print(f"{name:9}{values[name]:9.4f}{starts[name]:9.4f}{starts_common[name]:9.4f}{floor[name]:9.4f}   {p}")
print(f"steepest: once {steepest['once']:.4f}, built in {steepest['built_in']:.4f}")
print(f"log 3 = {log_classes:.4f}, soft / built_in {soft_over_built_in:.4f}")
