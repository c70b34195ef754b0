"""ko: 언어 모델의 토큰 손실은 위치 t의 로짓을 위치 t+1의 토큰과 비교한 교차 엔트로피이고, 패딩은 세지 않습니다.
en: The token loss of a language model is cross-entropy of the logits at t with the token at t + 1, padding left out.
"""

import math

import torch
import torch.nn.functional as F

N, T, C, PAD = 2, 4, 3, -100
tokens = torch.tensor([[0, 1, 2, 2, 1], [2, 0, 1, PAD, PAD]])  # (N, T + 1)
labels = tokens[:, 1:]  # (N, T)  # ko: 한 칸 뒤의 토큰  # en: the token one place later
logits = 2 * torch.cos(torch.arange(24, dtype=torch.float64)).view(
    N, T, C
)  # ko: 입력은 tokens[:, :-1]  # en: from tokens[:, :-1]
mask = labels != PAD

loss = F.cross_entropy(logits.transpose(1, 2), labels).item()  # (N, C, T), (N, T)
loss_flattened = F.cross_entropy(logits.flatten(0, 1), labels.flatten()).item()  # (N*T, C), (N*T,)
start = F.cross_entropy(torch.zeros(N, C, T), labels).item()
sure = F.cross_entropy(1000 * F.one_hot(labels.clamp(min=0), C).double().transpose(1, 2), labels).item()
kept = mask.sum().item()
print(f"loss {loss:.4f}, flattened {loss_flattened:.4f}, over {kept} tokens; start {start:.4f}; floor {sure:.4f}")

# ko: 무엇으로 나누는지에 따라 값이 다릅니다.
# en: What it is divided by.
each = F.cross_entropy(logits.transpose(1, 2), labels, reduction="none")  # (N, T)  # ko: 패딩은 0  # en: 0 at padding
loss_sum = each.sum().item()
mean_of_sequences = (each.sum(1) / mask.sum(1)).mean().item()
mean_of_cells = each.mean().item()
perplexity = math.exp(loss)
mean_of_perplexities = (each.sum(1) / mask.sum(1)).exp().mean().item()
print(
    f"sequences {mean_of_sequences:.4f}  cells {mean_of_cells:.4f}  perplexity {perplexity:.3f} {mean_of_perplexities:.3f}"
)

# ko: 오류 없이 다른 값이 나오는 호출
# en: Calls that return another value without an error.
loss_without_shift = F.cross_entropy(logits.transpose(1, 2), tokens[:, :-1]).item()
loss_shifted_twice = F.cross_entropy(logits[:, :-1].transpose(1, 2), labels[:, 1:]).item()
loss_after_reshape = F.cross_entropy(logits.reshape(N, C, T), labels).item()
filled = labels.masked_fill(~mask, 0)
loss_with_padding = F.cross_entropy(logits.transpose(1, 2), filled).item()
loss_without_token_0 = F.cross_entropy(logits.transpose(1, 2), filled, ignore_index=0).item()
kept_without_token_0 = (filled != 0).sum().item()
print(f"no shift {loss_without_shift:.4f}  shifted twice {loss_shifted_twice:.4f}  reshape {loss_after_reshape:.4f}")
print(f"padding as token 0 {loss_with_padding:.4f}  ignore_index=0 {loss_without_token_0:.4f}")
try:
    F.cross_entropy(logits, labels)
except RuntimeError as error:
    as_it_stands = str(error)
    print(as_it_stands)

# ko: 짧은 문장의 첫 토큰만 정답의 로짓이 x이고 나머지 로짓은 0입니다.
# en: The true logit of the first token of the shorter sequence is x, all other logits are zero.
xs = torch.linspace(-6, 6, 61, dtype=torch.float64)
reductions = {
    "loss[mask].mean()": lambda loss: loss[mask].mean(),
    "loss_of_rows.mean()": lambda loss: (loss.sum(1) / mask.sum(1)).mean(),
    "loss.mean()": lambda loss: loss.mean(),
}
loss_curves = {"x": xs.tolist(), "loss": {}, "gradient": {}}
for name, reduce in reductions.items():
    x = xs.clone().requires_grad_()
    curve = []
    for one in x:
        z = torch.zeros(N, T, C, dtype=torch.float64)
        z[1, 0, labels[1, 0]] = one
        curve.append(reduce(F.cross_entropy(z.transpose(1, 2), labels, reduction="none")))
    torch.stack(curve).sum().backward()
    loss_curves["loss"][name] = [value.item() for value in curve]
    loss_curves["gradient"][name] = x.grad.tolist()
steepest = {name: min(slopes) for name, slopes in loss_curves["gradient"].items()}
