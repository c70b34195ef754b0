import math


def test_the_hook_names_the_layer_that_takes_the_logarithm(values):
    # softmax of (0, 200) is (0, 1) in float32, and log 0 is minus infinity
    assert math.isinf(values["loss_value"])
    assert values["first_layer"] == "LogOfSoftmax"


def test_anomaly_detection_names_the_softmax(values):
    # the logarithm gives the softmax a gradient of -inf at a probability of 0, and 0 * inf is nan
    assert values["anomaly_message"] == "Function 'SoftmaxBackward0' returned nan values in its 0th output."


def test_one_nan_feature_ruins_every_weight(values):
    assert values["share_of_nan_weights"] == 1


def test_the_guard_skips_the_bad_batch_only(values):
    assert values["skipped"] == 1  # the NaN is in row 5, the second of two batches of four
    assert values["guard_kept_the_weights"] is True
