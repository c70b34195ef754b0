"""The hidden problem behind a reading: its tensors, as a choice makes them, and the value that their author meant.

Scores and truths are fixed, exact in every dtype, and the meant value is computed in float64 from the definition of
the loss, not by the function that is tried.
"""

from functools import cache

import torch
import torch.nn.functional as F

from shape_table.axes import SIZES, arrange, names, size_of
from shape_table.readings import Reading


def reduced(losses: torch.Tensor, divisor: torch.Tensor | float, reduction: str) -> torch.Tensor:
    """The mean by `divisor`, the sum, or the losses themselves."""
    return losses if reduction == "none" else losses.sum() if reduction == "sum" else losses.sum() / divisor


@cache
def hidden(positions: str, classes: str, equal: tuple) -> tuple[torch.Tensor, torch.Tensor]:
    """Scores (positions…, classes) and a class for each position; every sort of class and score occurs."""
    sizes = {**SIZES, **{name: SIZES[other] for name, other in equal}}
    generator = torch.Generator().manual_seed(1)
    shape = size_of(f"{positions} {classes}", sizes)
    scores = (torch.randn(shape, generator=generator, dtype=torch.float64) * 8).round() / 4
    truth = torch.randint(0, shape[-1], shape[:-1], generator=generator)
    truth.view(-1)[:3] = torch.tensor([shape[-1] - 1, 1, 0])[: truth.numel()]
    return scores, truth


def filler(axes: str, sizes: dict[str, int]) -> torch.Tensor:
    """Zeros and ones by turns, for shapes without a meaning."""
    shape = size_of(axes, sizes)
    return (torch.arange(torch.Size(shape).numel()) % 2).reshape(shape).double()


HELD = {
    "logits": lambda scores: scores,
    "probabilities": lambda scores: scores.softmax(-1),
    "log_probabilities": lambda scores: scores.log_softmax(-1),
}


def dtype(name: str) -> torch.dtype:
    return getattr(torch, name)


def positions_of(reading: Reading) -> str:
    """The axes that number samples, in one order."""
    found = {*names(reading.input), *names(reading.target)}
    return " ".join(name for name in "BTHW" if name in found)


