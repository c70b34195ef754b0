"""ko: torch.nn의 손실 클래스는 기본값이 모두 reduction="mean"이지만, 첫 인자로 받는 것은 손실마다 다릅니다.
en: Every loss class of torch.nn defaults to reduction="mean", but what they take as first argument differs.
"""

import inspect

import torch
from torch import nn
from torch.nn.modules import loss as loss_module

names = loss_module.__all__
deprecated = [name for name in names if name == "NLLLoss2d"]  # en: an old alias  # ko: 옛 별칭


def default_of(name):
    constructor = getattr(loss_module, name).__init__
    return inspect.signature(constructor).parameters["reduction"].default


number_of_losses = len(names)
number_in_use = number_of_losses - len(deprecated)
all_default_to_mean = all(default_of(name) == "mean" for name in names)

# ko: 첫 인자로 무엇을 받는지에 따라 나눈 표입니다.
# en: What each one takes as its first argument.
takes = {
    "logits": ["BCEWithLogitsLoss", "CrossEntropyLoss", "MultiLabelSoftMarginLoss"],
    "logits, labels -1/1": ["SoftMarginLoss"],
    "values": ["GaussianNLLLoss", "HuberLoss", "L1Loss", "MSELoss", "SmoothL1Loss"],
    "log-rates": ["PoissonNLLLoss"],
    "log-probs": ["CTCLoss", "KLDivLoss", "NLLLoss"],
    "probs": ["BCELoss"],
    "scores": ["MarginRankingLoss", "MultiLabelMarginLoss", "MultiMarginLoss"],
    "distances": ["HingeEmbeddingLoss"],
    "embeddings": ["CosineEmbeddingLoss", "TripletMarginLoss", "TripletMarginWithDistanceLoss"],
    "features": ["LinearCrossEntropyLoss"],
}
listed = [name for members in takes.values() for name in members]
table_is_complete = sorted(listed + deprecated) == sorted(names)
number_by_input = {kind: len(members) for kind, members in takes.items()}
number_on_logits = number_by_input["logits"] + number_by_input["logits, labels -1/1"]

# ko: 받는 것을 맞추면 이름이 다른 손실이 같은 값을 냅니다.
# en: Given what they take, losses of different names return the same value.
z = torch.tensor([[2.0, 0.1, -1.0], [0.5, -0.5, 1.5]], dtype=torch.float64)  # (B, C)
targets = torch.tensor([0, 2])  # (B,)
labels = torch.tensor([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]], dtype=torch.float64)  # (B, K)
binary = {
    "BCEWithLogitsLoss(z, y)": nn.BCEWithLogitsLoss()(z, labels).item(),
    "MultiLabelSoftMarginLoss(z, y)": nn.MultiLabelSoftMarginLoss()(z, labels).item(),
    "SoftMarginLoss(z, 2y - 1)": nn.SoftMarginLoss()(z, 2 * labels - 1).item(),
    "BCELoss(sigmoid(z), y)": nn.BCELoss()(z.sigmoid(), labels).item(),
}
multi_class = {
    "CrossEntropyLoss(z, y)": nn.CrossEntropyLoss()(z, targets).item(),
    "NLLLoss(log_softmax(z), y)": nn.NLLLoss()(z.log_softmax(dim=1), targets).item(),
}
same_binary = max(binary.values()) - min(binary.values()) < 1e-9
same_multi_class = max(multi_class.values()) - min(multi_class.values()) < 1e-9

print(f"losses: {number_of_losses}, without the deprecated alias {number_in_use}")
print(f"all default to reduction='mean': {all_default_to_mean}")
print(f"every loss is in the table:      {table_is_complete}")
print()
for kind, members in takes.items():
    print(f"{kind:20}{len(members)}  {members[0]}")
print()
for name, value in (*binary.items(), *multi_class.items()):
    print(f"{name:32}{value:.6f}")
