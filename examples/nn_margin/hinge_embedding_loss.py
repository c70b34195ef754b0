"""ko: HingeEmbeddingLoss는 거리를 받아, 양성 쌍은 거리 자체를, 음성 쌍은 마진에 모자란 만큼을 손실로 냅니다.
en: HingeEmbeddingLoss takes distances: a similar pair costs its distance, a dissimilar pair what it lacks to the margin.
"""

import torch
import torch.nn.functional as F

distances = torch.tensor([0.25, 0.5, 0.75, 1.5])  # (N,)
labels = torch.tensor([1.0, 1.0, -1.0, -1.0])  # (N,)
per_pair = F.hinge_embedding_loss(distances, labels, reduction="none").tolist()
loss = F.hinge_embedding_loss(distances, labels).item()
total = F.hinge_embedding_loss(distances, labels, reduction="sum").item()
divisor = total / loss

# ko: 거리가 모두 같은 모델: 절반이 양성 쌍이면 거리와 관계없이 시작값이 같습니다.
# en: A model whose distances are all equal: with half of the pairs similar, it starts at the same value for any of them.
at_start = [F.hinge_embedding_loss(torch.full((4,), d), labels).item() for d in (0.0, 0.5, 1.0)]
floor = F.hinge_embedding_loss(torch.tensor([0.0, 0.0, 1.0, 1.0]), labels).item()

# ko: 잘못 쓴 세 경우. 오류도 경고도 없습니다.
# en: Three mistakes that raise nothing.
zero_labels = F.hinge_embedding_loss(distances, (labels + 1) / 2, reduction="none").tolist()  # ko: 0과 1  # en: 0 and 1
good, bad = torch.tensor([0.9, 0.9, -0.9, -0.9]), torch.tensor([-0.9, -0.9, 0.9, 0.9])  # ko: 유사도  # en: similarities
similarity = {"good": F.hinge_embedding_loss(good, labels).item(), "bad": F.hinge_embedding_loss(bad, labels).item()}
broadcast = F.hinge_embedding_loss(distances, labels[:, None]).item()  # (N,) × (N, 1)
try:
    F.hinge_embedding_loss(distances, labels[:3])
except RuntimeError as error:
    size_message = str(error)

print("per pair    ", [f"{v:.4f}" for v in per_pair])
print(f"mean {loss:.4f}  sum {total:.4f}  divisor {divisor:.0f}  floor {floor:.4f}")
print("at start    ", at_start)
print("labels 0, 1 ", [f"{v:.4f}" for v in zero_labels])
print(f"similarity   good {similarity['good']:.4f}  bad {similarity['bad']:.4f}")
print(f"broadcast    {broadcast:.4f} instead of {loss:.4f}")

x = torch.linspace(0, 3, 61, requires_grad=True)
loss_curves = {"x": x.tolist(), "loss": {}, "gradient": {}}
for label, y, margin in (("y=1", 1, 1.0), ("y=-1, margin=1", -1, 1.0), ("y=-1, margin=2", -1, 2.0), ("y=0", 0, 1.0)):
    curve = F.hinge_embedding_loss(x, torch.full_like(x, y), margin=margin, reduction="none")
    (slope,) = torch.autograd.grad(curve.sum(), x)
    loss_curves["loss"][label] = curve.tolist()
    # ko: 마진에서 기울기가 뜁니다.  # en: the gradient jumps at the margin
    jumps = ((x - margin).abs() < 1e-6) & (y != 1)
    loss_curves["gradient"][label] = [None if j else s for s, j in zip(slope.tolist(), jumps.tolist(), strict=True)]
slopes = [s for row in loss_curves["gradient"].values() for s in row if s is not None]
largest_gradient = max(abs(s) for s in slopes)
