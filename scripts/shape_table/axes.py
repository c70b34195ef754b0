"""Shapes with named axes, and what of two shapes decides how torch reacts: which sizes are equal, and which are 1."""

import math
import re
from collections.abc import Iterator

import torch

# No size is a product of others, and none is so small that it could be a number of axes in a message.
SIZES = {"B": 5, "C": 7, "L": 7, "D": 7, "T": 11, "H": 11, "W": 13, "K": 19}
LETTERS = "abcdefgh"
SWEPT_SIZES = dict(zip(LETTERS, (5, 7, 11, 13, 17, 19, 23, 29), strict=True))


def names(axes: str) -> list[str]:
    """The named axes of "BT 1 C", one by one: B, T, C."""
    return [name for axis in axes.split() for name in axis if name != "1"]


def size_of(axes: str, sizes: dict[str, int]) -> tuple[int, ...]:
    """The sizes of "BT 1 C"; axes that are written together are one axis of their product."""
    return tuple(math.prod(1 if name == "1" else sizes[name] for name in axis) for axis in axes.split())


def arrange(tensor: torch.Tensor, have: str, want: str, sizes: dict[str, int]) -> torch.Tensor:
    """A tensor with the axes `have` in the order, grouping and with the extra axes of `want`."""
    order = names(want)
    moved = tensor.permute([names(have).index(name) for name in order]) if order else tensor
    return moved.reshape(size_of(want, sizes))


def pattern(*shapes: tuple[int, ...]) -> str:
    """ "ab,a1" for (5, 7) and (5, 1): letters by first appearance, a 1 for a size of 1."""
    letters = _letters(shapes)
    return ",".join("".join("1" if size == 1 else letters[size] for size in shape) for shape in shapes)


def _letters(shapes) -> dict[int, str]:
    found: dict[int, str] = {}
    for size in (size for shape in shapes for size in shape if size != 1):
        found.setdefault(size, LETTERS[len(found)])
    return found


def swept() -> Iterator[str]:
    """Every pattern of two shapes with up to three axes each, in the order that the browser counts them."""
    for left in range(4):
        for right in range(4):
            for letters in _grown(left + right, 0):
                yield f"{letters[:left]},{letters[left:]}"


def _grown(length: int, used: int) -> Iterator[str]:
    if length == 0:
        yield ""
        return
    for rest in _grown(length - 1, used):
        yield f"1{rest}"
    for known in range(used + 1):
        for rest in _grown(length - 1, max(used, known + 1)):
            yield f"{LETTERS[known]}{rest}"


def sizes_of_pattern(text: str) -> list[tuple[int, ...]]:
    return [tuple(1 if letter == "1" else SWEPT_SIZES[letter] for letter in shape) for shape in text.split(",")]


def template(text: str, shapes: list[tuple[int, ...]], one_more: int = 0) -> str:
    """The text with its sizes as places: "Expected input batch_size ({i0}) to match target batch_size ({t0})".

    {input} and {target} are whole shapes, {i1} and {t1} single sizes, {i0*i1} their products. The number `one_more`
    (a length that is one too large) becomes {i1+1}.
    """
    for name, shape in zip(("input", "target"), shapes, strict=True):
        text = text.replace(str(list(shape)), f"{{{name}}}") if shape else text
    places = {}
    for name, shape in zip("ti", reversed(shapes), strict=True):  # where both have a size, the input's place counts
        places |= {size: f"{name}{axis}" for axis, size in reversed(list(enumerate(shape))) if size != 1}

    def named(match: re.Match) -> str:
        number = int(match[0])
        if number in places:
            return f"{{{places[number]}}}"
        if one_more and number == one_more:
            return f"{{{places[number - 1]}+1}}"
        for size, place in places.items():
            if number % size == 0 and number // size in places:
                return f"{{{place}*{places[number // size]}}}"
        return match[0]

    return re.sub(r"(?<![\w.{])\d{1,7}(?![\w.]*\d)", named, text)


def in_names(text: str, outputs: str, targets: str) -> str:
    """A template with the names of axes for its places: "Expected target size [B, C], got [B, T]"."""
    shapes = {"input": outputs.split(), "target": targets.split()}
    for name, shape in shapes.items():
        text = text.replace(f"{{{name}}}", f"[{', '.join(shape)}]")

    def axis(match: re.Match) -> str:
        return shapes["input" if match[1] == "i" else "target"][int(match[2])]

    return re.sub(r"\{([^{}]+)\}", lambda place: re.sub(r"([it])(\d)", axis, place[1]), text)
