import itertools
import math

import pytest

Z = [[[math.sin(6 * t + 3 * n + c) for c in range(3)] for n in range(2)] for t in range(4)]  # (T, N, C)


def total(scores, target, blank=0):
    """Sum over all paths of exp(score); scores is (T, C)."""
    found = 0.0
    for path in itertools.product(range(len(scores[0])), repeat=len(scores)):
        if [k for k, _ in itertools.groupby(path) if k != blank] == target:
            found += math.exp(sum(row[k] for row, k in zip(scores, path, strict=True)))
    return found


def loss(scores, target):
    return -math.log(total(scores, target))


def forward(scores, target):
    """Graves' recursion, which also takes the blank 0 as a label: minus the logarithm of the total."""
    states = [0]
    for label in target:
        states += [label, 0]
    alpha = [math.exp(scores[0][label]) if s < 2 else 0.0 for s, label in enumerate(states)]
    for row in scores[1:]:
        before = alpha
        alpha = []
        for s, label in enumerate(states):
            reached = (
                before[s] + (before[s - 1] if s else 0) + (before[s - 2] if s > 1 and label != states[s - 2] else 0)
            )
            alpha.append(reached * math.exp(row[label]))
    return -math.log(alpha[-1] + alpha[-2])


def log_softmax(row):
    return [z - math.log(sum(map(math.exp, row))) for z in row]


def sample(n, frames, change=log_softmax):
    return [change(Z[t][n]) for t in range(frames)]


def test_mean_divides_by_the_target_length_and_then_by_the_batch(values):
    first, second = loss(sample(0, 4), [1, 2]), loss(sample(1, 3), [2])
    assert values["loss_none"] == pytest.approx([first, second], abs=1e-9)
    assert values["loss_sum"] == pytest.approx(first + second, abs=1e-9)
    assert values["loss_mean"] == pytest.approx((first / 2 + second) / 2, abs=1e-9)
    assert values["mean_by_hand"] == pytest.approx(values["loss_mean"], abs=1e-9)
    assert values["sum_over_labels"] == pytest.approx((first + second) / 3, abs=1e-9)
    assert values["loss_blank_last"] == pytest.approx(values["loss_mean"], abs=1e-9)


def test_two_frames_are_too_short_for_two_equal_labels(values):
    assert total(sample(0, 2), [1, 1]) == 0
    assert total(sample(0, 3), [1, 1]) > 0
    assert values["loss_too_short"] == math.inf
    assert values["gradient_is_nan"] is True
    other = loss(sample(1, 4), [1, 2]) / 2
    assert values["loss_of_the_other"] == pytest.approx(other, abs=1e-9)
    assert values["loss_zeroed"] == pytest.approx(other / 2, abs=1e-9)  # still divided by two samples


def test_input_that_is_no_log_probability(values):
    def mean(change):
        return (loss(sample(0, 4, change), [1, 2]) / 2 + loss(sample(1, 3, change), [2])) / 2

    raised = [lambda row: [z + 3 for z in row], lambda row: [math.exp(z) for z in log_softmax(row)]]
    assert values["loss_from_logits"] == pytest.approx(mean(raised[0]), abs=1e-9)
    assert values["loss_from_probs"] == pytest.approx(mean(raised[1]), abs=1e-9)
    assert values["loss_from_logits"] < 0 > values["loss_from_probs"]


def test_autograd_returns_another_slope_than_that_of_the_loss_for_raw_logits(values):
    scores = sample(0, 4, lambda row: [z + 3 for z in row])
    through = (
        scores[0][1]
        + math.log(  # paths that begin with label 1
            sum(
                math.exp(sum(row[k] for row, k in zip(scores[1:], path, strict=True)))
                for path in itertools.product(range(3), repeat=3)
                if [k for k, _ in itertools.groupby((1, *path)) if k] == [1, 2]
            )
        )
    )
    occupancy = math.exp(through) / total(scores, [1, 2])
    assert values["slope"] == pytest.approx(-occupancy, abs=1e-6)
    assert values["slope_by_torch"] == pytest.approx(math.exp(scores[0][1]) - occupancy, abs=1e-9)


def test_the_wrong_order_raises_nothing_when_the_sizes_agree(values):
    square = [[log_softmax([math.sin(9 * t + 3 * n + c) for c in range(3)]) for n in range(3)] for t in range(3)]
    right = sum(loss([square[t][n] for t in range(3)], [1, 2]) for n in range(3)) / 6
    wrong = sum(loss(square[n], [1, 2]) for n in range(3)) / 6
    assert values["loss_right_order"] == pytest.approx(right, abs=1e-9)
    assert values["loss_wrong_order"] == pytest.approx(wrong, abs=1e-9)
    assert abs(right - wrong) > 0.01


def test_padding_that_is_counted(values):
    right = (loss(sample(0, 4), [1, 2]) / 2 + loss(sample(1, 3), [2])) / 2
    frames = (loss(sample(0, 4), [1, 2]) / 2 + loss(sample(1, 4), [2])) / 2
    assert values["loss_padding_as_frames"] == pytest.approx(frames, abs=1e-9)
    assert forward(sample(0, 4), [1, 2]) == pytest.approx(loss(sample(0, 4), [1, 2]), abs=1e-9)
    labels = (forward(sample(0, 4), [1, 2]) / 2 + forward(sample(1, 3), [2, 0]) / 2) / 2
    blank = (forward(sample(0, 4), [0, 2]) / 2 + forward(sample(1, 3), [2])) / 2
    assert values["loss_padding_as_labels"] == pytest.approx(labels, abs=1e-9)
    assert values["loss_blank_as_label"] == pytest.approx(blank, abs=1e-9)
    assert min(abs(wrong - right) for wrong in (frames, labels, blank)) > 0.1


def test_label_5_of_three_classes_is_the_last_class_of_the_next_sample(values):
    wide = [[*log_softmax(Z[t][0]), *log_softmax(Z[t][1])] for t in range(4)]
    assert values["beyond"] == pytest.approx(forward(wide, [5, 2]), abs=1e-9)
    assert values["label_5_reads_the_next_sample"] is True


def test_messages(values):
    assert set(values["messages"]) == {"order", "half", "length_dtype"}
    assert values["messages"]["order"] == "input_lengths must be of size batch_size"
