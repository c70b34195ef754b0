"""ko: 학습하기 전에 첫 손실과 완벽한 예측의 손실을 확인하면 소프트맥스와 시그모이드를 두 번 쓴 실수가 바로 드러납니다.
en: Before training, the first loss and the loss of a perfect prediction reveal a softmax or sigmoid too many at once.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn


def first_loss(pipeline, model, inputs, targets):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        loss = pipeline(model(inputs), targets).item()
    model.train(was_training)  # en: as it was  # ko: 원래 모드로 되돌립니다
    return loss


def loss_of_perfect_prediction(pipeline, targets, num_classes):
    logits = 50 * F.one_hot(targets, num_classes).float() - 25  # (B, C)
    return pipeline(logits, targets).item()


def softmax_twice(logits, targets):
    return F.cross_entropy(logits.softmax(dim=1), targets)


def sigmoid_twice(logits, targets):
    return F.binary_cross_entropy_with_logits(logits.sigmoid(), targets)


C = 10
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, C))
# ko: 입력과 무관한 라벨입니다.
# en: Labels that have nothing to do with the inputs.
inputs, targets = torch.randn(256, 20), torch.arange(256) % C
expected_first = math.log(C)
first = {
    "right": first_loss(F.cross_entropy, model, inputs, targets),
    "softmax twice": first_loss(softmax_twice, model, inputs, targets),
}
perfect = {
    "right": loss_of_perfect_prediction(F.cross_entropy, targets, C),
    "softmax twice": loss_of_perfect_prediction(softmax_twice, targets, C),
}
first_loss_is_near_log_c = abs(first["right"] - expected_first) < 0.2
first_loss_does_not_tell = abs(first["softmax twice"] - expected_first) < 0.2
perfect_prediction_tells = perfect["right"] < 0.01 < 1 < perfect["softmax twice"]

# ko: 두 번 쓴 손실이 가질 수 있는 값의 범위입니다.
# en: The range of values that a loss with one transformation too many can take.
softmax_floor = {C: math.log(math.e + C - 1) - 1 for C in (3, 10, 1000)}
softmax_ceiling = {C: math.log(math.e + C - 1) for C in (3, 10, 1000)}
even_guess = {C: math.log(C) for C in (3, 10, 1000)}
ends = torch.tensor([-30.0, 30.0])
positive = [sigmoid_twice(z, torch.tensor(1.0)).item() for z in ends]
negative = [sigmoid_twice(z, torch.tensor(0.0)).item() for z in ends]
sigmoid_range = {"positive": sorted(positive), "negative": sorted(negative)}
balanced_floor = (min(positive) + min(negative)) / 2  # en: half positive  # ko: 절반이 양성
lowest_twice = ends.sigmoid().sigmoid().min().item()

# ko: 크게 틀린 샘플일수록 기울기가 작아집니다.
# en: The more wrong a sample is, the smaller its gradient becomes.


def gradient(pipeline, logits, target):
    z = logits.clone().requires_grad_()
    return torch.autograd.grad(pipeline(z, target), z)[0].norm().item()


behind = torch.tensor([[-5.0, 0.0, 0.0]])  # en: true class 0  # ko: 정답은 0번
kept_by_softmax = gradient(softmax_twice, behind, torch.tensor([0])) / gradient(
    F.cross_entropy, behind, torch.tensor([0])
)
wrong_logit, yes = torch.tensor([-10.0]), torch.tensor([1.0])
kept_by_sigmoid = gradient(sigmoid_twice, wrong_logit, yes) / gradient(
    F.binary_cross_entropy_with_logits, wrong_logit, yes
)

print("                     right    softmax twice   expected")
print(f"first loss          {first['right']:6.3f}   {first['softmax twice']:13.3f}   {expected_first:8.3f}")
print(f"perfect prediction  {perfect['right']:6.3f}   {perfect['softmax twice']:13.3f}   {0:8.3f}")
print()
print("classes   floor with a softmax too many   even guess")
for C, value in softmax_floor.items():
    print(f"{C:7d}   {value:29.4f}   {even_guess[C]:10.4f}")
print()
for label, (low, high) in sigmoid_range.items():
    print(f"sigmoid twice, {label}: {low:.4f} to {high:.4f}")
print(f"lowest mean with half positive: {balanced_floor:.4f}")
print(f"lowest output of sigmoid(sigmoid(z)): {lowest_twice:.2f}")
print()
print(f"gradient kept at logits (-5, 0, 0), softmax twice  {kept_by_softmax:.4f}")
print(f"gradient kept at logit -10, sigmoid twice          {kept_by_sigmoid:.2e}")
