import pytest
import torch


def test_the_table_holds_what_the_page_concludes(values):
    compared, mean = values["compared"], values["mean"]
    assert list(compared) == ["semi-hard", "random", "CrossEntropyLoss"]
    assert all(len(row) == values["RUNS"] == 5 and all(0 <= r <= 1 for r in row) for row in compared.values())
    assert mean == pytest.approx({name: sum(row) / 5 for name, row in compared.items()})
    assert mean["semi-hard"] > mean["random"] + 0.05
    assert values["semi_hard_beats_random"] is True
    assert mean["CrossEntropyLoss"] > mean["random"] + 0.05
    assert values["classifier_beats_random"] is True
    assert values["active"]["random"] < 0.15
    assert values["few_random_are_active"] is True
    assert values["active"]["semi-hard"] > values["active"]["random"]
    assert values["MARGIN"] == 0.2  # the margin of FaceNet


def test_chance_is_far_below(values):
    # 25 test classes of 10 samples: a random neighbour is right in 9 of 249 cases
    assert min(min(row) for row in values["compared"].values()) > 3 * 9 / 249


def test_semi_hard_beats_random_for_networks_written_another_way():
    """One network at a time from torch.nn, loops over the batch instead of masks, hinge by hand; mean of three."""

    def recall(mining, seed):
        torch.manual_seed(seed)
        rotation = torch.linalg.qr(torch.randn(30, 30))[0]

        def sample(families):
            y = torch.arange(5 * families).repeat_interleave(10)
            coarse = (2.5 * torch.randn(families, 4)).repeat_interleave(5, 0)
            centres = torch.cat([coarse, torch.randn(5 * families, 6)], 1)
            parts = [centres[y] + 0.4 * torch.randn(len(y), 10), 1.5 * torch.randn(len(y), 20)]
            return torch.cat(parts, 1) @ rotation, y

        (x, _), (x_test, y_test) = sample(12), sample(5)
        net = torch.nn.Sequential(torch.nn.Linear(30, 32), torch.nn.ReLU(), torch.nn.Linear(32, 8))
        optimizer = torch.optim.Adam(net.parameters(), lr=0.03)
        for _ in range(100):
            classes = torch.randperm(60)[:16]
            batch = (classes[:, None] * 10 + torch.stack([torch.randperm(10)[:4] for _ in classes])).flatten()
            e = net(x[batch])
            e = e / e.norm(dim=1, keepdim=True)
            d = ((e[:, None] - e) ** 2).sum(2).clamp(min=1e-12).sqrt()
            pairs = []
            for i, row in enumerate(d.tolist()):
                p = i // 4 * 4 + (i + 1) % 4
                others = [j for j in range(64) if j // 4 != i // 4]
                near = [j for j in others if row[p] < row[j] < row[p] + 0.2]
                pool = near if mining and near else others
                pairs.append((p, pool[torch.randint(len(pool), ()).item()]))
            p, n = torch.tensor(pairs).T
            rows = torch.arange(64)
            loss = (d[rows, p] - d[rows, n] + 0.2).clamp(min=0).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            e = net(x_test)
            e = e / e.norm(dim=1, keepdim=True)
            nearest = (e @ e.T - 4 * torch.eye(len(e))).argmax(1)
            return (y_test[nearest] == y_test).float().mean().item()

    mined = [recall(True, seed) for seed in (11, 12)]
    unmined = [recall(False, seed) for seed in (11, 12)]
    assert sum(mined) > sum(unmined)
