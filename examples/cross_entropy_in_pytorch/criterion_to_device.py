"""ko: weight가 있는 손실 모듈은 모델과 함께 옮겨지지 않으므로 따로 옮기거나 모델의 하위 모듈로 등록합니다.
en: A loss module with a weight does not move with the model: move it as well, or register it inside the model.
"""

import torch
from torch import nn

torch.manual_seed(0)
x, y = torch.ones(2, 4, dtype=torch.float64), torch.tensor([0, 2])
weight = torch.tensor([1.0, 2.0, 5.0])  # (C,)
model = nn.Linear(4, 3)
criterion = nn.CrossEntropyLoss(weight=weight)

# ko: GPU가 없어도 자료형으로 같은 일을 재현할 수 있습니다. to(device)도 마찬가지입니다.
# en: Without a GPU, the dtype shows the same as to(device) would.
model.to(torch.float64)
dtype_left_behind = str(criterion.weight.dtype)
try:
    criterion(model(x), y)
except RuntimeError as error:
    left_behind_message = str(error)

criterion.to(torch.float64)
moved_loss = criterion(model(x), y).item()


class ModelWithLoss(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 3)
        self.criterion = nn.CrossEntropyLoss(weight=weight)


registered = ModelWithLoss().to(torch.float64)
submodule_moves_along = registered.criterion.weight.dtype == torch.float64
moving_it_helps = torch.isfinite(torch.tensor(moved_loss)).item() and criterion.weight.dtype == torch.float64

print(f"model    {model.weight.dtype}")
print(f"weight   {dtype_left_behind}")
print(f"RuntimeError: {left_behind_message}")
print(f"criterion.to(torch.float64): {moving_it_helps}")
print(f"submodule of the model:      {submodule_moves_along}")
