"""A project of one example and one pair of pages, for tests that spoil it."""

import textwrap

from lossbook.check import check
from lossbook.freshness import Matched
from lossbook.pages import Page
from lossbook.project import Project
from lossbook.runs import Runs

EXAMPLE = '''\
"""ko: 하나 더하기 하나.
en: One plus one.
"""

total = 1 + 1.5  # en: a sum  # ko: 합
message = "it broke"
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
    """A project of one example and one pair of pages in a temporary folder, to be spoilt by a test."""

    def __init__(self, root, cache):
        self.project = Project(root)
        self.project.cache.symlink_to(cache)  # the flawless example runs once for all tests
        self.write("examples/sums/one.py", EXAMPLE)
        self.write("tests/examples/sums/test_one.py", "")
        for language in ("ko", "en"):
            self.write(f"docs/{language}/page.md", PAGE.format(language=language))
        self.match()

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

    def pair(self):
        return tuple(Page.read(self.project, self.project.docs / language / "page.md") for language in ("ko", "en"))

    def match(self):
        """Declare the two pages, as they stand, to say the same."""
        ledger = Matched(self.project)
        ledger.match(*self.pair())
        ledger.save()

    def check(self, **options):
        return check(self.project, Runs(self.project), **options)

    def problems(self):
        """What is wrong besides freshness, which has tests of its own."""
        if all((self.project.docs / language / "page.md").exists() for language in ("ko", "en")):
            self.match()
        return self.check().problems
