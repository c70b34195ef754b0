import pytest
import torch

NAMES = ["none", "ratio", "root", "scalar"]


@pytest.fixture(scope="module")
def sample():
    torch.manual_seed(0)
    x = torch.randn(22000, 20, dtype=torch.float64)
    directions = torch.randn(20, 5, dtype=torch.float64)
    u = torch.rand(22000, 5, dtype=torch.float64)
    z = 2 * x @ (directions / directions.norm(dim=0)) + torch.log(u) - torch.log1p(-u)
    # The k-th largest values are positive: the share decides how many.
    y = torch.zeros_like(z)
    for k, share in enumerate([0.5, 0.3, 0.1, 0.05, 0.02]):
        y[z[:, k].topk(round(22000 * share)).indices, k] = 1
    return x, y


def newton(x, y, weight):
    x = torch.cat([x, torch.ones(len(x), 1, dtype=x.dtype)], 1)
    theta = torch.zeros(21, dtype=x.dtype)
    sample_weight = 1 + (weight - 1) * y
    for _ in range(30):
        p = 1 / (1 + torch.exp(-(x @ theta)))
        hessian = x.T @ (x * (sample_weight * p * (1 - p))[:, None])
        theta = theta - torch.linalg.solve(hessian, x.T @ (sample_weight * (p - y)))
    return theta


def refit(sample, name):
    x, y = sample
    count = y[:2000].sum(0)
    ratio = (2000 - count) / count
    weights = {
        "none": torch.ones(5),
        "ratio": ratio,
        "root": ratio**0.5,
        "scalar": ((10000 - count.sum()) / count.sum()).expand(5),
    }[name]
    thetas = [newton(x[:2000], y[:2000, k], weights[k]) for k in range(5)]
    test = x[12000:]
    return torch.stack([test @ t[:20] + t[20] for t in thetas], 1) > 0, y[12000:] == 1


def test_the_vector_is_negatives_over_positives(values, sample):
    counts = sample[1][:2000].sum(0).tolist()
    assert values["positives_in_training"] == counts
    assert values["ratio_vector"] == pytest.approx([(2000 - n) / n for n in counts], rel=1e-9)
    assert values["SHARES"] == [0.5, 0.3, 0.1, 0.05, 0.02]


@pytest.mark.parametrize("name", NAMES)
def test_newton_label_by_label_gives_the_same_metrics(values, sample, name):
    row = values["table"][name]
    flagged, truth = refit(sample, name)
    hits = (flagged & truth).sum(0)
    recall, precision = hits / truth.sum(0), hits / flagged.sum(0)
    assert row["recall"] == pytest.approx(recall.tolist(), abs=6e-3)
    assert row["precision"] == pytest.approx(precision.tolist(), abs=0.02)
    f1 = 2 * recall * precision / (recall + precision)
    assert row["macro_f1"] == pytest.approx(f1.mean().item(), abs=5e-3)
    micro = 2 * hits.sum() / (truth.sum() + flagged.sum())
    assert row["micro_f1"] == pytest.approx(micro.item(), abs=2e-3)
    right = flagged == truth
    assert row["elements_right"] == pytest.approx(right.double().mean().item(), abs=2e-3)
    assert row["rows_right"] == pytest.approx(right.all(1).double().mean().item(), abs=3e-3)


def test_a_weight_per_label_evens_out_the_recall(values):
    table = values["table"]
    spread = {name: max(row["recall"]) - min(row["recall"]) for name, row in table.items()}
    assert spread["ratio"] < 0.1
    assert spread["none"] > 0.6
    assert spread["ratio"] < spread["root"] < spread["none"]
    assert table["none"]["precision"][-1] > 3 * table["ratio"]["precision"][-1]


def test_it_raises_macro_f1_and_lowers_micro_f1_and_whole_rows(values):
    table = values["table"]
    assert table["none"]["macro_f1"] < table["ratio"]["macro_f1"] < table["root"]["macro_f1"]
    for metric in ("micro_f1", "rows_right", "elements_right"):
        assert table["ratio"][metric] < table["root"][metric] < table["none"][metric]


def test_thresholds_alone_do_at_least_as_well(values):
    table = values["table"]
    tuned = [row["macro_f1_tuned"] for row in table.values()]
    assert table["none"]["macro_f1_tuned"] > max(row["macro_f1"] for row in table.values()) - 0.002
    assert max(tuned) - min(tuned) < 0.03
    assert tuned[0] == pytest.approx(0.521, abs=0.005)
