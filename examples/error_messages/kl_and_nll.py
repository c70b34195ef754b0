"""ko: kl_div의 기본 평균은 KL이 아니라고 경고하고, nll_loss는 확률 정답을 받지 않습니다.
en: The default mean of kl_div warns that it is not the KL, and nll_loss takes no probability targets.
"""

import textwrap
import warnings

import torch
import torch.nn.functional as F

p = torch.tensor([[0.7, 0.2, 0.1], [0.5, 0.3, 0.2]])  # (B, C)
q = torch.tensor([[0.5, 0.3, 0.2], [0.4, 0.4, 0.2]])  # (B, C)


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


def warned(name, call):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = call()
    kind, text = caught[0].category.__name__, str(caught[0].message)
    print(name)
    print(textwrap.indent(textwrap.fill(f"{kind}: {text}", 76), "  "))
    return kind, text, result


# ko: 표본 수뿐 아니라 클래스 수로도 나누므로 값이 C분의 1입니다.
# en: It divides by the classes as well as the samples: C times too small.
mean_category, mean_message, mean_result = warned(
    "kl_div",
    lambda: F.kl_div(q.log(), p).item(),
)
print(f"  {mean_result:.6f}")
batchmean_mended = mended(F.kl_div(q.log(), p, reduction="batchmean"))
kl_by_hand = (p * (p / q).log()).sum(dim=1).mean().item()

# ko: 오류 없이 틀리는 경우입니다. 첫 인수는 로그 확률, 순서는 (log q, p)입니다.
# en: Wrong without a word: the first argument is a log-probability, in the order (log q, p).
kl_without_log = F.kl_div(q, p, reduction="batchmean").item()
kl_swapped = F.kl_div(p.log(), q, reduction="batchmean").item()
print(f"  log={kl_by_hand:.6f}  no log={kl_without_log:.6f}  swapped={kl_swapped:.6f}")

probability_targets_type, probability_targets_message = refused(
    "nll_loss, (B, C)",
    lambda: F.nll_loss(q.log(), p),
)
probability_targets_mended = mended(F.cross_entropy(q.log(), p))
nll_by_index_mended = mended(F.nll_loss(q.log(), p.argmax(dim=1)))
