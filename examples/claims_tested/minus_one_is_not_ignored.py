"""ko: 기본값으로 무시되는 타깃은 -100뿐이며, -1을 무시하려면 ignore_index를 지정해야 합니다.
en: By default only a target of -100 is ignored; to ignore -1, pass it as ignore_index.
"""

import torch
import torch.nn.functional as F

probs = torch.tensor([[0.7, 0.2, 0.1], [0.5, 0.3, 0.2], [0.2, 0.2, 0.6]])  # (B, C)
logits = probs.log()


def outcome(padding, **arguments):
    targets = torch.tensor([0, padding, 2])  # (B,)
    try:
        return F.cross_entropy(logits, targets, **arguments).item()
    except IndexError as error:
        return str(error)


minus_one_message = outcome(-1)
minus_two_message = outcome(-2)
minus_100_loss = outcome(-100)
minus_one_named_loss = outcome(-1, ignore_index=-1)

# ko: 다른 인덱스를 지정하면 -100도 더는 무시되지 않습니다.
# en: With another index named, -100 is no longer ignored.
minus_100_message = outcome(-100, ignore_index=-1)

print(f"-1                     {minus_one_message}")
print(f"-2                     {minus_two_message}")
print(f"-100                   {minus_100_loss:.6f}")
print(f"-1,   ignore_index=-1  {minus_one_named_loss:.6f}")
print(f"-100, ignore_index=-1  {minus_100_message}")
