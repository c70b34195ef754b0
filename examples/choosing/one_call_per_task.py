"""ko: 결정표의 과제마다 출력과 타깃의 모양과 자료형을 맞추어 손실을 한 번씩 계산합니다.
en: One call of the loss for each task of the decision table, with the right shapes and dtypes of output and target.
"""

import torch
import torch.nn.functional as F
from torch import nn


def pinball(prediction, target, quantile):
    error = target - prediction
    return torch.maximum(quantile * error, (quantile - 1) * error).mean()


def ordinal(logits, target):
    # ko: K개의 등급을 "k보다 큰가"라는 K-1개의 이진 질문으로 바꿉니다.
    # en: K grades become K-1 binary questions, "is it above k?".
    levels = torch.arange(logits.shape[1], device=logits.device)
    return F.binary_cross_entropy_with_logits(logits, (target[:, None] > levels).float())


def soft_dice(logits, target):
    p, axes = logits.sigmoid(), (1, 2, 3)
    overlap = 2 * (p * target).sum(dim=axes) + 1  # en: 1 for empty masks  # ko: 빈 마스크 대비
    return (1 - overlap / (p.sum(dim=axes) + target.sum(dim=axes) + 1)).mean()


N, D, K, C, T, H, W = 4, 2, 3, 5, 6, 8, 8
real, positive = torch.zeros(N, D), torch.ones(N, D)
log_probs = torch.zeros(T, N, C).log_softmax(dim=2)  # (T, N, C)
ctc_lengths = torch.tensor([T, T, T, T]), torch.tensor([3, 3, 2, 2])
anchor, near, far = torch.zeros(N, D), torch.zeros(N, D), torch.full((N, D), 0.5)
one = torch.ones(N)

tasks = {
    "value": (nn.MSELoss(), real, torch.ones(N, D)),
    "outliers": (nn.HuberLoss(), real, torch.ones(N, D)),
    "quantile": (pinball, real, torch.ones(N, D), 0.9),
    "uncertainty": (nn.GaussianNLLLoss(), real, torch.ones(N, D), positive),
    "count": (nn.PoissonNLLLoss(), real, 2 * positive),
    "binary": (nn.BCEWithLogitsLoss(), torch.zeros(N, 1), torch.ones(N, 1)),
    "multi_label": (nn.BCEWithLogitsLoss(), torch.zeros(N, K), torch.ones(N, K)),
    "multi_class": (nn.CrossEntropyLoss(), torch.zeros(N, C), torch.tensor([0, 1, 2, 4])),
    "per_token": (nn.CrossEntropyLoss(), torch.zeros(N, C, T), torch.full((N, T), 3)),
    "per_pixel": (nn.CrossEntropyLoss(), torch.zeros(N, C, H, W), torch.full((N, H, W), 3)),
    "probabilities": (nn.CrossEntropyLoss(), torch.zeros(N, C), torch.full((N, C), 1 / C)),
    "ordinal": (ordinal, torch.zeros(N, C - 1), torch.tensor([0, 1, 2, 4])),
    "overlap": (soft_dice, torch.zeros(N, 1, H, W), torch.ones(N, 1, H, W)),
    "sequence": (nn.CTCLoss(), log_probs, torch.full((N, 3), 2), *ctc_lengths),
    "similarity": (nn.TripletMarginLoss(), anchor, near, far),
    "ranking": (nn.MarginRankingLoss(), 0 * one, one, one),
}

losses, names = {}, {}
for task, (loss_fn, *inputs) in tasks.items():
    losses[task] = loss_fn(*inputs).item()
    names[task] = getattr(loss_fn, "__name__", type(loss_fn).__name__)
    shapes = " ".join(str(tuple(x.shape)) for x in inputs if torch.is_tensor(x) and x.dim() > 0)
    print(f"{task:14}{names[task]:18}{losses[task]:8.4f}  {shapes}")
