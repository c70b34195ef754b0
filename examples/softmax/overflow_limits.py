"""ko: 지수 함수는 자료형마다 정해진 로짓에서 inf나 0이 되지만, 소프트맥스는 그 밖에서도 유한합니다.
en: In each dtype exp becomes infinite or 0 at a known logit; softmax stays finite beyond it.
"""

import math

import torch


def bracket(is_beyond, inside, outside):
    # ko: 한계의 안쪽과 바깥쪽 로짓 사이를 절반씩 좁힙니다.
    # en: Halve the gap between a logit inside the limit and one beyond it.
    for _ in range(100):
        middle = (inside + outside) / 2
        inside, outside = (inside, middle) if is_beyond(middle) else (middle, outside)
    return inside, outside


def limits(dtype):
    def stored(z):
        return torch.tensor(z, dtype=dtype)

    def exp(z):
        return torch.exp(stored(z)).item()

    finite, infinite = bracket(lambda z: math.isinf(exp(z)), 0.0, 1000.0)
    positive, _ = bracket(lambda z: exp(z) == 0, 0.0, -1000.0)
    return {
        "log_of_largest": math.log(torch.finfo(dtype).max),
        "last_finite": stored(finite).item(),
        "first_infinite": stored(infinite).item(),
        "last_positive": stored(positive).item(),
    }


float16 = limits(torch.float16)
bfloat16 = limits(torch.bfloat16)
float32 = limits(torch.float32)
float64 = limits(torch.float64)


def two_class(margin):
    return torch.softmax(torch.tensor([margin, 0.0]), dim=-1).tolist()


stays_finite_and_sums_to_one = all(
    math.isclose(sum(two_class(margin)), 1, rel_tol=1e-6) for margin in (100.0, 1000.0, -1000.0, 1e30)
)
exp_of_100 = torch.exp(torch.tensor(100.0)).item()
softmax_at_100 = two_class(100.0)
softmax_at_1000 = two_class(1000.0)
# ko: float32에서 작은 쪽 확률이 정확히 0이 되는 로짓 차이입니다.
# en: The logit difference at which the smaller float32 probability is exactly 0.
zero_from_margin = next(m for m in range(200) if two_class(float(m))[1] == 0)

print("dtype      log(max)  exp finite   exp = inf   exp > 0")
for name, row in [
    ("float16", float16),
    ("bfloat16", bfloat16),
    ("float32", float32),
    ("float64", float64),
]:
    print(
        f"{name:9s}{row['log_of_largest']:10.4f}"
        f"{row['last_finite']:12.4f}{row['first_infinite']:12.4f}"
        f"{row['last_positive']:10.2f}",
    )
print(f"exp(100) = {exp_of_100}   softmax([100, 0]) = [1, {softmax_at_100[1]:.1e}]")
print(f"softmax([1000, 0]) = {softmax_at_1000}   p = 0 from margin {zero_from_margin}")
