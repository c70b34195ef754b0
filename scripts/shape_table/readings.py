"""What the table is made of: pairs of shapes with a meaning, rules that say what is wrong and how to mend it, losses."""

from dataclasses import dataclass
from functools import cached_property

from shape_table.axes import SIZES, pattern, size_of

FLOATS = ["float32", "float64", "float16", "bfloat16"]
INTEGERS = ["int64", "int32", "int16", "int8", "uint8", "bool"]
# Losses whose arguments mean the same: a mended call may keep them.
FAMILIES = [{"cross_entropy", "nll_loss"}, {"binary_cross_entropy", "binary_cross_entropy_with_logits"}]


@dataclass(frozen=True)
class Reading:
    """Two shapes and what their axes mean. `kind` says what the targets are; nobody can know it where it is None.

    `why` names what is wrong about the shapes, and the rest is the mending code: text appended to either tensor, or
    another loss. `equal` makes axes coincide, such as as many tokens as classes.
    """

    input: str
    target: str
    kind: str | None
    why: str = ""
    mend_input: str = ""
    mend_target: str = ""
    function: str = ""
    equal: tuple[tuple[str, str], ...] = ()

    @cached_property
    def sizes(self) -> dict[str, int]:
        return {**SIZES, **{name: SIZES[other] for name, other in self.equal}}

    @cached_property
    def shapes(self) -> list[tuple[int, ...]]:
        return [size_of(self.input, self.sizes), size_of(self.target, self.sizes)]

    @property
    def pattern(self) -> str:
        return pattern(*self.shapes)

    @property
    def products(self) -> list[list[str]]:
        """Sizes that are products of others, as letters: [["a", "c", "d"]] for "BT C" with "B T"."""
        axes = f"{self.input} {self.target}".split()
        letters = dict(zip(reversed(axes), reversed(self.pattern.replace(",", "")), strict=True))
        joined = [axis for axis in letters if len(axis) > 1]
        return [[letters[axis], *(letters[n] for n in axis)] for axis in joined if all(n in letters for n in axis)]


@dataclass(frozen=True)
class Loss:
    """One loss of torch.nn and everything that is tried with it.

    `options` lists the values of each choice, the default first; `arguments` the code of those that are arguments;
    `slices` the choices that are varied together, the others staying at their defaults; `problem` makes the tensors.
    """

    name: str
    function: str
    options: dict[str, list]
    arguments: dict[str, dict]
    readings: list[Reading]
    rules: list[dict]
    slices: list[dict[str, list]]
    problem: object
    swept: tuple[str, ...] = ("float32",)  # dtypes of the targets in the sweep over all shapes
    stretches: bool = False  # compares number by number, and stretches one tensor to the other

    def defaults(self) -> dict:
        return {option: values[0] for option, values in self.options.items()}


def broken(loss: Loss, reading: Reading, choice: dict) -> list[dict]:
    """The rules that a choice breaks, that of the reading first."""
    own = {
        "why": reading.why,
        "input": reading.mend_input,
        "target": reading.mend_target,
        "function": reading.function,
    }
    found = [own] if reading.why else []
    for rule in loss.rules:
        conditions = {"kind": reading.kind, **choice}
        if all(conditions[name] in values for name, values in rule["when"].items()):
            found.append(rule)
    return found


def code(loss: Loss, choice: dict, rules: list[dict]) -> str:
    """The call as a line of code, mended by the rules; without any, as it was made."""
    function = next((rule["function"] for rule in rules if rule.get("function")), loss.function)
    left = "outputs" + "".join(rule.get("input", "") for rule in rules)
    right = "targets" + "".join(rule.get("target", "") for rule in rules)
    changed = {option: text for rule in rules for option, text in rule.get("arguments", {}).items()}
    given = {option: changed.get(option, texts[choice[option]]) for option, texts in loss.arguments.items()}
    if function != loss.function and not any({function, loss.function} <= family for family in FAMILIES):
        given = {"reduction": given["reduction"]}
    return f"F.{function}({', '.join([left, right, *filter(None, given.values())])})"
