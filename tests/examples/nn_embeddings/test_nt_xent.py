import math

import pytest

Z1 = [(3.0, 1.0), (1.0, 2.0), (-1.0, 1.0), (0.0, -2.0)]
Z2 = [(2.0, 0.0), (0.5, 2.0), (-2.0, 1.0), (1.0, -1.0)]


def cosine(a, b):
    return sum(x * y for x, y in zip(a, b, strict=True)) / math.hypot(*a) / math.hypot(*b)


def nt_xent(z1, z2, temperature=0.5, own=None):
    """`own` is what the similarity of a view to itself counts; None leaves it out."""
    z, n, total = [*z1, *z2], len(z1), 0.0
    for i, a in enumerate(z):
        partner = z[i + n] if i < n else z[i - n]
        scores = [cosine(a, b) / temperature for j, b in enumerate(z) if j != i]
        scores += [] if own is None else [own / temperature]
        total += math.log(sum(map(math.exp, scores))) - cosine(a, partner) / temperature
    return total / (2 * n)


def test_the_arguments_are_all_on_the_page(values):
    assert values["arguments"] == ["z1", "z2", "temperature", "diagonal"]


def test_the_sum_leaves_out_the_view_itself(values):
    assert values["loss"] == pytest.approx(nt_xent(Z1, Z2), abs=1e-9)
    assert values["kept"] == pytest.approx(nt_xent(Z1, Z2, own=1.0), abs=1e-9)
    assert values["by_temperature"] == pytest.approx({str(t): nt_xent(Z1, Z2, t) for t in (0.1, 0.5, 1.0)}, abs=1e-9)
    assert values["divisor"] == pytest.approx(8)


def test_a_collapsed_model_starts_at_log_of_2n_minus_1(values):
    assert values["collapsed"] == pytest.approx({str(n): math.log(2 * n - 1) for n in (4, 256)}, abs=1e-5)
    assert values["collapsed_kept"] == pytest.approx({str(n): math.log(2 * n) for n in (4, 256)}, abs=1e-5)


def test_the_floor_with_and_without_the_diagonal(values):
    for t in (0.1, 0.5, 1.0):
        others = 6 * math.exp(-(4 / 3) / t)  # six views at cosine -1/3
        assert values["floors"][str(t)] == pytest.approx(math.log(1 + others), abs=1e-9)
        assert values["floors_kept"][str(t)] == pytest.approx(math.log(2 + others), abs=1e-9)
    assert values["kept_stays_above_log_2"] is True


def test_the_kept_diagonal_is_above_log_2_for_any_embeddings():
    # the partner is at most as similar as the view to itself: softmax gives it at most one half
    for angle in range(0, 360, 15):
        a = [(1.0, 0.0), (0.0, 1.0)]
        b = [(math.cos(math.radians(angle)), math.sin(math.radians(angle))), (0.6, 0.8)]
        for t in (0.05, 0.5):
            assert nt_xent(a, b, t, own=1.0) > math.log(2)


def test_what_goes_wrong_in_silence(values):
    others = math.exp(-(4 / 3) / 0.5)
    assert values["zeroed"] == pytest.approx(math.log(1 + 6 * others + math.exp(-1 / 0.5)), abs=1e-9)
    # interleaved, every "partner" is another sample at -1/3: the true one and five more are left
    expected = math.log(math.exp(1 / 0.5) + 6 * math.exp(-1 / 3 / 0.5)) + 1 / 3 / 0.5
    assert values["interleaved_loss"] == pytest.approx(expected, abs=1e-9)
    assert values["smoothed"] == math.inf or values["smoothed"] in ("inf", "Infinity")


def test_the_curve_has_six_negatives_at_zero(values):
    curves = values["loss_curves"]
    extra = {"diagonal=-inf": 0.0, "diagonal=0": 1.0, "diagonal=1": math.exp(1 / 0.3)}
    assert set(curves["loss"]) == set(extra)
    for label, own in extra.items():
        share = [math.exp(x / 0.3) / (math.exp(x / 0.3) + 6 + own) for x in curves["x"]]
        assert curves["loss"][label] == pytest.approx([-math.log(s) for s in share], abs=1e-9)
        assert curves["gradient"][label] == pytest.approx([(s - 1) / 0.3 for s in share], abs=1e-9)
