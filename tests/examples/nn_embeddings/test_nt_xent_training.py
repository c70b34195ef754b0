import math

import pytest
import torch

NAMES = ["NT-Xent", "diagonal=1", "partner=i^1", "autoencoder", "autoencoder, augmented"]


def test_the_table_holds_what_the_page_concludes(values):
    compared, mean = values["compared"], values["mean"]
    assert list(compared) == NAMES
    assert all(len(row) == values["RUNS"] == 5 and all(0 <= r <= 1 for r in row) for row in compared.values())
    assert mean == pytest.approx({name: sum(row) / 5 for name, row in compared.items()})
    assert min(compared["NT-Xent"]) > max(compared["autoencoder"])
    assert values["beats_plain_autoencoder"] is True
    assert abs(mean["NT-Xent"] - mean["autoencoder, augmented"]) < 0.15
    assert values["augmented_autoencoder_is_close"] is True
    assert abs(mean["NT-Xent"] - mean["diagonal=1"]) < 0.15
    assert values["unmasked_is_close"] is True
    assert max(compared["partner=i^1"]) < min(compared["NT-Xent"]) / 2
    assert values["wrong_partner_failed"] is True


def test_with_wrong_partners_the_loss_stays_at_that_of_knowing_nothing(values):
    assert values["loss_of_wrong_partner"] == pytest.approx(math.log(2 * 32 - 1), abs=0.2)


def test_the_background_outweighs_the_class_in_reconstruction(values):
    """Six directions that reconstruct best are all background: its variance is larger than that of the foreground."""
    torch.manual_seed(7)
    labels = torch.arange(40).repeat_interleave(10)
    foreground = torch.randn(40, 6)[labels] + 0.4 * torch.randn(400, 6)
    x = torch.cat([foreground, 1.5 * torch.randn(400, 18)], 1)
    directions = torch.linalg.svd(x - x.mean(0), full_matrices=False)[2][:6]
    assert (directions[:, :6] ** 2).sum() < (directions[:, 6:] ** 2).sum() / 3
