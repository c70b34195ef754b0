"""ko: 손실 스케일링은 직접 만든 GradScaler가 하며, scaler.step을 거치지 않으면 기울기가 65536배로 적용됩니다.
en: Loss scaling is done by a GradScaler that you create; without scaler.step the gradient is applied 65536 times too large.
"""

import warnings

import torch


def start(optimizer_class=torch.optim.SGD, **settings):
    weight = torch.tensor([1.0], requires_grad=True)
    optimizer = optimizer_class([weight], lr=1.0, **settings)
    scaler = torch.amp.GradScaler("cpu")
    return weight, optimizer, scaler


# ko: 기울기는 0.1이고 학습률은 1이므로 한 스텝 뒤의 값은 0.9여야 합니다.
# en: The gradient is 0.1 and the learning rate 1, so one step must end at 0.9.
weight, optimizer, scaler = start()
initial_scale = scaler.get_scale()
scaler.scale((0.1 * weight).sum()).backward()
scaled_gradient = weight.grad.item()
scaler.step(optimizer)  # en: divides first  # ko: 먼저 나눕니다
scaler.update()
weight_with_scaler = weight.item()

weight, optimizer, scaler = start()
scaler.scale((0.1 * weight).sum()).backward()
optimizer.step()  # en: knows of no scale  # ko: 배율을 모릅니다
weight_without_scaler = weight.item()

# ko: 기울기가 무한대이면 그 스텝을 건너뛰고 배율을 반으로 줄입니다.
# en: An infinite gradient skips the step and halves the scale.
weight, optimizer, scaler = start()
scaler.scale((weight * float("inf")).sum()).backward()
scaler.step(optimizer)
scaler.update()
weight_after_infinite_gradient = weight.item()
scale_after_infinite_gradient = scaler.get_scale()

# ko: 기울기를 클리핑하려면 먼저 배율을 되돌립니다.
# en: To clip gradients, take the scale out first.
weight, optimizer, scaler = start()
scaler.scale((0.1 * weight).sum()).backward()
norm_before_unscale = torch.nn.utils.get_total_norm([weight.grad]).item()
scaler.unscale_(optimizer)
norm_after_unscale = torch.nn.utils.get_total_norm([weight.grad]).item()

# ko: fused=True인 옵티마이저는 배율을 넘겨받아 커널 안에서 나눕니다.
# en: An optimizer with fused=True is given the scale and divides inside its kernel.
gradient_at_step, weight_after_step = {}, {}
for name, fused in (("plain", False), ("fused", True)):
    weight, optimizer, scaler = start(torch.optim.AdamW, fused=fused)
    scaler.scale((0.1 * weight).sum()).backward()
    seen = []
    optimizer.register_step_pre_hook(lambda *_, w=weight, seen=seen: seen.append(w.grad.item()))
    scaler.step(optimizer)
    gradient_at_step[name], weight_after_step[name] = seen[0], weight.item()
fused_gives_the_same = abs(weight_after_step["fused"] - weight_after_step["plain"]) < 1e-6

# ko: AdamW는 기울기의 크기로 나누므로 scaler.step을 빠뜨려도 업데이트가 같습니다.
# en: AdamW divides by the size of the gradient: without scaler.step its update is the same.
weight, optimizer, scaler = start(torch.optim.AdamW)
scaler.scale((0.1 * weight).sum()).backward()
optimizer.step()
adamw_without_scaler = weight.item()
adamw_hides_it = abs(adamw_without_scaler - weight_after_step["plain"]) < 1e-6

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch.cuda.amp.GradScaler(enabled=False)  # en: the old name  # ko: 옛 이름
old_name_category = caught[0].category.__name__
old_name_warning = str(caught[0].message)

print(f"initial scale           {initial_scale:.0f}")
print(f"gradient in backward    {scaled_gradient:.1f}")
print(f"scaler.step(optimizer)  {weight_with_scaler:.1f}")
print(f"optimizer.step()        {weight_without_scaler:.1f}")
print(f"inf gradient: weight    {weight_after_infinite_gradient:.1f}")
print(f"              scale     {scale_after_infinite_gradient:.0f}")
print(f"norm before unscale_    {norm_before_unscale:.1f}")
print(f"norm after unscale_     {norm_after_unscale:.1f}")
print()
print("AdamW   gradient that step() is given   weight after it")
for name in gradient_at_step:
    print(f"{name:6}  {gradient_at_step[name]:28.1f}   {weight_after_step[name]:15.4f}")
print(f"optimizer.step() directly               {adamw_without_scaler:15.4f}")
print()
print(f"{old_name_category}:")
print(old_name_warning.replace(" Please", "\nPlease"))
