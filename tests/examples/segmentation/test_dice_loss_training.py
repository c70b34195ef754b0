import statistics

import pytest
import torch
from torch import nn


@pytest.fixture(scope="module")
def two_networks():
    """The claim on a second network: ordinary modules, other seeds and images, one seed after the other."""

    def images(count):
        grid = torch.stack(torch.meshgrid(torch.arange(16.0), torch.arange(16.0), indexing="ij"))
        centres, radii = torch.empty(count, 2).uniform_(3, 13), torch.empty(count).uniform_(1.2, 2.5)
        distance = (grid[None] - centres[:, :, None, None]).norm(dim=1)
        masks = (distance < radii[:, None, None]).float()[:, None]
        return masks + torch.randn_like(masks) / 2, masks

    def dice(z, y):
        p = z.sigmoid()
        return 1 - ((2 * (p * y).sum((1, 2, 3)) + 1) / ((p + y).sum((1, 2, 3)) + 1)).mean()

    ious = {"ce": [], "dice": []}
    for seed in (100, 101, 102):
        for name, loss in (("ce", nn.BCEWithLogitsLoss()), ("dice", dice)):
            torch.manual_seed(seed)
            (x, y), (fresh, truth) = images(32), images(64)
            model = nn.Sequential(nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.Conv2d(8, 1, 1))
            optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
            for step in range(25):
                batch = torch.arange(8) + 8 * (step % 4)
                optimizer.zero_grad()
                loss(model(x[batch]), y[batch]).backward()
                optimizer.step()
            found, truth = model(fresh) > 0, truth > 0
            ious[name].append(((found & truth).sum((1, 2, 3)) / (found | truth).sum((1, 2, 3))).mean().item())
    return ious


def test_dice_starts_faster(values, two_networks):
    mean = {name: statistics.mean(row) for name, row in values["reached"].items()}
    assert values["mean"] == pytest.approx(mean)
    assert values["dice_started_faster"] is (mean["dice_30"] - mean["ce_30"] > 0.02) is True
    assert values["not_started"] == len([score for score in values["reached"]["ce_30"] if score < 0.05])
    assert statistics.mean(two_networks["dice"]) > statistics.mean(two_networks["ce"]) + 0.05


def test_they_are_alike_at_the_end(values):
    at_end = [statistics.mean(values["reached"][f"{name}_120"]) for name in ("ce", "dice", "both")]
    assert abs(at_end[1] - at_end[0]) < 0.05
    assert abs(at_end[2] - at_end[1]) < 0.05
    assert values["alike_at_end"] is values["gap_shrank"] is True
    early = [statistics.mean(values["reached"][f"{name}_30"]) for name in ("ce", "dice")]
    assert 2 * (at_end[1] - at_end[0]) < early[1] - early[0]
    assert min(at_end) > 0.5  # all have learned


def test_dice_leaves_fewer_pixels_in_between(values):
    shares = values["unsure"]
    assert sum(shares["dice_120"]) * 1.5 < sum(shares["ce_120"])
    assert values["dice_is_surer"] is True
    assert all(0 <= share <= 1 for row in shares.values() for share in row)


def test_every_seed_is_drawn(values):
    assert {len(row) for row in values["compared"].values()} == {values["SEEDS"]} == {5}
    assert list(values["compared"].values()) == [
        values["reached"][f"{name}_{steps}"] for steps in (30, 120) for name in ("ce", "dice", "both")
    ]
