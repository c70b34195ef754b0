import runpy

import pytest


@pytest.fixture
def functions():
    """The functions of an example by name, so that its test can be given wrong answers too."""
    from lossbook.project import here

    return lambda name: runpy.run_path(str(here().examples / name))
