"""ko: 손실이 nan이나 inf가 되는 원인을 하나씩 만들어 봅니다. 오류나 경고는 나오지 않습니다.
en: The causes of a nan or infinite loss, one at a time; none of them raises an error or a warning.
"""

import torch
import torch.nn.functional as F

nan, inf = float("nan"), float("inf")
first = torch.tensor([0])  # (B,)
one_hot = torch.tensor([[1.0, 0.0, 0.0]])  # (B, C)
ignored = torch.tensor([-100])  # (B,)
masked = [0.0, 0.0, -inf]
losses = {}


def loss_of(name, scores, targets=first, dtype=torch.float32, **arguments):
    logits = torch.tensor(scores, dtype=dtype).reshape(-1, 3)  # (B, C)
    losses[name] = F.cross_entropy(logits, targets, **arguments).item()
    print(f"{name:24} {losses[name]:.6g}")


# ko: 유한한 로짓. 로짓의 차이가 자료형의 범위를 넘을 때만 문제가 됩니다.
# en: Finite logits: harmful only when their differences leave the range of the dtype.
loss_of("scale_1e30", [1e30, 2e30, 3e30])
loss_of("gap_beyond_float32", [-3e38, 3e38, 0.0])
loss_of("gap_one_hot", [3e38, -3e38, 0.0], one_hot)
loss_of("gap_beyond_float16", [-4e4, 4e4, 0.0], dtype=torch.float16)
loss_of("gap_one_hot_float16", [4e4, -4e4, 0.0], one_hot.half(), dtype=torch.float16)


def is_finite(scale, dtype):
    logits = torch.tensor([[-scale, scale, 0.0]], dtype=dtype)  # (1, C)
    return F.cross_entropy(logits, first).isfinite().item()


scales = {torch.float32: [10.0**k for k in range(39)] + [2e38, 3e38], torch.float16: [1.0, 1e2, 1e4, 3e4, 4e4, 6e4]}
finite_while_differences_fit = all(
    is_finite(scale, dtype) == (2 * scale <= torch.finfo(dtype).max) for dtype in scales for scale in scales[dtype]
)
print(f"{'differences fit':24} {finite_while_differences_fit}")

# ko: 유한하지 않은 로짓
# en: Logits that are not finite
loss_of("nan_logit", [1.0, nan, 3.0])
loss_of("plus_inf_logit", [1.0, inf, 3.0])
loss_of("all_minus_inf", [-inf, -inf, -inf])
loss_of("masked_target", [-inf, 0.0, 0.0])

# ko: 다른 클래스를 -inf로 가리는 것은 인덱스 타깃에서만 괜찮습니다.
# en: A mask of -inf on another class is fine with index targets only.
loss_of("masked_other", masked)
loss_of("masked_smoothing", masked, label_smoothing=0.1)
loss_of("masked_one_hot", masked, one_hot)

# ko: 평균을 낼 샘플이 없으면 0 나누기 0입니다.
# en: With no sample to average, it is zero divided by zero.
loss_of("all_ignored", [1.0, 2.0, 3.0], ignored)
loss_of("empty_batch", [], torch.zeros(0, dtype=torch.long))
loss_of("weight_zero", [1.0, 2.0, 3.0], weight=torch.tensor([0.0, 1.0, 1.0]))
loss_of("all_ignored_sum", [1.0, 2.0, 3.0], ignored, reduction="sum")


def nan_weights_after_step(inputs, targets):
    W = torch.zeros(4, 3, requires_grad=True)  # (D, C)
    F.cross_entropy(inputs @ W, targets).backward()
    return (W - 0.1 * W.grad).isnan().sum().item()


features = torch.linspace(-1, 1, 8).reshape(2, 4)  # (B, D)
with_nan = features.clone()
with_nan[0, 0] = nan
nan_weights_all_ignored = nan_weights_after_step(features, torch.tensor([-100, -100]))
nan_weights_nan_feature = nan_weights_after_step(with_nan, torch.tensor([0, 1]))
print(f"{'nan_weights_all_ignored':24} {nan_weights_all_ignored} / 12")
print(f"{'nan_weights_nan_feature':24} {nan_weights_nan_feature} / 12")
