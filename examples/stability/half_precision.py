"""ko: float16은 범위가 좁아 작은 기울기가 0이 되고 지수 함수가 11.09에서 오버플로하지만, bfloat16은 float32와 범위가 거의 같습니다.
en: float16 has so little range that small gradients become 0 and exp overflows at 11.09; bfloat16 has nearly the range of float32.
"""

import math

import torch
import torch.nn.functional as F

formats = {
    "float16": torch.float16,
    "bfloat16": torch.bfloat16,
    "float32": torch.float32,
    "float64": torch.float64,
}
limits = {name: torch.finfo(dtype) for name, dtype in formats.items()}
largest = {name: limit.max for name, limit in limits.items()}
step_at_1 = {name: limit.eps for name, limit in limits.items()}
# ko: 정밀도가 줄어든 비정규 수(subnormal)까지 포함한 가장 작은 양수입니다.
# en: The smallest positive number, subnormal numbers with fewer digits included.
smallest = {name: limit.smallest_normal * limit.eps for name, limit in limits.items()}
digits = {name: -math.log10(limit.eps) for name, limit in limits.items()}
exp_limit = {name: math.log(largest[name]) for name in formats}


def stored(number):
    return {name: torch.tensor(number, dtype=t).item() for name, t in formats.items()}


def exp_of(z):
    return {name: torch.tensor(z, dtype=t).exp().item() for name, t in formats.items()}


exp_11, exp_12 = exp_of(11.0), exp_of(12.0)
small_stored, large_stored = stored(1e-8), stored(70_000.0)
digits_stored = stored(1.001)
half_of_smallest = stored(2.0**-25)["float16"]

# ko: 저장하기 전에 65536을 곱하고 나중에 나누면 작은 값이 살아남습니다.
# en: Times 65536 before it is stored, divided out later: the small value survives.
scaled_stored = stored(1e-8 * 65536)["float16"]
recovered = scaled_stored / 65536

# ko: 여유 있게 맞힌 샘플의 기울기는 작아서 float16에서는 0이 됩니다.
# en: The gradient of a sample that is right by a wide margin is 0 in float16.
margins = torch.linspace(0, 15, 256)


def share_of_zero_gradients(scale):
    logits = torch.stack([margins, 0 * margins], dim=1).half().requires_grad_()  # (B, 2)
    loss = F.cross_entropy(logits.float(), torch.zeros(256, dtype=torch.long))
    (scale * loss).backward()
    return (logits.grad == 0).double().mean().item()


lost, lost_when_scaled = share_of_zero_gradients(1), share_of_zero_gradients(65536)

# ko: 유한한 로짓이라도 차이가 자료형의 범위를 넘으면 손실이 inf나 nan입니다.
# en: Finite logits whose difference exceeds the range still give inf or nan.
far_apart = torch.tensor([[60_000.0, -60_000.0]], dtype=torch.float16)
loss_far_index = F.cross_entropy(far_apart, torch.tensor([1])).item()
loss_far_one_hot = F.cross_entropy(far_apart, torch.tensor([[1.0, 0.0]]).half()).item()
loss_in_float32 = F.cross_entropy(far_apart.float(), torch.tensor([1])).item()
loss_of_huge_float32 = F.cross_entropy(torch.tensor([[1e30, 0.0]]), torch.tensor([1])).item()

print("           exp limit     largest    smallest   digits       1e-8    70000     1.001")
for name in formats:
    row = f"{exp_limit[name]:9.4f}  {largest[name]:10.3e}  {smallest[name]:10.3e}  {digits[name]:7.1f}"
    print(f"{name:9s}{row} {small_stored[name]:.4e} {large_stored[name]:8.0f}  {digits_stored[name]:.6f}")
print()
print(f"1e-8 * 65536 in float16  {scaled_stored:.4e}")
print(f"                / 65536  {recovered:.4e}")
print(f"2**-25 in float16        {half_of_smallest:.1f}")
print(f"gradients that are 0     {lost:.3f}, scaled {lost_when_scaled:.3f}")
print()
print(f"float16 logits +-60000, index target    {loss_far_index}")
print(f"float16 logits +-60000, one-hot target  {loss_far_one_hot}")
print(f"the same in float32, index target       {loss_in_float32:.0f}")
print(f"float32 logits 1e30 and 0, index target {loss_of_huge_float32:.4g}")
