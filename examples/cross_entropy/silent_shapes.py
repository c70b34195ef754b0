"""ko: 축을 잘못 놓아도 크기가 우연히 맞으면 오류 없이 틀린 손실을 계산합니다.
en: A misplaced axis raises no error when the sizes happen to fit, and a wrong loss is computed.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

# ko: T와 C가 같으면 (B, T, C)를 그대로 넣어도 오류가 나지 않습니다.
# en: With T equal to C, a (B, T, C) that should be transposed is taken as it stands.
torch.manual_seed(0)
logits = torch.randn(2, 3, 3)  # (B, T, C)
targets = torch.randint(0, 3, (2, 3))  # (B, T)
loss_not_transposed = F.cross_entropy(logits, targets).item()
loss_transposed = F.cross_entropy(logits.transpose(1, 2), targets).item()
wrong_without_error = abs(loss_not_transposed - loss_transposed) > 1e-3

# ko: reshape는 축을 바꾸지 않고 숫자를 순서대로 다시 자를 뿐입니다.
# en: reshape swaps no axes: it only cuts the same row of numbers elsewhere.
torch.manual_seed(0)
channel_logits = torch.randn(2, 3, 5)  # (B, C, T)
channel_targets = torch.randint(0, 3, (2, 5))  # (B, T)
flat_targets = channel_targets.reshape(-1)  # (B*T,)
loss_reshape_only = F.cross_entropy(channel_logits.reshape(-1, 3), flat_targets).item()
channels_last = channel_logits.permute(0, 2, 1)  # (B, T, C)
loss_permute_first = F.cross_entropy(channels_last.reshape(-1, 3), flat_targets).item()
loss_without_reshape = F.cross_entropy(channel_logits, channel_targets).item()
reshape_mixes_axes = abs(loss_reshape_only - loss_permute_first) > 1e-3

# ko: 토큰 4개, 클래스 4개인 데이터로 두 경우를 300스텝씩 학습합니다.
# en: 300 steps of training for both ways, on data with 4 tokens and 4 classes.
torch.manual_seed(0)
T, C, D = 4, 4, 8
rule = torch.randn(D, C)
train_x, test_x = torch.randn(256, T, D), torch.randn(1000, T, D)  # (N, T, D)
train_y = (train_x @ rule).argmax(dim=2)  # (N, T)
test_y = (test_x @ rule).argmax(dim=2)


def train(arrange):
    W = torch.zeros(D, C, requires_grad=True)
    optimizer = torch.optim.SGD([W], lr=1.0)
    for _ in range(300):
        loss = F.cross_entropy(arrange(train_x @ W), train_y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        z = test_x @ W  # (N, T, C)
        true_loss = F.cross_entropy(z.transpose(1, 2), test_y)
        accuracy = (z.argmax(dim=2) == test_y).float().mean()
    return loss.item(), true_loss.item(), accuracy.item()


def as_it_stands(z):
    return z  # (N, T, C)


def transposed(z):
    return z.transpose(1, 2)  # (N, C, T)


reported_with_bug, true_loss_with_bug, accuracy_with_bug = train(as_it_stands)
reported_correct, true_loss_correct, accuracy_correct = train(transposed)
# ko: 축이 바뀐 채로 학습하면 보고되는 손실이 log C 근처에 머뭅니다.
# en: Trained on the wrong axis, the reported loss stays near log C.
stays_near_log_C = 0.9 * math.log(C) < reported_with_bug < math.log(C)
accuracy_suffers = accuracy_correct - accuracy_with_bug > 0.1


# ko: 샘플이 적으면 작은 신경망은 축이 바뀐 채로도 학습 데이터를 외웁니다.
# en: With few samples, a small network memorises the training data even on the wrong axis.
def train_network(arrange):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(D, 64), nn.ReLU(), nn.Linear(64, C))
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    x, y = train_x[:32], train_y[:32]
    for _ in range(300):
        loss = F.cross_entropy(arrange(model(x)), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        accuracy = (model(test_x).argmax(dim=2) == test_y).float().mean()
    return loss.item(), accuracy.item()


network_loss_with_bug, network_accuracy_with_bug = train_network(as_it_stands)
network_loss_correct, network_accuracy_correct = train_network(transposed)
network_loss_looks_right = max(network_loss_with_bug, network_loss_correct) < 0.05
network_accuracy_suffers = network_accuracy_correct - network_accuracy_with_bug > 0.1


def show(name, train_loss, test_loss, accuracy):
    print(f"{name:12}  {train_loss:10.4f}  {test_loss:15.4f}  {accuracy:14.4f}")


def show_network(name, train_loss, accuracy):
    print(f"{name:12}  {train_loss:10.4f}  {accuracy:32.4f}   (network, 32 samples)")


print(f"T == C      as it stands  {loss_not_transposed:.6f}")
print(f"            transposed    {loss_transposed:.6f}")
print(f"(B, C, T)   reshape only  {loss_reshape_only:.6f}")
print(f"            permute first {loss_permute_first:.6f}")
print()
print("              train loss   true test loss   test accuracy")
show("as it stands", reported_with_bug, true_loss_with_bug, accuracy_with_bug)
show("transposed", reported_correct, true_loss_correct, accuracy_correct)
show_network("as it stands", network_loss_with_bug, network_accuracy_with_bug)
show_network("transposed", network_loss_correct, network_accuracy_correct)
