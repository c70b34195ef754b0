"""ko: 분류기는 조건부분포 P(y|x)를 배우며, 줄일 수 있는 손실의 한계는 H(Y|X)입니다.
en: A classifier learns the conditional distribution P(y|x), and its loss ends at H(Y|X).
"""

import torch
import torch.nn.functional as F

row_names = ["whiskers", "no_whiskers"]
column_names = ["cat", "dog", "car"]
# ko: 사진 100장을 수염이 보이는지(x)와 클래스(y)로 나누어 세었습니다.
# en: 100 photos counted by whether whiskers show (x) and by class (y).
counts = torch.tensor([[32, 8, 0], [16, 14, 30]])  # (X, C)

joint_table = counts.double() / counts.sum()  # P(x, y)
x_table = joint_table.sum(1)  # P(x)
y_table = joint_table.sum(0)  # P(y)
conditional_table = joint_table / x_table[:, None]  # P(y | x)
cat_given_whiskers = conditional_table[0, 0].item()
whiskers_given_cat = (joint_table[0, 0] / y_table[0]).item()

joint = joint_table.tolist()
marginal_x = x_table.tolist()
marginal_y = y_table.tolist()
conditional = conditional_table.tolist()

print(f"{'':<13}" + "".join(f"{name:>8}" for name in column_names) + f"{'P(x)':>8}")
for name, row, total in zip(row_names, joint, marginal_x, strict=True):
    print(f"{name:<13}" + "".join(f"{p:>8.2f}" for p in row) + f"{total:>8.2f}")
print(f"{'P(y)':<13}" + "".join(f"{p:>8.2f}" for p in marginal_y) + f"{1:>8.2f}\n")
for name, row in zip(row_names, conditional, strict=True):
    print(f"P(y|{name + ')':<13}" + "  ".join(f"{p:.4f}" for p in row))
print(f"P(cat|whiskers) {cat_given_whiskers:.4f}", end="   ")
print(f"P(whiskers|cat) {whiskers_given_cat:.4f}")

entropy_y = torch.special.entr(y_table).sum().item()
entropy_of_rows = torch.special.entr(conditional_table).sum(1)  # (X,)
entropy_y_given_x = (x_table * entropy_of_rows).sum().item()
mutual_information = entropy_y - entropy_y_given_x

# ko: 분류기는 x마다 로짓 한 줄을 가지며, 사진 100장을 정답 번호로만 배웁니다.
# en: The classifier has one row of logits per x and sees only the photos' labels.
x_index, y_index = counts.nonzero(as_tuple=True)
x = x_index.repeat_interleave(counts[x_index, y_index])  # (N,)
targets = y_index.repeat_interleave(counts[x_index, y_index])  # (N,)
weight = torch.zeros(2, 3, dtype=torch.float64, requires_grad=True)  # (X, C)
for _ in range(2000):
    loss = F.cross_entropy(weight[x], targets)
    loss.backward()
    with torch.no_grad():
        weight -= 2.0 * weight.grad
        weight.grad = None
learned_conditional = weight.softmax(-1).tolist()
learned_loss = F.cross_entropy(weight[x], targets).item()

print()
for name, row in zip(row_names, learned_conditional, strict=True):
    print(f"Q(y|{name + ')':<13}" + "  ".join(f"{p:.4f}" for p in row))
print(f"\nloss   {learned_loss:.4f}")
print(f"H(Y|X) {entropy_y_given_x:.4f}   H(Y) {entropy_y:.4f}")
print(f"H(Y) - H(Y|X) = {mutual_information:.4f}")
