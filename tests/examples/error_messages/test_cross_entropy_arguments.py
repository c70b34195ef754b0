import pytest

LOGITS = [[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]]
LENGTH = "weight tensor should be defined either for all 3 classes or no classes but got weight tensor of shape: [2]"
MESSAGES = [
    ("RuntimeError", "as_function", "Boolean value of Tensor with more than one value is ambiguous"),
    (
        "UserWarning",
        "one_sample_warning",
        "size_average and reduce args will be deprecated, please use reduction='sum' instead.",
    ),
    ("AttributeError", "one_sample_backward", "'CrossEntropyLoss' object has no attribute 'backward'"),
    ("TypeError", "no_target", "CrossEntropyLoss.forward() missing 1 required positional argument: 'target'"),
    ("RuntimeError", "weight_length", LENGTH),
    ("RuntimeError", "weight_double", "expected scalar type Float but found Double"),
    ("RuntimeError", "weight_long", "expected scalar type Float but found Long"),
    ("ValueError", "reduction", "avg is not a valid value for reduction"),
    ("RuntimeError", "smoothing", "label_smoothing must be between 0.0 and 1.0. Got: 1.5"),
    ("RuntimeError", "ignored_probs", "ignore_index is not supported for floating point target"),
]


@pytest.mark.parametrize(("kind", "name", "text"), MESSAGES)
def test_the_message_is_word_for_word(says, kind, name, text):
    says(kind, name, text)


@pytest.mark.parametrize("name", ["as_function", "no_target", "weight_length", "reduction"])
def test_each_fix_gives_the_loss_of_two_samples(values, cross_entropy, name):
    # The weights of weight_length are 1 for both classes that occur.
    assert values[f"{name}_fixed"] == pytest.approx(cross_entropy(LOGITS, [0, 1]), abs=1e-6)


def test_weights_enter_numerator_and_denominator(values, cross_entropy):
    first, second = (cross_entropy([row], [y]) for y, row in enumerate(LOGITS))
    assert values["weight_double_fixed"] == pytest.approx((1 * first + 2 * second) / (1 + 2), abs=1e-6)


def test_smoothing_mixes_in_the_mean_over_classes(values, cross_entropy):
    plain = cross_entropy(LOGITS, [0, 1])
    uniform = sum(cross_entropy(LOGITS, [c, c]) for c in range(3)) / 3
    assert values["smoothing_fixed"] == pytest.approx(0.85 * plain + 0.15 * uniform, abs=1e-6)


def test_an_ignored_index_leaves_the_other_sample(values, cross_entropy):
    assert values["ignored_probs_fixed"] == pytest.approx(cross_entropy(LOGITS[:1], [0]), abs=1e-6)


def test_a_negative_index_does_nothing_to_probability_targets(values, cross_entropy):
    assert values["minus_one_does_nothing"]
    assert values["with_minus_one"] == pytest.approx(cross_entropy(LOGITS, [0, 1]), abs=1e-6)
