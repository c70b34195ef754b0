"""ko: 수식 모음에 적은 손실과 기울기는 PyTorch의 값, 자동 미분의 기울기와 반올림 오차 안에서 같습니다.
en: The losses and gradients on the formula sheet equal PyTorch's values and autograd's gradients up to rounding.
"""

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
N, D, C = 6, 3, 4
rows = torch.arange(N)
value_gap, gradient_gap = {}, {}


def compare(name, library, inputs, value, gradient):
    leaf = inputs.clone().requires_grad_()
    loss = library(leaf)
    by_autograd = torch.autograd.grad(loss, leaf)[0]
    value_gap[name] = (loss - value).abs().item()
    gradient_gap[name] = (by_autograd - gradient).abs().max().item()
    same = gradient_gap[name] < 1e-12
    print(f"{name:18}{loss.item():9.4f}{value.item():9.4f}{same!s:>7}")


print("name                torch  formula  same gradient")
# ko: 회귀. e는 오차, 칸의 수는 N·D입니다.
# en: Regression. e is the error; there are N·D elements.
pred, y = 2 * torch.randn(2, N, D).double()  # (N, D)
e, ND, var = pred - y, N * D, torch.full((N, D), 0.5).double()
compare("mse", lambda x: F.mse_loss(x, y), pred, e.pow(2).sum() / ND, 2 * e / ND)
compare("mae", lambda x: F.l1_loss(x, y), pred, e.abs().sum() / ND, e.sign() / ND)
value = torch.where(e.abs() <= 1, e.pow(2) / 2, e.abs() - 0.5).sum() / ND
compare("huber", lambda x: F.huber_loss(x, y), pred, value, e.clamp(-1, 1) / ND)
value, nll = (var.log() + e.pow(2) / var).sum() / 2 / ND, nn.GaussianNLLLoss()
compare("gaussian_nll", lambda x: nll(x, y, var), pred, value, e / var / ND)

# ko: 이진. z는 로짓, p는 시그모이드, b는 라벨, w는 pos_weight입니다.
# en: Binary. z is the logit, p its sigmoid, b the label, w the pos_weight.
z, b = torch.randn(N).double(), torch.tensor([1, 0, 0, 1, 0, 0]).double()  # (N,)
p, w = 1 / (1 + torch.exp(-z)), torch.tensor(5.0).double()
value = -(b * p.log() + (1 - b) * (1 - p).log()).mean()
compare("bce", lambda x: nn.BCELoss()(x, b), p, value, (p - b) / (p * (1 - p)) / N)
value = (z.clamp(min=0) - z * b + torch.log1p(torch.exp(-z.abs()))).mean()
compare("bce_with_logits", lambda x: nn.BCEWithLogitsLoss()(x, b), z, value, (p - b) / N)
value = -(w * b * p.log() + (1 - b) * (1 - p).log()).mean()
slope = ((1 - b) * p - w * b * (1 - p)) / N
weighted = nn.BCEWithLogitsLoss(pos_weight=w)
compare("pos_weight", lambda x: weighted(x, b), z, value, slope)

# ko: 다중 분류. q는 소프트맥스, h는 원-핫, t는 확률 타깃, log_c는 정답의 로그 확률입니다.
# en: Multi-class. q is the softmax, h one-hot, t soft targets, log_c the true log-prob.
z, c = torch.randn(N, C).double(), torch.tensor([0, 1, 2, 3, 0, 1])  # (N, C), (N,)
m = z.amax(dim=1, keepdim=True)
log_q = z - m - (z - m).exp().sum(dim=1, keepdim=True).log()  # (N, C)
q, h, log_c = log_q.exp(), F.one_hot(c, C).double(), log_q[rows, c]
compare("cross_entropy", lambda x: F.cross_entropy(x, c), z, -log_c.mean(), (q - h) / N)
t = torch.randn(N, C).double().softmax(dim=1)  # (N, C)
value = -(t * log_q).sum() / N
compare("prob_targets", lambda x: F.cross_entropy(x, t), z, value, (q - t) / N)
s = 0.9 * h + 0.1 / C
value, smoothed = -(s * log_q).sum() / N, nn.CrossEntropyLoss(label_smoothing=0.1)
compare("label_smoothing", lambda x: smoothed(x, c), z, value, (q - s) / N)
a = torch.tensor([1.0, 2.0, 3.0, 4.0]).double()
value, slope = -(a[c] * log_c).sum() / a[c].sum(), a[c, None] * (q - h) / a[c].sum()
compare("weight", lambda x: F.cross_entropy(x, c, weight=a), z, value, slope)


def focal(logits):
    ce = F.cross_entropy(logits, c, reduction="none")  # (N,)
    return ((1 - torch.exp(-ce)) ** 2 * ce).mean()


pc = log_c.exp()
scale = (1 - pc) ** 2 - 2 * pc * (1 - pc) * log_c  # (N,)
value = -((1 - pc) ** 2 * log_c).mean()
compare("focal", focal, z, value, scale[:, None] * (q - h) / N)
value, kl = (t * (t.log() - log_q)).sum() / N, nn.KLDivLoss(reduction="batchmean")
compare("kl_div", lambda x: kl(x.log_softmax(dim=1), t), z, value, (q - t) / N)
T = torch.tensor(2.0).double()
at_T = (z / T).softmax(dim=1)  # (N, C)
value = -at_T[rows, c].log().mean()
slope = ((z[rows, c] - (at_T * z).sum(dim=1)) / T**2).mean()
compare("temperature", lambda x: F.cross_entropy(z / x, c), T, value, slope)

formulas_compared = len(value_gap)
largest_value_gap = max(value_gap.values())
largest_gradient_gap = max(gradient_gap.values())
