"""ko: Linear는 입력의 자료형이 가중치와 다르거나 마지막 축의 길이가 다르면 계산하지 않습니다.
en: Linear does not run when the input's dtype differs from the weights' or its last axis has another size.
"""

import textwrap

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(10, 1)
features = torch.randn(4, 10)  # (B, D)


def refused(name, call):
    try:
        call()
    except Exception as error:
        kind, text = type(error).__name__, str(error)
    print(name)
    print(textwrap.indent(textwrap.fill(f"{kind}: {text}", 76), "  "))
    return kind, text


def agrees(outputs):
    expected = features @ model.weight.T + model.bias  # (B, 1)
    gap = (outputs - expected).abs().max().item()
    print(f"  -> {list(outputs.shape)}  {gap < 1e-6}")
    return gap


# ko: numpy 배열은 float64이므로 텐서로 바꾸면 Double입니다.
# en: A numpy array holds float64, so the tensor made of it is Double.
double = features.double()
double_type, double_message = refused("double", lambda: model(double))
double_mended = agrees(model(double.float()))

integers = torch.ones(4, 10, dtype=torch.long)
integers_type, integers_message = refused("integers", lambda: model(integers))

# ko: 특징을 하나 빠뜨린 입력입니다. (4x9 and 10x1)은 입력과 전치된 가중치의 크기입니다.
# en: One feature is missing. (4x9 and 10x1) are the sizes of input and transposed weight.
narrow = features[:, :9]  # (B, D - 1)
width_type, width_message = refused("width", lambda: model(narrow))
width_mended = agrees(model(torch.cat([narrow, features[:, 9:]], dim=1)))

# ko: 그림을 펴지 않으면 마지막 축만 특징으로 읽습니다.
# en: An image that is not flattened has only its last axis read as features.
images = features.reshape(4, 2, 5)  # (B, H, W)
images_type, images_message = refused("images", lambda: model(images))
images_mended = agrees(model(images.flatten(start_dim=1)))
