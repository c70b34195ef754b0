"""ko: 손실 클래스와 함수 형태는 같은 값을 내고, 클래스는 인자를 보관하며, 기본 reduction은 평균입니다.
en: A loss class and its function return the same value, the class keeps the arguments, and the default reduction is the mean.
"""

import inspect
import warnings

import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.modules import loss as loss_module

warnings.simplefilter("ignore")  # en: old arguments warn  # ko: 예전 인자는 경고함
torch.set_default_dtype(torch.float64)
others = [name for name in dir(nn) if name.endswith("Loss") and name not in loss_module.__all__]
names = [name for name in (*loss_module.__all__, *others) if name != "NLLLoss2d"]  # en: an old alias  # ko: 옛 별칭
parameters = {name: inspect.signature(getattr(nn, name).__init__).parameters for name in names}

number_of_losses = len(names)
mean_by_default = [name for name in names if "reduction" in parameters[name]]
all_default_to_mean = all(parameters[name]["reduction"].default == "mean" for name in mean_by_default)
(without_reduction,) = set(names) - set(mean_by_default)
sizes = {"LinearCrossEntropyLoss": (8, 3), "AdaptiveLogSoftmaxWithLoss": (8, 3, [2])}
with_weights = [name for name in names if list(getattr(nn, name)(*sizes.get(name, ())).parameters())]
number_with_weights = len(with_weights)

# ko: 클래스는 만들 때, 함수는 부를 때 인자를 받습니다.
# en: The class takes its arguments when it is made, the function when it is called.
prediction, target = torch.tensor([0.5, 3.0]), torch.tensor([0.0, 0.0])
as_class = nn.HuberLoss(delta=2.0)(prediction, target).item()
as_function = F.huber_loss(prediction, target, delta=2.0).item()
same_value = as_class == as_function

# ko: size_average와 reduce는 reduction보다 먼저 있던 인자이고, reduction보다 우선합니다.
# en: size_average and reduce are older than reduction and win over it.
each = (prediction - target).abs()
old_sum = nn.L1Loss(size_average=False)(prediction, target).item()
old_none = nn.L1Loss(reduce=False)(prediction, target).tolist()
old_wins = nn.L1Loss(size_average=False, reduction="mean")(prediction, target).item() == each.sum().item()

print(f"losses: {number_of_losses}, reduction='mean' by default: {len(mean_by_default)}, without: {without_reduction}")
print(f"losses with weights of their own: {with_weights}")
print(f"Huber as a class {as_class:.4f}, as a function {as_function:.4f}")
print(
    f"size_average=False {old_sum:.1f}, reduce=False {old_none}, size_average=False wins over reduction='mean': {old_wins}"
)
