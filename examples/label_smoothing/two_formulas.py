"""ko: 라벨 스무딩의 식은 두 가지라서 같은 0.1이라도 손실이 다르고, α = ε·C/(C-1)로 환산하면 손실이 같아집니다.
en: Label smoothing has two formulas whose losses differ at the same 0.1; α = ε·C/(C-1) converts one into the other.
"""

import torch
import torch.nn.functional as F

logits = torch.tensor(
    [[1.4, -0.6, 0.5, -0.2, 0.5], [-0.8, 1.3, 2.3, 0.9, 2.4]],
    dtype=torch.float64,
)  # (B, C)
targets = torch.tensor([1, 2])  # (B,)
C = 5


def shared_by_all(alpha):
    # ko: α를 정답 클래스까지 C개에 똑같이 나눕니다. PyTorch의 방식입니다.
    # en: α is shared by all C classes, the true one included: PyTorch.
    return F.cross_entropy(logits, targets, label_smoothing=alpha).item()


def shared_by_wrong(epsilon):
    # ko: ε을 오답 클래스 C-1개에만 나눕니다.
    # en: ε is shared by the C-1 wrong classes only.
    one_hot = F.one_hot(targets, C).double()  # (B, C)
    smoothed = one_hot * (1 - epsilon) + (1 - one_hot) * epsilon / (C - 1)
    return F.cross_entropy(logits, smoothed).item()


loss_plain = shared_by_all(0.0)
loss_all_10_percent = shared_by_all(0.1)
loss_wrong_10_percent = shared_by_wrong(0.1)

alpha_for_epsilon, epsilon_for_alpha = 0.1 * C / (C - 1), 0.1 * (C - 1) / C
loss_all_converted = shared_by_all(alpha_for_epsilon)
loss_wrong_converted = shared_by_wrong(epsilon_for_alpha)
differences = (
    loss_all_converted - loss_wrong_10_percent,
    loss_wrong_converted - loss_all_10_percent,
)
conversion_holds = all(abs(difference) < 1e-12 for difference in differences)

# ko: 클래스 수마다 0.1을 환산한 값과 정답 클래스의 타깃입니다.
# en: For each C, what 0.1 converts to and the target of the true class.
class_counts = [2, 3, 5, 10, 1000]
alpha_for_10_percent = {str(n): 0.1 * n / (n - 1) for n in class_counts}
epsilon_for_10_percent = {str(n): 0.1 * (n - 1) / n for n in class_counts}
true_mass_all = {str(n): 1 - 0.1 + 0.1 / n for n in class_counts}
true_mass_wrong = 1 - 0.1

print(f"no smoothing        {loss_plain:.4f}")
print(f"a/C,     a = 0.1    {loss_all_10_percent:.4f}")
print(f"e/(C-1), e = 0.1    {loss_wrong_10_percent:.4f}")
print(f"a/C,     a = {alpha_for_epsilon:.3f}  {loss_all_converted:.4f}")
print(f"e/(C-1), e = {epsilon_for_alpha:.2f}   {loss_wrong_converted:.4f}")
print()
print("   C   a for e=0.1   e for a=0.1   y at a=0.1   y at e=0.1")
for n in map(str, class_counts):
    converted = f"{alpha_for_10_percent[n]:11.4f}   {epsilon_for_10_percent[n]:11.4f}"
    print(f"{n:>4}   {converted}   {true_mass_all[n]:10.4f}   {true_mass_wrong:10.1f}")
