"""ko: kl_div의 기본 평균은 KL 발산이 아니라는 경고를 내고, nll_loss는 확률 타깃을 받지 않습니다.
en: kl_div warns that its default mean is not the KL divergence, and nll_loss takes no probability targets.
"""

import warnings

import torch
import torch.nn.functional as F

# --8<-- [start:mean]
p = torch.tensor([[0.7, 0.2, 0.1], [0.5, 0.3, 0.2]])  # (B, C)
q = torch.tensor([[0.5, 0.3, 0.2], [0.4, 0.4, 0.2]])  # (B, C)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    default = F.kl_div(q.log(), p)
mean_message = str(caught[0].message)
print(f"{caught[0].category.__name__}: {caught[0].message}")

mean_fixed = F.kl_div(q.log(), p, reduction="batchmean")
print(f"{default:.4f}  {mean_fixed:.4f}")
# --8<-- [end:mean]

# --8<-- [start:probability_targets]
try:
    F.nll_loss(q.log(), p)
except RuntimeError as error:
    probability_targets_message = str(error)
    print(f"{type(error).__name__}: {error}")

probability_targets_fixed = F.cross_entropy(q.log(), p)
print(f"{probability_targets_fixed:.4f}")
# --8<-- [end:probability_targets]
