import math

import pytest
from lossbook import numbers


@pytest.mark.parametrize(
    ("typed", "computed"),
    [
        ("2.30", 2.302585092994046),
        ("2.3", 2.302585092994046),
        ("2", 2.302585092994046),
        ("0", -0.0),
        ("-100", -100.0),
        ("−1.11", -1.1111),
        ("4,883,520", 4883520),
        ("93.6%", 0.93577),
        ("93.6 %", 0.93577),
        ("2.06e-9", 2.0612e-9),
        ("2.06×10^-9", 2.0612e-9),
        ("2.06×10⁻⁹", 2.0612e-9),
        ("2.06 × 10^−9", 2.0612e-9),
        ("2.0e30", 2.0000000300949324e30),
        ("0.35", 0.345000001),
        ("nan", math.nan),
        ("inf", math.inf),
        ("-inf", -math.inf),
        ("1.98", 1.975000001),
        ("5%p", 0.0499),
        ("340282346638528859811704183484516925440", 3.4028234663852886e38),
        ("1e-300", 1.04e-300),
    ],
)
def test_a_value_agrees_with_its_rounding(typed, computed):
    assert numbers.agrees(typed, computed)


@pytest.mark.parametrize(
    ("typed", "computed"),
    [
        ("2.31", 2.302585),
        ("2.303", 2.302585092994046 + 0.001),
        ("-2.30", 2.302585),
        ("93.6%", 0.8357),
        ("2.06e-8", 2.0612e-9),
        ("0.0", math.nan),
        ("nan", 0.0),
        ("inf", 1e308),
        ("about 2", 2.0),
        ("", 0.0),
        ("340282346638528859811704183484999999999", 3.4028234663852886e38),
        ("1", True),
        ("0", None),
        ("2", "2"),
        ("1e99999999999", 1.0),
    ],
)
def test_a_value_disagrees_with_anything_else(typed, computed):
    assert not numbers.agrees(typed, computed)


@pytest.mark.parametrize(
    ("typed", "computed", "new"),
    [
        ("2.31", 2.302585, "2.30"),
        ("2", 7.6, "8"),
        ("1,234", 98765.4, "98,765"),
        ("93.6%", 0.5, "50.0%"),
        ("−1.11", -2.5, "−2.50"),
        ("2.06e-9", 3.456e-9, "3.46e-9"),
        ("2.06×10^-9", 3.456e-9, "3.46×10^-9"),
        ("0.5", math.nan, "nan"),
        ("+0.50", 0.7, "+0.70"),
        ("340282346638528859811704183484516925441", 3.4028234663852886e38, "340282346638528859811704183484516925440"),
    ],
)
def test_a_moved_value_is_retyped_in_the_same_style(typed, computed, new):
    assert numbers.retyped(typed, computed) == new
    assert numbers.agrees(new, computed)


@pytest.mark.parametrize(
    "text",
    [
        "0.3567입니다",
        "88.9로",
        "85.78%의",
        "1e-4",
        "손실은 2.30.",
        "(0.5)",
        "100배",
        "10 times",
        "3×10^-5",
        "30 %",
        "−0.5",
        "2.5x",
        "3.2ms",
        "2.5GB",
        "0.7B",
        "1.5k",
        "5%p",
        "10^-5",
        "10⁻⁵",
        "1/3",
        "3 fold",
        "2x",
    ],
)
def test_a_number_is_found_next_to_hangul_and_punctuation(text):
    assert len(numbers.NAKED.findall(text)) == 1


@pytest.mark.parametrize(
    "text", ["세 클래스", "400스텝", "10개", "two of 3", "a1.5b", "§2", "sometimes", "2x2", "3D", "10 labels"]
)
def test_counts_and_names_are_not_taken_for_measurements(text):
    assert not numbers.NAKED.findall(text)
