"""ko: torch.nn의 손실 클래스는 모두 기본값이 reduction="mean"이지만, 로짓을 받는 것은 셋뿐입니다.
en: Every loss class of torch.nn defaults to reduction="mean", but only three of them take logits.
"""

import inspect

import torch
from torch import nn
from torch.nn.modules import loss as loss_module

names = loss_module.__all__


def default_of(name):
    constructor = getattr(loss_module, name).__init__
    return inspect.signature(constructor).parameters["reduction"].default


default_reduction = {name: default_of(name) for name in names}
number_of_losses = len(names)
number_with_mean = list(default_reduction.values()).count("mean")

# ko: 첫 인자로 기대하는 것에 따라 나눈 표입니다.
# en: What each one expects as its first argument.
takes = {
    "logits": ["BCEWithLogitsLoss", "CrossEntropyLoss", "MultiLabelSoftMarginLoss"],
    "features": ["LinearCrossEntropyLoss"],
    "log-probs": ["CTCLoss", "KLDivLoss", "NLLLoss", "NLLLoss2d"],
    "probs": ["BCELoss"],
    "values": ["GaussianNLLLoss", "HuberLoss", "L1Loss", "MSELoss", "SmoothL1Loss"],
    "log-rates": ["PoissonNLLLoss"],
    "scores": [
        "MarginRankingLoss",
        "MultiLabelMarginLoss",
        "MultiMarginLoss",
        "SoftMarginLoss",
    ],
    "distances": ["HingeEmbeddingLoss"],
    "embeddings": [
        "CosineEmbeddingLoss",
        "TripletMarginLoss",
        "TripletMarginWithDistanceLoss",
    ],
}
listed = [name for members in takes.values() for name in members]
table_is_complete = sorted(listed) == sorted(names)
number_by_input = {kind: len(members) for kind, members in takes.items()}

# ko: 로짓을 받는 셋은 안에서 소프트맥스나 시그모이드를 합니다.
# en: The three that take logits apply softmax or sigmoid inside.
z = torch.tensor([[2.0, 0.1, -1.0], [0.5, -0.5, 1.5]], dtype=torch.float64)  # (B, C)
targets = torch.tensor([0, 2])  # (B,)
labels = torch.tensor([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]], dtype=torch.float64)  # (B, K)
loss_ce = nn.CrossEntropyLoss()(z, targets).item()
loss_nll_of_probs = nn.NLLLoss()(z.softmax(dim=1).log(), targets).item()
loss_bce_with_logits = nn.BCEWithLogitsLoss()(z, labels).item()
loss_multi_label_soft_margin = nn.MultiLabelSoftMarginLoss()(z, labels).item()
loss_bce_of_probs = nn.BCELoss()(z.sigmoid(), labels).item()

print(f"reduction='mean' by default: {number_with_mean} of {number_of_losses}")
print(f"every loss is in the table:  {table_is_complete}")
print()
for kind, members in takes.items():
    for name in members:
        print(f"{kind:11} {name}")
print()
print(f"CrossEntropyLoss(z)               {loss_ce:.6f}")
print(f"NLLLoss(log(softmax(z)))          {loss_nll_of_probs:.6f}")
print(f"BCEWithLogitsLoss(z)              {loss_bce_with_logits:.6f}")
print(f"MultiLabelSoftMarginLoss(z)       {loss_multi_label_soft_margin:.6f}")
print(f"BCELoss(sigmoid(z))               {loss_bce_of_probs:.6f}")
