import pytest
import torch


def test_the_table_holds_what_the_page_concludes(values):
    compared, mean = values["compared"], values["mean"]
    assert list(compared) == [
        "1 - cos",
        "normalised distance",
        "distance",
        "distance, then cos",
        "1 - cos, then distance",
    ]
    assert all(len(row) == values["RUNS"] == 5 and all(0 <= r <= 1 for r in row) for row in compared.values())
    assert mean == pytest.approx({name: sum(row) / 5 for name, row in compared.items()})
    assert mean["1 - cos"] > mean["distance"]
    assert values["cosine_beats_distance"] is True
    assert abs(mean["1 - cos"] - mean["normalised distance"]) < 0.1
    assert mean["normalised distance"] > mean["distance"]
    assert values["normalising_is_enough"] is True
    assert mean["1 - cos"] > mean["1 - cos, then distance"]
    assert values["retrieval_has_to_match"] is True
    assert sorted(values["grid"]) == [[0.3, 0.01], [0.3, 0.03], [1.0, 0.01], [1.0, 0.03]]


def test_the_cosine_wins_because_of_the_random_length():
    """No training: vectors whose direction is known exactly, and whose length is random, are found by angle only."""
    torch.manual_seed(5)
    labels = torch.arange(20).repeat_interleave(10)
    directions = torch.randn(20, 6)[labels] + 0.3 * torch.randn(200, 6)
    x = (0.7 * torch.randn(200, 1)).exp() * directions
    squared = (x * x).sum(1)
    by_distance = (squared[:, None] + squared - 2 * x @ x.T + 1e9 * torch.eye(200)).argmin(1)
    unit = x / squared.sqrt()[:, None]
    by_angle = (unit @ unit.T - 4 * torch.eye(200)).argmax(1)
    right = [(labels[found] == labels).float().mean().item() for found in (by_angle, by_distance)]
    assert right[0] > right[1] + 0.05


def test_networks_trained_by_the_distance_are_lowest_whichever_way_they_are_retrieved(values):
    mean = values["mean"]
    by_distance = {"distance", "distance, then cos"}
    assert max(mean[name] for name in by_distance) < min(mean[name] for name in mean if name not in by_distance)


def test_both_distances_that_ignore_the_length_follow_from_the_angle(definitions):
    torch.manual_seed(6)
    u, v = torch.randn(2, 50, 8, dtype=torch.float64)
    cosine = ((u * v).sum(1) / (u.norm(dim=1) * v.norm(dim=1))).tolist()
    longer = u * torch.linspace(0.1, 10, 50)[:, None]
    assert definitions["cosine_distance"](longer, v).tolist() == pytest.approx([1 - c for c in cosine], abs=1e-5)
    chords = [(2 - 2 * c) ** 0.5 for c in cosine]
    assert definitions["normalised_distance"](longer, v).tolist() == pytest.approx(chords, abs=1e-5)


@pytest.fixture
def small_training(definitions):
    """`train` on six classes of ten points in four dimensions, always from the same weights and draws."""
    torch.manual_seed(8)
    labels = torch.arange(6).repeat_interleave(10)
    x, x_val, x_test = torch.randn(3, 1, 6, 4)[:, :, labels] + 0.8 * torch.randn(3, 1, 60, 4)
    start = [torch.randn(1, 4, 8), torch.zeros(1, 1, 8), torch.randn(1, 8, 3)]
    definitions.update(x=x, x_val=x_val, x_test=x_test, labels=labels, labels_val=labels, labels_test=labels)
    definitions.update(start=start, PER_CLASS=10)

    def train(distance, margin, rate=0.03):
        torch.manual_seed(9)
        validation, test, other = definitions["train"](distance, margin, rate, True)
        return validation, *test, *other.tolist()

    return train


def test_training_follows_the_distance_that_it_is_given(small_training):
    flat = small_training(lambda u, v: 0 * (u - v).sum(-1), 1.0)  # no gradient: the network stays as it started
    assert small_training(lambda u, v: 0 * (u * v).sum(-1), 0.3) == flat
    assert small_training(lambda u, v: (u - v).norm(dim=-1), 1.0) != flat


def test_training_follows_the_margin_and_the_learning_rate_that_it_is_given(small_training):
    assert small_training(None, 0.01) != small_training(None, 5.0)
    assert small_training(None, 1.0, rate=1e-9) == small_training(lambda u, v: 0 * (u - v).sum(-1), 1.0)


def test_the_length_of_a_sample_is_random_within_its_class(definitions):
    torch.manual_seed(10)
    definitions.update(RUNS=5, SIGNAL=6, NOISE=18, PER_CLASS=10, rotation=torch.eye(24))
    x, labels = definitions["sample"](200)
    logs = x.norm(dim=2).log()
    # 0.7 from the gain, and a little from the length of 24 normal features: about 1 / sqrt(2 * 24)
    within = torch.stack([logs[:, labels == label].var(dim=1) for label in range(200)]).mean().sqrt().item()
    assert within == pytest.approx((0.7**2 + 1 / 48) ** 0.5, abs=0.03)
