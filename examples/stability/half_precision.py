"""ko: float16은 범위가 좁아 작은 기울기가 0이 되고 지수 함수가 11.09에서 넘치지만, bfloat16은 float32와 범위가 거의 같습니다.
en: float16 has so little range that small gradients become 0 and exp overflows at 11.09; bfloat16 has nearly the range of float32.
"""

import math

import torch

formats = {
    "float16": torch.float16,
    "bfloat16": torch.bfloat16,
    "float32": torch.float32,
    "float64": torch.float64,
}
largest = {name: torch.finfo(dtype).max for name, dtype in formats.items()}
step_at_1 = {name: torch.finfo(dtype).eps for name, dtype in formats.items()}
exp_limit = {name: math.log(largest[name]) for name in formats}


def stored(number):
    return {name: torch.tensor(number, dtype=t).item() for name, t in formats.items()}


def exp_of(z):
    return {name: torch.tensor(z, dtype=t).exp().item() for name, t in formats.items()}


exp_11, exp_12, exp_88, exp_89 = exp_of(11.0), exp_of(12.0), exp_of(88.0), exp_of(89.0)
small_stored, large_stored = stored(1e-8), stored(70_000.0)
digits_stored = stored(1.001)
smallest_stored = stored(2.0**-24)["float16"]
half_of_it_stored = stored(2.0**-25)["float16"]

# ko: 저장하기 전에 65536을 곱하고 나중에 나누면 작은 값이 살아남습니다.
# en: Times 65536 before it is stored, divided out later: the small value survives.
scaled_stored = stored(1e-8 * 65536)["float16"]
recovered = scaled_stored / 65536

print("            exp limit     largest      step       1e-8    70000     1.001")
for name in formats:
    limits = f"{exp_limit[name]:9.4f}  {largest[name]:10.3e} {step_at_1[name]:9.2e}"
    numbers = f"{small_stored[name]:.4e} {large_stored[name]:8.0f}"
    print(f"{name:9s}  {limits} {numbers}  {digits_stored[name]:.6f}")
print()
print(f"1e-8 * 65536 in float16  {scaled_stored:.4e}")
print(f"                / 65536  {recovered:.4e}")
print(f"2**-24                   {smallest_stored:.4e}")
print(f"2**-25                   {half_of_it_stored:.1f}")
