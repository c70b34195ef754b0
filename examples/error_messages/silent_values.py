"""ko: 유한한 로짓은 아무리 커도 nan을 만들지 않으며, nan과 inf는 아래와 같은 원인에서 오류 없이 나옵니다.
en: No finite logit makes a nan, however large; nan and inf come, without an error, from causes like those below.
"""

import torch
import torch.nn.functional as F

nan, inf = float("nan"), float("inf")
first = torch.tensor([0])  # (B,)
one_hot = torch.tensor([[1.0, 0.0, 0.0]])  # (B, C)
ignored = torch.tensor([-100])  # (B,)
nothing = torch.zeros(0, 3), torch.zeros(0, dtype=torch.long)  # (0, C), (0,)
masked = [0.0, 0.0, -inf]
losses = {}


def loss_of(name, scores, targets=first, **arguments):
    logits = torch.as_tensor(scores).reshape(-1, 3)  # (B, C)
    losses[name] = F.cross_entropy(logits, targets, **arguments).item()
    print(f"{name:24} {losses[name]:.6g}")


# ko: 유한한 로짓: 크기가 얼마든 손실은 유한합니다.
# en: Finite logits: of any size, the loss is finite.
loss_of("scale_1", [1.0, 2.0, 3.0])
loss_of("scale_1e4", [1e4, 2e4, 3e4])
loss_of("scale_1e30", [1e30, 2e30, 3e30])
loss_of("gap_beyond_float32", [-3e38, 3e38, 0.0])

# ko: 유한하지 않은 로짓
# en: Logits that are not finite
loss_of("nan_logit", [1.0, nan, 3.0])
loss_of("plus_inf_logit", [1.0, inf, 3.0])
loss_of("all_minus_inf", [-inf, -inf, -inf])
loss_of("masked_target", [-inf, 0.0, 0.0])

# ko: 정답이 아닌 클래스를 -inf로 가리는 것은 괜찮지만, 0·∞가 생기면 달라집니다.
# en: A mask of -inf on another class is fine, until it meets a zero or a smoothed target.
loss_of("masked_other", masked)
loss_of("masked_smoothing", masked, label_smoothing=0.1)
loss_of("masked_one_hot", masked, one_hot)

# ko: 평균을 낼 표본이 없으면 0 나누기 0입니다.
# en: With nothing to average, it is zero divided by zero.
loss_of("all_ignored", [1.0, 2.0, 3.0], ignored)
loss_of("empty_batch", *nothing)
loss_of("weight_zero", [1.0, 2.0, 3.0], weight=torch.tensor([0.0, 1.0, 1.0]))
loss_of("all_ignored_sum", [1.0, 2.0, 3.0], ignored, reduction="sum")

# ko: 모두 무시한 배치의 기울기는 0이라 가중치는 무사하지만, 특징 하나가 nan이면 모두 nan이 됩니다.
# en: An all-ignored batch has gradient 0 and does no harm; one nan feature ruins every weight.
torch.manual_seed(0)
features = torch.randn(8, 4)  # (B, D)
targets = torch.randint(0, 3, (8,))  # (B,)


def nan_weights_after_step(inputs, targets):
    W = torch.zeros(4, 3, requires_grad=True)  # (D, C)
    F.cross_entropy(inputs @ W, targets).backward()
    with torch.no_grad():
        W -= 0.1 * W.grad
    return W.isnan().sum().item()


with_nan = features.clone()
with_nan[0] = nan
nan_weights_all_ignored = nan_weights_after_step(features, torch.full((8,), -100))
nan_weights_nan_feature = nan_weights_after_step(with_nan, targets)
print(f"{'nan_weights_all_ignored':24} {nan_weights_all_ignored} / 12")
print(f"{'nan_weights_nan_feature':24} {nan_weights_nan_feature} / 12")
