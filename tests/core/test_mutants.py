"""What scripts/mutate counts: a changed example is noticed by its run, by a page, or by its own test."""

from lossbook import mutants
from lossbook.examples import Example
from lossbook.runner.run import Run

SOURCE = """\
import torch

torch.manual_seed(3)
x = torch.tensor([1.0, 2.0])
loss = (x - 1).pow(2).mean()
print(f"{loss:.3f}")
"""


def test_changes_are_programs_and_touch_neither_seeds_nor_what_is_printed():
    made = mutants.mutants(Example("t/one.py", SOURCE), 50)
    assert {(one.line, one.before, one.after) for one in made} >= {(5, "x - 1", "x + 1"), (4, "1.0", "1.5")}
    assert {one.line for one in made} == {4, 5}
    for one in made:
        compile(one.text, "one.py", "exec")
    assert made == mutants.mutants(Example("t/one.py", SOURCE), 50)


def test_an_examples_own_test_is_run_on_the_changed_run(book):
    run = book.runs["cross_entropy/confidence.py"]
    spoilt = Run.of(run.example, run.pieces, {**run.values, "loss_at_10_percent": 9.9})
    assert mutants._a_test_fails(book, spoilt)
    assert not mutants._a_test_fails(book, run)


def test_a_changed_run_that_a_page_contradicts_is_noticed(book):
    run = book.runs["cross_entropy/confidence.py"]
    bounds = [bound for page in book.pages.values() for bound in page.bounds if bound.example == run.example]
    assert bounds
    assert not mutants._falls(book, run, bounds)
    assert mutants._falls(book, Run.of(run.example, run.pieces, {**run.values, bounds[0].name: 9.9}), bounds)


TEST = """
def test_one(request):
    (run,) = request.config.given_runs.values()
    assert run.values["tested"] == 6 and run.values["positive"]
"""


def test_only_what_nobody_holds_is_left_and_what_changes_nothing_is_not_counted(toy, monkeypatch):
    lines = "tested = 6\nalone = 7 + 0.5\nsame = sorted([3], reverse=False)\n"
    toy.write("examples/sums/one.py", f"{lines}total, message, positive = 2.5, 'it broke', True\n")
    toy.write("tests/examples/sums/test_one.py", TEST)
    monkeypatch.chdir(toy.project.root)
    (tally,) = mutants.tallies(toy.book(), toy.runs, ["sums/one.py"], 50)
    assert {(one.before, one.after) for one in tally.unnoticed} == {
        ("7 + 0.5", "7 - 0.5"), ("7", "8"), ("0.5", "0.75"), ("3", "4"),
    }  # fmt: skip
    assert tally.without_effect == 2  # reverse=True, and none at all
    assert tally.counted > len(tally.unnoticed)
