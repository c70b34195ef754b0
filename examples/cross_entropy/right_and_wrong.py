"""ko: F.cross_entropy 앞에 소프트맥스를 두면 손실 값이 달라지고 기울기가 작아집니다.
en: Softmax before F.cross_entropy changes the loss and shrinks its gradient.
"""

import torch
import torch.nn.functional as F

scores = [2.0, 0.1, -1.0]
target = torch.tensor([0])  # (B,) = (1,)


def loss_and_gradient(prepare):
    logits = torch.tensor([scores], requires_grad=True)  # (B, C) = (1, 3)
    loss = F.cross_entropy(prepare(logits), target)
    loss.backward()
    return loss.item(), logits.grad[0].tolist(), logits.grad.norm().item()


def raw(z):
    return z


def softmax_first(z):
    return torch.softmax(z, dim=1)


def log_first(z):
    return torch.log_softmax(z, dim=1)


loss_right, gradient_right, norm_right = loss_and_gradient(raw)
loss_wrong, gradient_wrong, norm_wrong = loss_and_gradient(softmax_first)
# ko: log_softmax는 두 번 해도 한 번과 같으므로 먼저 해도 해롭지 않습니다.
# en: A second log_softmax changes nothing, so taking it first does no harm.
loss_log_first, gradient_log_first, norm_log_first = loss_and_gradient(log_first)
log_softmax_is_harmless = abs(loss_log_first - loss_right) < 1e-6

probs = torch.softmax(torch.tensor([scores]), dim=1)  # (B, C)
probs_once = probs[0].tolist()
# ko: 손실 계산에 실제로 쓰이는 확률입니다.
# en: The probabilities that enter the loss.
probs_twice = torch.softmax(probs, dim=1)[0].tolist()
norm_ratio = norm_wrong / norm_right


def show(name, loss, gradient, norm):
    print(f"{name:15} {loss:8.4f}  ", end="")
    print("[{:8.4f} {:7.4f} {:7.4f}]".format(*gradient), f"{norm:8.4f}")


print("                   loss    gradient                     norm")
show("z", loss_right, gradient_right, norm_right)
show("log_softmax(z)", loss_log_first, gradient_log_first, norm_log_first)
show("softmax(z)", loss_wrong, gradient_wrong, norm_wrong)
print()
print("softmax(z)          [{:.4f} {:.4f} {:.4f}]".format(*probs_once))
print("softmax(softmax(z)) [{:.4f} {:.4f} {:.4f}]".format(*probs_twice))
