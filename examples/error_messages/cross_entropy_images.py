"""ko: 이미지 분할에서 정답의 축이나 로짓의 축 순서가 어긋날 때 cross_entropy가 하는 말입니다.
en: What cross_entropy says in segmentation when target axes or the order of logit axes are wrong.
"""

import textwrap

import torch
import torch.nn.functional as F

torch.manual_seed(0)
logits = torch.randn(2, 4, 6, 7)  # (B, C, H, W)
targets = torch.randint(0, 4, (2, 6, 7))  # (B, H, W)


def refused(name, call):
    try:
        call()
    except Exception as error:
        kind, text = type(error).__name__, str(error)
    print(name)
    print(textwrap.indent(textwrap.fill(f"{kind}: {text}", 76), "  "))
    return kind, text


def mended(loss):
    print(f"  -> {loss.item():.6f}")
    return loss.item()


# ko: 회색조 그림으로 읽은 정답에는 채널 축이 하나 붙어 있습니다.
# en: A mask read as a grey image carries a channel axis.
with_channel = targets.unsqueeze(1)  # (B, 1, H, W)
with_channel_type, with_channel_message = refused(
    "with_channel",
    lambda: F.cross_entropy(logits, with_channel),
)
with_channel_mended = mended(F.cross_entropy(logits, with_channel.squeeze(1)))

# ko: 닫는 괄호가 빠진 것은 원래 문장이 그렇습니다.
# en: The closing parenthesis is missing in the original, too.
channels_last = logits.permute(0, 2, 3, 1)  # (B, H, W, C)
channels_last_type, channels_last_message = refused(
    "channels_last",
    lambda: F.cross_entropy(channels_last, targets),
)
channels_last_mended = mended(F.cross_entropy(channels_last.movedim(-1, 1), targets))

# ko: 입력과 출력의 해상도가 다른 모델입니다.
# en: A model whose output is smaller than its input.
small = logits[:, :, ::2, ::2]  # (B, C, 3, 4)
resolution_type, resolution_message = refused(
    "resolution",
    lambda: F.cross_entropy(small, targets),
)
resized = F.interpolate(small, size=targets.shape[1:], mode="nearest")  # (B, C, H, W)
resolution_mended = mended(F.cross_entropy(resized, targets))

one_hot = F.one_hot(targets, num_classes=4).movedim(-1, 1)  # (B, C, H, W)
one_hot_type, one_hot_message = refused(
    "one_hot",
    lambda: F.cross_entropy(logits, one_hot),
)
one_hot_mended = mended(F.cross_entropy(logits, one_hot.float()))
