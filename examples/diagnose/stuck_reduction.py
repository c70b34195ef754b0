"""ko: 평균을 내는 방법이 다르거나 손실을 더하면 초기 손실은 log C의 몇 배나 몇 분의 일이 됩니다.
en: Another divisor, or losses that are added, make the first loss a multiple or a fraction of log C.
"""

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
reduction_rows = {}  # name: [[inputs, loss], ...]


def stuck(name, loss, **inputs):
    reduction_rows.setdefault(name, []).append([inputs, loss.item()])


some = [2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 26, 32, 50, 64, 100, 128, 200, 365, 1000]
for C in some:
    targets = torch.arange(8) % C  # (B,)
    equal = torch.zeros(8, C)  # (B, C)
    one_hot = F.one_hot(targets, C)  # (B, C)
    # ko: .mean()은 배치뿐 아니라 클래스 수로도 나눕니다.
    # en: .mean() divides by the classes as well as by the batch.
    stuck("mean_over_classes", -(one_hot * equal.log_softmax(dim=1)).mean(), C=C)
    loss = F.cross_entropy(equal, targets)
    stuck("two_losses", loss + F.cross_entropy(equal, targets), C=C)
    stuck("auxiliary_head", loss + 0.4 * F.cross_entropy(equal, targets), C=C)
    next_sentence = F.cross_entropy(torch.zeros(8, 2), targets % 2)
    stuck("masked_and_next", loss + next_sentence, C=C)

    for N in (2, 8, 32, 128):
        batch, labels = torch.zeros(N, C), torch.arange(N) % C  # (B, C), (B,)
        stuck("summed", F.cross_entropy(batch, labels, reduction="sum"), C=C, N=N)
        stuck("divided_twice", F.cross_entropy(batch, labels) / N, C=C, N=N)

    for padded in (1, 2, 4, 6):
        # ko: 패딩의 손실은 0이지만, 0도 세어 나누면 평균이 작아집니다.
        # en: Padding has loss 0, but a mean that counts those zeros is smaller.
        with_padding = targets.clone()  # (B,)
        with_padding[:padded] = -100
        losses = F.cross_entropy(equal, with_padding, reduction="none")  # (B,)
        stuck("padding_counted", losses.mean(), C=C, pad=padded / 8)

    # ko: 확률과 one-hot의 제곱 오차
    # en: The squared error of probabilities and one-hot targets
    stuck("mse_one_hot", F.mse_loss(equal.softmax(dim=1), one_hot.to(torch.float64)), C=C)

for name, computed in reduction_rows.items():
    inputs, loss = computed[min(7, len(computed) - 1)]
    print(f"{name:20} {loss:8.4f}  {inputs}")
