"""ko: backward()가 거절하는 흔한 까닭은 넷입니다. 미분할 것이 없음, 스칼라가 아님, 텐서가 아님, 두 번 부름.
en: backward() has four usual reasons to refuse: nothing to differentiate, no scalar, no tensor, called twice.
"""

import textwrap

import torch
import torch.nn.functional as F

torch.manual_seed(0)
features = torch.randn(6, 4)  # (B, D)
targets = torch.tensor([0, 1, 2, 1, 0, 2])  # (B,)
W = torch.zeros(4, 3, requires_grad=True)  # (D, C)


def refused(name, call):
    try:
        call()
    except Exception as error:
        kind, text = type(error).__name__, str(error)
    print(name)
    print(textwrap.indent(textwrap.fill(f"{kind}: {text}", 76), "  "))
    return kind, text


def worked(loss):
    (gradient,) = torch.autograd.grad(loss, W)
    print(f"  -> {gradient.norm().item():.6f}")
    return gradient.norm().item()


# ko: 모델을 거치지 않은 난수 로짓에는 미분할 것이 없습니다.
# en: Random logits that went through no model leave nothing to differentiate.
no_model = torch.randn(6, 3)  # (B, C)
no_grad_type, no_grad_message = refused(
    "no_grad",
    lambda: F.cross_entropy(no_model, targets).backward(),
)
logits = features @ W  # (B, C)
no_grad_mended = worked(F.cross_entropy(logits, targets))

# ko: argmax에서 기울기가 끊기므로 정확도는 손실이 될 수 없습니다.
# en: argmax cuts the gradient, so accuracy cannot serve as a loss.
hits = (features @ W).argmax(dim=1) == targets  # (B,)
accuracy_type, accuracy_message = refused(
    "accuracy",
    lambda: hits.float().mean().backward(),
)

losses = F.cross_entropy(features @ W, targets, reduction="none")  # (B,)
not_scalar_type, not_scalar_message = refused("not_scalar", lambda: losses.backward())
not_scalar_mended = worked(losses.mean())

number = F.cross_entropy(features @ W, targets).item()
number_type, number_message = refused("number", lambda: number.backward())
number_mended = worked(F.cross_entropy(features @ W, targets))

# ko: 첫 backward가 그래프를 지우므로 손실을 다시 계산해야 합니다.
# en: The first backward frees the graph; the loss has to be computed again.
once = F.cross_entropy(features @ W, targets)
once.backward()
twice_type, twice_message = refused("twice", lambda: once.backward())
twice_mended = worked(F.cross_entropy(features @ W, targets))
