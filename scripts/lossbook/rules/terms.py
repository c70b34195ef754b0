"""What is wrong in prose, in the words of each language's table; comments of examples are prose too."""

import re
from collections.abc import Iterator

from lossbook.book import Book
from lossbook.examples import Example
from lossbook.glossary import PAGE
from lossbook.pages import Page
from lossbook.problems import Problem


def check(book: Book) -> Iterator[Problem]:
    terms = {code: language.terms for code, language in book.languages.items()}
    patterns = {code: [(re.compile(pattern), term) for pattern, term in terms[code].items()] for code in terms}
    spelt = {code: str(own) for code, own in terms.items()}
    every = str(terms)
    for page in book.pages.values():
        if not page.path.endswith(PAGE):  # the glossary lists other names for those who search
            key = f"terms {spelt[page.language]} {page.key}"
            yield from book.recall(key, lambda one=page: list(_in_page(one, patterns)))
    for example in book.examples.values():
        key = f"terms {every} {example.name} {example.text}"
        yield from book.recall(key, lambda one=example: list(_in_example(one, patterns)))


def _in_page(page: Page, patterns: dict[str, list]) -> Iterator[Problem]:
    for text in page.body.texts:
        yield from _text(page.name, text.line, text.text, patterns[page.language])


def _in_example(example: Example, patterns: dict[str, list]) -> Iterator[Problem]:
    for comment in example.comments:
        for code, words in comment.words.items():
            yield from _text(example.file, comment.line, words, patterns.get(code, []))
    for code, words in example.claim.items():
        line = next((n for n, text in enumerate(example.lines, 1) if words in text), 1)
        yield from _text(example.file, line, words, patterns.get(code, []))


def _text(file: str, line: int, text: str, patterns: list[tuple[re.Pattern, str]]) -> Iterator[Problem]:
    for pattern, term in patterns:
        if match := pattern.search(text):
            fix = f"write {term}; docs/languages.yml lists what is wrong, docs/*/{PAGE} what the terms are"
            yield Problem(file, line, "a term in another form", term, match[0], fix)
