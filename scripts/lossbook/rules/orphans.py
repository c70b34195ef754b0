"""No page without its twin, no example that no page shows, no value whose code no page shows, no example untested."""

from collections.abc import Iterator

from lossbook.book import Book
from lossbook.problems import Problem


def check(book: Book) -> Iterator[Problem]:
    yield from _pages(book)
    shown = {(name, section) for page in book.pages.values() for _, name, section in page.examples()}
    names = {name for name, _ in shown}
    for example in book.examples.values():
        if example.name not in names:
            fix = f'include it in every language: --8<-- "{example.name}"; or delete it'
            yield Problem(example.file, 1, "no page shows this example", fix=fix)
        elif (example.name, None) not in shown:
            for section, (first, _) in example.sections.items():
                if (example.name, section) not in shown:
                    fix = "include the section, or remove its markers"
                    yield Problem(example.file, first - 1, f"no page shows the section {section}", fix=fix)
        if not (book.project.root / example.test).is_file():
            yield Problem(example.file, 1, "the example has no test", example.test, "nothing", "write it")
    for page in book.pages.values():
        for bound in page.bounds:
            if bound.example in book.examples and bound.example not in names:
                fix = "show the example on a page, so that the number leads to its code"
                what = "no page shows the code of this value"
                yield Problem(page.name, bound.line, what, found=f"examples/{bound.example}", fix=fix)


def _pages(book: Book) -> Iterator[Problem]:
    paths = dict.fromkeys(page.path for page in book.pages.values())
    for path in paths:
        present = [code for code in book.languages if f"docs/{code}/{path}" in book.pages]
        for code in book.languages:
            if code not in present:
                fix = f"write docs/{code}/{path}, or delete this page"
                yield Problem(
                    f"docs/{present[0]}/{path}", 1, "the page has no twin", f"docs/{code}/{path}", "nothing", fix
                )
    for page in book.pages.values():
        yield from page.faults
