"""ko: 손실 스케일링은 옵티마이저 안에서 저절로 되지 않습니다. 스케일러 없이 step하면 키운 기울기가 그대로 쓰입니다.
en: Loss scaling does not happen inside the optimizer: without the scaler, step uses the enlarged gradient.
"""

import inspect

import torch

weight = torch.tensor([1.0], requires_grad=True)
optimizer = torch.optim.SGD([weight], lr=1.0)
scaler = torch.amp.GradScaler("cpu")


def scaled_backward():
    with torch.no_grad():
        weight.fill_(1.0)
    optimizer.zero_grad()
    loss = (0.1 * weight).sum()
    scaler.scale(loss).backward()


scaled_backward()
scale = scaler.get_scale()
scaled_gradient = weight.grad.item()

# ko: 옵티마이저는 받은 기울기를 그대로 씁니다.
# en: The optimizer takes the gradient as it finds it.
optimizer.step()
weight_after_plain_step = weight.item()

# ko: 나누어 주는 것은 scaler.step입니다.
# en: What divides it back is scaler.step.
scaled_backward()
scaler.step(optimizer)
weight_after_scaler_step = weight.item()

# ko: 어느 옵티마이저의 생성자에도 스케일을 받는 인수가 없습니다.
# en: No optimizer's constructor has an argument for a scale.
base = torch.optim.Optimizer
classes = {value for value in vars(torch.optim).values() if inspect.isclass(value)}
optimizers = {c for c in classes if issubclass(c, base) and c is not base}
arguments = {name for c in optimizers for name in inspect.signature(c).parameters}
number_of_optimizers = len(optimizers)
number_of_arguments = len(arguments)
arguments_about_scaling = sorted(name for name in arguments if "scal" in name)

print(f"scale             {scale:.0f}")
print(f"scaled gradient   {scaled_gradient:.1f}")
print(f"optimizer.step()  {weight_after_plain_step:.1f}")
print(f"scaler.step()     {weight_after_scaler_step:.1f}")
print(f"optimizers        {number_of_optimizers}")
print(f"arguments         {number_of_arguments}")
print(f"'scal' in name    {arguments_about_scaling}")
