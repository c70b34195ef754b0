"""ko: 혼합 정밀도의 예전 이름은 경고를 내고, GradScaler는 호출 순서와 기울기의 자료형을 확인합니다.
en: The old names of mixed precision warn, and GradScaler checks the order of its calls and the dtype of the gradients.
"""

import warnings

import torch
from torch import nn

# --8<-- [start:old_names]
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch.cuda.amp.GradScaler(enabled=False)
    torch.cuda.amp.autocast(enabled=False)
    torch.cpu.amp.GradScaler()
    torch.cpu.amp.autocast()
cuda_scaler_message, cuda_autocast_message, cpu_scaler_message, cpu_autocast_message = (
    str(one.message) for one in caught
)
for one in caught:
    print(f"{one.category.__name__}: {one.message}")

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    scaler, autocast = torch.amp.GradScaler("cpu"), torch.amp.autocast("cpu")
new_names_are_silent = not caught
print(new_names_are_silent)
# --8<-- [end:old_names]

# --8<-- [start:no_gpu]
if not torch.cuda.is_available():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        scaler = torch.amp.GradScaler("cuda")
    no_gpu_message = str(caught[0].message)
    print(f"{caught[0].category.__name__}: {no_gpu_message}")
    no_gpu_scaled = scaler.scale(torch.tensor(2.0)).item()
    print(no_gpu_scaled)
# --8<-- [end:no_gpu]

# --8<-- [start:unscale_twice]
model = nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = torch.amp.GradScaler("cpu")
scaler.scale(model(torch.ones(2, 4)).mean()).backward()
scaler.unscale_(optimizer)
try:
    scaler.unscale_(optimizer)
except RuntimeError as error:
    unscale_twice_message = str(error)
    print(f"{type(error).__name__}: {error}")

scaler.step(optimizer)  # ko: 한 스텝에 unscale_ 한 번, step, update  # en: one unscale_, one step, one update
scaler.update()
# --8<-- [end:unscale_twice]

# --8<-- [start:half_gradients]
half_model = nn.Linear(4, 1).half()
half_optimizer = torch.optim.SGD(half_model.parameters(), lr=0.1)
scaler = torch.amp.GradScaler("cpu")
scaler.scale(half_model(torch.ones(2, 4).half()).mean()).backward()
try:
    scaler.unscale_(half_optimizer)
except ValueError as error:
    half_gradients_message = str(error)
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:half_gradients]

# --8<-- [start:no_scale]
scaler = torch.amp.GradScaler("cpu")
model(torch.ones(2, 4)).mean().backward()
try:
    scaler.step(optimizer)
except AssertionError as error:
    no_scale_message = str(error)
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:no_scale]

# --8<-- [start:bce]
# ko: GPU의 autocast가 거부하는 호출이지만 CPU에서는 통과합니다.
# en: A call that autocast refuses on a GPU passes on a CPU.
with torch.autocast("cpu", dtype=torch.bfloat16):
    loss_on_cpu = torch.nn.functional.binary_cross_entropy(torch.tensor([0.5]), torch.tensor([1.0]))
passes_on_a_cpu = bool(loss_on_cpu.isfinite())
print(loss_on_cpu)
# --8<-- [end:bce]
