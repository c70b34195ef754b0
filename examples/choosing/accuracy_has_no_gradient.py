"""ko: 정확도는 계단처럼 변해 기울기가 없으므로, 매끄럽게 변하는 손실을 대신 줄입니다.
en: Accuracy moves in steps and has no gradient, so training lowers a loss, which moves smoothly.
"""

import torch
import torch.nn.functional as F

inputs = torch.tensor([-2.0, -1.0, 0.5, 1.0, 3.0], dtype=torch.float64)  # (N,)
targets = torch.tensor([0, 0, 0, 1, 1])


def accuracy_and_loss(shift):
    logits = torch.stack([torch.zeros_like(inputs), inputs + shift], dim=1)  # (N, 2)
    accuracy = (logits.argmax(dim=1) == targets).double().mean()
    return accuracy, F.cross_entropy(logits, targets)


shift = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
accuracy, loss = accuracy_and_loss(shift)
try:
    accuracy.backward()
except RuntimeError as error:
    accuracy_error_type, accuracy_error_message = type(error).__name__, str(error)
loss.backward()
gradient_of_loss = shift.grad.item()

# ko: 조금씩 옮기면 정확도는 한 표본이 경계를 넘을 때에만 변합니다.
# en: Moved bit by bit, accuracy changes only when a sample crosses the border.
shifts = [-1.5, -1.2, -0.9, -0.6, -0.3, 0.0]
accuracies, losses = [], []
for s in shifts:
    accuracy_there, loss_there = accuracy_and_loss(s)
    accuracies.append(accuracy_there.item())
    losses.append(loss_there.item())
distinct_accuracies = len(set(accuracies))
distinct_losses = len(set(losses))

# ko: 정확도가 같아도 손실은 얼마나 확신하는지를 구별합니다.
# en: At equal accuracy the loss still tells how sure the answers are.
sharper = torch.stack([torch.zeros_like(inputs), 3 * (inputs - 0.75)], dim=1)
loss_sharper = F.cross_entropy(sharper, targets).item()
accuracy_sharper = (sharper.argmax(dim=1) == targets).double().mean().item()
loss_flat_at_same_border = accuracy_and_loss(-0.75)[1].item()

print(f"{accuracy_error_type}:")
print(accuracy_error_message)
print(f"d loss / d shift = {gradient_of_loss:.4f}")
print()
print("shift  accuracy    loss")
for s, a, value in zip(shifts, accuracies, losses, strict=True):
    print(f"{s:5.1f}  {a:8.1f}  {value:.4f}")
print()
print(f"border 0.75, slope 1   {accuracy_sharper:.1f}  {loss_flat_at_same_border:.4f}")
print(f"border 0.75, slope 3   {accuracy_sharper:.1f}  {loss_sharper:.4f}")
