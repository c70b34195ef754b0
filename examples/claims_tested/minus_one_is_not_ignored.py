"""ko: 정답 -1이 저절로 무시된다는 말은 틀립니다. 무시되는 것은 ignore_index 하나뿐이고 기본은 -100입니다.
en: A target of -1 is not ignored of its own accord: only ignore_index is, and its default is -100.
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

# ko: 다른 번호를 지정하면 -100도 더는 무시되지 않습니다.
# en: With another index named, -100 is no longer ignored.
minus_100_message = outcome(-100, ignore_index=-1)

# ko: 파이썬 리스트처럼 뒤에서 세지도 않습니다.
# en: Nor does it count from the end, as a Python list would.
loss_if_last_class = outcome(2)

print(f"-1                     {minus_one_message}")
print(f"-2                     {minus_two_message}")
print(f"-100                   {minus_100_loss:.6f}")
print(f"-1,   ignore_index=-1  {minus_one_named_loss:.6f}")
print(f"-100, ignore_index=-1  {minus_100_message}")
print(f"2                      {loss_if_last_class:.6f}")
