"""ko: MultiLabelMarginLoss를 BCEWithLogitsLoss와 비교하고, 멀티-핫 타깃을 잘못 넣은 경우도 학습합니다.
en: Compares MultiLabelMarginLoss with BCEWithLogitsLoss, and trains it on multi-hot targets by mistake.
"""

import torch
import torch.nn.functional as F
from torch import nn

SEEDS, STEPS, RATES, C = range(5), 50, (0.3, 1.0), 6


def as_lists(multi_hot):
    """ko: 멀티-핫을 -1로 끝나는 인덱스 목록으로 바꿉니다.
    en: Multi-hot rows as lists of indices that end at -1.
    """
    ranks = torch.where(multi_hot, torch.arange(C), C).sort(dim=1).values  # ko: C는 빈칸  # en: C marks an empty place
    return torch.where(ranks < C, ranks, -1)


def in_order(scores, multi_hot):
    """ko: 정답 클래스의 점수가 나머지 클래스의 점수보다 높은 쌍의 비율입니다.
    en: The share of pairs, a true class and another one, in which the true class scores higher.
    """
    pairs = multi_hot[:, :, None] & ~multi_hot[:, None, :]  # (N, C, C)
    return (scores[:, :, None] > scores[:, None, :])[pairs].float().mean().item()


def f1_at_zero(scores, multi_hot):
    predicted = scores > 0
    return (2 * (predicted & multi_hot).sum() / (predicted.sum() + multi_hot.sum())).item()


losses = {
    "BCEWithLogitsLoss": (F.binary_cross_entropy_with_logits, torch.Tensor.float),
    "MultiLabelMarginLoss": (F.multilabel_margin_loss, as_lists),
    "MultiLabelMarginLoss(multi-hot)": (F.multilabel_margin_loss, torch.Tensor.long),
}
compared, f1, last_loss = ({name: [] for name in losses} for _ in range(3))
first_two_on_top, first_two_are_rare = [], True
for seed in SEEDS:
    generator = torch.Generator().manual_seed(seed)
    weights = torch.randn(8, C, generator=generator)
    inputs = torch.randn(3, 1000, 8, generator=generator)  # ko: 학습, 검증, 테스트  # en: training, validation, test
    noise = torch.randn(3, 1000, C, generator=generator)
    labels = inputs @ weights + noise + torch.linspace(-3, 1, C) > 0  # ko: 드문 클래스부터  # en: rare classes first
    shares = labels[2].float().mean(0)  # (C,)
    first_two_are_rare &= bool(shares[:2].mean() < shares[2:].mean())
    for name, (loss_function, form) in losses.items():
        targets, tried = form(labels[0]), []
        for rate in RATES:
            torch.manual_seed(seed)
            model = nn.Linear(8, C)
            optimizer = torch.optim.SGD(model.parameters(), lr=rate, momentum=0.9)
            for _ in range(STEPS):
                optimizer.zero_grad()
                loss = loss_function(model(inputs[0]), targets)
                loss.backward()
                optimizer.step()
            with torch.no_grad():
                scores = model(inputs[2])
                # ko: 클래스 0과 1이 앞의 두 자리에 온 비율입니다.
                # en: The share of samples with classes 0 and 1 in the first two places.
                top_two = (scores[:, :2].amin(1) > scores[:, 2:].amax(1)).float().mean().item()
                reached = (in_order(scores, labels[2]), f1_at_zero(scores, labels[2]), loss.item(), top_two)
                tried.append((in_order(model(inputs[1]), labels[1]), reached))
        *reached, top_two = max(tried)[1]
        for row, value in zip((compared, f1, last_loss), reached, strict=True):
            row[name].append(value)
    first_two_on_top.append(top_two)  # ko: 마지막 손실인 멀티-핫  # en: of the last loss, the multi-hot one

bce, margin, multi_hot = compared.values()
order_alike = max(abs(a - b) for a, b in zip(bce, margin, strict=True)) < 0.01
bce_decides_better = all(a > b for a, b in zip(f1["BCEWithLogitsLoss"], f1["MultiLabelMarginLoss"], strict=True))
multi_hot_loss_vanishes = max(last_loss["MultiLabelMarginLoss(multi-hot)"]) < 0.01
multi_hot_below_chance = max(multi_hot) < 0.5
first_two_lead = min(first_two_on_top) > 0.95
mean_order, mean_f1, mean_loss = (
    {key: sum(row) / len(row) for key, row in zip(("bce", "margin", "multi_hot"), rows.values(), strict=True)}
    for rows in (compared, f1, last_loss)
)
for key in mean_order:
    print(f"{key:10} in order {mean_order[key]:.3f}  F1 at 0 {mean_f1[key]:.2f}  last loss {mean_loss[key]:.3f}")
