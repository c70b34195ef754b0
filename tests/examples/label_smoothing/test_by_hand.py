import pytest
import torch


@pytest.fixture
def tensors():
    torch.manual_seed(0)
    return [(torch.randn(8, 5).double(), torch.randint(5, (8,))) for _ in range(2)]


def mixed(logits, targets, own_share, all_share):
    # own_share * CE + all_share * (sum over classes of -log p), each taken from logsumexp
    log_sum = torch.logsumexp(logits, 1)
    own = log_sum - logits[range(8), targets]
    everyone = 5 * log_sum - logits.sum(1)
    return (own_share * own + all_share * everyone).mean().item()


def test_the_target_row_keeps_092_for_the_true_class(values):
    assert values["first_target"] == 3
    assert values["first_row"] == pytest.approx([0.02, 0.02, 0.02, 0.92, 0.02], abs=1e-12)
    assert sum(values["first_row"]) == pytest.approx(1, abs=1e-12)
    assert values["true_mass"] == pytest.approx(0.92, abs=1e-12)
    assert values["wrong_mass"] == pytest.approx(0.02, abs=1e-12)
    assert (values["alpha"], values["N"], values["C"]) == (0.1, 8, 5)


def test_hand_made_targets_give_the_built_in_loss(values, tensors):
    expected = mixed(*tensors[0], 0.9, 0.02)
    for name in ("loss_by_hand", "loss_built_in", "loss_from_soft_targets"):
        assert values[name] == pytest.approx(expected, abs=1e-9)
    assert values["agrees"] is True
    assert values["gradients_agree"] is True


def test_the_formula_over_wrong_classes_gives_another_loss(values, tensors):
    # 0.9 on the true class is 0.875 of its own besides 0.025 for everyone
    assert values["loss_other_formula"] == pytest.approx(mixed(*tensors[0], 0.875, 0.025), abs=1e-9)
    assert values["loss_other_formula"] - values["loss_built_in"] > 0.002


def test_other_tensors_give_the_loss_of_another_problem(values, tensors):
    assert values["loss_other_tensors"] == pytest.approx(mixed(*tensors[1], 0.9, 0.02), abs=1e-9)
    assert abs(values["loss_other_tensors"] - values["loss_built_in"]) > 0.1
