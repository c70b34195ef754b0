"""ko: MultiMarginLoss는 정답 클래스의 점수가 다른 점수보다 마진만큼 크지 않은 만큼을 더해 클래스 수로 나눕니다.
en: MultiMarginLoss adds what the true score lacks to lead each other score by the margin, and divides by the classes.
"""

import torch
import torch.nn.functional as F

scores = torch.tensor([[2.0, 1.5, -1.0], [0.5, 1.5, -0.5]])  # (N, C)
targets = torch.tensor([0, 2])  # (N,)
N, C = scores.shape
per_sample = F.multi_margin_loss(scores, targets, reduction="none").tolist()
loss = F.multi_margin_loss(scores, targets).item()
total = F.multi_margin_loss(scores, targets, reduction="sum").item()
divisor = total / loss
hinges = (1 - scores.gather(1, targets[:, None]) + scores).clamp(min=0)  # (N, C)
sum_of_hinges = (
    hinges.sum().item() - N
)  # ko: 정답 자신과의 비교(1)를 뺍니다  # en: without the class's comparison with itself
divisor_of_hinges = sum_of_hinges / loss

at_start = {c: F.multi_margin_loss(torch.zeros(1, c), torch.tensor([0])).item() for c in (2, 10, 1000)}
floor = F.multi_margin_loss(torch.tensor([[1.0, 0.0, 0.0]]), torch.tensor([0])).item()
squared = F.multi_margin_loss(scores, targets, p=2, reduction="none").tolist()
wider = F.multi_margin_loss(scores, targets, margin=2.0, reduction="none").tolist()
scaled = F.multi_margin_loss(2 * scores, targets, margin=2.0).item()  # ko: 점수와 마진을 2배로  # en: both doubled
weight = torch.tensor([1.0, 1.0, 3.0])  # (C,)
weighted = F.multi_margin_loss(
    scores, targets, weight=weight
).item()  # ko: 가중치의 합으로 나누지 않습니다  # en: no division by weights

# ko: 소프트맥스를 거친 확률은 확신해도 1만큼 앞서지 못하므로 손실이 0보다 큽니다.
# en: After a softmax, even a confident prediction cannot lead by a margin of 1, so its loss stays above 0.
confident = torch.tensor([[4.0, 0.0, 0.0]])
on_scores, on_probabilities = (
    F.multi_margin_loss(given, torch.tensor([0])).item() for given in (confident, confident.softmax(1))
)

try:
    F.multi_margin_loss(scores, torch.tensor([0, -100]))
except RuntimeError as error:
    ignored_message = str(error)

# ko: 기대 손실이 가장 작은 점수를 격자에서 찾습니다. 셋째 점수는 0으로 둡니다.
# en: Search a grid for the scores of least expected loss; the third score is 0.
axis = torch.arange(-40, 41, dtype=torch.float64) / 20
grid = torch.cartesian_prod(axis, axis, axis[40:41])  # (G, C)


def best_scores(shares, p):
    every = [F.multi_margin_loss(grid, torch.full((len(grid),), k), p=p, reduction="none") for k in range(C)]
    return grid[sum(share * row for share, row in zip(shares, every, strict=True)).argmin()]


candidates = ((0.9, 0.05, 0.05), (0.55, 0.25, 0.2), (0.45, 0.35, 0.2))
best = {p: {shares[0]: best_scores(shares, p).tolist() for shares in candidates} for p in (1, 2)}
softmax_of_best = torch.tensor(best[1][0.9]).softmax(0)[0].item()
same_scores_for_both = best[1][0.9] == best[1][0.55]
first_two_tie = best[1][0.45][0] == best[1][0.45][1] > best[1][0.45][2]
order_kept_by_the_square = best[2][0.45][0] > best[2][0.45][1] > best[2][0.45][2]

print("per sample", [f"{v:.4f}" for v in per_sample], " p=2", [f"{v:.4f}" for v in squared])
print(f"mean {loss:.4f}  sum {total:.4f}  weighted {weighted:.4f}  margin=2 {wider}  scaled {scaled:.4f}")
print("at start", {c: f"{v:.3f}" for c, v in at_start.items()}, f" floor {floor:.4f}")
print(f"scores {on_scores:.4f}  probabilities {on_probabilities:.4f}")
for p, rows in best.items():
    print(f"p={p}, scores of least expected loss by the first share:", rows)

x = torch.linspace(-2, 3, 101, requires_grad=True)  # ko: 정답 점수, 나머지는 0  # en: the true score; the others are 0
loss_curves = {"x": x.tolist(), "loss": {}, "gradient": {}}
for label, p, margin in (("p=1", 1, 1.0), ("p=2", 2, 1.0), ("p=1, margin=2", 1, 2.0)):
    given = torch.stack([x, torch.zeros_like(x), torch.zeros_like(x)], dim=1)  # (G, C)
    zeros = torch.zeros(len(x), dtype=torch.long)
    curve = F.multi_margin_loss(given, zeros, p=p, margin=margin, reduction="none")
    (slope,) = torch.autograd.grad(curve.sum(), x)
    loss_curves["loss"][label] = curve.tolist()
    jumps = ((x - margin).abs() < 1e-5).tolist() if p == 1 else [False] * len(x)
    loss_curves["gradient"][label] = [None if j else s for s, j in zip(slope.tolist(), jumps, strict=True)]
steepest = min(s for s in loss_curves["gradient"]["p=1"] if s is not None)
