"""ko: 로짓 하나하나에 걸리는 기울기는 확률에서 타깃을 뺀 값이고, 소프트맥스를 두 번 적용하면 크게 줄어듭니다.
en: The gradient of each logit is its probability minus its target, and a second softmax shrinks it.
"""

import math

import torch
import torch.nn.functional as F

start_logits, target = [3.0, 1.0, 0.0, -1.0], 1


def one_sample(logits, twice):
    z = torch.tensor([logits], dtype=torch.float64, requires_grad=True)  # (1, C)
    probabilities = z.softmax(dim=1)
    loss = F.cross_entropy(probabilities if twice else z, torch.tensor([target]))
    loss.backward()
    gradient = z.grad[0]  # (C,)
    return {
        "probabilities": probabilities[0].tolist(),
        "loss": loss.item(),
        "gradient": gradient.tolist(),
        "gradient_size": gradient.abs().sum().item(),
    }


once, twice = one_sample(start_logits, twice=False), one_sample(start_logits, twice=True)
times_smaller = once["gradient_size"] / twice["gradient_size"]

# ko: 확신하고 틀린 모델입니다. 기울기가 가장 필요한 때입니다.
# en: A model that is confidently wrong, when a gradient is needed most.
sure_and_wrong = [10.0, 0.0, 0.0, 0.0]
sure_once, sure_twice = one_sample(sure_and_wrong, twice=False), one_sample(sure_and_wrong, twice=True)

# ko: 소프트맥스를 두 번 적용했을 때 손실이 움직이는 범위는 클래스 수만으로 정해집니다.
# en: With softmax applied twice the number of classes alone decides between which values the loss moves.
floors = {C: math.log(math.e + C - 1) - 1 for C in range(2, 7)}
ceilings = {C: math.log(math.e + C - 1) for C in range(2, 7)}

print("class   logit  probability   gradient   twice")
for k, logit in enumerate(start_logits):
    print(
        f"{k:5}  {logit:6.1f}  {once['probabilities'][k]:11.4f}  {once['gradient'][k]:9.4f}  {twice['gradient'][k]:7.4f}"
    )
print(f"loss {once['loss']:.4f}, twice {twice['loss']:.4f}, floor {floors[4]:.4f}")
print(f"z = {sure_and_wrong}: gradient {sure_once['gradient_size']:.4f}, twice {sure_twice['gradient_size']:.6f}")
