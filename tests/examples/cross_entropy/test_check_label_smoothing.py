import pytest
import torch

DATA = {"overlapping": 0.5, "between": 0.6, "separated": 0.7}


def draw(distance):
    torch.manual_seed(0)
    centres = torch.randn(5, 20) * distance
    y = torch.randint(0, 5, (5300,))
    return centres[y] + torch.randn(5300, 20), y


def calibration_error(confidence, hit):
    """Bin by bin, in plain Python."""
    bins = [[] for _ in range(15)]
    for c, h in zip(confidence.tolist(), hit.tolist(), strict=True):
        bins[min(int(c * 15), 14)].append(h - c)
    return sum(abs(sum(own)) for own in bins) / len(hit)


def measure(logits, y):
    confidence, predicted = logits.softmax(dim=1).max(dim=1)
    hit = (predicted == y).double()
    nll = -logits.log_softmax(dim=1)[torch.arange(len(y)), y].mean().item()
    return [hit.mean().item(), confidence.mean().item(), calibration_error(confidence, hit), nll]


@pytest.fixture(scope="module")
def again(train_by_hand):
    """Every model once more, with AdamW and the gradient by hand, in double precision."""
    found = {}
    for name, distance in DATA.items():
        x, y = draw(distance)
        for kind, alpha in (("plain", 0.0), ("smoothed", 0.1)):

            def gradient(z, labels, alpha=alpha):
                target = torch.full_like(z, alpha / 5)
                target[torch.arange(len(z)), labels] += 1 - alpha
                return (z.softmax(dim=1) - target) / len(z)

            logits = train_by_hand((20, 128, 5), x[:300], y[:300], gradient, 3e-3, 200, adamw=True)
            found[name, kind] = measure(logits(x[1300:]), y[1300:])
    return found


@pytest.mark.parametrize("data", DATA)
@pytest.mark.parametrize("kind", ["plain", "smoothed"])
def test_the_models_are_those_of_a_second_implementation(values, again, data, kind):
    row = values[data][kind]
    accuracy, confidence, ece, nll = again[data, kind]
    assert row["accuracy"] == pytest.approx(accuracy, abs=0.005)
    assert row["confidence"] == pytest.approx(confidence, abs=0.005)
    assert row["ece"] == pytest.approx(ece, abs=0.005)
    assert row["nll"] == pytest.approx(nll, rel=1e-2)


def test_smoothing_lowers_confidence_on_all_three_data_sets(values, again):
    assert all(again[data, "smoothed"][1] < again[data, "plain"][1] - 0.05 for data in DATA)
    assert values["confidence_fell"] is True


@pytest.mark.parametrize("data", DATA)
def test_a_temperature_changes_no_prediction(values, data):
    assert values[data]["scaled"]["accuracy"] == values[data]["plain"]["accuracy"]
    assert values[data]["scaled"]["temperature"] > 1


def test_smoothing_lowers_accuracy_most_where_classes_overlap_most_and_a_temperature_does_not(values, again):
    lost = {data: again[data, "plain"][0] - again[data, "smoothed"][0] for data in DATA}
    assert min(lost.values()) > 0.005
    assert max(lost, key=lost.get) == "overlapping"
    assert lost["overlapping"] > 0.01
    assert values["accuracy_fell"] is values["scaling_kept_accuracy"] is True


def test_the_table_shows_each_data_set_beside_its_distance(values, output):
    rows = [line.split() for line in output.splitlines()[1:]]
    shown = [(float(distance), [float(cell) for cell in cells[-4:]]) for distance, *cells in rows]
    expected = [(DATA[data], values[data][kind]) for data in DATA for kind in ("plain", "smoothed", "scaled")]
    for (distance, cells), (wanted, row) in zip(shown, expected, strict=True):
        assert distance == wanted
        assert cells == pytest.approx([row[name] for name in ("accuracy", "confidence", "ece", "nll")], abs=5.1e-5)
