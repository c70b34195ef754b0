"""ko: 소프트맥스의 야코비 행렬은 diag(p) - p pᵀ이고, 행의 합이 0이라서 역행렬이 없습니다.
en: The Jacobian of softmax is diag(p) - p pᵀ; its rows sum to zero, so it has no inverse.
"""

import torch

logits = torch.tensor([2.0, 1.0, 0.1], dtype=torch.float64)  # (C,)


def softmax(z):
    return torch.softmax(z, dim=-1)


probs = softmax(logits)  # (C,)
by_formula = torch.diag(probs) - torch.outer(probs, probs)  # (C, C)
by_autograd = torch.autograd.functional.jacobian(softmax, logits)  # (C, C)
jacobian = by_formula.tolist()
largest_difference = (by_formula - by_autograd).abs().max().item()

# ko: 확률의 합이 1이므로 한 확률이 늘면 나머지가 그만큼 줄어듭니다.
# en: The probabilities sum to 1, so what one gains the others lose.
largest_row_sum = by_formula.sum(dim=-1).abs().max().item()
determinant = abs(torch.linalg.det(by_formula).item())
rank = torch.linalg.matrix_rank(by_formula).item()

# ko: 확률이 한 클래스에 몰리면 대각 원소 p(1 - p)가 0에 가까워집니다. 기울기가 소실되는 구간입니다.
# en: Once one class takes nearly all the probability, p(1 - p) goes to 0 and the gradient vanishes.
peaked = softmax(10 * logits)
peaked_diagonal = (peaked * (1 - peaked)).tolist()
largest_possible_diagonal = softmax(torch.zeros(2)).prod().item()

for row in jacobian:
    print("".join(f"{entry:10.6f}" for entry in row))
print(f"|formula - autograd| < 1e-12: {largest_difference < 1e-12}")
print(f"row sums {largest_row_sum:.6f}   det {determinant:.6f}   rank {rank}")
print("p (1 - p) at 10 z:", " ".join(f"{entry:.6f}" for entry in peaked_diagonal))
