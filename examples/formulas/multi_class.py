"""ko: 다중 분류 손실의 수식과 기울기는 PyTorch의 값, 자동 미분의 기울기와 같습니다.
en: The formulas and gradients of multi-class losses equal PyTorch's values and autograd's gradients.
"""

import torch
import torch.nn.functional as F

z = torch.tensor([[2.0, 0.1, -1.0], [0.5, 3.0, 0.2], [-1.0, 0.4, 0.3], [1.5, 1.0, -2.0]], dtype=torch.float64)  # (N, C)
y = torch.tensor([0, 1, 2, 1])  # (N,)
t = torch.tensor([[0.8, 0.1, 0.1], [0.2, 0.7, 0.1], [0.0, 0.5, 0.5], [1 / 3] * 3], dtype=torch.float64)
w = torch.tensor([1.0, 2.0, 5.0], dtype=torch.float64)  # (C,)
(N, C), alpha, gamma = z.shape, 0.1, 2.0
rows = torch.arange(N)

m = z.amax(1, keepdim=True)
lse = m + (z - m).exp().sum(1, keepdim=True).log()  # (N, 1)
log_p = z - lse
p, h = log_p.exp(), torch.eye(C, dtype=torch.float64)[y]  # ko: h는 원-핫  # en: h is one-hot
nll, p_y = -log_p[rows, y], p[rows, y]  # (N,), (N,)
smooth = (1 - alpha) * h + alpha / C


def focal(logits):
    """Multi-class focal loss; PyTorch has none."""
    ce = F.cross_entropy(logits, y, reduction="none")
    return ((1 - torch.exp(-ce)) ** gamma * ce).mean()


focal_slope = (1 - p_y) ** gamma - gamma * p_y * (1 - p_y) ** (gamma - 1) * p_y.log()  # (N,)
brier_slope = 2 * p * ((p - h) - (p * (p - h)).sum(1, keepdim=True)) / N
# ko: 이름: (수식의 값, 수식의 기울기, PyTorch)
# en: name: (value of the formula, gradient of the formula, PyTorch)
sheet = {
    "softmax": (p[:, 0].sum(), p[:, :1] * (torch.tensor([1, 0, 0]) - p), lambda x: x.softmax(1)[:, 0].sum()),
    "log_sum_exp": (lse.sum(), p, lambda x: x.logsumexp(1).sum()),
    "log_softmax": (log_p[:, 0].sum(), torch.tensor([1, 0, 0]) - p, lambda x: x.log_softmax(1)[:, 0].sum()),
    "cross_entropy": ((lse[:, 0] - z[rows, y]).sum() / N, (p - h) / N, lambda x: F.cross_entropy(x, y)),
    "soft_targets": (-(t * log_p).sum() / N, (p - t) / N, lambda x: F.cross_entropy(x, t)),
    "nll": (nll.sum() / N, (p - h) / N, lambda x: F.nll_loss(F.log_softmax(x, 1), y)),
    "label_smoothing": (
        ((1 - alpha) * nll - alpha / C * log_p.sum(1)).sum() / N,
        (p - smooth) / N,
        lambda x: F.cross_entropy(x, y, label_smoothing=alpha),
    ),
    "class_weights": (
        (w[y] * nll).sum() / w[y].sum(),
        w[y, None] * (p - h) / w[y].sum(),
        lambda x: F.cross_entropy(x, y, weight=w),
    ),
    "focal": (((1 - p_y) ** gamma * nll).sum() / N, focal_slope[:, None] * (p - h) / N, focal),
    "brier": (((p - h) ** 2).sum() / N, brier_slope, lambda x: (x.softmax(1) - h).pow(2).sum(1).mean()),
}

losses, gradients, agrees = {}, {}, {}
print(f"{'':<17}{'formula':>10}{'torch':>10}   agrees")
for name, (value, gradient, in_torch) in sheet.items():
    x = z.clone().requires_grad_()
    loss = in_torch(x)
    (by_autograd,) = torch.autograd.grad(loss, x)
    losses[name], gradients[name] = value.item(), gradient.tolist()
    agrees[name] = torch.allclose(value, loss) and torch.allclose(gradient, by_autograd)
    print(f"{name:<17}{value:>10.6f}{loss:>10.6f}   {agrees[name]}")

# ko: 오답에만 나누는 스무딩 ε은 PyTorch의 α = ε C / (C - 1)과 같은 타깃을 만듭니다.
# en: Smoothing ε shared by the wrong classes only makes the targets of PyTorch's α = ε C / (C - 1).
epsilon = 0.1
wrong_only = (1 - epsilon) * h + epsilon / (C - 1) * (1 - h)
converted = epsilon * C / (C - 1)
smoothing_converts = torch.allclose(wrong_only, (1 - converted) * h + converted / C)

# ko: 스무딩을 쓴 손실은 정답 로짓이 나머지보다 이만큼 클 때 최소이고, 최솟값은 타깃의 엔트로피입니다.
# en: The smoothed loss is lowest when the true logit leads by this much; its minimum is the entropy of the target.
lead = torch.log1p(torch.tensor(C * (1 - alpha) / alpha, dtype=torch.float64))
at_minimum = F.cross_entropy(lead * h, y, label_smoothing=alpha)
minimum_is_the_entropy = torch.allclose(at_minimum, torch.special.entr(smooth).sum() / N)
