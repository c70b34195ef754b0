import ast
import re

import pytest
import torch
import torch.nn.functional as F


def test_the_starter_fails_and_the_solution_passes(values, output):
    assert output.startswith("FAILED: unknown labels have a gradient")
    assert values["starter_fails"]
    assert values["solution_passes"]


def test_the_starter_treats_unknown_labels_as_negative(output):
    # of the mean over four cells: (sigmoid(z) - 1) / 4 for the known positive, sigmoid(z) / 4 for the three others
    found = torch.tensor(ast.literal_eval(re.search(r"gradient: (.*)", output)[1]))
    expected = (torch.tensor([[0.0, 3.0], [5.0, 0.0]]).sigmoid() - torch.tensor([[1.0, 0.0], [0.0, 0.0]])) / 4
    assert torch.allclose(found, expected)


def over_all(logits, labels):
    known = (labels >= 0).float()
    return (F.binary_cross_entropy_with_logits(logits, labels.clamp(min=0), reduction="none") * known).mean()


def chosen(logits, labels):
    return F.binary_cross_entropy_with_logits(logits[labels >= 0], labels[labels >= 0])


@pytest.mark.parametrize(("wrong", "said"), [(over_all, "loss of log 2"), (chosen, "without any known label")])
def test_half_solutions_fail_with_their_reason(functions, wrong, said):
    with pytest.raises(AssertionError, match=said):
        functions("project/unknown_labels.py")["test_unknown_labels"](wrong)


def test_the_solution_is_the_mean_of_the_known_cells(functions):
    logits = torch.tensor([[0.3, -1.2, 2.0], [0.1, 0.5, -0.7]])
    labels = torch.tensor([[1.0, -1.0, 0.0], [-1.0, -1.0, 1.0]])
    expected = chosen(logits, labels).item()
    assert functions("project/unknown_labels.py")["masked_loss"](logits, labels).item() == pytest.approx(expected)
