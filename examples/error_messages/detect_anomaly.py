"""ko: detect_anomaly는 nan 기울기를 만든 연산의 이름을 알려 줍니다.
en: detect_anomaly names the operation that made a nan gradient.
"""

import textwrap
import warnings

import torch
import torch.nn.functional as F

logits = torch.tensor([[0.0, 200.0]], requires_grad=True)  # (B, C)
targets = torch.tensor([0])  # (B,)


def by_hand():
    return -logits.softmax(dim=1).log()[0, targets[0]]


# ko: softmax가 0이 되고 그 로그가 무한대가 되지만 오류는 나지 않습니다.
# en: The softmax is 0 and its log infinite, but nothing is raised.
silent_loss = by_hand().item()
silent_gradient = torch.autograd.grad(by_hand(), logits)[0][0].tolist()

# ko: 느려지므로 찾을 때만 켭니다. 켤 때의 경고는 여기서 거두어 둡니다.
# en: It slows things down: for the search only. Its own warnings are collected here.
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with torch.autograd.detect_anomaly():
        try:
            by_hand().backward()
        except RuntimeError as error:
            anomaly_type = type(error).__name__
            anomaly_message = str(error)
anomaly_warning_category = caught[0].category.__name__
anomaly_warning = str(caught[0].message)

# ko: 두 계산을 한 함수에 맡기면 중간의 0이 생기지 않습니다.
# en: Left to one function, the zero in the middle never exists.
mended_loss = F.cross_entropy(logits, targets).item()
(gradient,) = torch.autograd.grad(F.cross_entropy(logits, targets), logits)
mended_gradient = gradient[0].tolist()

print(f"-log(softmax)  {silent_loss}  {silent_gradient}")
print(textwrap.fill(f"{anomaly_warning_category}: {anomaly_warning}", 79))
print(f"{anomaly_type}:\n  {anomaly_message}")
print(f"cross_entropy  {mended_loss:.4f}  {mended_gradient}")
