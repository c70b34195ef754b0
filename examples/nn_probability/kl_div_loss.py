"""ko: KLDivLoss의 mean은 원소 수로, batchmean은 첫 축의 크기로만 나눕니다.
en: The mean of KLDivLoss divides by the number of elements, batchmean by the size of the first axis alone.
"""

import inspect
import warnings

import torch
import torch.nn.functional as F
from torch import nn

warnings.simplefilter("ignore")  # ko: reduction="mean"의 경고  # en: the warning of reduction="mean"
float64 = {"dtype": torch.float64}
P = torch.tensor([[0.7, 0.2, 0.1], [0.1, 0.6, 0.3]], **float64)  # (N, C)
Q = torch.tensor([[0.5, 0.3, 0.2], [0.2, 0.2, 0.6]], **float64)  # (N, C)
log_p, log_q = P.log(), Q.log()
signature = inspect.signature(nn.KLDivLoss).parameters
arguments = [name for name in signature if name not in ("size_average", "reduce")]
print("arguments", arguments)

losses = {name: F.kl_div(log_q, P, reduction=name).item() for name in ("batchmean", "mean", "sum")}
log_target = F.kl_div(log_q, log_p, reduction="batchmean", log_target=True).item()
divisors = {name: losses["sum"] / losses[name] for name in ("batchmean", "mean")}
tokens = torch.stack([log_q] * 4, 2), torch.stack([P] * 4, 2)  # (N, C, T), T = 4
ratio_for_4_positions = F.kl_div(*tokens, reduction="batchmean").item() / losses["batchmean"]
for name, value in losses.items():
    print(f"{name:<12}{value:.4f}")
print("divisors", {name: round(value) for name, value in divisors.items()})
print(f"batchmean with 4 positions: {ratio_for_4_positions:.0f} times\n")

# ko: 시작값(로짓이 모두 같을 때)과 하한, 입력과 로짓에 대한 기울기.
# en: Where it starts (equal logits), its floor, and the gradients with respect to input and logits.
one = P[:1]
logits = torch.zeros(1, 3, **float64, requires_grad=True)
entered = F.log_softmax(logits, dim=1)
start = F.kl_div(entered, one, reduction="batchmean")
starts_at = start.item()
floor = F.kl_div(one.log(), one, reduction="batchmean").item()
of_input, of_logits = (gradient[0].tolist() for gradient in torch.autograd.grad(start, (entered, logits)))
print(f"starts at {starts_at:.4f}   floor {floor:.4f}")
print("gradient of the input ", [round(value, 3) for value in of_input])
print("gradient of the logits", [round(value, 3) for value in of_logits], "\n")

# ko: 오류도 경고도 없이 틀리는 호출.
# en: Calls that are wrong without an error or a warning.
wrong = {
    "swapped": F.kl_div(log_p, Q, reduction="batchmean"),
    "probabilities": F.kl_div(Q, P, reduction="batchmean"),
    "log_target_forgotten": F.kl_div(log_q, log_p, reduction="batchmean"),
    "one_target": F.kl_div(log_q, P[0], reduction="batchmean"),
}
wrong = {name: value.item() for name, value in wrong.items()}
hard = torch.tensor([[1.0, 0.0, 0.0]], **float64)
zero_target = F.kl_div(log_q[:1], hard, reduction="batchmean").item()
swapped_zero_target = F.kl_div(hard.log(), Q[:1], reduction="batchmean").item()
zero_log_target = F.kl_div(log_q[:1], hard.log(), reduction="batchmean", log_target=True).item()
for name, value in wrong.items():
    print(f"{name:<22}{value:.4f}")
print(f"one-hot target {zero_target:.4f}, swapped {swapped_zero_target}, log_target {zero_log_target}")

# ko: 첫 클래스의 로짓 x에 대한 곡선. 나머지 두 로짓은 0이고, 타깃은 (0.7, 0.2, 0.1)입니다.
# en: Curves over the logit x of the first class; the others are zero, the target is (0.7, 0.2, 0.1).
x = torch.linspace(-4, 6, 51, **float64, requires_grad=True)
log_rows = torch.stack([x, 0 * x, 0 * x], 1).log_softmax(1)
calls = {
    "kl_div(log_q, p)": F.kl_div(log_rows, one.expand(51, 3), reduction="none"),
    "kl_div(log_p, q)": F.kl_div(one.log().expand(51, 3), log_rows.exp(), reduction="none"),
    "kl_div(q, p)": F.kl_div(log_rows.exp(), one.expand(51, 3), reduction="none"),
}
loss_curves = {"x": x.tolist(), "loss": {}, "gradient": {}}
for label, parts in calls.items():
    loss_curves["loss"][label] = parts.sum(1).tolist()
    loss_curves["gradient"][label] = torch.autograd.grad(parts.sum(), x, retain_graph=True)[0].tolist()
