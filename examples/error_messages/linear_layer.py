"""ko: Linear와 Conv2d는 입력의 자료형이 가중치와 다르거나 입력의 크기가 맞지 않으면 오류를 냅니다.
en: Linear and Conv2d raise an error when the dtype of the input differs from that of the weights or its sizes do not fit.
"""

import torch
from torch import nn

# --8<-- [start:double]
layer = nn.Linear(10, 1)
features = torch.ones(4, 10, dtype=torch.float64)  # ko: 넘파이 배열의 자료형  # en: the dtype of numpy arrays
try:
    layer(features)
except RuntimeError as error:
    double_message = str(error)
    print(f"{type(error).__name__}: {error}")

outputs = layer(features.float())  # (B, 1)
print(list(outputs.shape))
# --8<-- [end:double]

# --8<-- [start:images]
images = torch.ones(4, 2, 5)  # (B, H, W)
try:
    layer(images)
except RuntimeError as error:
    images_message = str(error)
    print(f"{type(error).__name__}: {error}")

outputs = layer(images.flatten(start_dim=1))  # (B, H*W)
print(list(outputs.shape))
# --8<-- [end:images]

# --8<-- [start:convolution]
convolution = nn.Conv2d(3, 8, kernel_size=3)
pixels = torch.zeros(1, 3, 8, 8, dtype=torch.uint8)  # (B, C, H, W)
try:
    convolution(pixels)
except RuntimeError as error:
    convolution_message = str(error)
    print(f"{type(error).__name__}: {error}")

maps = convolution(pixels.float() / 255)  # (B, 8, H-2, W-2)
print(list(maps.shape))
# --8<-- [end:convolution]

# ko: 정수 입력, 특징이 하나 모자란 입력
# en: Integer input, and input that lacks one feature
messages = {}
for name, wrong in {"integers": features.long(), "width": features.float()[:, :9]}.items():
    try:
        layer(wrong)
    except RuntimeError as error:
        messages[name] = str(error)
        print(f"{type(error).__name__}: {error}")
integers_message, width_message = messages.values()
