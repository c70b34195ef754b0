"""ko: 라벨 스무딩의 식은 두 가지이며, 같은 0.1이라도 손실이 다르지만 α = ε·C/(C-1)로 서로 바꿀 수 있습니다.
en: Label smoothing has two formulas that differ at the same 0.1, and α = ε·C/(C-1) converts one into the other.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
N, C = 8, 5
logits = torch.randn(N, C).double()
targets = torch.randint(C, (N,))


def shared_by_all(alpha):
    # ko: α를 정답 클래스까지 C개에 똑같이 나눕니다. torch의 방식입니다.
    # en: α is shared by all C classes, the true one too: what torch does.
    return F.cross_entropy(logits, targets, label_smoothing=alpha).item()


def shared_by_wrong(epsilon):
    # ko: ε을 오답 C-1개에만 나눕니다.
    # en: ε is shared by the C-1 wrong classes only.
    smoothed = torch.full((N, C), epsilon / (C - 1), dtype=torch.float64)
    smoothed[torch.arange(N), targets] = 1 - epsilon
    return F.cross_entropy(logits, smoothed).item()


loss_plain = shared_by_all(0.0)
loss_all_10_percent = shared_by_all(0.1)
loss_wrong_10_percent = shared_by_wrong(0.1)
difference_at_10_percent = loss_wrong_10_percent - loss_all_10_percent

alpha_for_epsilon = 0.1 * C / (C - 1)
epsilon_for_alpha = 0.1 * (C - 1) / C
loss_all_converted = shared_by_all(alpha_for_epsilon)
loss_wrong_converted = shared_by_wrong(epsilon_for_alpha)

# ko: 0.1일 때 클래스 수에 따른 환산값과 정답 클래스의 몫입니다.
# en: What 0.1 converts to, and what it leaves to the true class, for each class count.
class_counts = [2, 3, 5, 7, 10, 100, 1000]
alpha_for_10_percent = {str(n): 0.1 * n / (n - 1) for n in class_counts}
epsilon_for_10_percent = {str(n): 0.1 * (n - 1) / n for n in class_counts}
true_mass_all = {str(n): 1 - 0.1 + 0.1 / n for n in class_counts}
true_mass_wrong = 1 - 0.1

print("loss of the same 8 x 5 logits")
print(f"  no smoothing          {loss_plain:.7f}")
print(f"  a/C,      a = 0.1     {loss_all_10_percent:.7f}")
print(f"  e/(C-1),  e = 0.1     {loss_wrong_10_percent:.7f}")
print(f"  a/C,      a = {alpha_for_epsilon:.3f}   {loss_all_converted:.7f}")
print(f"  e/(C-1),  e = {epsilon_for_alpha:.3f}   {loss_wrong_converted:.7f}")
print()
print("   C   a for e=0.1   e for a=0.1   y at a=0.1   y at e=0.1")
for n in map(str, class_counts):
    print(
        f"{n:>4}   {alpha_for_10_percent[n]:11.6f}   {epsilon_for_10_percent[n]:11.6f}"
        f"   {true_mass_all[n]:10.6f}   {true_mass_wrong:10.1f}"
    )
