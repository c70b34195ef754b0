import pytest
import torch


def test_the_table_holds_what_the_page_concludes(values):
    compared, mean = values["compared"], values["mean"]
    assert list(compared) == ["InfoNCE", "TripletMarginLoss", "MSELoss"]
    assert all(len(row) == values["RUNS"] == 5 and all(0 <= r <= 1 for r in row) for row in compared.values())
    assert mean == pytest.approx({name: sum(row) / 5 for name, row in compared.items()})
    assert mean["InfoNCE"] > mean["TripletMarginLoss"] + 0.05
    assert values["info_nce_beats_triplet"] is True
    assert values["loss_of_positives"] < 0.01
    assert values["similarity_of_positives"] > 0.95
    assert values["collapsed_without_negatives"] is True


def test_an_untrained_pair_of_encoders_finds_one_in_a_hundred(values):
    torch.manual_seed(0)
    found = 0
    for _ in range(20):
        u, k = torch.randn(100, 8), torch.randn(100, 8)
        found += ((u @ k.T).argmax(1) == torch.arange(100)).sum().item()
    assert found / 2000 < 0.05 < min(values["compared"]["InfoNCE"])


def test_info_nce_beats_one_negative_for_encoders_written_another_way():
    """Two networks of torch.nn, log-sum-exp and hinge by hand; one run each."""
    torch.manual_seed(21)
    turns = [torch.linalg.qr(torch.randn(20, 20))[0] for _ in range(2)]

    def sample(n):
        shared = torch.randn(n, 6)
        return [torch.cat([shared + 0.2 * torch.randn(n, 6), torch.randn(n, 14)], 1) @ turn for turn in turns]

    train, test = sample(512), sample(100)

    def unit(x):
        return x / x.norm(dim=1, keepdim=True)

    def recall(kind):
        torch.manual_seed(22)
        make = lambda: torch.nn.Sequential(torch.nn.Linear(20, 32), torch.nn.ReLU(), torch.nn.Linear(32, 8))  # noqa: E731
        nets = [make(), make()]
        optimizer = torch.optim.Adam([p for net in nets for p in net.parameters()], lr=0.03)
        for _ in range(100):
            batch = torch.randint(512, (32,))
            u, k = (unit(net(side[batch])) for net, side in zip(nets, train, strict=True))
            scores = u @ k.T
            if kind == "all":
                loss = (torch.logsumexp(scores / 0.3, 1) - scores.diagonal() / 0.3).mean()
            else:
                distance = (2 - 2 * scores).clamp(min=1e-9).sqrt()
                one = torch.arange(32).roll(torch.randint(1, 32, ()).item())
                loss = (distance.diagonal() - distance[torch.arange(32), one] + 0.6).clamp(min=0).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            u, k = (unit(net(side)) for net, side in zip(nets, test, strict=True))
            return ((u @ k.T).argmax(1) == torch.arange(100)).float().mean().item()

    assert recall("all") > recall("one")
