"""ko: 마지막의 LogSoftmax 층은 군더더기일 뿐 교차 엔트로피를 망가뜨리지 않습니다. 망가뜨리는 것은 Softmax 층입니다.
en: A LogSoftmax layer at the end is redundant for cross-entropy but harmless; a Softmax layer is not.
"""

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
features = torch.randn(256, 10)  # (N, D)
targets = (features @ torch.randn(10, 4)).argmax(dim=1)  # (N,)


def nothing(logits):
    return logits


def log_softmax(logits):
    return logits.log_softmax(dim=1)


def softmax(logits):
    return logits.softmax(dim=1)


def train(output_layer, loss_function):
    W = torch.zeros(10, 4, requires_grad=True)  # (D, C)
    for _ in range(200):
        loss = loss_function(output_layer(features @ W), targets)
        loss.backward()
        with torch.no_grad():
            W -= 0.5 * W.grad
            W.grad = None
    return loss.item(), F.cross_entropy(features @ W, targets).item()


reported, true_loss = {}, {}


def compare(name, output_layer, loss_function):
    reported[name], true_loss[name] = train(output_layer, loss_function)
    print(f"{name:24}{reported[name]:10.4f}{true_loss[name]:11.4f}")


cross_entropy, nll = nn.CrossEntropyLoss(), nn.NLLLoss()
print("                          reported  true loss")
compare("cross_entropy", nothing, cross_entropy)
compare("log_softmax_and_ce", log_softmax, cross_entropy)
compare("log_softmax_and_nll", log_softmax, nll)
compare("softmax_and_ce", softmax, cross_entropy)

# ko: log_softmax는 두 번 하면 한 번 한 것과 같습니다. softmax는 그렇지 않습니다.
# en: Twice log_softmax is once log_softmax; softmax has no such property.
logits = torch.tensor([[3.2, 5.1, -1.7]])  # (B, C)
once, twice = log_softmax(logits), log_softmax(log_softmax(logits))
log_softmax_twice_gap = (twice - once).abs().max().item()
softmax_once = softmax(logits)[0].tolist()
softmax_twice = softmax(softmax(logits))[0].tolist()
print("softmax once  ", "  ".join(f"{p:.4f}" for p in softmax_once))
print("softmax twice ", "  ".join(f"{p:.4f}" for p in softmax_twice))
