"""ko: dim을 빼면 마지막 축을 고른다는 말은 틀립니다. 3차원에서는 배치 축을 골라 표본끼리 확률을 나누어 갖습니다.
en: Leaving out dim does not mean the last axis: in 3-D it means the batch, and samples share a probability.
"""

import textwrap
import warnings

import torch
import torch.nn.functional as F

torch.manual_seed(0)


def implicit_dim(scores):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = F.softmax(scores)
    gaps = [(result.sum(dim=dim) - 1).abs().max() for dim in range(scores.ndim)]
    sums_to_one = [dim for dim, gap in enumerate(gaps) if gap < 1e-5]
    return sums_to_one, str(caught[0].message)


one_dim, warning_message = implicit_dim(torch.randn(3))  # (C,)
two_dims, _ = implicit_dim(torch.randn(2, 3))  # (B, C)
three_dims, _ = implicit_dim(torch.randn(2, 5, 3))  # (B, T, C)
four_dims, _ = implicit_dim(torch.randn(2, 3, 4, 5))  # (B, C, H, W)

# ko: 축을 잘못 고르면 한 표본의 확률이 함께 온 다른 표본에 따라 달라집니다.
# en: On the wrong axis the probability of one sample depends on the others beside it.
sample = torch.tensor([2.0, 0.1, -1.0])  # (C,)
with_small = torch.stack([sample, torch.tensor([0.0, 0.0, 0.0])])  # (B, C)
with_large = torch.stack([sample, torch.tensor([9.0, 0.0, 0.0])])  # (B, C)
dim_0_with_small = with_small.softmax(dim=0)[0].tolist()
dim_0_with_large = with_large.softmax(dim=0)[0].tolist()
dim_1_with_small = with_small.softmax(dim=1)[0].tolist()
dim_1_with_large = with_large.softmax(dim=1)[0].tolist()
sum_of_row_dim_0 = sum(dim_0_with_small)

# ko: 표본이 하나뿐인 배치에서 dim=0은 모든 클래스를 1로 만듭니다.
# en: In a batch of one, dim=0 makes every class 1.
batch_of_one_dim_0 = sample.unsqueeze(0).softmax(dim=0)[0].tolist()


def show(name, probs):
    print(f"{name:20}", "  ".join(f"{p:.4f}" for p in probs))


print("axes that sum to 1 when dim is left out")
print(f"(C,) {one_dim}   (B, C) {two_dims}   (B, T, C) {three_dims}   4-D {four_dims}")
print(f"sum_of_row_dim_0 {sum_of_row_dim_0:.4f}")
print(textwrap.fill(warning_message, 79))
show("dim=1, beside zeros", dim_1_with_small)
show("dim=1, beside a 9", dim_1_with_large)
show("dim=0, beside zeros", dim_0_with_small)
show("dim=0, beside a 9", dim_0_with_large)
show("dim=0, alone", batch_of_one_dim_0)
