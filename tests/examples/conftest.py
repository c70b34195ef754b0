"""An example's test is found from its name, and finds the example the same way: examples/softmax/definition.py has
its test in tests/examples/softmax/test_definition.py."""

import pytest
from definitions import definitions as of_text


@pytest.fixture(scope="module")
def example(request) -> str:
    """The example that the test file is about, such as softmax/definition.py."""
    return f"{request.path.parent.name}/{request.path.name.removeprefix('test_')}"


@pytest.fixture(scope="module")
def values(run, example) -> dict:
    """The values of the example's top-level names."""
    return run(example).values


@pytest.fixture(scope="module")
def output(run, example) -> str:
    """What the example prints."""
    return run(example).output


@pytest.fixture
def definitions(book, example) -> dict:
    """The example's imports, functions and settings by name."""
    return of_text(book.examples[example].text, example)
