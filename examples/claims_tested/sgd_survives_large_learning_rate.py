"""ko: 교차 엔트로피는 로짓의 기울기 크기에 한계가 있어 학습률 10도 견디지만, 제곱 오차는 0.5에서 이미 발산합니다.
en: Cross-entropy, whose gradient in the logits is bounded, survives a learning rate of 10; squared error is gone at 0.5.
"""

import torch
import torch.nn.functional as F

N, D, C = 1024, 50, 7


def train(outputs, loss_function, make_targets, lr, steps=200):
    torch.manual_seed(0)
    x = torch.randn(N, D)  # (N, D)
    y = make_targets(x @ torch.randn(D, outputs))
    model = torch.nn.Sequential(
        torch.nn.Linear(D, 128),
        torch.nn.ReLU(),
        torch.nn.Linear(128, outputs),
    )
    parameters = list(model.parameters())
    for step in range(steps):
        loss = loss_function(model(x), y)
        if not loss.isfinite():
            return loss.item(), step
        gradients = torch.autograd.grad(loss, parameters)
        with torch.no_grad():
            for parameter, gradient in zip(parameters, gradients, strict=True):
                parameter -= lr * gradient
    return loss.item(), None


def classes(scores):
    return scores.argmax(dim=1)  # (N,)


def unit_values(scores):
    return scores / scores.std()  # (N, 1)


# ko: 손실, 그리고 유한하지 않은 손실이 처음 나온 단계(없으면 None)입니다.
# en: The loss, and the step with the first loss that is not finite (None if there is none).
cross_entropy_loss, cross_entropy_step, mse_loss, mse_step = {}, {}, {}, {}


def with_cross_entropy(name, lr):
    loss, step = train(C, F.cross_entropy, classes, lr)
    cross_entropy_loss[name], cross_entropy_step[name] = loss, step
    print(f"cross_entropy  {lr:5}  {loss:8.3f}  {step}")


def with_mse(name, lr):
    mse_loss[name], mse_step[name] = train(1, F.mse_loss, unit_values, lr)
    print(f"mse_loss       {lr:5}  {mse_loss[name]:8.3f}  {mse_step[name]}")


print("                  lr      loss  first not finite")
with_cross_entropy("1", 1.0)
with_cross_entropy("10", 10.0)
with_cross_entropy("30", 30.0)
with_cross_entropy("100", 100.0)
with_mse("01", 0.1)
with_mse("05", 0.5)
with_mse("1", 1.0)
