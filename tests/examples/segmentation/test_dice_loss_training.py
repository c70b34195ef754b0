import math
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

    ious = {"ce": [], "share": [], "dice": []}
    for seed in (100, 101, 102):
        for name, loss in (("ce", nn.BCEWithLogitsLoss()), ("share", nn.BCEWithLogitsLoss()), ("dice", dice)):
            torch.manual_seed(seed)
            (x, y), (fresh, truth) = images(32), images(64)
            model = nn.Sequential(nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.Conv2d(8, 1, 1))
            if name == "share":
                nn.init.constant_(model[2].bias, y.mean().logit().item())
            optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
            for step in range(20):
                batch = torch.arange(8) + 8 * (step % 4)
                optimizer.zero_grad()
                loss(model(x[batch]), y[batch]).backward()
                optimizer.step()
            found, truth = model(fresh) > 0, truth > 0
            ious[name].append(((found & truth).sum((1, 2, 3)) / (found | truth).sum((1, 2, 3))).mean().item())
    return {name: statistics.mean(row) for name, row in ious.items()}


def test_dice_starts_faster_only_because_of_the_bias(values, two_networks):
    mean = {name: statistics.mean(row) for name, row in values["reached"].items()}
    assert values["mean"] == pytest.approx(mean)
    assert values["dice_started_faster"] is (mean["dice_20"] - mean["ce_20"] > 0.05) is True
    leads = [mean[f"dice_{steps}"] - mean[f"share_{steps}"] for steps in (20, 80)]
    assert values["share_removes_the_lead"] is (max(leads) < 0.02) is True
    assert two_networks["dice"] > two_networks["ce"] + 0.05
    assert two_networks["share"] > two_networks["dice"] - 0.02


def test_the_bias_is_the_share_of_the_object(values):
    assert 1 / (1 + math.exp(-values["at_share"])) == pytest.approx(values["share"])
    # a disc of radius r has about pi r² of the 256 pixels; r is uniform from 1.2 to 2.5
    area = math.pi * (2.5**3 - 1.2**3) / 3 / 1.3
    assert values["share"] == pytest.approx(area / 256, rel=0.15)


def test_all_have_learned_at_the_end(values):
    assert min(statistics.mean(values["reached"][f"{name}_80"]) for name in values["titles"]) > 0.5


def test_dice_leaves_fewer_pixels_in_between(values):
    shares = values["unsure"]
    assert sum(shares["dice_80"]) * 1.5 < min(sum(shares["ce_80"]), sum(shares["share_80"]))
    assert values["dice_is_surer"] is True
    assert all(0 <= share <= 1 for row in shares.values() for share in row)


def test_every_seed_is_drawn(values):
    assert {len(row) for row in values["compared"].values()} == {values["SEEDS"]} == {5}
    assert list(values["compared"].values()) == [
        values["reached"][f"{name}_{steps}"] for steps in (20, 80) for name in ("ce", "share", "dice", "both")
    ]
