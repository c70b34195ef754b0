import math

import pytest


def forward(probs, target):
    """Graves' forward recursion with plain floats: the probability of the target; blank is 0."""
    states = [0]
    for label in target:
        states += [label, 0]
    alpha = [probs[0][states[0]], probs[0][states[1]]] + [0.0] * (len(states) - 2)
    for row in probs[1:]:
        before = alpha
        alpha = []
        for s, label in enumerate(states):
            total = before[s] + (before[s - 1] if s else 0)
            if s > 1 and label and label != states[s - 2]:
                total += before[s - 2]
            alpha.append(total * row[label])
    return alpha[-1] + alpha[-2]


def softmax(row):
    total = sum(math.exp(z) for z in row)
    return [math.exp(z) / total for z in row]


def test_the_uniform_model_starts_at_the_share_of_paths_that_collapse_to_the_target(values):
    # without repeated labels: C(T + S, 2 S) alignments; [1, 1] loses those without a blank between
    assert values["alignments_of_ab"] == math.comb(4 + 2, 4)
    assert values["alignments_of_aa"] == math.comb(4 + 2 - 1, 4)
    assert values["paths"] == 3**4
    assert values["start_sum"] == pytest.approx(-math.log(15 / 81), abs=1e-9)
    assert values["start"] == pytest.approx(-math.log(15 / 81) / 2, abs=1e-9)
    assert values["floor"] == pytest.approx(0, abs=1e-9)


def test_torch_and_the_enumeration_equal_the_forward_recursion(values):
    probs = [softmax([math.sin(3 * t + c) for c in range(3)]) for t in range(4)]
    for target in ([1], [1, 2], [1, 1], [2, 1, 2]):
        expected = -math.log(forward(probs, target))
        assert values["losses"][str(target)] == pytest.approx(expected, abs=1e-9)
        assert values["hand"][str(target)] == pytest.approx(expected, abs=1e-9)
    assert values["equals_enumeration"] is True


def test_the_gradient_of_a_logit_is_below_one(values):
    # one frame in five can be sure and wrong at most: probability near 1, occupancy 0
    wrong = softmax([0, 0, 10])[2]
    assert values["largest_gradient"] == pytest.approx(wrong, abs=1e-9)
    assert values["gradient_is_probability_minus_occupancy"] is True


def test_at_the_start_alignments_hold_more_blanks_than_the_model(values):
    # among the equally likely alignments of [1, 2, 3, 4] to 20 frames: count the blanks by recursion
    states = [0, 1, 0, 2, 0, 3, 0, 4, 0]
    ways = {0: (1, 1), 1: (1, 0)}  # state: (alignments, blanks in them)
    for _ in range(19):
        after = {}
        for state, (count, blanks) in ways.items():
            for target in (state, state + 1, *((state + 2,) if state % 2 else ())):
                if target < len(states):
                    seen = after.get(target, (0, 0))
                    is_blank = states[target] == 0
                    after[target] = (seen[0] + count, seen[1] + blanks + count * is_blank)
        ways = after
    count, blanks = (sum(ways[state][i] for state in (7, 8)) for i in (0, 1))
    assert count == math.comb(24, 8)
    assert values["blank_occupancy"] == pytest.approx(blanks / count / 20, abs=1e-9)
    assert values["blank_occupancy"] > 2 * values["blank_probability"]
    assert values["first_step_raises_the_blank_everywhere"] is True


def test_the_curves_are_the_loss_as_a_function_of_the_blank(values):
    curves = values["loss_curves"]
    for index in (0, 20, 30, 60):
        probs = [softmax([curves["x"][index], 0, 0])] * 4
        for name, target in (("targets=[1]", [1]), ("targets=[1, 2]", [1, 2]), ("targets=[1, 1]", [1, 1])):
            assert curves["loss"][name][index] == pytest.approx(-math.log(forward(probs, target)), abs=1e-9)
            around = [-math.log(forward([softmax([curves["x"][index] + h, 0, 0])] * 4, target)) for h in (-1e-5, 1e-5)]
            slope = (around[1] - around[0]) / 2e-5
            assert curves["gradient"][name][index] == pytest.approx(slope, abs=1e-6)


def test_two_equal_labels_need_a_blank(values):
    # without blanks the loss of [1, 1] grows, those of the others level off
    loss = values["loss_curves"]["loss"]
    assert loss["targets=[1, 1]"][0] - loss["targets=[1, 1]"][10] > 0.9
    assert abs(loss["targets=[1, 2]"][0] - loss["targets=[1, 2]"][10]) < 0.05
    assert values["steepest"] == pytest.approx(-1, abs=0.03)


def test_the_page_lists_every_argument(values):
    assert values["arguments"] == ["blank", "reduction", "zero_infinity"]
