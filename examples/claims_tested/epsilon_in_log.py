"""ko: log(p + 1e-8)은 inf를 막는 대신 손실을 18.42에서 자르고, 가장 틀린 표본의 기울기를 없앱니다.
en: log(p + 1e-8) prevents inf by capping the loss at 18.42, and kills the gradient where it is most wrong.
"""

import math

import torch
import torch.nn.functional as F

epsilon = 1e-8
largest_possible_loss = -math.log(epsilon)
target = torch.tensor([0])  # (B,)


def with_epsilon(logits):
    return -(logits.softmax(dim=1)[0, 0] + epsilon).log()


def library(logits):
    return F.cross_entropy(logits, target)


def value_and_gradient(loss_function, wrong_by):
    logits = torch.tensor([[-wrong_by, 0.0]], requires_grad=True)  # (B, C)
    loss = loss_function(logits)
    loss.backward()
    return loss.item(), logits.grad[0, 0].item() + 0.0


epsilon_loss, epsilon_gradient, library_loss, library_gradient = {}, {}, {}, {}


def compare(name, wrong_by):
    loss, gradient = value_and_gradient(with_epsilon, wrong_by)
    epsilon_loss[name], epsilon_gradient[name] = loss, gradient
    print(f"{wrong_by:8.0f}{loss:10.4f}{gradient:12.2e}", end="")
    loss, gradient = value_and_gradient(library, wrong_by)
    library_loss[name], library_gradient[name] = loss, gradient
    print(f"{loss:12.4f}{gradient:12.2e}")


# ko: wrong_by는 틀린 로짓이 정답 로짓보다 얼마나 큰가입니다.
# en: wrong_by is how far the wrong logit lies above the true one.
print("         log(p + 1e-8)         cross_entropy")
print("wrong_by      loss    gradient        loss    gradient")
compare("1", 1.0)
compare("10", 10.0)
compare("18", 18.0)
compare("25", 25.0)
compare("50", 50.0)
compare("200", 200.0)

# ko: 반정밀도에서는 1e-8이 0이 되어 막으려던 inf마저 그대로 나옵니다.
# en: In half precision 1e-8 is itself 0, and the inf it should prevent is back.
epsilon_in_float16 = torch.tensor(epsilon, dtype=torch.float16).item()
print(f"largest_possible_loss  {largest_possible_loss:.4f}")
print(f"epsilon in float16     {epsilon_in_float16:.1f}")
