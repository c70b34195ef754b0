"""Numbers as people type them in prose, and whether a computed value rounds to them."""

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
NUMBER = re.compile(
    r"""(?P<sign>[-+−]?)
        (?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?
        (?:(?:\s*×\s*10\^?\{?(?P<power>[-+−]?\d+)\}?)|(?:[eE](?P<exponent>[-+]?\d+)))?
        (?P<percent>\s*%)?""",
    re.VERBOSE | re.ASCII,
)
NOT_FINITE = {"nan": math.nan, "inf": math.inf, "∞": math.inf}

# Hangul is \w, so \b does not end a number before a particle (88.9로): ASCII look-arounds only.
_START = r"(?<![0-9A-Za-z_.#])"
_END = r"(?![0-9A-Za-z_])"
NAKED = re.compile(
    _START
    + r"""[-+−]?(?:
        \d[\d,]*\.\d+(?:[eE][-+]?\d+)?(?:\s*×\s*10\^?[-−]?\d+)?%?      # a decimal
      | \d[\d,]*[eE][-+]?\d+                                           # 1e-4
      | \d[\d,]*\s*×\s*10\^?[-−⁻]?[\d⁰¹²³⁴⁵⁶⁷⁸⁹]+                      # 3×10^-5
      | \d[\d,]*\s?(?:%|퍼센트|per\ cent|percent)                      # a share
      | \d[\d,]*\s?(?:배|-fold|[ ]times\b)                             # a multiple
    )"""
    + _END,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Typed:
    """A number as typed: its value, the unit of its last digit, and whether it counts per cent."""

    value: Decimal
    unit: Decimal
    percent: bool


def parse(text: str) -> Typed | float | None:
    """Read what was typed; a float for nan and infinities, None when it is not a number."""
    plain = text.strip().translate(SUPERSCRIPTS)
    sign = -1 if plain[:1] in "-−" and plain[:1] else 1
    if plain.lstrip("-−+").lower() in NOT_FINITE:
        return sign * NOT_FINITE[plain.lstrip("-−+").lower()]
    match = NUMBER.fullmatch(plain)
    if not match:
        return None
    fraction = match["fraction"] or ""
    power = int((match["power"] or match["exponent"] or "0").replace("−", "-"))
    value = Decimal(match["digits"].replace(",", "") + fraction).scaleb(power) * sign
    unit = Decimal(1).scaleb(power - max(len(fraction) - 1, 0))
    return Typed(value, unit, bool(match["percent"]))


def agrees(text: str, computed: float) -> bool:
    """Does `computed`, rounded to the digits typed, equal what was typed?"""
    typed = parse(text)
    if typed is None:
        return False
    if isinstance(typed, float):
        return (math.isnan(typed) and math.isnan(computed)) or typed == computed
    return _rounded(computed, typed) == typed.value


def retyped(text: str, computed: float) -> str:
    """`computed` written the way `text` is: same digits, separators and style."""
    typed = parse(text)
    if math.isnan(computed):
        return "nan"
    if math.isinf(computed):
        return "inf" if computed > 0 else "-inf"
    if not isinstance(typed, Typed):
        return repr(computed)
    match = NUMBER.fullmatch(text.strip().translate(SUPERSCRIPTS))
    rounded = _rounded(computed, typed)
    power = int((match["power"] or match["exponent"] or "0").replace("−", "-"))
    places = max(len(match["fraction"] or "") - 1, 0)
    written = f"{abs(rounded.scaleb(-power)):{',' if ',' in match['digits'] else ''}.{places}f}"
    minus = "−" if "−" in text else "-"
    original = text.strip()
    tail = original[len(match["sign"] + match["digits"] + (match["fraction"] or "")) :]
    return (minus if rounded < 0 else "") + written + tail


def _rounded(computed: float, typed: Typed) -> Decimal:
    exact = Decimal(computed) * (100 if typed.percent else 1)
    try:
        return exact.quantize(typed.unit, ROUND_HALF_EVEN)
    except InvalidOperation:  # infinite, or more digits than Decimal keeps
        return exact