class Classes:
    """One class is true at each position: cross_entropy and nll_loss."""

    def __init__(self, takes: str):
        self.takes = takes

    def applies(self, reading: Reading, choice: dict) -> bool:
        """Whether a choice makes sense for a reading: from_one is no way to write a one-hot vector."""
        holds, target = choice["target_holds"], choice["target_dtype"]
        contents = {
            "index": {"labels": None, "from_one": {"int64", "int32", "float32"}, "minus_one": {"int64", "float32"},
                      "minus_100": {"int64", "float32"}},
            "distribution": {"labels": None, "soft": {"float32", "float64"}, "multi_hot": {"float32"},
                             "signed": {"float32"}},
        }.get(reading.kind, {"labels": None})  # fmt: skip
        if holds not in contents or (contents[holds] and target not in contents[holds]):
            return False
        if choice["input_holds"] != self.takes and (choice["input_dtype"] != "float32" or reading.kind is None):
            return False
        if choice["input_dtype"] == "int64" and self.takes != "logits":
            return False
        usual = {"weight": "none", "ignore_index": -100, "label_smoothing": 0.0, "input_holds": self.takes}
        return reading.kind != "binary" or all(choice[name] == value for name, value in usual.items() if name in choice)

    def tensors(self, reading: Reading, choice: dict) -> dict[str, torch.Tensor]:
        scores, truth = self._hidden(reading, choice)
        have, sizes = f"{positions_of(reading)} C", reading.sizes
        if "C" in names(reading.input):
            outputs = arrange(HELD[choice["input_holds"]](scores), have, reading.input, sizes)
        else:
            outputs = arrange(scores[..., 1] - scores[..., 0], positions_of(reading), reading.input, sizes)
        if reading.kind is None:
            targets = filler(reading.target, sizes)
        elif reading.kind == "distribution":
            targets = arrange(_distribution(choice["target_holds"], truth, scores), have, reading.target, sizes)
        else:
            held = {
                "labels": (truth > 0).long() if reading.kind == "binary" else truth,
                "from_one": truth + 1,
                "minus_one": truth.masked_fill(_padding(truth), -1),
                "minus_100": truth.masked_fill(_padding(truth), -100),
            }
            targets = arrange(held[choice["target_holds"]], positions_of(reading), reading.target, sizes)
        made = {
            "outputs": outputs.to(dtype(choice["input_dtype"])),
            "targets": targets.to(dtype(choice["target_dtype"])),
        }
        weight = _class_weight(choice["weight"], scores.shape[-1])
        return made if weight is None else made | {"weight": weight}

    def meant(self, reading: Reading, choice: dict) -> torch.Tensor | None:
        scores, truth = self._hidden(reading, choice)
        holds, reduction = choice["target_holds"], choice["reduction"]
        if reading.kind is None:
            return None
        if reading.kind == "binary":
            losses = _binary_losses(scores[..., 1] - scores[..., 0], (truth > 0).double())
            return reduced(losses, losses.numel(), reduction)
        if holds == "multi_hot":
            losses = _binary_losses(scores, _distribution(holds, truth, scores))
            arranged = arrange(losses, f"{positions_of(reading)} C", reading.target, reading.sizes)
            return reduced(arranged, losses.numel(), reduction)
        ignored, index = torch.zeros_like(truth, dtype=torch.bool), choice["ignore_index"]
        if holds in ("minus_one", "minus_100"):
            if index == 0:
                return None  # two things to ignore, and one argument for it
            ignored = ignored | _padding(truth)
        if index == 0:
            if holds == "soft":
                return None
            ignored = ignored | (truth == 0)
        smoothing = choice.get("label_smoothing", 0.0)
        smoothing = smoothing if 0 <= smoothing <= 1 else 0.1  # what the rule mends it to
        target = _distribution("soft" if holds == "soft" else "labels", truth, scores)
        weight = _class_weight(choice["weight"], scores.shape[-1])
        weight = torch.ones(scores.shape[-1]).double() if weight is None else weight[: scores.shape[-1]].double()
        smoothed = (1 - smoothing) * target + smoothing / scores.shape[-1]
        losses = -(weight * smoothed * scores.log_softmax(-1)).sum(-1) * ~ignored
        return reduced(losses, ((target * weight).sum(-1) * ~ignored).sum(), reduction)

    def _hidden(self, reading, choice):
        scores, truth = hidden(positions_of(reading), "C", reading.equal)
        return (scores.round() if choice["input_dtype"] == "int64" else scores), truth


def _padding(truth: torch.Tensor) -> torch.Tensor:
    """Every third position is padding."""
    return (torch.arange(truth.numel()) % 3 == 2).reshape(truth.shape)


