"""ko: BCEWithLogitsLoss는 타깃이 0과 1 사이인지 검사하지 않으므로 손실이 끝없이 작아질 수 있습니다.
en: BCEWithLogitsLoss does not check that targets lie between 0 and 1, so its loss can fall without bound.
"""

import math

import torch
import torch.nn.functional as F

with_logits = F.binary_cross_entropy_with_logits


def refusal(function, *arguments):
    try:
        function(*arguments)
    except Exception as error:
        return {"type": type(error).__name__, "text": str(error)}


# ko: BCELoss는 확률과 타깃을 모두 검사합니다.
# en: BCELoss checks both the probability and the target.
half = torch.tensor([0.5])
target_of_2 = refusal(F.binary_cross_entropy, half, torch.tensor([2.0]))
target_of_minus_1 = refusal(F.binary_cross_entropy, half, torch.tensor([-1.0]))
logit_as_probability = refusal(F.binary_cross_entropy, torch.tensor([3.0]), half)
for refused in (target_of_2, target_of_minus_1, logit_as_probability):
    print(f"{refused['type']}: {refused['text']}")


def losses(target, logits):
    return [with_logits(torch.tensor(z), torch.tensor(target)).item() for z in logits]


# ko: 검사가 없으므로 타깃 2에서는 로짓을 키울수록 손실이 내려갑니다.
# en: Without a check, target 2 rewards every further increase of the logit.
logits = [0.0, 1.0, 10.0, 100.0, 1000.0]
losses_target_1 = losses(1.0, logits)
losses_target_2 = losses(2.0, logits)
print("\nz         " + "".join(f"{z:11.1f}" for z in logits))
print("target 1  " + "".join(f"{x:11.4f}" for x in losses_target_1))
print("target 2  " + "".join(f"{x:11.4f}" for x in losses_target_2))

# ko: 라벨이 -1과 1이면 (y + 1) / 2로 바꿉니다.
# en: Labels of -1 and 1 become 0 and 1 by (y + 1) / 2.
plus_minus = torch.tensor([-1.0, 1.0])
confident = torch.tensor([-1000.0, 1000.0])
loss_plus_minus = with_logits(confident, plus_minus).item()
loss_mended = with_logits(confident, (plus_minus + 1) / 2).item()
print(f"\nlabels -1, 1 {loss_plus_minus:11.4f}")
print(f"labels  0, 1 {loss_mended:11.4f}")


def logit_after(steps, target):
    z = torch.zeros((), dtype=torch.float64, requires_grad=True)
    goal = torch.tensor(target, dtype=torch.float64)
    for _ in range(steps):
        (gradient,) = torch.autograd.grad(with_logits(z, goal), z)
        with torch.no_grad():
            z -= gradient
    return z.item()


# ko: 0.8 같은 소프트 타깃에서는 로짓이 수렴하고, 2에서는 끝없이 커집니다.
# en: With a soft target such as 0.8 the logit converges; with 2 it grows without bound.
steps = [10, 100, 1000]
logit_target_soft = [logit_after(n, 0.8) for n in steps]
logit_target_2 = [logit_after(n, 2.0) for n in steps]
soft_target_converges = math.isclose(logit_target_soft[-1], math.log(0.8 / 0.2), abs_tol=1e-3)
print("\nsteps     " + "".join(f"{n:11}" for n in steps))
print("target 0.8" + "".join(f"{z:11.4f}" for z in logit_target_soft))
print("target 2  " + "".join(f"{z:11.4f}" for z in logit_target_2))
