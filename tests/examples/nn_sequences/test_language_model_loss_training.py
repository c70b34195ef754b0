import math
import statistics


def test_only_the_shifted_loss_reaches_the_entropy_of_the_chain(values):
    for loss, entropy in zip(values["compared"]["shift"], values["entropies"], strict=True):
        assert loss - entropy < 0.1
    assert values["shift_reaches_the_chain"] is True
    assert max(values["compared"]["shift"]) < min(values["compared"]["shift, reshape"])


def test_without_the_shift_training_looks_best_and_the_model_copies(values):
    assert max(values["last_loss"]["no shift"]) < 0.1
    assert min(values["last_loss"]["shift"]) > 0.1
    assert values["no_shift_has_the_lowest_training_loss"] is True
    assert len(values["copied"]) == 5
    assert values["copied"] == [True] * 5
    assert values["no_shift_copies_every_token"] is True
    assert max(values["repeated"]) < 0.5  # the data repeat a token far less often
    assert min(values["compared"]["no shift"]) > math.log(8)
    assert values["no_shift_is_worse_than_equal_probabilities"] is True


def test_reshape_stays_near_equal_probabilities(values):
    assert math.isclose(values["equal_probabilities"], math.log(8))
    assert all(loss > math.log(8) - 0.3 for loss in values["compared"]["shift, reshape"])
    assert values["reshape_hardly_learns"] is True


def test_means(values):
    for way, losses in values["compared"].items():
        assert math.isclose(values["mean"][way], statistics.mean(losses))
        assert values["rate_of"][way] in (0.01, 0.03)
    for way, losses in values["last_loss"].items():
        assert math.isclose(values["mean_last_loss"][way], statistics.mean(losses))
    assert math.isclose(values["mean_entropy"], statistics.mean(values["entropies"]))
