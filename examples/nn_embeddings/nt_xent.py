"""ko: SimCLR의 NT-Xent는 2N개의 임베딩에서 자기 자신을 뺀 2N - 1개 가운데 짝을 고릅니다. 대각선을 가리지 않으면 손실이 log 2 아래로 내려가지 않습니다.
en: NT-Xent of SimCLR finds the partner among 2N - 1 embeddings, all but itself; with the diagonal kept, the loss stays above log 2.
"""

import inspect
import math

import torch
import torch.nn.functional as F


def nt_xent(z1, z2, temperature=0.5, diagonal=-math.inf):
    n = len(z1)
    z = F.normalize(torch.cat([z1, z2]), dim=1)  # (2N, D)
    own = torch.eye(2 * n, dtype=torch.bool, device=z.device)  # ko: 자기 자신과의 유사도  # en: similarity to itself
    logits = (z @ z.T).masked_fill(own, diagonal) / temperature  # (2N, 2N)
    partner = torch.arange(2 * n, device=z.device).roll(n)  # ko: i의 짝은 i + N  # en: the partner of i is i + N
    return F.cross_entropy(logits, partner)


def simplex(n):
    """ko: 서로 가장 멀리 떨어진 n개의 벡터  en: n vectors as far apart as possible"""
    return torch.eye(n, dtype=torch.float64) - 1 / n


arguments = list(inspect.signature(nt_xent).parameters)
z1 = torch.tensor([[3.0, 1.0], [1.0, 2.0], [-1.0, 1.0], [0.0, -2.0]], dtype=torch.float64)
z2 = torch.tensor([[2.0, 0.0], [0.5, 2.0], [-2.0, 1.0], [1.0, -1.0]], dtype=torch.float64)
loss, kept = nt_xent(z1, z2).item(), nt_xent(z1, z2, diagonal=1.0).item()
by_temperature = {t: nt_xent(z1, z2, t).item() for t in (0.1, 0.5, 1.0)}
collapsed = {n: nt_xent(torch.ones(n, 2), torch.ones(n, 2)).item() for n in (4, 256)}
collapsed_kept = {n: nt_xent(torch.ones(n, 2), torch.ones(n, 2), diagonal=1.0).item() for n in (4, 256)}
floors = {t: nt_xent(simplex(4), simplex(4), t).item() for t in (0.1, 0.5, 1.0)}
floors_kept = {t: nt_xent(simplex(4), simplex(4), t, diagonal=1.0).item() for t in (0.1, 0.5, 1.0)}
kept_stays_above_log_2 = min(floors_kept.values()) > math.log(2)
print(f"loss {loss:.4f}, diagonal kept {kept:.4f}")
print("collapsed, N = 256", round(collapsed[256], 4), "diagonal kept", round(collapsed_kept[256], 4))
print("floor, N = 4      ", {t: round(value, 4) for t, value in floors.items()})
print("diagonal kept     ", {t: round(value, 4) for t, value in floors_kept.items()})

rows = F.cross_entropy(simplex(8), torch.arange(8).roll(4), reduction="none")
divisor = (rows.sum() / F.cross_entropy(simplex(8), torch.arange(8).roll(4))).item()

# ko: 짝의 순서가 다르면 다른 샘플을 짝으로 삼습니다.
# en: with another order of the views, other samples count as partners
interleaved = torch.stack([simplex(4), simplex(4)], dim=1).flatten(0, 1)  # a1 a2 b1 b2 ...
interleaved_loss = nt_xent(interleaved[:4], interleaved[4:]).item()
zeroed = nt_xent(simplex(4), simplex(4), diagonal=0.0).item()  # ko: 0을 곱한 대각선  # en: the diagonal times zero
smoothed = F.cross_entropy(torch.tensor([[-math.inf, 2.0, 0.0]]), torch.tensor([1]), label_smoothing=0.1).item()
print(f"interleaved {interleaved_loss:.4f} instead of {floors[0.5]:.4f}, diagonal times zero {zeroed:.4f}")
print(f"label smoothing {smoothed}")
try:
    torch.eye(2, dtype=torch.float16).fill_diagonal_(-1e9)
except RuntimeError as error:
    message = str(error)
    print(message)

# ko: 그림: 음성 6개의 유사도가 0일 때 양성의 유사도에 따른 손실과 기울기
# en: the figure: loss and gradient over the similarity of the positive, six negatives at similarity 0
x = torch.linspace(-1, 1, 41, dtype=torch.float64).requires_grad_()
loss_curves = {"x": x.tolist(), "loss": {}, "gradient": {}}
for diagonal in (-math.inf, 0.0, 1.0):
    others = torch.tensor([diagonal, *[0.0] * 6], dtype=torch.float64).expand(41, 7)
    logits = torch.cat([x[:, None], others], dim=1) / 0.3
    losses = F.cross_entropy(logits, torch.zeros(41, dtype=torch.int64), reduction="none")
    loss_curves["loss"][f"diagonal={diagonal:g}"] = losses.tolist()
    loss_curves["gradient"][f"diagonal={diagonal:g}"] = torch.autograd.grad(losses.sum(), x)[0].tolist()
