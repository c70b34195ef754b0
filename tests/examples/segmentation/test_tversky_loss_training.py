import statistics

import pytest


def test_recall_rises_and_precision_falls_with_beta(values):
    recall = [statistics.mean(row) for row in values["recall"].values()]
    precision = [statistics.mean(row) for row in values["precision"].values()]
    assert [weights[1] for weights in values["weighings"].values()] == [0.2, 0.5, 0.8]
    assert values["mean"]["recall"] == pytest.approx(recall)
    assert values["mean"]["precision"] == pytest.approx(precision)
    assert values["recall_rises"] is (recall[0] < recall[1] < recall[2]) is True
    assert values["precision_falls"] is (precision[0] > precision[1] > precision[2]) is True


def test_iou_follows_from_precision_and_recall(values):
    assert values["mean"]["iou"] == pytest.approx([statistics.mean(row) for row in values["iou"].values()])
    for name in values["weighings"]:
        for p, r, iou in zip(values["precision"][name], values["recall"][name], values["iou"][name], strict=True):
            assert iou == pytest.approx(1 / (1 / p + 1 / r - 1), abs=1e-4)


def test_a_lower_threshold_does_nearly_the_same(values):
    assert values["recall_trained"] == pytest.approx(statistics.mean(values["recall"]["0.2, 0.8"]), abs=1e-6)
    assert abs(values["recall_moved"] - values["recall_trained"]) < 0.03
    assert values["recall_moved"] > statistics.mean(values["recall"]["0.5, 0.5"])  # the threshold was lowered
    assert values["threshold_is_as_good"] is True
    assert values["compared"] == {f"recall, {name}": row for name, row in values["recall"].items()}
