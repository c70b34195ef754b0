"""ko: MarginRankingLoss는 두 점수의 차이가 y의 방향으로 마진에 모자란 만큼을 손실로 냅니다.
en: MarginRankingLoss is what the difference of two scores, in the direction of y, lacks to the margin.
"""

import torch
import torch.nn.functional as F

first = torch.tensor([2.0, 1.0, 0.5, 0.25])  # (N,)
second = torch.tensor([1.0, 1.5, 0.5, 1.0])  # (N,)
y = torch.tensor([1.0, 1.0, 1.0, -1.0])  # (N,)
per_pair = {m: F.margin_ranking_loss(first, second, y, margin=m, reduction="none").tolist() for m in (0.0, 1.0)}
loss = F.margin_ranking_loss(first, second, y, margin=1.0).item()
total = F.margin_ranking_loss(first, second, y, margin=1.0, reduction="sum").item()
divisor = total / loss
at_start = {m: F.margin_ranking_loss(torch.zeros(4), torch.zeros(4), y, margin=m).item() for m in (0.0, 0.5, 1.0)}
floor = F.margin_ranking_loss(torch.tensor([1.0]), torch.tensor([0.0]), torch.ones(1), margin=1.0).item()

# ko: y = 0은 손실이 마진이고 기울기가 0입니다. 0/1 라벨은 절반의 쌍을 무시합니다.
# en: With y = 0 the loss is the margin and the gradient zero: labels 0 and 1 ignore half of the pairs.
s = torch.tensor([2.0, -2.0], requires_grad=True)
undecided = F.margin_ranking_loss(s, torch.zeros(2), torch.zeros(2), margin=1.0, reduction="none")
(gradient_of_zero,) = torch.autograd.grad(undecided.sum(), s)
zero_labels = {"loss": undecided.tolist(), "gradient": gradient_of_zero.tolist()}

# ko: (N, 1)과 (1, N)은 N × N쌍으로 브로드캐스트하는데, y도 함께 맞추지 않으면 다른 손실이 됩니다.
# en: (N, 1) and (1, N) broadcast to N times N pairs; unless y follows, it is another loss.
table = F.margin_ranking_loss(first[:, None], second[None, :], y[:, None], margin=1.0, reduction="none")
broadcast_shape, broadcast = list(table.shape), table.mean().item()

# ko: 쌍의 30%가 뒤집혀 있을 때, 점수 차이 d의 기대 손실을 최소로 하는 d
# en: When 30 % of the labels are flipped: the difference d of least expected loss
d = torch.arange(-300, 301) / 100
zero = torch.zeros_like(d)


def expected(margin):
    kept, flipped = (
        F.margin_ranking_loss(d, zero, sign * torch.ones_like(d), margin=margin, reduction="none") for sign in (1, -1)
    )
    return 0.7 * kept + 0.3 * flipped


best_difference = {m: d[expected(m).argmin()].item() for m in (0.0, 0.5, 1.0)}
messages = {}
for name, target in (("axes", torch.ones(4, 1)), ("size", torch.ones(3)), ("bool", y > 0)):
    try:
        F.margin_ranking_loss(first, second, target)
    except RuntimeError as error:
        messages[name] = str(error).strip()

for margin, row in per_pair.items():
    print(f"margin={margin:g}  per pair", row)
print(f"mean {loss:.4f}  sum {total:.4f}  at start", at_start, f" floor {floor:.4f}")
print("y = 0:", zero_labels)
print(f"broadcast {broadcast_shape} {broadcast:.4f} instead of {loss:.4f}")
print("best difference by margin:", {m: f"{value:g}" for m, value in best_difference.items()})

x = torch.linspace(-3, 3, 121, requires_grad=True)  # input1 - input2
loss_curves = {"x": x.tolist(), "loss": {}, "gradient": {}}
for label, sign, margin in (
    ("y=1, margin=0", 1, 0.0),
    ("y=1, margin=1", 1, 1.0),
    ("y=-1, margin=1", -1, 1.0),
    ("y=0, margin=1", 0, 1.0),
):
    curve = F.margin_ranking_loss(x, torch.zeros_like(x), torch.full_like(x, sign), margin=margin, reduction="none")
    (slope,) = torch.autograd.grad(curve.sum(), x)
    loss_curves["loss"][label] = curve.tolist()
    jumps = ((sign * x - margin).abs() < 1e-5).tolist()
    loss_curves["gradient"][label] = [None if j else value for value, j in zip(slope.tolist(), jumps, strict=True)]
largest_gradient = max(abs(value) for row in loss_curves["gradient"].values() for value in row if value is not None)
tie = torch.zeros(1, requires_grad=True)
(gradient_at_a_tie,) = torch.autograd.grad(F.margin_ranking_loss(tie, torch.zeros(1), torch.ones(1)), tie)
tie_gradient = gradient_at_a_tie.item()
