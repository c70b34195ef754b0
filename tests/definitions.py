"""What an example defines, without running the rest of it."""

import ast


def definitions(text: str, name: str) -> dict:
    """Its imports, functions and plain settings by name, from the text of the example called `name`.

    The functions look other names of the file up here too: a test that calls them puts its own small data in.
    """
    kept = (ast.FunctionDef, ast.Import, ast.ImportFrom)
    tree = ast.parse(text)
    tree.body = [line for line in tree.body if isinstance(line, kept) or _is_a_setting(line)]
    names: dict = {}
    exec(compile(tree, name, "exec"), names)  # noqa: S102
    return names


def _is_a_setting(line: ast.stmt) -> bool:
    """Does it give names numbers, such as LOW, HIGH = 4.0, 1.0?"""
    if not isinstance(line, ast.Assign) or any(isinstance(target, ast.Subscript) for target in line.targets):
        return False
    return all(isinstance(part, ast.Constant | ast.Tuple | ast.Load) for part in ast.walk(line.value))
