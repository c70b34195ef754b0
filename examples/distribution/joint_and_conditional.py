"""ko: 분류기는 조건부분포 P(y|x)를 학습하며, 손실은 조건부 엔트로피 H(Y|X)까지만 내려갑니다.
en: A classifier learns the conditional distribution P(y|x); its loss goes down to H(Y|X) and no further.
"""

import torch
import torch.nn.functional as F

# ko: 사진 100장을 수염이 보이는지(x)와 클래스(y)로 나누어 센 표입니다.
# en: 100 photos, counted by whether whiskers show (x) and by class (y).
inputs = ["whiskers", "no_whiskers"]
classes = ["cat", "dog", "car"]
counts = torch.tensor([[32, 8, 0], [16, 14, 30]], dtype=torch.float64)  # (X, C)

P_xy = counts / counts.sum()  # (X, C)
P_x = P_xy.sum(1)  # (X,)
P_y = P_xy.sum(0)  # (C,)
# ko: 조건부분포: 앞의 것은 행마다, 뒤의 것은 열마다 합이 1입니다.
# en: Conditional distributions: rows of the first sum to 1, columns of the second.
P_y_given_x = P_xy / P_x[:, None]  # (X, C)
P_x_given_y = P_xy / P_y  # (X, C)

joint, marginal_x, marginal_y = P_xy.tolist(), P_x.tolist(), P_y.tolist()
conditional = P_y_given_x.tolist()
cat_given_whiskers = P_y_given_x[0, 0].item()
whiskers_given_cat = P_x_given_y[0, 0].item()

print(f"{'P(x, y)':<14}" + "".join(f"{name:>8}" for name in classes) + f"{'P(x)':>8}")
for name, row, total in zip(inputs, joint, marginal_x, strict=True):
    print(f"{name:<14}" + "".join(f"{p:>8.2f}" for p in row) + f"{total:>8.2f}")
print(f"{'P(y)':<14}" + "".join(f"{p:>8.2f}" for p in marginal_y))
print(f"\nP(cat | whiskers) {cat_given_whiskers:.4f}   P(whiskers | cat) {whiskers_given_cat:.4f}")

entropy_y = torch.special.entr(P_y).sum().item()
entropy_y_given_x = (P_x * torch.special.entr(P_y_given_x).sum(1)).sum().item()
mutual_information = entropy_y - entropy_y_given_x

# ko: 분류기는 입력마다 로짓을 세 개 가지며, 사진 100장의 정답 인덱스만 보고 학습합니다.
# en: The classifier has three logits for each input and sees only the class index of each photo.
photos = [(x, y) for x in range(2) for y in range(3) for _ in range(int(counts[x, y]))]
x, y = torch.tensor(photos).T  # (N,), (N,)
logits = torch.zeros(2, 3, dtype=torch.float64, requires_grad=True)  # (X, C)
optimizer = torch.optim.SGD([logits], lr=5.0)
for _ in range(800):
    optimizer.zero_grad()
    loss = F.cross_entropy(logits[x], y)
    loss.backward()
    optimizer.step()

learned = logits.softmax(-1).detach()  # (X, C)
learned_conditional = learned.tolist()
learned_loss = F.cross_entropy(logits[x], y).item()
learned_the_conditional = bool((learned - P_y_given_x).abs().max() < 0.001)
stays_above_the_entropy = entropy_y_given_x < learned_loss < entropy_y_given_x + 0.001

print(f"\n{'Q(y | x)':<14}" + "".join(f"{name:>8}" for name in classes))
for name, row in zip(inputs, learned_conditional, strict=True):
    print(f"{name:<14}" + "".join(f"{p:>8.4f}" for p in row))
print(f"\nloss {learned_loss:.4f}   H(Y|X) {entropy_y_given_x:.4f}   H(Y) {entropy_y:.4f}")
