"""ko: dim은 합이 1이 되는 축입니다. 클래스 축이 아닌 축을 지정해도 오류가 나지 않고 틀린 확률이 나옵니다.
en: dim is the axis that sums to 1; any other axis than that of the classes is wrong, and raises no error.
"""

import warnings

import torch
import torch.nn.functional as F

logits = torch.tensor([[2.0, 1.0, 0.1], [0.5, 3.0, 0.2]], dtype=torch.float64)  # (B, C)

over_classes = torch.softmax(logits, dim=1)  # (B, C)
over_batch = torch.softmax(logits, dim=0)  # (B, C)
row_sums_dim_1 = over_classes.sum(dim=1).tolist()
row_sums_dim_0 = over_batch.sum(dim=1).tolist()
column_sums_dim_0 = over_batch.sum(dim=0).tolist()
probs_dim_1 = over_classes.tolist()
probs_dim_0 = over_batch.tolist()

# ko: 클래스 축이 마지막에 있으면 어떤 모양이든 dim=-1이 맞습니다.
# en: dim=-1 is right for every shape that has the classes last.
tokens = torch.stack([logits, logits + 1, 2 * logits])  # (B, T, C)
token_sums = torch.softmax(tokens, dim=-1).sum(dim=-1)  # (B, T)
largest_error_dim_last = (token_sums - 1).abs().max().item()

# ko: dim을 생략하면 경고와 함께 축이 자동으로 정해지는데, 3차원에서는 배치 축입니다.
# en: Without dim an axis is chosen for you, with a warning; in 3-D it is the batch.
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    implicit_2d = F.softmax(logits)  # (B, C)
    implicit_3d = F.softmax(tokens)  # (B, T, C)
warning_category = caught[0].category.__name__
warning_message = str(caught[0].message)
implicit_2d_is_dim_1 = torch.equal(implicit_2d, torch.softmax(logits, dim=1))
implicit_3d_is_dim_0 = torch.equal(implicit_3d, torch.softmax(tokens, dim=0))

try:
    torch.softmax(logits)
except TypeError as error:
    missing_dim_type = type(error).__name__
    missing_dim_message = str(error).splitlines()[0]

print("dim=1  row sums   ", " ".join(f"{total:.4f}" for total in row_sums_dim_1))
print("dim=0  row sums   ", " ".join(f"{total:.4f}" for total in row_sums_dim_0))
print("dim=0  column sums", " ".join(f"{total:.4f}" for total in column_sums_dim_0))
print(f"F.softmax(z), 2-D == dim=1: {implicit_2d_is_dim_1}")
print(f"F.softmax(z), 3-D == dim=0: {implicit_3d_is_dim_0}")
print(f"{warning_category}:")
print("  " + warning_message.replace(". ", ".\n  "))
print(f"{missing_dim_type}: {missing_dim_message}")
