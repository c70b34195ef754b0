"""A formula's MathML as one line that people can read: `L = −∑ y_c log ŷ_c`."""

from functools import cache
from xml.etree import ElementTree

_SPACED = set("=≠≈≡<>≤≥≪≫∈∉⊂⊆+−±·⋅×÷/∘∪∩∣→←↔⇒⇔↦⟶⟵⟹⟺:∼∝≜∧∨")
_OPENING, _CLOSING = set("([{⟨⌊⌈"), set(")]}⟩⌋⌉,;")
_ACCENTS = {
    "^": "\u0302",
    "ˆ": "\u0302",
    "~": "\u0303",
    "˜": "\u0303",
    "¯": "\u0304",
    "―": "\u0304",
    "‾": "\u0304",
    "˙": "\u0307",
}
_RAISED = str.maketrans("0123456789+-−()nT⊤", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿᵀᵀ")


@cache
def formula_text(mathml: str) -> str:
    """The text of one `<math>` element. Raises ElementTree.ParseError where it is not well-formed."""
    return _spaced(_pieces(ElementTree.fromstring(mathml)))  # noqa: S314 - our own converter's output


def _pieces(element: ElementTree.Element) -> list[str]:
    """The formula in reading order, in pieces between which `_spaced` decides on a space."""
    kind = element.tag.rpartition("}")[2]
    parts = [_pieces(child) for child in element]
    if kind in ("mi", "mn", "mo"):
        text = "".join(element.itertext()).strip("\u2061\u2062\u2063 ")
        return [text] if text else []
    if kind in ("mtext", "ms"):
        return ["".join(element.itertext()).strip()]
    if kind == "mspace":
        return []
    if kind == "mfrac" and len(parts) == 2:
        return [_grouped(parts[0]) + "/" + _grouped(parts[1])]
    if kind == "msqrt":
        return ["√" + _grouped([piece for part in parts for piece in part])]
    if kind == "msub" and len(parts) == 2:
        return _attach(parts[0], "_" + _grouped(parts[1]))
    if kind == "msup" and len(parts) == 2:
        return _attach(parts[0], _power(parts[1]))
    if kind == "msubsup" and len(parts) == 3:
        return _attach(parts[0], "_" + _grouped(parts[1]) + _power(parts[2]))
    if kind in ("mover", "munder", "munderover") and len(parts) >= 2:
        return _over_and_under(kind, parts)
    if kind == "mtr":
        return [piece for part in parts for piece in (*part, " ")]
    if kind == "mtable":
        return [piece for part in parts for piece in (*part, ";")][:-1]
    if kind in ("annotation", "annotation-xml"):
        return []
    return [piece for part in parts for piece in part]


def _over_and_under(kind: str, parts: list[list[str]]) -> list[str]:
    base, mark = parts[0], _spaced(parts[1])
    if kind == "mover" and mark in _ACCENTS and base:
        return [*base[:-1], base[-1] + _ACCENTS[mark]]
    if kind == "mover":
        return base if mark in ("⏞", "⎴", "¯", "→") else [*base, " ", f"({mark})"]
    if kind == "munder":
        return base if mark in ("⏟", "⎵", "_", "―") else _attach(base, "_" + _grouped(parts[1]))
    return _attach(base, f"({mark}…{_spaced(parts[2])})")


def _attach(base: list[str], mark: str) -> list[str]:
    return [*base[:-1], base[-1] + mark] if base else [mark]


def _power(pieces: list[str]) -> str:
    text = _spaced(pieces)
    raised = text.translate(_RAISED)
    if text in ("∗", "*", "′", "″"):
        return text.replace("∗", "*")
    return raised if all(a != b for a, b in zip(text, raised, strict=True)) else "^" + _grouped(pieces)


def _grouped(pieces: list[str]) -> str:
    text = _spaced(pieces)
    simple = len(text) <= 1 or all(character.isalnum() or character in "\u0302\u0304_^*." for character in text)
    return text if simple else f"({text})"


def _spaced(pieces: list[str]) -> str:
    """Spaces around relations and between words; none after a sign, a bracket or before a comma."""
    text = ""
    for number, piece in enumerate(pieces):
        before = text[-1:]
        sign = piece in ("−", "-", "+", "±") and (
            not text.strip() or text.rstrip()[-1] in _SPACED | _OPENING | set(",;")
        )
        if piece in _SPACED and not sign and number + 1 < len(pieces):
            text = text.rstrip() + f" {piece} "
        elif piece[:1] in _CLOSING or piece in ("!", "′"):
            text = text.rstrip() + piece + (" " if piece in (",", ";") else "")
        elif (
            before.isalnum()
            and piece[:1].isalnum()
            and not (before.isdigit() and piece[0].isdigit())
            and (len(piece) > 1 or len(pieces[number - 1]) > 1)
        ):
            text += " " + piece  # a name such as log stands apart from its letters
        elif (before in _CLOSING and piece[:1].isalnum()) or (before.isalnum() and piece[0] in "∑∏∫"):
            text += " " + piece
        else:
            text += piece
    return " ".join(text.split())
