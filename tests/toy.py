"""A project of one example and one page in every language, for tests that spoil it."""

import shutil
import textwrap

from lossbook.book import Book
from lossbook.problems import Problem
from lossbook.project import Project, here
from lossbook.rules import check

EXAMPLE = '''\
"""ko: 하나 더하기 하나.
en: One plus one.
"""

total = 1 + 1.5  # en: a sum  # ko: 합
message = "it broke"
positive = total > 0
print(f"{total:.2f}")
'''

PAGE = """\
---
title: {language}
description: {language}
---

# Title {{#top}}

The sum is [2.50](/examples/sums/one.py#total), it says [`it broke`](/examples/sums/one.py#message).

```python exec="on" source="above" result="text" id="one"
--8<-- "sums/one.py"
```
"""


class Toy:
    """A project in a temporary folder, to be spoilt by a test. `runs` is shared: its process imports torch once."""

    def __init__(self, root, runs):
        self.project = Project(root)
        self.runs = runs
        self.write("examples/sums/one.py", EXAMPLE)
        self.write("tests/examples/sums/test_one.py", 'def test_one(values):\n    assert values["positive"]\n')
        (root / "docs").mkdir()
        shutil.copy(here().docs / "languages.yml", root / "docs/languages.yml")
        for language in self.project.languages:
            self.write(f"docs/{language}/page.md", PAGE.format(language=language))
        self.settle()

    def write(self, name, text):
        path = self.project.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf8")
        return path

    def replace(self, name, old, new):
        path = self.project.root / name
        text = path.read_text(encoding="utf8")
        assert old in text, f"{name} does not contain {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf8")

    def add(self, text, *names):
        """Append `text` to pages; to every side of the page unless some are named."""
        for name in names or [f"docs/{code}/page.md" for code in self.project.languages]:
            path = self.project.root / name
            path.write_text(path.read_text(encoding="utf8") + text, encoding="utf8")

    def book(self) -> Book:
        return Book.read(self.project, self.runs)

    def match(self):
        """Declare the sides of every page, as they stand, to say the same."""
        book = self.book()
        for sides in book.whole():
            book.matched.match(sides)
        book.matched.save()

    def settle(self):
        """Match, and reseed what is bound."""
        from lossbook.seeds import bound_names

        self.match()
        book = self.book()
        book.seeds.reseed(
            self.runs,
            [one for one in book.examples.values() if not book.fails(one.name)],
            bound_names(book.pages.values()),
        )
        book.seeds.save(book.examples)

    def problems(self) -> list[Problem]:
        return check(self.book())
