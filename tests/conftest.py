import pytest
from lossbook.project import here
from lossbook.runs import Runs


@pytest.fixture(scope="session")
def runs():
    """The runs of this checkout's examples; all that are missing are made side by side, once."""
    project = here()
    runs = Runs(project)
    runs.ensure(project.shown(path) for path in project.example_files())
    return runs


@pytest.fixture(scope="session")
def run(runs):
    """`run("cross_entropy/confidence.py")` gives that example's run."""
    return lambda example: runs.get(f"examples/{example}")
