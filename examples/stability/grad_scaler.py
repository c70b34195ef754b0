"""ko: 손실 배율은 옵티마이저가 아니라 따로 만든 GradScaler가 맡으며, scaler.step을 거치지 않으면 기울기가 65536배로 적용됩니다.
en: Loss scaling is the job of a GradScaler you create, not of the optimizer; without scaler.step the gradient is applied 65536 times too large.
"""

import warnings

import torch

names = {*dir(torch.optim.AdamW), *dir(torch.optim.SGD)}
scaler_names_in_optimizers = sorted(name for name in names if "scale" in name.lower())


def start():
    weight = torch.tensor([1.0], requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=1.0)
    scaler = torch.amp.GradScaler("cpu")
    return weight, optimizer, scaler


# ko: 기울기는 0.1이고 학습률은 1이므로 한 걸음 뒤의 값은 0.9여야 합니다.
# en: The gradient is 0.1 and the learning rate 1, so one step must end at 0.9.
weight, optimizer, scaler = start()
initial_scale = scaler.get_scale()
scaler.scale((0.1 * weight).sum()).backward()
scaled_gradient = weight.grad.item()
scaler.step(optimizer)  # en: divides first  # ko: 먼저 나눕니다
scaler.update()
weight_with_scaler = weight.item()
gradient_after_step = weight.grad.item()

weight, optimizer, scaler = start()
scaler.scale((0.1 * weight).sum()).backward()
optimizer.step()  # en: knows of no scale  # ko: 배율을 모릅니다
weight_without_scaler = weight.item()

# ko: 기울기가 무한대이면 그 걸음을 건너뛰고 배율을 반으로 줄입니다.
# en: An infinite gradient skips the step and halves the scale.
weight, optimizer, scaler = start()
scaler.scale((weight * float("inf")).sum()).backward()
scaler.step(optimizer)
scaler.update()
weight_after_infinite_gradient = weight.item()
scale_after_infinite_gradient = scaler.get_scale()

# ko: 옛 이름은 경고를 냅니다.
# en: The old name warns.
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch.cuda.amp.GradScaler(enabled=False)
old_name_category = caught[0].category.__name__
old_name_warning = str(caught[0].message)

# ko: 기울기를 자르려면 먼저 배율을 되돌립니다.
# en: To clip gradients, take the scale out first.
weight, optimizer, scaler = start()
scaler.scale((0.1 * weight).sum()).backward()
norm_before_unscale = torch.nn.utils.get_total_norm([weight.grad]).item()
scaler.unscale_(optimizer)
norm_after_unscale = torch.nn.utils.get_total_norm([weight.grad]).item()

print(f"'scale' in optimizers   {scaler_names_in_optimizers}")
print(f"initial scale           {initial_scale:.0f}")
print(f"gradient in backward    {scaled_gradient:.1f}")
print(f"scaler.step(optimizer)  {weight_with_scaler:.1f}")
print(f"optimizer.step()        {weight_without_scaler:.1f}")
print(f"inf gradient: weight    {weight_after_infinite_gradient:.1f}")
print(f"              scale     {scale_after_infinite_gradient:.0f}")
print(f"norm before unscale_    {norm_before_unscale:.1f}")
print(f"norm after unscale_     {norm_after_unscale:.1f}")
print()
print(f"{old_name_category}:")
print(old_name_warning.replace(" Please", "\nPlease"))