def _distribution(holds: str, truth: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
    classes = scores.shape[-1]
    one_hot = F.one_hot(truth, classes).double()
    if holds == "soft":
        return (scores.roll(1, dims=-1) / 2).softmax(-1)
    if holds == "multi_hot":
        return one_hot + F.one_hot((truth + 1) % classes, classes)
    return 2 * one_hot - 1 if holds == "signed" else one_hot


def _class_weight(choice: str, classes: int) -> torch.Tensor | None:
    if choice == "none":
        return None
    weight = 1 + torch.arange(classes + (choice == "one_too_many")) % 3
    return weight.to({"float64": torch.float64, "int64": torch.int64}.get(choice, torch.float32))


def _binary_losses(scores: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    return torch.log1p(torch.exp(-scores.abs())) + scores.clamp(min=0) - scores * targets


class Binary:
    """Every output is a question of its own: binary_cross_entropy, with and without logits."""

    def __init__(self, takes: str):
        self.takes = takes

    def applies(self, reading: Reading, choice: dict) -> bool:
        plain = choice["input_dtype"] == "float32" and choice["target_dtype"] == "float32"
        if choice["input_holds"] != self.takes and choice["input_dtype"] != "float32":
            return False
        if choice["target_holds"] != "labels" and not (plain and reading.kind in ("binary", "image")):
            return False
        if choice["input_dtype"] == "int64" and choice["input_holds"] != "logits":
            return False
        weighted = any(choice.get(name, "none") != "none" for name in ("weight", "pos_weight"))
        per_label = "labels" in (choice.get("weight"), choice.get("pos_weight"))
        per_sample = "samples" in (choice.get("weight"), choice.get("pos_weight"))
        fits = (not per_label or "L" in names(reading.input)) and (not per_sample or "B" in names(reading.input))
        return not weighted or (reading.kind in ("binary", "image") and fits)

    def tensors(self, reading: Reading, choice: dict) -> dict[str, torch.Tensor]:
        scores, labels, have = self._hidden(reading, choice)
        held = {"logits": scores, "probabilities": scores.sigmoid()}[choice["input_holds"]]
        outputs = arrange(held, have, reading.input, reading.sizes)
        if reading.kind is None:
            targets = filler(reading.target, reading.sizes)
        elif reading.kind == "index":
            targets = arrange(self._truth(reading).double(), positions_of(reading), reading.target, reading.sizes)
        else:
            counted = labels + labels * labels.roll(1)  # some of the positives are twos
            contents = {"labels": labels, "soft": 0.9 * labels + 0.05, "signed": 2 * labels - 1, "counted": counted}
            targets = arrange(contents[choice["target_holds"]], have, reading.target, reading.sizes)
        made = {
            "outputs": outputs.to(dtype(choice["input_dtype"])),
            "targets": targets.to(dtype(choice["target_dtype"])),
        }
        for name in ("weight", "pos_weight"):
            weight = _weight(choice.get(name, "none"), reading.sizes)
            made |= {} if weight is None else {name: weight.to(dtype(choice["input_dtype"]))}
        return made

    def meant(self, reading: Reading, choice: dict) -> torch.Tensor | None:
        scores, labels, have = self._hidden(reading, choice)
        reduction, holds = choice["reduction"], choice["target_holds"]
        if reading.kind is None or holds == "counted" or choice.get("pos_weight") == "samples":
            return None
        if reading.kind == "index":
            losses = scores.logsumexp(-1) - scores.gather(-1, self._truth(reading).unsqueeze(-1)).squeeze(-1)
            return reduced(losses, losses.numel(), reduction)
        target = 0.9 * labels + 0.05 if holds == "soft" else labels
        positive = _weight(choice.get("pos_weight", "none"), reading.sizes)
        positive = 1.0 if positive is None else self._along(positive, choice["pos_weight"], scores, have)
        losses = positive * target * _binary_losses(scores, torch.ones_like(scores))
        losses = losses + (1 - target) * _binary_losses(scores, torch.zeros_like(scores))
        weight = _weight(choice.get("weight", "none"), reading.sizes)
        losses = losses if weight is None else losses * self._along(weight, choice["weight"], scores, have)
        shown = reading.target if len(reading.target) > len(reading.input) else reading.input
        return reduced(arrange(losses, have, shown, reading.sizes), losses.numel(), reduction)

    def _along(self, weight, choice, scores, have):
        """A weight along the axis that it was meant for, of scores with the axes `have`."""
        if weight.ndim == 0:
            return weight.double()
        axis = names(have).index("B" if choice == "samples" else "L")
        return weight.double().reshape([-1 if k == axis else 1 for k in range(scores.ndim)])

    def _truth(self, reading):
        return hidden(positions_of(reading), "L", reading.equal)[1]

    def _hidden(self, reading, choice):
        scores, truth = hidden(positions_of(reading), "L", reading.equal)
        have = f"{positions_of(reading)} L".strip()
        if "L" in names(reading.input):
            labels = ((F.one_hot(truth, scores.shape[-1]) + (scores > 1)) > 0).double()
        else:
            scores, labels, have = scores[..., 1] - scores[..., 0], (truth > 2).double(), positions_of(reading)
        return (scores.round() if choice["input_dtype"] == "int64" else scores), labels, have


def _weight(choice: str, sizes: dict[str, int]) -> torch.Tensor | None:
    if choice == "none":
        return None
    if choice == "one":
        return torch.tensor(3.0)
    return 1.0 + torch.arange(sizes["L" if choice == "labels" else "B"]) % 4


class Numbers:
    """A number is predicted: mse_loss, l1_loss, smooth_l1_loss and huber_loss."""

    def __init__(self, of_difference):
        self.of_difference = of_difference

    def applies(self, reading: Reading, choice: dict) -> bool:
        return True

    def tensors(self, reading: Reading, choice: dict) -> dict[str, torch.Tensor]:
        predictions, targets, have = self._hidden(reading)
        arranged = filler(reading.target, reading.sizes)
        if reading.kind is not None:
            arranged = arrange(targets, have, reading.target, reading.sizes)
        outputs = arrange(predictions, have, reading.input, reading.sizes)
        return {
            "outputs": outputs.to(dtype(choice["input_dtype"])),
            "targets": arranged.to(dtype(choice["target_dtype"])),
        }

    def meant(self, reading: Reading, choice: dict) -> torch.Tensor | None:
        if reading.kind is None:
            return None
        predictions, targets, have = self._hidden(reading)
        losses = self.of_difference(
            predictions - (targets > 0 if choice["target_dtype"] == "bool" else targets).double()
        )
        return reduced(arrange(losses, have, reading.input, reading.sizes), losses.numel(), choice["reduction"])

    def _hidden(self, reading):
        """Whole numbers from 0 to 9, so that no dtype loses anything."""
        have = " ".join(name for name in "BTHWCD" if name in {*names(reading.input)})
        shape = size_of(have, reading.sizes)
        generator = torch.Generator().manual_seed(2)
        draw = torch.randint(0, 10, (2, *shape), generator=generator).double()
        return draw[0], draw[1], have


class Distributions:
    """Two distributions are compared: kl_div."""

    def applies(self, reading: Reading, choice: dict) -> bool:
        plain = choice["input_dtype"] == "float32" and choice["target_dtype"] == "float32"
        special = choice["input_holds"] != "log_probabilities" or choice["target_holds"] != "probabilities"
        return not special or (plain and reading.kind is not None)

    def tensors(self, reading: Reading, choice: dict) -> dict[str, torch.Tensor]:
        scores, p = self._hidden(reading)
        have = f"{positions_of(reading)} C".strip()
        outputs = arrange(HELD[choice["input_holds"]](scores), have, reading.input, reading.sizes)
        if reading.kind is None:
            targets = filler(reading.target, reading.sizes)
        else:
            contents = {"probabilities": p, "log_probabilities": p.log(), "logits": p.log() + 1}[choice["target_holds"]]
            targets = arrange(contents, "C" if reading.kind == "one" else have, reading.target, reading.sizes)
        return {
            "outputs": outputs.to(dtype(choice["input_dtype"])),
            "targets": targets.to(dtype(choice["target_dtype"])),
        }

    def meant(self, reading: Reading, choice: dict) -> torch.Tensor | None:
        if reading.kind is None:
            return None
        scores, p = self._hidden(reading)
        losses = p * (p.log() - scores.log_softmax(-1))
        reduction = "mean" if choice["reduction"] == "batchmean" else choice["reduction"]
        return reduced(losses, losses.numel() / losses.shape[-1], reduction)

    def _hidden(self, reading):
        scores, _ = hidden(positions_of(reading), "C", reading.equal)
        p = (scores.roll(1, dims=-1) / 2).softmax(-1)
        return scores, p.reshape(-1, p.shape[-1])[0] if reading.kind == "one" else p
