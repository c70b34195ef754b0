"""ko: 예전 인자 size_average와 reduce는 경고를 내며, 지금은 reduction 하나가 그 일을 합니다.
en: The old arguments size_average and reduce warn; reduction alone does their work now.
"""

import textwrap
import warnings

import torch
from torch import nn

probs = torch.tensor([[0.7, 0.2, 0.1], [0.5, 0.3, 0.2]])  # (B, C)
logits = probs.log()
targets = torch.tensor([0, 1])  # (B,)


def old_call(**arguments):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        loss_function = nn.CrossEntropyLoss(**arguments)
    category, text = caught[0].category.__name__, str(caught[0].message)
    print(", ".join(f"{name}={value}" for name, value in arguments.items()))
    print(textwrap.indent(textwrap.fill(f"{category}: {text}", 74), "  "))
    print(f"  -> reduction={loss_function.reduction!r}")
    return category, text, loss_function


# ko: 경고는 호출할 때가 아니라 만들 때 나옵니다.
# en: The warning comes from the constructor, not from the call.
sum_category, sum_message, old_sum = old_call(size_average=False)
none_category, none_message, old_none = old_call(reduce=False)
mean_category, mean_message, old_mean = old_call(size_average=True)

# ko: 함께 준 reduction보다 예전 인자가 우선합니다.
# en: An old argument overrides a reduction that is passed with it.
both_category, both_message, old_both = old_call(reduction="mean", size_average=False)
reduction_that_won = old_both.reduction

old_sum_value = old_sum(logits, targets).item()
new_sum_value = nn.CrossEntropyLoss(reduction="sum")(logits, targets).item()
old_none_values = old_none(logits, targets).tolist()
new_none_values = nn.CrossEntropyLoss(reduction="none")(logits, targets).tolist()
old_mean_value = old_mean(logits, targets).item()
new_mean_value = nn.CrossEntropyLoss()(logits, targets).item()

print(f"sum    {old_sum_value:.6f}  {new_sum_value:.6f}")
print(f"mean   {old_mean_value:.6f}  {new_mean_value:.6f}")
print("none  ", "  ".join(f"{value:.6f}" for value in old_none_values))
