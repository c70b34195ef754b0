import math

import pytest

OUTCOMES = range(41)


def bump(mean, width):
    heights = [math.exp(-((x - mean) ** 2) / (2 * width**2)) for x in OUTCOMES]
    total = math.fsum(heights)
    return [height / total for height in heights]


def two_bumps(gap):
    left, right = bump(20 - gap / 2, 2.0), bump(20 + gap / 2, 2.0)
    return [0.6 * a + 0.4 * b for a, b in zip(left, right, strict=True)]


def kl(p, q):
    return math.fsum(a * math.log(a / b) for a, b in zip(p, q, strict=True) if a > 0)


def column(values, index):
    return [row[index] for row in values["curves"]]


def test_p_is_the_mixture_of_two_peaks(values):
    assert column(values, 1) == pytest.approx(two_bumps(18), abs=1e-9)


def test_the_forward_fit_has_the_mean_and_spread_of_p(values):
    # minimising KL(P, Q) over (discretised) normal distributions matches the first two moments
    p, q = column(values, 1), column(values, 2)
    mean = math.fsum(x * a for x, a in zip(OUTCOMES, p, strict=True))
    spread = math.sqrt(math.fsum((x - mean) ** 2 * a for x, a in zip(OUTCOMES, p, strict=True)))
    found = math.fsum(x * a for x, a in zip(OUTCOMES, q, strict=True))
    found_spread = math.sqrt(math.fsum((x - found) ** 2 * a for x, a in zip(OUTCOMES, q, strict=True)))
    assert found == pytest.approx(mean, abs=0.5)
    assert found_spread == pytest.approx(spread, abs=0.5)


def test_the_reverse_fit_is_the_heavier_peak_alone(values):
    q = column(values, 3)
    assert q == pytest.approx(bump(11, 2.0), abs=1e-6)
    assert values["least_reverse"] == pytest.approx(-math.log(0.6), abs=1e-3)


@pytest.mark.parametrize(("own", "name"), [(2, "forward"), (3, "reverse")])
def test_each_fit_is_better_in_its_own_direction(values, own, name):
    p, other = column(values, 1), column(values, 5 - own)
    q = column(values, own)
    if name == "forward":
        assert kl(p, q) < kl(p, other)
    else:
        assert kl(q, p) < kl(other, p)


def test_from_how_far_apart_the_reverse_fit_keeps_one_peak(values):
    """A hill climb over mean and width from several starts, instead of the example's grid."""

    def best(gap):
        p, found = two_bumps(gap), []
        for mean, width in ((20 - gap / 2, 2.0), (20.0, gap / 2 + 2), (18.0, gap / 2)):
            here, step = kl(bump(mean, width), p), 1.0
            while step > 0.1:
                moves = [(mean + a * step, max(width + b * step, 1.0)) for a in (-1, 0, 1) for b in (-1, 0, 1)]
                there, nearest = min((kl(bump(*move), p), move) for move in moves)
                if there < here - 1e-12:
                    here, (mean, width) = there, nearest
                else:
                    step /= 2
            found.append((here, mean, width))
        _, mean, width = min(found)
        return math.fsum(bump(mean, width)[21:])

    for ratio, _, _, reverse in values["shares"]:
        by_climbing = best(2 * ratio)
        assert (by_climbing < 0.01) == (reverse < 0.01) == (ratio >= values["one_peak_from"])
        assert (by_climbing > 0.3) == (ratio < values["one_peak_from"])
    assert values["reverse_covers_both_when_close"]
    assert values["reverse_keeps_one_when_far"]
    assert values["forward_always_covers_both"]
    assert all(forward > 0.3 for _, _, forward, _ in values["shares"])
