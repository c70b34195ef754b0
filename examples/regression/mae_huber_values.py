"""ko: Huber 손실은 오차가 작으면 제곱 오차의 절반, 크면 직선이고, 기울기는 delta를 넘지 않습니다.
en: Huber loss is half the squared error for small errors, a line for large ones, and its gradient never exceeds delta.
"""

import torch
import torch.nn.functional as F

LOSSES = {"mse": F.mse_loss, "mae": F.l1_loss, "huber": F.huber_loss}


def huber_by_hand(error, delta):
    a = error.abs()
    return torch.where(a <= delta, a.square() / 2, delta * (a - delta / 2))


def evaluate(loss_function, errors):
    error = torch.tensor(errors, dtype=torch.float64, requires_grad=True)
    loss = loss_function(error, torch.zeros_like(error), reduction="none")
    loss.sum().backward()
    return loss.tolist(), error.grad.tolist()


errors = [0.1, 0.5, 1.0, 3.0, 10.0]
values = {name: evaluate(f, errors)[0] for name, f in LOSSES.items()}
signed_errors = [0.0, 0.5, 1.0, 3.0, -10.0]
gradients = {name: evaluate(f, signed_errors)[1] for name, f in LOSSES.items()}

print("error " + "".join(f"{e:10.2f}" for e in errors))
for name in LOSSES:
    print(f"{name:6}" + "".join(f"{v:10.4f}" for v in values[name]))
print("\nerror " + "".join(f"{e:10.2f}" for e in signed_errors))
for name in LOSSES:
    print(f"{name:6}" + "".join(f"{g:10.4f}" for g in gradients[name]) + "  gradient")

# ko: Huber(delta)는 SmoothL1(beta=delta)에 delta를 곱한 값입니다.
# en: Huber(delta) is delta times SmoothL1(beta=delta).
grid = torch.arange(-40, 41, dtype=torch.float64) / 10  # (G,)
zeros = torch.zeros_like(grid)


def huber(delta):
    return F.huber_loss(grid, zeros, reduction="none", delta=delta)


def smooth_l1(beta):
    return F.smooth_l1_loss(grid, zeros, reduction="none", beta=beta)


deltas = [0.5, 1.0, 2.0]
gap_smooth_l1 = max((huber(d) - d * smooth_l1(d)).abs().max().item() for d in deltas)
gap_by_hand = max((huber(d) - huber_by_hand(grid, d)).abs().max().item() for d in deltas)
huber_at_4 = [huber(d)[-1].item() for d in deltas]
smooth_l1_at_4 = [smooth_l1(d)[-1].item() for d in deltas]

print("\ndelta  huber(4)  smooth_l1(4)")
for row in zip(deltas, huber_at_4, smooth_l1_at_4, strict=True):
    print("{:5.1f} {:9.4f} {:13.4f}".format(*row))

curves = {"errors": grid.tolist()}
curves |= {
    name: dict(zip(("loss", "gradient"), evaluate(f, curves["errors"]), strict=True)) for name, f in LOSSES.items()
}
