import pytest
import torch

NAMES = ["CosineEmbeddingLoss", "MSELoss", "CosineEmbeddingLoss, 0/1", "inputs"]


def test_the_table_holds_what_the_page_concludes(values):
    compared = values["compared"]
    assert list(compared) == NAMES
    assert all(len(row) == values["RUNS"] == 5 and all(0 <= r <= 1 for r in row) for row in compared.values())
    mean = {name: sum(row) / 5 for name, row in compared.items()}
    assert values["mean"] == pytest.approx(mean)
    assert abs(mean["CosineEmbeddingLoss"] - mean["MSELoss"]) < 0.15
    assert values["mse_is_close"] is True
    assert min(mean["CosineEmbeddingLoss"], mean["MSELoss"]) > mean["inputs"] + 0.05
    assert values["both_beat_the_inputs"] is True
    assert max(compared["CosineEmbeddingLoss, 0/1"]) < min(compared["CosineEmbeddingLoss"])
    assert values["zero_one_is_worse_in_every_run"] is True
    assert values["loss_of_zero_one"] < 0.02
    assert values["loss_vanished"] is True
    assert values["similarity_of_zero_one"] > 0.95
    assert values["zero_one_collapsed"] is True


def test_a_network_of_another_make_collapses_too_if_nothing_pushes_apart():
    """Only pairs of the same class have a loss under 0/1 targets: written by hand, one network of torch.nn, SGD."""
    torch.manual_seed(3)
    labels = torch.arange(20).repeat_interleave(10)
    x = torch.cat([torch.randn(20, 6)[labels] + 0.4 * torch.randn(200, 6), 1.5 * torch.randn(200, 24)], dim=1)

    def mean_cosine(push):
        torch.manual_seed(4)
        net = torch.nn.Sequential(torch.nn.Linear(30, 32), torch.nn.ReLU(), torch.nn.Linear(32, 8))
        optimizer = torch.optim.SGD(net.parameters(), lr=0.3, momentum=0.9)
        for _ in range(200):
            i, j = torch.randint(200, (2, 64))
            j[:32] = labels[i[:32]] * 10 + torch.randint(10, (32,))
            a, b = net(x[i]), net(x[j])
            cosine = (a * b).sum(1) / a.norm(dim=1) / b.norm(dim=1)
            alike = labels[i] == labels[j]
            loss = ((1 - cosine) * alike).mean() + push * (cosine.clamp(min=0) * ~alike).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            e = net(x)
            e = e / e.norm(dim=1, keepdim=True)
            return (e @ e.T).mean().item()

    assert mean_cosine(push=0) > 0.95
    assert mean_cosine(push=1) < 0.5


def test_minus_one_for_all_pairs_of_three_classes_cannot_be_reached():
    # the mean cosine of three unit vectors is at least -1/2, since the norm of their sum is not negative
    torch.manual_seed(0)
    e = torch.randn(10_000, 3, 4, dtype=torch.float64)
    e = e / e.norm(dim=2, keepdim=True)
    cosines = e @ e.mT
    assert ((cosines.sum(dim=(1, 2)) - 3) / 6).min().item() >= -0.5
