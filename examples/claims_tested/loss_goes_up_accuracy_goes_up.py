"""ko: 정확도가 오르는 동안 손실도 오를 수 있습니다. 확신하며 틀린 몇 개가 평균을 끌어올립니다.
en: Loss can rise while accuracy rises: a few confident mistakes pull the mean up.
"""

import torch
import torch.nn.functional as F


def measure(prob_of_target):
    # ko: 이진 분류에서는 정답 확률이 0.5를 넘으면 맞힌 것입니다.
    # en: With two classes a prediction is correct when the true class has more than 0.5.
    accuracy = (prob_of_target > 0.5).double().mean().item()
    return accuracy, -prob_of_target.log().mean().item()


before = torch.tensor([0.55] * 5 + [0.45] * 5, dtype=torch.float64)  # (B,)
after = torch.tensor([0.9] * 9 + [1e-6], dtype=torch.float64)  # (B,)
accuracy_before, loss_before = measure(before)
accuracy_after, loss_after = measure(after)

# ko: 마지막 하나가 손실의 대부분을 만듭니다.
# en: The last sample alone makes up most of the loss.
share_of_one_sample = -after[-1].log().item() / (10 * loss_after)

# ko: 같은 일이 과적합에서 일어납니다. 시험 정확도는 그대로인데 시험 손실만 커집니다.
# en: Over-fitting does the same: test accuracy stays where it is and test loss climbs.
torch.manual_seed(0)
rule = torch.randn(20, 5)  # (D, C)
train_x, test_x = torch.randn(256, 20), torch.randn(8000, 20)  # (N, D)
train_y, test_y = (train_x @ rule).argmax(dim=1), (test_x @ rule).argmax(dim=1)  # (N,)
W1 = (torch.randn(20, 128) / 20**0.5).requires_grad_()
W2 = (torch.randn(128, 5) / 128**0.5).requires_grad_()
test_accuracy, test_loss = {}, {}


def logits_of(x):
    return (x @ W1).relu() @ W2  # (N, C)


def train_and_test(steps, name):
    for _ in range(steps):
        loss = F.cross_entropy(logits_of(train_x), train_y)
        gradient_1, gradient_2 = torch.autograd.grad(loss, [W1, W2])
        with torch.no_grad():
            W1.sub_(gradient_1)
            W2.sub_(gradient_2)
    with torch.no_grad():
        logits = logits_of(test_x)
        accuracy = (logits.argmax(dim=1) == test_y).double().mean().item()
    test_accuracy[name] = accuracy
    test_loss[name] = F.cross_entropy(logits, test_y).item()
    print(f"step {name:4}          {test_accuracy[name]:.3f}  {test_loss[name]:.3f}")


print("               accuracy   loss")
print(f"before             {accuracy_before:.3f}  {loss_before:.3f}")
print(f"after              {accuracy_after:.3f}  {loss_after:.3f}")
train_and_test(50, "50")
train_and_test(100, "150")
train_and_test(450, "600")
loss_rise = test_loss["600"] - test_loss["50"]
accuracy_rise = test_accuracy["600"] - test_accuracy["50"]
