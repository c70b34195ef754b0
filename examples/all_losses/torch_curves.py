"""ko: torch.nn의 손실마다 입력 하나를 움직이고 나머지를 고정하여 그린 곡선입니다.
en: A curve for every loss of torch.nn: one input moves along the axis, the rest stays as it is.
"""

import torch
from torch import nn

torch.set_default_dtype(torch.float64)
POINTS = 49
values = torch.linspace(-3, 3, POINTS)
positive = torch.linspace(0, 3, POINTS)
p, log_p = torch.linspace(0.01, 0.99, POINTS), torch.linspace(-3, 0, POINTS)
angle = torch.linspace(0, torch.pi, POINTS)

# ko: 로짓 하나나 점수 하나만 움직이고 나머지 둘은 0입니다.
# en: One logit or score moves; the two others are 0.
zero, one, truth = torch.zeros(POINTS), torch.ones(POINTS), torch.zeros(POINTS, dtype=torch.long)
row = torch.stack([values, zero, zero], dim=1)  # (B, C)
first = torch.tensor([[1.0, 0.0, 0.0]]).expand(POINTS, -1)
only_first = torch.tensor([[0, -1, -1]]).expand(POINTS, -1)
pair, shares = torch.stack([p, 1 - p], dim=1), torch.tensor([[0.7, 0.3]]).expand(POINTS, -1)
circle, right = torch.stack([angle.cos(), angle.sin()], dim=1), torch.tensor([[1.0, 0.0]]).expand(POINTS, -1)
anchor, near, far = torch.zeros(POINTS, 1), positive[:, None], 2 * one[:, None]
spoken = torch.stack([zero, values, zero], dim=1).log_softmax(dim=1).expand(3, -1, -1)  # (T, B, C)
three, label = torch.full((POINTS,), 3), torch.ones(POINTS, 1, dtype=torch.long)

calls = {
    "MSELoss": (values, [values, zero]),
    "L1Loss": (values, [values, zero]),
    "SmoothL1Loss": (values, [values, zero]),
    "HuberLoss": (values, [values, zero]),
    "PoissonNLLLoss": (values, [values, 3 * one]),
    "GaussianNLLLoss": (values, [values, zero, one]),
    "CrossEntropyLoss": (values, [row, truth]),
    "NLLLoss": (log_p, [torch.stack([log_p, zero, zero], dim=1), truth]),
    "KLDivLoss": (p, [pair.log(), shares]),
    "BCELoss": (p, [p, one]),
    "BCEWithLogitsLoss": (values, [values, one]),
    "LinearCrossEntropyLoss": (values, [row, truth]),
    "HingeEmbeddingLoss": (positive, [positive, -one]),
    "MultiMarginLoss": (values, [row, truth]),
    "MultiLabelMarginLoss": (values, [row, only_first]),
    "SoftMarginLoss": (values, [values, one]),
    "MultiLabelSoftMarginLoss": (values, [row, first]),
    "MarginRankingLoss": (values, [values, zero, one]),
    "CosineEmbeddingLoss": (angle, [circle, right, one]),
    "TripletMarginLoss": (positive, [anchor, near, far]),
    "TripletMarginWithDistanceLoss": (positive, [anchor, near, far]),
    "CTCLoss": (values, [spoken, label, three, 0 * three + 1]),
    "AdaptiveLogSoftmaxWithLoss": (values, [row, truth]),
}
sizes = {"LinearCrossEntropyLoss": (3, 3), "AdaptiveLogSoftmaxWithLoss": (3, 3, [2], 1.0)}
torch_curves = {}
for name, (x, inputs) in calls.items():
    options = {} if name == "AdaptiveLogSoftmaxWithLoss" else {"reduction": "none"}
    loss_fn = getattr(nn, name)(*sizes.get(name, ()), **options)
    for weight in loss_fn.parameters():
        nn.init.eye_(weight)  # en: features pass on as logits  # ko: 특징이 그대로 로짓이 됨
    found = loss_fn(*inputs)
    found = -found.output if name == "AdaptiveLogSoftmaxWithLoss" else found
    found = found.sum(dim=1) if name == "KLDivLoss" else found
    torch_curves[name] = {"x": x.tolist(), "loss": found.tolist()}
    lowest = found.argmin()
    print(f"{name:30}{x[0]:6.2f} … {x[-1]:4.2f}   lowest {found[lowest]:7.4f} at {x[lowest]:5.2f}")
