import pytest

LOGITS, TARGETS = [2.0, -1.0, 0.5], [1.0, 0.0, 1.0]
SIZE = (
    "Using a target size (torch.Size([3])) that is different to the input size (torch.Size([3, 1])) is deprecated. "
    "Please ensure they have the same size."
)
MESSAGES = [
    ("RuntimeError", "logits", "all elements of input should be between 0 and 1"),
    ("RuntimeError", "nan", "all elements of input should be between 0 and 1"),
    ("RuntimeError", "signed", "all elements of target should be between 0 and 1"),
    ("RuntimeError", "long", "Found dtype Long but expected Float"),
    ("ValueError", "column", SIZE),
    ("TypeError", "pos_weight", "_WeightedLoss.__init__() got an unexpected keyword argument 'pos_weight'"),
]


@pytest.mark.parametrize(("kind", "name", "text"), MESSAGES)
def test_the_message_is_word_for_word(says, kind, name, text):
    says(kind, name, text)


def test_other_targets_are_refused_too(values):
    assert values["counted_message"] == "all elements of target should be between 0 and 1"
    for name in ("bool", "double", "half"):
        assert values[f"{name}_message"] == f"Found dtype {name.title()} but expected Float"


@pytest.mark.parametrize("name", ["logits", "signed", "long", "column"])
def test_each_fix_gives_the_same_loss(values, binary_cross_entropy, name):
    assert values[f"{name}_fixed"] == pytest.approx(binary_cross_entropy(LOGITS, TARGETS), abs=1e-6)


def test_pos_weight_multiplies_the_positives(values, binary_cross_entropy):
    assert values["pos_weight_fixed"] == pytest.approx(binary_cross_entropy(LOGITS, TARGETS, 3.0), abs=1e-6)
