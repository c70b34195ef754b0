"""ko: 배치가 있으면 클래스 축은 로짓의 축 1이고, 타깃은 그 축이 없는 정수이거나 로짓과 모양이 같은 실수입니다.
en: In a batch the classes are axis 1 of the logits; targets are integers without it, or floats of equal shape.
"""

import math

import torch
import torch.nn.functional as F

C = 4
losses, shapes = {}, {}


def try_layout(name, logits_shape, class_axis=1):
    logits = torch.arange(math.prod(logits_shape), dtype=torch.float64).sin().reshape(logits_shape)
    target_shape = logits.select(class_axis, 0).shape
    targets = torch.arange(math.prod(target_shape)).reshape(target_shape) % C
    one_hot = F.one_hot(targets, num_classes=C).movedim(-1, class_axis).double()
    each = F.cross_entropy(logits, targets, reduction="none")
    by_index = F.cross_entropy(logits, targets).item()
    by_probability = F.cross_entropy(logits, one_hot).item()
    # ko: 클래스 축을 끝으로 옮기고 나머지를 모두 펴도 같은 손실입니다.
    # en: The class axis moved to the end and all else flattened: the same loss.
    rows = logits.movedim(class_axis, -1).reshape(-1, C)
    flattened = F.cross_entropy(rows, targets.reshape(-1)).item()
    losses[name] = [by_index, by_probability, flattened]
    shapes[name] = [list(logits.shape), list(targets.shape), list(each.shape)]
    columns = [str(shape) for shape in shapes[name]]
    numbers = "  ".join(f"{value:.6f}" for value in losses[name])
    print(f"{columns[0]:16} {columns[1]:13} {columns[2]:13} {numbers}")


print("logits           targets       none          index     float     flattened")
try_layout("unbatched", (C,), class_axis=0)
try_layout("batch", (2, C))
try_layout("tokens", (2, C, 5))
try_layout("image", (2, C, 6, 7))
try_layout("volume", (2, C, 3, 6, 7))
same_in_every_layout = all(max(three) - min(three) < 1e-12 for three in losses.values())


def accepted(dtypes, call):
    names = []
    for dtype in dtypes:
        try:
            call(dtype)
            names.append(str(dtype).removeprefix("torch."))
        except (RuntimeError, NotImplementedError):
            pass
    return names


# ko: 인덱스 타깃은 int64이고, (B,) 타깃만 uint8도 됩니다. 확률 타깃과 로짓은 실수형만 받습니다.
# en: Index targets are int64, those of shape (B,) also uint8; probabilities and logits take any floating type.
integers = (torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool)
floats = (torch.float64, torch.float32, torch.float16, torch.bfloat16)
dtypes = integers + floats
z = torch.arange(12.0).sin().reshape(3, C)
y = torch.tensor([0, 1, 1])
p = F.one_hot(y, num_classes=C)
index_dtypes = accepted(dtypes, lambda dtype: F.cross_entropy(z, y.to(dtype)))
tokens, token_targets = torch.arange(24.0).sin().reshape(2, C, 3), torch.tensor([[0, 1, 1], [2, 3, 0]])
token_index_dtypes = accepted(dtypes, lambda dtype: F.cross_entropy(tokens, token_targets.to(dtype)))
probability_dtypes = accepted(dtypes, lambda dtype: F.cross_entropy(z, p.to(dtype)))
logits_dtypes = accepted(dtypes, lambda dtype: F.cross_entropy(z.to(dtype), y))

print("index      ", *index_dtypes)
print("... tokens ", *token_index_dtypes)
print("float      ", *probability_dtypes)
print("logits     ", *logits_dtypes)
