"""Calls torch for every cell and writes down what it did.

A cell is one number: four times the outcome (a line of `outcomes`) plus a verdict.

    0  nobody can know whether the value is the one that was meant; 0 itself: nobody would pass this
    1  it is the one that was meant
    2  it is not, or there was an error; the mended line was run and gives the value that was meant
    3  it is not, or there was an error; no line mends it. In the sweep: one tensor was stretched to the other

Cells are joined into text as `number`, or `number*times` where the same one repeats, in base 36.
"""

import itertools
import warnings
from collections.abc import Iterator

import torch
import torch.nn.functional as F

from shape_table import axes
from shape_table.losses import COMMON, LOSSES
from shape_table.readings import Loss, Reading, broken, code

UNKNOWN, RIGHT, MENDED, WRONG = range(4)
TENSORS_DEPEND_ON = ("input_dtype", "input_holds", "target_dtype", "target_holds", "weight", "pos_weight")
MEANT_DEPENDS_ON = ("target_holds", "weight", "pos_weight", "ignore_index", "label_smoothing", "reduction")
TOLERANCE = {torch.float64: 1e-5, torch.float32: 1e-4, torch.float16: 2e-2, torch.bfloat16: 6e-2}


class Table:
    """The outcomes seen so far; everything else of the table is made by `make`."""

    def __init__(self):
        self.outcomes: list[list] = [["none"]]
        self._made: dict[tuple, object] = {}  # of the reading at hand
        self._numbers: dict[tuple, int] = {("none",): 0}
        self.cells = 0

    def make(self) -> dict:
        """The whole table, as it is written to the file."""
        torch.set_num_threads(1)
        torch.set_warn_always(True)
        losses = [self._loss(loss) for loss in LOSSES]
        return {
            "torch": torch.__version__.partition("+")[0],
            "cells": self.cells,
            "outcomes": self.outcomes,
            "common": [self._common(*row[:3], **(row[3] if len(row) > 3 else {})) for row in COMMON],
            "losses": losses,
        }

    def _common(self, name: str, outputs: str, targets: str, **chosen) -> dict:
        """One row for the table that is shown without scripts, with the names of axes in the place of sizes."""
        loss = next(loss for loss in LOSSES if loss.name == name)
        self._made.clear()
        reading = next(one for one in loss.readings if (one.input, one.target, one.equal) == (outputs, targets, ()))
        choice = {**loss.defaults(), **chosen}
        cell = self._cell(loss, reading, choice)
        self.cells -= 1  # it is one of a slice
        outcome = self.outcomes[cell // 4]
        rules = [rule for rule in broken(loss, reading, choice) if outcome[0] == "error" or not rule.get("loud")]
        mended = code(loss, choice, rules) if cell % 4 == MENDED else ""
        return {
            "call": code(loss, choice, []),
            "outputs": outputs,
            "targets": targets,
            "chosen": chosen,
            "outcome": [outcome[0], *(axes.in_names(text, outputs, targets) for text in outcome[1:])],
            "verdict": cell % 4,
            "why": [rule["why"] for rule in rules] if cell % 4 in (MENDED, WRONG) else [],
            "mended": mended,
        }

    def _loss(self, loss: Loss) -> dict:
        patterns = [reading.pattern for reading in loss.readings]
        readings = [
            {
                "input": reading.input,
                "target": reading.target,
                "kind": reading.kind,
                "pattern": shape,
                "products": reading.products,
                "why": reading.why,
                "mend": [reading.mend_input, reading.mend_target, reading.function],
            }
            for reading, shape in zip(loss.readings, patterns, strict=True)
        ]
        return {
            "name": loss.name,
            "function": loss.function,
            "options": loss.options,
            "arguments": {name: [texts[v] for v in loss.options[name]] for name, texts in loss.arguments.items()},
            "readings": readings,
            "rules": loss.rules,
            "slices": [{"over": over, "cells": joined(self._slice(loss, over))} for over in loss.slices],
            "sweep": {dtype: joined(self._sweep(loss, dtype)) for dtype in loss.swept},
        }

    def _slice(self, loss: Loss, over: dict[str, list]) -> Iterator[int]:
        for reading in loss.readings:
            self._made.clear()
            for values in itertools.product(*over.values()):
                choice = {**loss.defaults(), **dict(zip(over, values, strict=True))}
                yield self._cell(loss, reading, choice) if loss.problem.applies(reading, choice) else 0

    def _once(self, make, reading: Reading, choice: dict, *decides):
        """What `make` gives for a reading, made once for each of what decides it."""
        key = (make.__name__, *decides)
        if key not in self._made:
            self._made[key] = make(reading, choice)
        return self._made[key]

    def _sweep(self, loss: Loss, dtype: str) -> Iterator[int]:
        function = getattr(F, loss.function)
        generator = torch.Generator().manual_seed(3)
        for shapes in map(axes.sizes_of_pattern, axes.swept()):
            outputs = torch.rand(shapes[0], generator=generator)
            targets = by_turns(shapes[1]).to(getattr(torch, dtype))
            number, value = self._outcome(attempt(function, outputs, targets), shapes)
            stretched = value is not None and shapes[0] != shapes[1] and loss.stretches
            yield 4 * number + (WRONG if stretched else UNKNOWN)
            self.cells += 1

    def _cell(self, loss: Loss, reading: Reading, choice: dict) -> int:
        self.cells += 1
        tensors = self._once(loss.problem.tensors, reading, choice, *map(choice.get, TENSORS_DEPEND_ON))
        whole, signs = choice["input_dtype"] == "int64", choice["target_dtype"] == "bool"  # what these cannot hold
        meant = self._once(loss.problem.meant, reading, choice, whole, signs, *map(choice.get, MEANT_DEPENDS_ON))
        given = evaluate(code(loss, choice, []), tensors)
        one_more = tensors["weight"].shape[0] if choice.get("weight") == "one_too_many" else 0
        number, value = self._outcome(given, reading.shapes, one_more)
        rules = broken(loss, reading, choice)
        if value is not None:
            # Where torch returned a value, what can only raise was no mistake.
            rules = [rule for rule in rules if not rule.get("loud")]
            always = any(rule.get("always") for rule in rules)
            if meant is None:
                return 4 * number + (WRONG if always else UNKNOWN)
            if same(value, meant, tensors) and not always:
                return 4 * number + RIGHT
            if not rules:
                where = f"{loss.name} {reading.input!r} {reading.target!r} {choice}"
                raise AssertionError(f"not what was meant, and no rule says why: {where}: {value} for {meant}")
        if meant is None:
            return 4 * number + WRONG
        mended = evaluate(code(loss, choice, rules), tensors)
        works = isinstance(mended[0], torch.Tensor) and same(mended[0], meant, tensors)
        return 4 * number + (MENDED if works else WRONG)

    def _outcome(self, result: tuple, shapes: list, one_more: int = 0) -> tuple[int, torch.Tensor | None]:
        value, warned = result
        said = [axes.template(text, shapes, one_more) for text in warned]
        if isinstance(value, torch.Tensor):
            letters = axes.template(str(list(value.shape)), shapes)
            special = "nan" if value.ndim == 0 and value.isnan() else ""
            line = ["value", letters, str(value.dtype).removeprefix("torch."), special, *said]
        else:
            line = ["error", type(value).__name__, axes.template(str(value), shapes, one_more)]
        key = tuple(line)
        if key not in self._numbers:
            self._numbers[key] = len(self.outcomes)
            self.outcomes.append(line)
        return self._numbers[key], value if isinstance(value, torch.Tensor) else None


def by_turns(shape: tuple[int, ...]) -> torch.Tensor:
    return (torch.arange(torch.Size(shape).numel()) % 2).reshape(shape)


def attempt(function, *arguments, **named) -> tuple:
    """What a call returned or raised, and the warnings that it gave."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            value = function(*arguments, **named)
        except Exception as error:  # noqa: BLE001 - whatever torch raises is what readers see
            value = error
    return value, [str(warning.message) for warning in caught]


def evaluate(line: str, tensors: dict) -> tuple:
    """What a line of code does with these tensors."""
    if line not in _compiled:
        _compiled[line] = compile(line, "call", "eval")
    return attempt(eval, _compiled[line], {"F": F, **tensors})


_compiled: dict = {}


def same(value: torch.Tensor, meant: torch.Tensor, tensors: dict) -> bool:
    """Equal but for axes of size 1 and for the rounding that the dtypes of the call bring."""
    if value.numel() != meant.numel():
        return False
    close = max(TOLERANCE.get(tensor.dtype, 0.0) for tensor in [value, *tensors.values()])
    left, right = value.double().flatten(), meant.double().flatten()
    return torch.allclose(left, right, rtol=close, atol=close, equal_nan=True)


def joined(cells: Iterator[int]) -> str:
    pieces = []
    for cell, run in itertools.groupby(cells):
        times = sum(1 for _ in run)
        pieces.append(base36(cell) + (f"*{base36(times)}" if times > 1 else ""))
    return " ".join(pieces)


def base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        if number == 0:
            return digits
