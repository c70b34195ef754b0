import ast

import pytest


def _with_empty_bodies(source: str, names: set[str]) -> str:
    tree = ast.parse(source)
    last_loop = max(index for index, node in enumerate(tree.body) if isinstance(node, ast.For))  # prints the criteria
    tree.body = tree.body[1 : last_loop + 1]  # without the sentence of the example, and what a solution concludes
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name in names:
            names = names - {node.name}
            node.body = [node.body[0]]  # its docstring
    assert not names, f"no such functions: {names}"
    return ast.dump(tree)


@pytest.fixture
def differ_only_in(book):
    """Whether starter and solution are the same program outside the functions that readers write."""

    def compare(exercise: str, *names: str) -> bool:
        sources = [book.examples[f"exercises/{exercise}{suffix}.py"].text for suffix in ("", "_solution")]
        return len({_with_empty_bodies(source, set(names)) for source in sources}) == 1

    return compare
