"""LaTeX to MathML at build time, and the font that draws it.

Readers get formulas without a line of JavaScript, and assistive technology can walk through them.
"""

import hashlib
import importlib.util
import io
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

from math_core import LatexError, LatexToMathML

# A one-letter <mi> is drawn with the italic letters of this plane, although they stand nowhere in the source.
FONT_RANGES = [
    (0x20, 0x7E),
    (0xA8, 0xB7),
    (0xD7, 0xD7),
    (0x302, 0x304),
    (0x391, 0x3C9),
    (0x3F5, 0x3F5),
    (0x2016, 0x2026),
    (0x2032, 0x2033),
    (0x2061, 0x2063),
    (0x2102, 0x211D),
    (0x2190, 0x2194),
    (0x21A6, 0x21A6),
    (0x21D0, 0x21D4),
    (0x2200, 0x2265),
    (0x226A, 0x226B),
    (0x2282, 0x2287),
    (0x2295, 0x2299),
    (0x22A4, 0x22A5),
    (0x22C5, 0x22C5),
    (0x22EE, 0x22F1),
    (0x2308, 0x230B),
    (0x23DE, 0x23DF),
    (0x27E8, 0x27E9),
    (0x27F5, 0x27FA),  # long arrows
    (0x1D400, 0x1D467),  # bold and italic Latin
    (0x1D5A0, 0x1D5D3),  # sans-serif Latin
    (0x1D53C, 0x1D53C),  # expectation
    (0x1D6A8, 0x1D71B),  # bold and italic Greek
    (0x1D7D9, 0x1D7D9),  # indicator
]


class FormulaError(ValueError):
    """A formula that cannot be drawn; the message names the formula and the reason."""


@cache
def to_mathml(latex: str, display: bool) -> str:
    """The MathML of one formula. Raises FormulaError where a command is unknown."""
    # math-core prints the optional argument of a line break (\\[2pt]) as text.
    plain = re.sub(r"\\\\\[[^\]]*\]", r"\\\\", latex)
    try:
        converted = LatexToMathML(fancy_error=False).convert_with_local_state(plain, displaystyle=display)
    except LatexError as error:
        raise FormulaError(f"{latex.strip()}: {str(error).strip()}") from error
    # ElementTree knows no named entities; U+02C6 looks like a dot at text size.
    return converted.replace("&ApplyFunction;", "\u2061").replace("\u02c6", "^")


def element(latex: str, display: bool) -> ElementTree.Element:
    """The formula as an element for Python-Markdown's tree."""
    math = ElementTree.fromstring(to_mathml(latex, display))  # noqa: S314 - our own converter's output
    if re.search(r"\\(?:under|over)(?:brace|line|set)|\\x(?:right|left)arrow", latex):
        math.set("class", "stretchy")
    if not display:
        return math
    block = ElementTree.Element("div", {"class": "math-block", "tabindex": "0", "role": "group"})
    block.append(math)
    return block


def font_key() -> str:
    """What the subset depends on, so that a kept one is not used when that changes."""
    return hashlib.sha256(f"{FONT_RANGES} {version('ziamath')} {version('fonttools')}".encode()).hexdigest()[:16]


def font_subset() -> bytes:
    """STIX Two Math cut down to mathematics, as WOFF2; the same bytes each time."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    package = Path(importlib.util.find_spec("ziamath").origin).parent
    font = TTFont(package / "fonts" / "STIXTwoMath-Regular.ttf", recalcTimestamp=False)
    options = subset.Options(
        layout_features=["ssty", "dtls", "flac", "ccmp", "mark", "mkmk"], notdef_outline=True, hinting=False
    )
    cut = subset.Subsetter(options)
    cut.populate(unicodes=[point for first, last in FONT_RANGES for point in range(first, last + 1)])
    cut.subset(font)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()
