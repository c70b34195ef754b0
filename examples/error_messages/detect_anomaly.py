"""ko: detect_anomaly는 nan 기울기가 처음 나온 연산을 알려 주며, 고칠 곳은 그 바로 뒤의 연산일 때가 많습니다.
en: detect_anomaly names the operation whose gradient first became nan; the one to change is often the operation after it.
"""

import warnings

import torch
import torch.nn.functional as F

# --8<-- [start:anomaly]
logits = torch.tensor([[0.0, 200.0]], requires_grad=True)  # (B, C)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with torch.autograd.detect_anomaly():
        try:
            (-logits.softmax(dim=1).log()[0, 0]).backward()
        except RuntimeError as error:
            anomaly_type, anomaly_message = type(error).__name__, str(error)
anomaly_warning = str(caught[0].message)
print(f"{caught[0].category.__name__}: {anomaly_warning}")
print(f"{anomaly_type}: {anomaly_message}")
# --8<-- [end:anomaly]

# --8<-- [start:culprit]
probs = logits.softmax(dim=1)  # (B, C)
probs.retain_grad()
(-probs.log()[0, 0]).backward()
gradient_of_probs = probs.grad[0].tolist()  # ko: log의 기울기는 -inf  # en: the gradient of log is -inf
gradient_of_logits = logits.grad[0].tolist()  # ko: 0 × inf에서 nan  # en: nan from 0 × inf
print(gradient_of_probs, gradient_of_logits)
# --8<-- [end:culprit]

# --8<-- [start:fixed]
fixed_loss = F.cross_entropy(logits, torch.tensor([0]))
(gradient,) = torch.autograd.grad(fixed_loss, logits)
fixed_gradient = gradient[0].tolist()
print(fixed_loss.item(), fixed_gradient)
# --8<-- [end:fixed]
