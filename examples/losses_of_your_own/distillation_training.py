"""ko: 라벨 60개로 학습할 때, 많은 데이터로 학습한 교사의 확률을 타깃으로 쓰면 정답 라벨만 쓸 때보다 테스트 손실이 작습니다. 라벨이 1000개면 차이가 줄어듭니다.
en: With 60 labels, the probabilities of a teacher that saw more data give a lower test loss than the labels alone, or smoothed labels; with 1000 labels the gain shrinks.
"""

import torch
import torch.nn.functional as F

SEEDS, CLASSES, T = 5, 4, 2.0
torch.manual_seed(0)
CENTRES = 1.5 * torch.tensor([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]])


def sample(count):
    """Points (SEEDS, count, 2) around the centre of their class (SEEDS, count)."""
    y = torch.randint(CLASSES, (SEEDS, count))
    return CENTRES[y] + torch.randn(SEEDS, count, 2), y


def forward(w, x):
    return torch.relu(x @ w[0] + w[1]) @ w[2] + w[3]  # (SEEDS, N, CLASSES)


def cross_entropy(z, y, smoothing=0.0):
    """The mean of each seed, (SEEDS,)."""
    losses = F.cross_entropy(z.flatten(0, 1), y.flatten(), reduction="none", label_smoothing=smoothing)
    return losses.view(y.shape).mean(1)


def soft(z, p):
    losses = F.kl_div(F.log_softmax(z / T, 2), p, reduction="none")
    return T**2 * losses.sum(2).mean(1)


def train(loss, x, target):
    """The weights of each seed after the number of steps at which its cross-entropy on `watch` is lowest."""
    # ko: 은닉 유닛 16개. 시드 5개의 모델을 나란히 학습합니다.
    # en: 16 hidden units; the models of the five seeds train side by side.
    shapes, scales = ((2, 16), (1, 16), (16, CLASSES), (1, CLASSES)), (0.7, 0.7, 0.25, 0.0)
    w = [(scale * torch.randn(SEEDS, *shape)).requires_grad_() for shape, scale in zip(shapes, scales, strict=True)]
    optimizer = torch.optim.Adam(w, lr=0.02)
    best, kept = torch.full((SEEDS,), torch.inf), [v.detach().clone() for v in w]
    for step in range(150):
        optimizer.zero_grad()
        loss(forward(w, x), target).sum().backward()
        optimizer.step()
        if step % 10 == 9:
            with torch.no_grad():
                now = cross_entropy(forward(w, watch[0]), watch[1])
            better = (now < best)[:, None, None]
            best = torch.minimum(now, best)
            kept = [torch.where(better, new.detach(), old) for new, old in zip(w, kept, strict=True)]
    return kept


def test_loss(w):
    return cross_entropy(forward(w, fresh[0]), fresh[1]).tolist()


many, watch, fresh = sample(2000), sample(200), sample(4000)
teacher = train(cross_entropy, *many)
teachers = test_loss(teacher)
tables = {}
for count in (60, 1000):
    x, y = sample(count)
    p = F.softmax(forward(teacher, x) / T, dim=2)  # ko: 학생과 같은 입력  # en: the same inputs as the student
    tables[count] = {
        "hard": test_loss(train(cross_entropy, x, y)),
        "smoothed": test_loss(train(lambda z, y: cross_entropy(z, y, 0.1), x, y)),
        "distilled": test_loss(train(soft, x, p)),
    }

compared = tables[60]
mean, mean_many = ({name: sum(row) / SEEDS for name, row in table.items()} for table in tables.values())
mean_teacher = sum(teachers) / SEEDS
lower_loss = mean["distilled"] < min(mean["hard"], mean["smoothed"])
wins = sum(d < h for d, h in zip(compared["distilled"], compared["hard"], strict=True))
close_to_teacher = abs(mean["distilled"] - mean_teacher) < 0.03
gain, gain_many = mean["hard"] - mean["distilled"], mean_many["hard"] - mean_many["distilled"]
gain_shrinks = gain_many < gain / 2

print(f"teacher    {mean_teacher:8.4f}")
for name in compared:
    print(f"{name:11}{mean[name]:8.4f}   with 1000 samples {mean_many[name]:.4f}")
