"""Fences that draw from the values of runs, and the module that each kind belongs to.

Such a module offers `faults(book, page, data)`, why the fence cannot be drawn; `render(book, page, data, inline)`, its
HTML, where `inline` turns a line of Markdown into HTML as the page around it would; and `code_of(data)`, the hash of
all code and data beside the runs that decides the HTML. Where other pages decide it too, `depends(book, data)` says
what of them.
"""

from collections.abc import Callable, Iterator
from types import ModuleType

from lossbook import figures, instruments, questions
from lossbook.book import Book
from lossbook.figures import Fault
from lossbook.pages import Fence, Page

MODULES = {"figure": figures, "instrument": instruments, "question": questions}


def module(fence: Fence) -> ModuleType:
    return MODULES[fence.language]


def faults(book: Book, page: Page, fence: Fence) -> Iterator[Fault]:
    """Why this fence cannot be drawn; nothing when it can."""
    yield from module(fence).faults(book, page, fence.data)


def render(book: Book, page: Page, fence: Fence, inline: Callable[[str], str]) -> str:
    """The HTML in the fence's place. Raises ValueError when it has faults."""
    for fault in faults(book, page, fence):
        raise ValueError(f"{fault.what}: expected {fault.expected}; found {fault.found}")
    return module(fence).render(book, page, fence.data, inline)


def code_of(fence: Fence) -> str:
    return module(fence).code_of(fence.data)


def depends(book: Book, fence: Fence) -> list[str]:
    """What of other pages decides the fence's HTML."""
    own = module(fence)
    return own.depends(book, fence.data) if hasattr(own, "depends") else []
