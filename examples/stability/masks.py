"""ko: 금지할 클래스의 로짓을 -inf로 두는 마스크는 정수 라벨에서는 안전하지만, 스무딩이나 실수 타깃과 만나면 inf나 nan이 됩니다.
en: Masking forbidden classes with a logit of -inf is safe with index targets, and turns into inf or nan with smoothing or float targets.
"""

import torch
import torch.nn.functional as F

logits = torch.tensor([[1.0, 0.0, 5.0]])  # (B, C)
targets = torch.tensor([0])
forbidden = torch.tensor([[False, False, True]])


def losses_of(masked):
    one_hot = F.one_hot(targets, 3).float()
    return {
        "index": F.cross_entropy(masked, targets).item(),
        "smoothing": F.cross_entropy(masked, targets, label_smoothing=0.1).item(),
        "float_target": F.cross_entropy(masked, one_hot).item(),
    }


def gradient_of(masked, **settings):
    z = masked.clone().requires_grad_()
    F.cross_entropy(z, targets, **settings).backward()
    return z.grad[0].tolist()


infinite = logits.masked_fill(forbidden, float("-inf"))
finite = logits.masked_fill(forbidden, -1e9)
unmasked = losses_of(logits)
mask_infinite = losses_of(infinite)
mask_finite = losses_of(finite)

probs_infinite = infinite.softmax(dim=1)[0].tolist()
gradient_infinite = gradient_of(infinite)
gradient_smoothing_finite = gradient_of(finite, label_smoothing=0.1)

# ko: 정답이 금지된 클래스이면 손실이 무한대이고, 모두 금지되면 nan입니다.
# en: A forbidden true class costs infinity; with everything forbidden it is nan.
loss_true_class_forbidden = F.cross_entropy(infinite, torch.tensor([2])).item()
all_forbidden = torch.full((1, 3), float("-inf"))
loss_all_forbidden = F.cross_entropy(all_forbidden, targets).item()
loss_all_forbidden_finite = F.cross_entropy(torch.full((1, 3), -1e9), targets).item()

# ko: 스무딩하려면 허용된 클래스끼리만 나누고, 금지된 항은 0으로 바꾸어 더합니다.
# en: To smooth, share among the allowed classes only and put 0 for forbidden terms.
allowed = ~forbidden
share = allowed / allowed.sum(dim=1, keepdim=True)
smoothed = 0.9 * F.one_hot(targets, 3) + 0.1 * share  # (B, C)
log_probs = infinite.log_softmax(dim=1).masked_fill(forbidden, 0.0)
loss_allowed_only = -(smoothed * log_probs).sum(dim=1).mean().item()

# ko: float16은 -1e9를 담지 못합니다.
# en: float16 cannot hold -1e9.
finite_in_float16 = torch.tensor(-1e9).half().item()
lowest_float16 = torch.finfo(torch.float16).min

print("mask           index  smoothing  float target")
for name, row in (("none", unmasked), ("-inf", mask_infinite), ("-1e9", mask_finite)):
    index, smoothing, float_target = row.values()
    print(f"{name:10} {index:9.6f}  {smoothing:9.4g}  {float_target:12.6f}")
print()
print("probs, -inf                  " + "".join(f"{p:8.4f}" for p in probs_infinite))
print("gradient, -inf               " + "".join(f"{g:8.4f}" for g in gradient_infinite))
print(f"true class at -inf            {loss_true_class_forbidden}")
print(f"all classes at -inf           {loss_all_forbidden}")
print(f"all classes at -1e9           {loss_all_forbidden_finite:.6f}")
print(f"smoothing over allowed only   {loss_allowed_only:.6f}")
print(f"-1e9 in float16               {finite_in_float16}")
