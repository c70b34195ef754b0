import functools
import itertools
import statistics

import pytest
import torch
from torch import nn


def test_ctc_makes_less_than_half_the_errors_of_evenly_spread_labels(values):
    ctc, spread, true = (values["compared"][way] for way in ("CTCLoss", "evenly spread", "true frames"))
    assert len(ctc) == len(spread) == len(true) == 5
    assert statistics.mean(ctc) * 2 < statistics.mean(spread)
    assert values["ctc_makes_less_than_half_the_errors"] is True
    assert sorted(ctc + spread)[:5] == sorted(ctc)  # the worst seed of one against the best of the other
    assert values["ctc_wins_every_seed"] is True
    assert statistics.mean(true) < statistics.mean(ctc)
    assert values["true_frames_are_best"] is True


def test_the_means_are_those_of_the_seeds(values):
    for way, errors in values["compared"].items():
        assert abs(values["mean"][way] - statistics.mean(errors)) < 1e-12
        assert all(0 <= error < 1 for error in errors)


def test_rates_come_from_the_grid(values):
    assert set(values["rate_of"].values()) <= {0.03, 0.1}


# --- the first seed once more: frames labelled in plain Python, sequence by sequence, and errors counted by recursion ---


def drawn(count, random):
    """Sequences of features (T, 5) with their four labels and the label of each frame; 0 is a pause."""
    found = []
    for labels in torch.randint(1, 5, (count, 4), generator=random).tolist():
        lasting = torch.randint(1, 6, (9,), generator=random).tolist()
        parts = [0, labels[0], 0, labels[1], 0, labels[2], 0, labels[3], 0]
        frames = [label for label, frames in zip(parts, lasting, strict=True) for _ in range(frames)]
        features = 2 * torch.eye(5)[frames] + 0.5 * torch.randn(len(frames), 5, generator=random)
        found.append((features, labels, frames))
    return found


def evenly(labels, length):
    """Nine parts, pauses and labels in turn, of equal length to a frame."""
    starts = [-(-length * part // 9) for part in range(10)]
    return [
        label
        for label, start, end in zip(
            [0, *itertools.chain(*((label, 0) for label in labels))], starts, starts[1:], strict=False
        )
        for _ in range(start, end)
    ]


def error_rate(model, data):
    @functools.cache
    def edits(one, other):
        if not one or not other:
            return len(one) + len(other)
        return min(
            edits(one[1:], other) + 1,
            edits(one, other[1:]) + 1,
            edits(one[1:], other[1:]) + (one[0] != other[0]),
        )

    wrong = 0
    for features, labels, _ in data:
        with torch.no_grad():
            frames = model(features.T[None])[0].argmax(0).tolist()
        said = [label for label, _ in itertools.groupby(frames) if label]
        wrong += edits(tuple(said), tuple(labels))
    return wrong / (4 * len(data))


@pytest.mark.parametrize("way", ["evenly spread", "true frames"])
def test_training_on_frames_again_gives_the_same_errors(values, way):
    random = torch.Generator().manual_seed(0)
    training, _, test = (drawn(count, random) for count in (256, 64, 128))
    inputs = nn.utils.rnn.pad_sequence([features for features, _, _ in training], True).transpose(1, 2)
    torch.manual_seed(0)
    model = nn.Sequential(nn.Conv1d(5, 32, 5, padding=2), nn.ReLU(), nn.Conv1d(32, 5, 1))
    optimizer = torch.optim.AdamW(model.parameters(), lr=values["rate_of"][way])
    for _ in range(40):
        batch = torch.randint(256, (32,))
        log_probs = model(inputs[batch]).log_softmax(1)  # (N, C, T)
        chosen = []
        for row, n in enumerate(batch.tolist()):
            features, labels, frames = training[n]
            wanted = frames if way == "true frames" else evenly(labels, len(frames))
            assert len(wanted) == len(features)
            chosen.append(log_probs[row, wanted, range(len(wanted))])  # the padding behind has no label
        optimizer.zero_grad()
        (-torch.cat(chosen).mean()).backward()
        optimizer.step()
    assert error_rate(model, test) == pytest.approx(values["compared"][way][0], abs=0.01)
