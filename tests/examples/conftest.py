"""An example's test is found from its name, and finds the example the same way: examples/softmax/definition.py has
its test in tests/examples/softmax/test_definition.py."""

import ast

import pytest


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
    """The example's imports and functions by name, without running the rest of it.

    They look other names of the file up here too: a test that calls them puts its own small data in.
    """
    tree = ast.parse(book.examples[example].text)
    tree.body = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef)]
    names = {}
    exec(compile(tree, example, "exec"), names)  # noqa: S102
    return names
