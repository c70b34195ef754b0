"""ko: 초기화 직후의 손실은 입력의 크기가 적당할 때만 log C에 가깝습니다.
en: The loss of a freshly initialised model is near log C only when its inputs are of moderate size.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

C, SEEDS = 10, range(8)


def first_loss(seed, scale_inputs, scale_output=1.0):
    torch.manual_seed(seed)
    pixels = torch.rand(512, 3 * 8 * 8)  # (B, D), 0..1
    targets = torch.randint(0, C, (512,))  # (B,)
    model = nn.Sequential(nn.Linear(192, 128), nn.ReLU(), nn.Linear(128, C))
    with torch.no_grad():
        return F.cross_entropy(scale_output * model(scale_inputs(pixels)), targets).item()


def standardised(pixels):
    return (pixels - pixels.mean()) / pixels.std()


def raw(pixels):
    return 255 * pixels  # ko: 0..255 그대로  # en: 0..255 as they are


losses = {
    "standardised": [first_loss(seed, standardised) for seed in SEEDS],
    "raw": [first_loss(seed, raw) for seed in SEEDS],
    "large output": [first_loss(seed, standardised, 30.0) for seed in SEEDS],
}
expected = math.log(C)
near_for_standardised = all(abs(loss - expected) < 0.1 * expected for loss in losses["standardised"])
far_for_raw = all(loss > 2 * expected for loss in losses["raw"])
far_for_large_output = all(loss > 1.5 * expected for loss in losses["large output"])
print(f"log C {expected:.2f}")
for name, values in losses.items():
    print(f"{name:12}", "  ".join(f"{loss:.2f}" for loss in values))
print(near_for_standardised, far_for_raw, far_for_large_output)
