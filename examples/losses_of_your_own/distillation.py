"""ko: 증류 손실은 교사와의 KL에 T²을 곱해 라벨의 교차 엔트로피와 섞고, T²이 없거나 reduction이 다르면 비중이 달라집니다.
en: The distillation loss mixes T² times the KL to the teacher with cross-entropy on the labels; without T², or with another reduction, their shares change.
"""

import warnings

import torch
import torch.nn.functional as F


def distillation_loss(student, teacher, targets, T=4.0, alpha=0.5):
    """Logits (N, C) of both, class indices (N,). alpha · T² · KL(teacher || student) + (1 - alpha) · cross-entropy."""
    if student.shape != teacher.shape or student.dim() != 2:
        raise ValueError(f"student {tuple(student.shape)} and teacher {tuple(teacher.shape)} must both be (N, C)")
    return alpha * soft_loss(student, teacher.detach(), T) * T**2 + (1 - alpha) * F.cross_entropy(student, targets)


def soft_loss(student, teacher, T, reduction="batchmean"):
    log_q, log_p = F.log_softmax(student / T, dim=1), F.log_softmax(teacher / T, dim=1)
    return F.kl_div(log_q, log_p, reduction=reduction, log_target=True)


def norm(loss, *logits):
    return torch.autograd.grad(loss, logits[0])[0].norm().item()


teacher = torch.tensor([[4.0, 2.0, -1.0], [0.5, 3.0, 1.0]], dtype=torch.float64)  # (N, C)
student = torch.tensor([[1.0, 2.0, 0.0], [0.0, 0.5, 1.5]], dtype=torch.float64, requires_grad=True)
targets = torch.tensor([0, 1])
even = torch.zeros_like(teacher)

starts_at = distillation_loss(even, teacher, targets).item()
starts_soft = {str(T): (soft_loss(even, teacher, T) * T**2).item() for T in (1, 4)}
floor_soft = (soft_loss(teacher, teacher, 4.0) * 16).item()
at_teacher = distillation_loss(teacher, teacher, targets).item()
alpha_0_is_cross_entropy = (
    distillation_loss(student, teacher, targets, alpha=0.0).item() == F.cross_entropy(student, targets).item()
)

# ko: 소프트 항의 기울기가 전체에서 차지하는 비중
# en: the share of the soft term in the two gradients
hard = norm(F.cross_entropy(student, targets), student)
shares, shares_without = {}, {}
for T in (1, 4, 16):
    soft = norm(soft_loss(student, teacher, float(T)), student)
    shares[T], shares_without[T] = soft * T**2 / (soft * T**2 + hard), soft / (soft + hard)
share_is_kept = max(shares.values()) - min(shares.values()) < 0.1
share_is_lost_without = shares_without[16] < 0.02

# ko: "mean"은 클래스 수로도 나눕니다. PyTorch가 경고를 냅니다.
# en: "mean" divides by the number of classes too; PyTorch warns.
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    by_mean = soft_loss(student, teacher, 4.0, "mean").item()
warning_text = " ".join(str(caught[0].message).split())
batchmean = soft_loss(student, teacher, 4.0).item()
mean_is_smaller_by = batchmean / by_mean

# ko: 오류가 나지 않는 실수
# en: mistakes that raise no error
right = soft_loss(student, teacher, 4.0).item()
q, p = F.softmax(student / 4, dim=1), F.softmax(teacher / 4, dim=1)
not_logged = F.kl_div(q, p, reduction="batchmean").item()
swapped = soft_loss(teacher, student, 4.0).item()
only_student_softened = F.kl_div(F.log_softmax(student / 4, 1), F.softmax(teacher, 1), reduction="batchmean").item()
probabilities_as_logs = F.kl_div(q.log(), p, reduction="batchmean", log_target=True).item()
hidden = torch.tensor([[0.0, 0.0, -torch.inf]], dtype=torch.float64)
masked = soft_loss(student[:1] + hidden, teacher[:1] + hidden, 4.0).item()
learning_teacher = teacher.clone().requires_grad_()
teacher_gradient = norm(soft_loss(student.detach(), learning_teacher, 4.0), learning_teacher)
teacher_would_learn = teacher_gradient > 0

# ko: 소프트 타깃의 교차 엔트로피는 교사의 엔트로피만큼 크고 기울기는 같습니다.
# en: Cross-entropy with soft targets is larger by the entropy of the teacher and has the same gradient.
soft_cross_entropy = F.cross_entropy(student / 4, p)
entropy = -(p * p.log()).sum(1).mean().item()
gap_is_entropy = abs(soft_cross_entropy.item() - right - entropy) < 1e-12
of_cross_entropy, of_kl = (
    torch.autograd.grad(f, student)[0] for f in (soft_cross_entropy, soft_loss(student, teacher, 4.0))
)
same_gradient = torch.allclose(of_cross_entropy, of_kl, rtol=0, atol=1e-12)

xs = [step / 4 for step in range(-32, 33)]
loss_curves = {"x": xs, "loss": {}, "gradient": {}}
for T in (1, 2, 4, 8):
    x = torch.tensor(
        xs, dtype=torch.float64, requires_grad=True
    )  # ko: 두 클래스의 로짓 차이  # en: difference of two logits
    rows = torch.stack([x, torch.zeros_like(x)], dim=1)
    losses = soft_loss(rows, torch.tensor([[2.0, 0.0]], dtype=torch.float64).expand(65, 2), T, "none").sum(1) * T**2
    loss_curves["gradient"][f"T={T}"] = torch.autograd.grad(losses.sum(), x)[0].tolist()
    loss_curves["loss"][f"T={T}"] = losses.tolist()

print(
    f"start {starts_at:.4f}, soft term { ({k: round(v, 4) for k, v in starts_soft.items()}) }; soft floor {floor_soft:.1e}, at the teacher {at_teacher:.4f}"
)
print(f"{'T':>4}{'share with T^2':>17}{'without':>10}")
for T in shares:
    print(f"{T:4}{shares[T]:17.3f}{shares_without[T]:10.4f}")
print(f"batchmean {batchmean:.5f}, mean {by_mean:.5f}: {warning_text}")
print(
    f"right {right:.5f}, not logged {not_logged:.5f}, swapped {swapped:.5f}, only the student softened {only_student_softened:.5f}"
)
print(
    f"probabilities as logs {probabilities_as_logs:.4f}, masked class {masked}, gradient in the teacher {teacher_gradient:.4f}"
)
print(f"soft cross-entropy {soft_cross_entropy.item():.4f} = KL {right:.4f} + entropy {entropy:.4f}")
