import pytest


@pytest.fixture
def functions(book):
    """The functions of an example by name, so that its test can be given wrong answers too."""

    def of(name: str) -> dict:
        names = {}
        exec(compile(book.examples[name].text, name, "exec"), names)  # noqa: S102
        return names

    return of
