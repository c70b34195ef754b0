"""ko: 프레임마다 라벨이 없을 때, CTC로 학습한 모델은 라벨을 고르게 펼쳐 교차 엔트로피로 학습한 모델보다 편집 오류가 적습니다.
en: Without labels for each frame, CTC leaves fewer edit errors than cross-entropy on labels spread evenly over the frames.
"""

from itertools import groupby

import torch
import torch.nn.functional as F
from torch import nn

LABELS, S, SEEDS, RATES = 4, 4, 5, (3e-2, 1e-1)
WAYS = ("CTCLoss", "evenly spread", "true frames")


def sequences(count, random):
    # ko: 라벨 앞뒤에 쉬는 구간(0)이 있고, 구간마다 1~5프레임입니다.
    # en: A pause (0) stands before, between and after the labels; each part lasts 1 to 5 frames.
    inputs, targets, frames = [], [], []
    for target in torch.randint(1, LABELS + 1, (count, S), generator=random):
        states = torch.zeros(2 * S + 1, dtype=torch.long)
        states[1::2] = target
        frame = states.repeat_interleave(torch.randint(1, 6, (2 * S + 1,), generator=random))  # (T,)
        inputs.append(
            2 * F.one_hot(frame, LABELS + 1) + 0.5 * torch.randn(len(frame), LABELS + 1, generator=random)
        )  # (T, D)
        targets.append(target)
        frames.append(frame)
    lengths = torch.tensor([len(frame) for frame in frames])
    inputs = nn.utils.rnn.pad_sequence(inputs, batch_first=True).transpose(1, 2)  # (N, D, T)
    return inputs, lengths, torch.stack(targets), nn.utils.rnn.pad_sequence(frames, True, -100)


def spread(targets, lengths, width):
    states = torch.zeros(len(targets), 2 * S + 1, dtype=torch.long)
    states[:, 1::2] = targets
    place = torch.arange(width) * (2 * S + 1) // lengths[:, None]  # (N, T)
    return torch.where(place <= 2 * S, states.gather(1, place.clamp(max=2 * S)), -100)


def edits(found, target):
    row = list(range(len(target) + 1))
    for i, x in enumerate(found, 1):
        diagonal, row[0] = row[0], i
        for j, y in enumerate(target, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (x != y))
    return row[-1]


@torch.no_grad()
def label_error_rate(model, data):
    inputs, lengths, targets, _ = data
    wrong = 0
    for best, length, target in zip(model(inputs).argmax(1), lengths, targets.tolist(), strict=True):
        wrong += edits([label for label, _ in groupby(best[:length].tolist()) if label], target)
    return wrong / targets.numel()


def train(way, rate, data, seed):
    inputs, lengths, targets, frames = data
    frames = spread(targets, lengths, inputs.size(2)) if way == "evenly spread" else frames
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Conv1d(LABELS + 1, 32, 5, padding=2), nn.ReLU(), nn.Conv1d(32, LABELS + 1, 1))
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate)
    for _ in range(40):
        batch = torch.randint(len(inputs), (32,))
        logits = model(inputs[batch])  # (N, C, T)
        if way == "CTCLoss":
            log_probs = logits.permute(2, 0, 1).log_softmax(2)  # (T, N, C)
            loss = F.ctc_loss(log_probs, targets[batch], lengths[batch], torch.full((32,), S))
        else:
            loss = F.cross_entropy(logits, frames[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model


compared, rate_of = {way: [] for way in WAYS}, {}
for seed in range(SEEDS):
    random = torch.Generator().manual_seed(seed)
    training, validation, test = (sequences(count, random) for count in (256, 64, 128))
    for way in WAYS:
        if (
            seed == 0
        ):  # ko: 학습률은 첫 시드의 검증 데이터로 정합니다  # en: the rate is chosen on validation data of the first seed
            tried = {rate: label_error_rate(train(way, rate, training, seed), validation) for rate in RATES}
            rate_of[way] = min(tried, key=tried.get)
        compared[way].append(label_error_rate(train(way, rate_of[way], training, seed), test))

mean = {way: sum(errors) / SEEDS for way, errors in compared.items()}
mean_of_ctc, mean_of_evenly_spread = mean["CTCLoss"], mean["evenly spread"]
ctc_makes_less_than_half_the_errors = mean_of_ctc < mean_of_evenly_spread / 2
ctc_wins_every_seed = max(compared["CTCLoss"]) < min(compared["evenly spread"])
true_frames_are_best = mean["true frames"] < mean_of_ctc
for way in WAYS:
    print(f"{way:14} lr {rate_of[way]}  {mean[way]:.3f}  " + " ".join(f"{error:.3f}" for error in compared[way]))
