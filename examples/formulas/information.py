"""ko: 정보이론, 온도, 대조 학습의 수식과 기울기는 PyTorch의 값, 자동 미분의 기울기와 같습니다.
en: The formulas of information theory, temperature and contrastive learning equal PyTorch and autograd.
"""

import torch
import torch.nn.functional as F
from torch.distributions import Categorical, kl_divergence

P = torch.tensor([0.7, 0.2, 0.1], dtype=torch.float64)  # (C,)
z = torch.tensor([1.0, 0.5, -0.3], dtype=torch.float64)  # (C,)
Q = z.exp() / z.exp().sum()
T = torch.tensor(2.0, dtype=torch.float64)
Q_T, P_T = ((x / T).exp() / (x / T).exp().sum() for x in (z, P.log()))
y = 0

a, pos, neg = torch.tensor([[0.0, 1.0], [0.5, 1.5], [1.0, 0.2]], dtype=torch.float64)  # (D,) each
margin = 1.0
d_pos, d_neg = ((a - b).square().sum().sqrt() for b in (pos, neg))

# ko: 두 벌의 표현입니다. 같은 행끼리가 짝이고, tau는 온도입니다.
# en: Two views of three samples; equal rows belong together, tau is the temperature.
u = F.normalize(torch.tensor([[1.0, 0.2], [0.1, 1.0], [-1.0, 0.3]], dtype=torch.float64), dim=1)
k = F.normalize(torch.tensor([[0.9, 0.1], [0.3, 1.0], [-0.8, 0.6]], dtype=torch.float64), dim=1)
tau = 0.5
scores = u @ k.T / tau  # (N, N)
share = scores.exp() / scores.exp().sum(1, keepdim=True)

# ko: 이름: (수식의 값, 수식의 기울기, PyTorch, 미분하는 입력)
# en: name: (value of the formula, gradient of the formula, PyTorch, what it is differentiated by)
sheet = {
    "entropy": (-(P * P.log()).sum(), -P.log() - 1, lambda x: torch.special.entr(x).sum(), P),
    "cross_entropy": (-(P * Q.log()).sum(), Q - P, lambda x: F.cross_entropy(x, P), z),
    "kl": (
        (P * (P / Q).log()).sum(),
        Q - P,
        lambda x: F.kl_div(x.log_softmax(0)[None], P[None], reduction="batchmean"),
        z,
    ),
    "kl_distributions": (
        (P * (P / Q).log()).sum(), Q - P, lambda x: kl_divergence(Categorical(probs=P), Categorical(logits=x)), z,
    ),
    "distillation": (
        T**2 * (P_T * (P_T / Q_T).log()).sum(),
        T * (Q_T - P_T),
        lambda x: F.kl_div((x / T).log_softmax(0)[None], P_T[None], reduction="batchmean") * T**2,
        z,
    ),
    "perplexity": (1 / Q[y], (Q - torch.eye(3)[y]) / Q[y], lambda x: F.cross_entropy(x, torch.tensor(y)).exp(), z),
    "temperature": (
        -Q_T[y].log(), (z[y] - (Q_T * z).sum()) / T**2, lambda x: F.cross_entropy(z / x, torch.tensor(y)), T,
    ),
    "triplet": (
        (d_pos - d_neg + margin).clamp(min=0),
        (a - pos) / d_pos - (a - neg) / d_neg,
        lambda x: F.triplet_margin_loss(x[None], pos[None], neg[None], margin=margin, eps=0),
        a,
    ),
    "info_nce": (
        -(scores.diag().exp() / scores.exp().sum(1)).log().mean(),
        (share - torch.eye(3)) @ k / tau / 3,
        lambda x: F.cross_entropy(x @ k.T / tau, torch.arange(3)),
        u,
    ),
}  # fmt: skip

losses, gradients, agrees = {}, {}, {}
print(f"{'':<18}{'formula':>10}{'torch':>10}   agrees")
for name, (value, gradient, in_torch, inputs) in sheet.items():
    x = inputs.clone().requires_grad_()
    loss = in_torch(x)
    (by_autograd,) = torch.autograd.grad(loss, x)
    losses[name], gradients[name] = value.item(), gradient.tolist()
    agrees[name] = torch.allclose(value, loss) and torch.allclose(gradient, by_autograd)
    print(f"{name:<18}{value:>10.6f}{loss:>10.6f}   {agrees[name]}")
