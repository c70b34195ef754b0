"""ko: MultiLabelMarginLoss의 타깃은 -1로 끝나는 클래스 인덱스 목록이고, 멀티-핫을 넣으면 오류 없이 다른 라벨이 됩니다.
en: The target of MultiLabelMarginLoss is a list of class indices that ends at -1; multi-hot targets become other labels.
"""

import itertools

import torch
import torch.nn.functional as F

scores = torch.tensor([[0.25, 0.5, -0.5, 1.0]])  # (N, C)
targets = torch.tensor([[3, 0, -1, -1]])  # (N, C)  # ko: 클래스 3과 0  # en: classes 3 and 0
C = scores.shape[1]
loss = F.multilabel_margin_loss(scores, targets).item()
sum_of_hinges = (
    C * loss
)  # ko: (정답 클래스, 나머지 클래스) 쌍 4개의 합  # en: over four pairs, a true class and another one
two_samples = F.multilabel_margin_loss(scores.repeat(2, 1), targets.repeat(2, 1), reduction="sum").item()
divisor = two_samples / F.multilabel_margin_loss(scores.repeat(2, 1), targets.repeat(2, 1)).item()
shifted = F.multilabel_margin_loss(
    scores + 100, targets
).item()  # ko: 모든 점수에 같은 수를 더함  # en: one number added to all

lists = {0: [-1, -1, -1, -1], 1: [0, -1, -1, -1], 2: [0, 1, -1, -1], 3: [0, 1, 2, -1], 4: [0, 1, 2, 3]}
at_start = {k: F.multilabel_margin_loss(torch.zeros(4), torch.tensor(row)).item() for k, row in lists.items()}
floor = F.multilabel_margin_loss(torch.tensor([1.0, 0.0, 0.0, 1.0]), targets[0]).item()


def loss_of(row):
    return F.multilabel_margin_loss(scores, torch.tensor([row])).item()


after_the_end = loss_of([3, 0, -1, 2])  # ko: -1 뒤의 인덱스는 읽지 않습니다  # en: what follows -1 is not read
in_other_order = loss_of([0, 3, -1, -1])
repeated, once = loss_of([3, 3, -1, -1]), loss_of([3, -1, -1, -1])  # ko: 같은 인덱스 두 번  # en: an index given twice
multi_hot = loss_of([1, 0, 0, 1])  # ko: 클래스 0과 3을 뜻한 멀티-핫  # en: meant as classes 0 and 3
read_as = loss_of([0, 1, -1, -1])  # ko: 실제로 읽힌 클래스는 1과 0  # en: the classes read are 1 and 0
# ko: 0과 1이 모두 있는 멀티-핫이 요구하는 점수는 클래스 0과 1이 가장 큽니다.
# en: What every multi-hot target with zeros and ones demands: scores of classes 0 and 1 above all others.
mixed = [row for row in itertools.product((0, 1), repeat=4) if 0 < sum(row) < 4]
leading = torch.tensor([[5.0, 5.0, 0.0, 0.0]]).expand(len(mixed), 4)
satisfied = F.multilabel_margin_loss(leading, torch.tensor(mixed)).item()
messages = {}
for name, wrong in (
    ("range", torch.tensor([[4, -1, -1, -1]])),
    ("size", torch.tensor([[3, 0, -1]])),
    ("dtype", torch.tensor([[1.0, 0.0, 0.0, 1.0]])),
):
    try:
        F.multilabel_margin_loss(scores, wrong)
    except RuntimeError as error:
        messages[name] = str(error)
        print(f"{name:6} {error}")

print(f"loss {loss:.4f}  hinges {sum_of_hinges:.4f}  batch of two divides by {divisor:.0f}  shifted {shifted:.4f}")
print("at start", at_start, f" floor {floor:.4f}")
print(f"after -1 {after_the_end:.4f}  other order {in_other_order:.4f}  twice {repeated:.4f}  once {once:.4f}")
print(f"multi-hot {multi_hot:.4f}  read as {read_as:.4f}  satisfied {satisfied:.4f}")

x = torch.linspace(
    -2, 3, 101, requires_grad=True
)  # ko: 정답 점수, 나머지는 0  # en: every true score; the others are 0
loss_curves = {"x": x.tolist(), "loss": {}, "gradient": {}}
for row in (lists[1], lists[2], lists[3]):
    true = torch.tensor([k in row for k in range(C)])
    first = x.clone()  # ko: 클래스 0의 점수로 미분합니다  # en: differentiate by the score of class 0
    given = torch.stack([first, *(x.detach() * t for t in true[1:])], dim=1)  # (G, C)
    curve = F.multilabel_margin_loss(given, torch.tensor([row] * len(x)), reduction="none")
    (slope,) = torch.autograd.grad(curve.sum(), first)
    loss_curves["loss"][str(row)] = curve.tolist()
    jumps = ((x - 1).abs() < 1e-5).tolist()
    loss_curves["gradient"][str(row)] = [None if j else s for s, j in zip(slope.tolist(), jumps, strict=True)]
steepest = [min(s for s in row if s is not None) for row in loss_curves["gradient"].values()]
