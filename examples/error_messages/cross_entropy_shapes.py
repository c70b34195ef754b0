"""ko: 축의 순서나 개수가 맞지 않을 때 cross_entropy가 하는 말과, 고친 호출입니다.
en: What cross_entropy says about a wrong order or number of axes, and the mended calls.
"""

import textwrap

import torch
import torch.nn.functional as F

torch.manual_seed(0)
tokens = torch.randn(2, 5, 3)  # (B, T, C)
token_targets = torch.randint(0, 3, (2, 5))  # (B, T)
flat_targets = token_targets.reshape(-1)  # (B*T,)


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


# ko: 클래스 축은 1번 축이어야 하므로 5와 3을 맞바꿔 읽습니다.
# en: The class axis has to be axis 1, so it reads 5 classes and 3 tokens.
class_last_type, class_last_message = refused(
    "class_last",
    lambda: F.cross_entropy(tokens, token_targets),
)
class_last_mended = mended(F.cross_entropy(tokens.transpose(1, 2), token_targets))

# ko: 같은 실수이고, 클래스 5개에 토큰 3개일 때의 문장입니다.
# en: The same mistake with 5 classes and 3 tokens.
few_tokens = tokens.transpose(1, 2)  # (B, T, C)
few_targets = token_targets[:, :3]  # (B, T)
few_tokens_type, few_tokens_message = refused(
    "few_tokens",
    lambda: F.cross_entropy(few_tokens, few_targets),
)

only_logits_flat_type, only_logits_flat_message = refused(
    "only_logits_flat",
    lambda: F.cross_entropy(tokens.reshape(-1, 3), token_targets),
)
only_logits_flat_mended = mended(F.cross_entropy(tokens.reshape(-1, 3), flat_targets))

channels = tokens.transpose(1, 2).contiguous()  # (B, C, T)
view_type, view_message = refused("view", lambda: channels.permute(0, 2, 1).view(-1, 3))
rows = channels.permute(0, 2, 1).reshape(-1, 3)  # (B*T, C)
view_mended = mended(F.cross_entropy(rows, flat_targets))

# ko: 배치 축이 빠진 로짓입니다.
# en: Logits that lost their batch axis.
unbatched_type, unbatched_message = refused(
    "unbatched",
    lambda: F.cross_entropy(rows[0], flat_targets),
)
unbatched_mended = mended(F.cross_entropy(rows[0], flat_targets[0]))

# ko: 마지막 배치에 표본이 하나뿐이면 squeeze()가 배치 축까지 지웁니다.
# en: When the last batch holds one sample, squeeze() removes the batch axis as well.
last_logits, last_targets = rows[:1], flat_targets[:1].unsqueeze(1)  # (1, C), (1, 1)
squeezed_type, squeezed_message = refused(
    "squeezed",
    lambda: F.cross_entropy(last_logits, last_targets.squeeze()),
)
squeezed_mended = mended(F.cross_entropy(last_logits, last_targets.squeeze(1)))

# ko: 출력이 하나뿐인 이진 모델에는 클래스 1이 없습니다.
# en: A binary model with one output has no class 1.
one_output = torch.tensor([[0.5], [-1.0]])  # (B, 1)
binary_targets = torch.tensor([1, 0])  # (B,)
one_output_type, one_output_message = refused(
    "one_output",
    lambda: F.cross_entropy(one_output, binary_targets),
)
one_output_mended = mended(
    F.binary_cross_entropy_with_logits(one_output[:, 0], binary_targets.float()),
)
