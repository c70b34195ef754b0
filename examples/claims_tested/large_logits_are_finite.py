"""ko: 로짓이 커서 nan이 난다는 말은 cross_entropy에는 맞지 않습니다. 손으로 쓴 식에서만 그렇습니다.
en: That large logits give nan does not hold for cross_entropy, only for formulas typed by hand.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
base = torch.randn(8, 5)  # (B, C)
targets = torch.randint(0, 5, (8,))  # (B,)
rows = torch.arange(8)


def library(logits):
    return F.cross_entropy(logits, targets)


def exp_first(logits):
    exps = logits.exp()  # (B, C)
    return -(exps / exps.sum(dim=1, keepdim=True))[rows, targets].log().mean()


def softmax_then_log(logits):
    return -logits.softmax(dim=1)[rows, targets].log().mean()


def loss_and_largest_gradient(loss_function, scale):
    logits = (scale * base).requires_grad_()
    loss = loss_function(logits)
    loss.backward()
    return loss.item(), 8 * logits.grad.abs().max().item()


library_losses, library_gradients, exp_first_losses, softmax_log_losses = {}, {}, {}, {}


def measure(name, scale):
    loss, gradient = loss_and_largest_gradient(library, scale)
    library_losses[name], library_gradients[name] = loss, gradient
    exp_first_losses[name] = loss_and_largest_gradient(exp_first, scale)[0]
    softmax_log_losses[name] = loss_and_largest_gradient(softmax_then_log, scale)[0]
    numbers = library_losses, exp_first_losses, softmax_log_losses, library_gradients
    print(f"{name:9}" + "".join(f"{values[name]:13.5g}" for values in numbers))


print("scale        library    exp_first  softmax_log  library grad")
measure("1", 1.0)
measure("10", 10.0)
measure("100", 100.0)
measure("1e4", 1e4)
measure("1e30", 1e30)
