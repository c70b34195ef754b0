"""Numbers as people type them in prose, and whether a computed value rounds to them."""

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation, localcontext
from functools import lru_cache

# float64 has up to 309 digits before the point and 1074 after it: nothing that can be computed is rounded on the way.
EXACT = Context(prec=1500, Emax=10**6, Emin=-(10**6))
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
NUMBER = re.compile(
    r"""(?P<sign>[-+−]?)
        (?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?
        (?:(?:\s*×\s*10\^?\{?(?P<power>[-+−]?\d+)\}?)|(?:[eE](?P<exponent>[-+]?\d+)))?
        (?P<percent>\s*%p?)?""",
    re.VERBOSE | re.ASCII,
)
NOT_FINITE = {"nan": math.nan, "inf": math.inf, "∞": math.inf}

# Hangul is \w, so \b does not end a number before a particle (88.9로): ASCII look-arounds only.
NAKED = re.compile(
    r"""(?<![0-9A-Za-z_.#])[-+−]?(?:
        \d[\d,]*\.\d+(?:[eE][-+]?\d+)?(?:\s*×\s*10\^?[-−⁻]?[\d⁰¹²³⁴⁵⁶⁷⁸⁹]+)?(?:\s?%p?|[A-Za-zµ]{1,3}(?![A-Za-z]))?  # a decimal
      | \d[\d,]*[eE][-+]?\d+                                           # 1e-4
      | (?:\d[\d,]*\s*×\s*)?10(?:\^[-+−]?\d+|[⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)          # 3×10^-5, 10^-5
      | \d[\d,]*\s*×\s*10[-−⁻]\d+
      | \d+/\d+(?![\d/])                                               # a fraction
      | \d[\d,]*\s?(?:%p?|퍼센트|per\ cent|percent)                    # a share
      | \d[\d,]*(?:\s?배|-fold|\s(?:fold|times)\b|[x×](?![0-9A-Za-z]))  # a multiple
    )(?![0-9_])""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Typed:
    """A number as typed: its value, the unit of its last digit, and whether it counts per cent."""

    value: Decimal
    unit: Decimal
    percent: bool


@lru_cache(maxsize=1 << 14)  # a page asks for each of its numbers several times
def parse(text: str) -> Typed | float | None:
    """Read what was typed; a float for nan and infinities, None when it is not a number."""
    plain = text.strip().translate(SUPERSCRIPTS)
    sign = -1 if plain[:1] in ("-", "−") else 1
    if plain.lstrip("-−+").lower() in NOT_FINITE:
        return sign * NOT_FINITE[plain.lstrip("-−+").lower()]
    match = NUMBER.fullmatch(plain)
    if not match or abs(power := _power(match)) > 10_000:
        return None
    fraction = match["fraction"] or ""
    value = EXACT.scaleb(EXACT.create_decimal(match["digits"].replace(",", "") + fraction), power)
    unit = EXACT.scaleb(Decimal(1), power - max(len(fraction) - 1, 0))
    return Typed(value.copy_negate() if sign < 0 else value, unit, bool(match["percent"]))


def agrees(text: str, computed: object) -> bool:
    """Does `computed`, rounded to the digits typed, equal what was typed? Never, when it is no number."""
    typed = parse(text)
    if typed is None or isinstance(computed, bool) or not isinstance(computed, int | float):
        return False
    if isinstance(typed, float):
        return (math.isnan(typed) and math.isnan(computed)) or typed == computed
    return _rounded(computed, typed) == typed.value


def spread_in_units(text: str, low: float, high: float) -> float:
    """How many units of the last digit typed lie between two computed values."""
    typed = parse(text)
    if not isinstance(typed, Typed):
        return 0.0
    if not (math.isfinite(low) and math.isfinite(high)):
        return math.inf
    return float((Decimal(high) - Decimal(low)) * (100 if typed.percent else 1) / typed.unit)


def retyped(text: str, computed: float) -> str:
    """`computed` written the way `text` is: same digits, separators and style."""
    typed = parse(text)
    if math.isnan(computed):
        return "nan"
    if math.isinf(computed):
        return "inf" if computed > 0 else "-inf"
    if not isinstance(typed, Typed):
        return repr(computed)
    original = text.strip()
    match = NUMBER.fullmatch(original.translate(SUPERSCRIPTS))
    rounded = _rounded(computed, typed)
    places = max(len(match["fraction"] or "") - 1, 0)
    digits = EXACT.scaleb(rounded.copy_abs(), -_power(match)).quantize(Decimal(1).scaleb(-places), context=EXACT)
    with localcontext(EXACT):  # formatting rounds to the context's precision
        written = f"{digits:{',' if ',' in match['digits'] else ''}f}"
    tail = original[len(match["sign"] + match["digits"] + (match["fraction"] or "")) :]
    sign = ("−" if "−" in text else "-") if rounded < 0 else "+" if match["sign"] == "+" else ""
    return sign + written + tail


def _power(match: re.Match) -> int:
    return int((match["power"] or match["exponent"] or "0").replace("−", "-"))


def _rounded(computed: float, typed: Typed) -> Decimal:
    exact = EXACT.multiply(Decimal(computed), Decimal(100 if typed.percent else 1))
    try:
        return exact.quantize(typed.unit, ROUND_HALF_EVEN, context=EXACT)
    except InvalidOperation:  # infinite or nan
        return exact
