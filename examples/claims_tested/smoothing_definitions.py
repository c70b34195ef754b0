"""ko: 라벨 스무딩의 정의에 관한 주장을 항등식으로 확인합니다.
en: Claims about the definition of label smoothing, checked by identities.
"""

import torch
import torch.nn.functional as F

# --8<-- [start:mass]
C, alpha = 5, 0.1
logits = torch.tensor([[2.0, 0.1, -1.0, 0.3, 0.7]])  # (1, C)
target = torch.tensor([0])  # (1,)
log_probs = logits.log_softmax(dim=1)[0]  # (C,)
by_torch = F.cross_entropy(logits, target, label_smoothing=alpha)

to_all = torch.full((C,), alpha / C)  # (C,)
to_all[0] += 1 - alpha
to_wrong_only = torch.full((C,), alpha / (C - 1))  # (C,)
to_wrong_only[0] = 1 - alpha
loss_to_all, loss_to_wrong_only = -(to_all * log_probs).sum(), -(to_wrong_only * log_probs).sum()
torch_smooths_all = torch.allclose(by_torch, loss_to_all)
share_of_true_class = to_all[0]
print(f"{by_torch:.4f}  {loss_to_all:.4f}  {loss_to_wrong_only:.4f}  {share_of_true_class:.2f}")
# --8<-- [end:mass]

# --8<-- [start:epsilon]
epsilon = 0.1
alpha_for_epsilon = epsilon * C / (C - 1)
converted = F.cross_entropy(logits, target, label_smoothing=alpha_for_epsilon)
conversion_is_exact = torch.allclose(converted, loss_to_wrong_only)
print(f"{alpha_for_epsilon:.3f}  {converted:.4f}  {conversion_is_exact}")
# --8<-- [end:epsilon]

# --8<-- [start:out_of_range]
try:
    F.cross_entropy(logits, target, label_smoothing=1.5)
except RuntimeError as error:
    too_large_message = str(error)
    print(too_large_message)
negative = F.cross_entropy(logits, target, label_smoothing=-0.1)
negative_counts_as_zero = bool(negative == F.cross_entropy(logits, target))
print(negative_counts_as_zero)
# --8<-- [end:out_of_range]


# --8<-- [start:with_weights]
def favoured_class(weight_ratio, alpha, classes=3):
    # ko: 흔한 클래스 0의 샘플에서 로짓이 가장 오르는 클래스. 마지막 클래스가 드뭅니다.
    # en: The class whose logit is raised most on a sample of the frequent class 0; the last class is rare.
    weight = torch.ones(classes)
    weight[-1] = weight_ratio
    scores = torch.zeros(1, classes, requires_grad=True)  # (1, C)
    F.cross_entropy(scores, torch.tensor([0]), weight, label_smoothing=alpha).backward()
    return scores.grad.argmin().item()  # ko: 로짓이 가장 오르는 클래스  # en: the logit that is raised most


break_ratio = (3 * (1 - 0.1) + 0.1) / 0.1
ratios = [2, 10, 20, 27, 29, 45, 100]
asked_for = {ratio: favoured_class(ratio, alpha=0.1) for ratio in ratios}
breaks_above_the_ratio = all((favoured == 2) == (ratio > break_ratio) for ratio, favoured in asked_for.items())
print(f"{break_ratio:.0f}  {asked_for}")
# --8<-- [end:with_weights]
