"""Everything that the rules look at, read once: examples, their runs, pages, ledgers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lossbook.binding import Bound, Verdict, value_of, verdict
from lossbook.examples import Example
from lossbook.kept import hash_of, remember, sweep
from lossbook.matched import Matched
from lossbook.pages import Page
from lossbook.problems import Problem
from lossbook.project import Language, Project
from lossbook.reader import page_key, read_page
from lossbook.runner.run import Run
from lossbook.runner.runs import Runs
from lossbook.seeds import Seeds


@dataclass(frozen=True)
class Pair:
    """A page in the reference language and the same page in another one."""

    left: Page
    right: Page


@dataclass
class Book:
    """One state of the whole project. Rules read it; nobody changes it."""

    project: Project
    examples: dict[str, Example]
    runs: dict[str, Run]  # of every example that is Python, also of those that failed
    pages: dict[str, Page]  # by name: docs/ko/index.md
    matched: Matched
    seeds: Seeds
    _digests: dict[str, str] = field(default_factory=dict, init=False)  # a changed copy has its own

    @classmethod
    def read(cls, project: Project, runs: Runs, before: "Book | None" = None) -> "Book":
        """Read the project as it stands, and make the runs that are missing. Never raises for what is read.

        What `before` has read of equal bytes is taken over.
        """
        examples, pages = {}, {}
        for name in project.example_names():
            raw = _bytes(project.examples / name)
            text = raw.decode("utf8", errors="replace")
            old = before.examples.get(name) if before else None
            examples[name] = old if old and old.text == text else Example(name, text)
        for code in project.languages:
            for path in project.page_paths(code):
                name = f"docs/{code}/{path}"
                raw = _bytes(project.root / name)
                key, old = page_key(code, path, raw), before.pages.get(name) if before else None
                pages[name] = (
                    old
                    if old and old.key == key
                    else remember(project.cache / "pages", key, lambda c=code, p=path, r=raw: read_page(c, p, r))
                )
        runnable = [example for example in examples.values() if _can_run(project, example, before)]
        made = runs.ensure(example.request() for example in runnable)
        sweep(project.cache)
        return cls(
            project,
            examples,
            {example.name: run for example, run in zip(runnable, made, strict=True)},
            pages,
            Matched(project.docs / "matched.json"),
            Seeds(project.examples / "seeds.json"),
        )

    def recall(self, key: str, make: Callable[[], object]) -> object:
        """What `make` computes from nothing but the texts in `key`, from the last time if it is kept."""
        return remember(self.project.cache / "facts", key, make)

    def found_in(self, page: Page, rule: Callable[[Page], Iterable[Problem]]) -> list[Problem]:
        """What `rule` finds in nothing but the page, from the last time if it is kept."""
        return self.recall(f"{rule.__module__}.{rule.__name__} {page.key}", lambda: list(rule(page)))

    def found_with_values(
        self, page: Page, rule: Callable[["Book", Page], Iterable[Problem]], beside: str = ""
    ) -> list[Problem]:
        """What `rule` finds in nothing but the page, the examples that it uses and what `beside` is the key of."""
        key = f"{rule.__module__}.{rule.__name__} {page.key} {self.key_of(page.uses())} {beside}"
        return self.recall(key, lambda: list(rule(self, page)))

    @property
    def languages(self) -> dict[str, Language]:
        return self.project.languages

    def pages_in(self, language: str) -> Iterator[Page]:
        return (page for page in self.pages.values() if page.language == language)

    def sides(self, path: str) -> dict[str, Page]:
        """The readable sides of one page by language, the reference first; fewer than languages if one is missing."""
        found = {code: self.pages.get(f"docs/{code}/{path}") for code in self.languages}
        return {code: page for code, page in found.items() if page and page.readable}

    def whole(self) -> Iterator[dict[str, Page]]:
        """The sides of every page that exists and can be read in every language."""
        for page in self.pages_in(self.project.reference.code):
            if len(sides := self.sides(page.path)) == len(self.languages):
                yield sides

    def pairs(self) -> Iterator[Pair]:
        """Every page of the reference language with its twin in each other language."""
        for page in self.pages_in(self.project.reference.code):
            left, *others = [self.sides(page.path).get(code) for code in self.languages]
            if left:
                yield from (Pair(left, other) for other in others if other)

    def verdict(self, bound: Bound) -> Verdict | None:
        """Whether what is typed holds. Raises LookupError when there is no such value; see `fails` before."""
        return verdict(bound.typed, self.value(bound))

    def value(self, bound: Bound):
        """The value that was computed. Raises LookupError with a sentence for whoever typed the name."""
        if bound.example not in self.examples:
            raise LookupError(f"examples/{bound.example} does not exist")
        if bound.example not in self.runs:
            raise LookupError(f"examples/{bound.example} is not Python")
        return value_of(self.runs[bound.example], bound.name)

    def fails(self, example: str) -> bool:
        """Has the example no run that could be published?"""
        return example in self.examples and (example not in self.runs or bool(self.runs[example].problems()))

    @cached_property
    def shown_at(self) -> dict[str, tuple[str, str]]:
        """Where readers find the code of each example: its page's path and the fence's id."""
        places: dict[str, tuple[str, str]] = {}
        for page in self.pages_in(self.project.reference.code):
            for fence, name, _ in page.examples():
                places.setdefault(name, (page.path, fence.options.get("id", "")))
        return places

    def waiting(self, page: Page) -> set[str]:
        """The sections of a page that wait to be read beside another language's, which has changed since."""
        sides = self.sides(page.path)
        if page.language not in sides or len(sides) < len(self.languages):
            return set()
        return {stale.section for stale in self.matched.stale(sides) if stale.changed != (page.language,)}

    def key_of(self, names: Iterable[str]) -> str:
        """Changes when what those examples are, gave, or gave under other seeds changes."""
        return hash_of(" ".join(self._digest(name) for name in sorted(set(names))))

    def _digest(self, name: str) -> str:
        if name not in self._digests:
            example = self.examples.get(name)
            spread = self.seeds.of(example) if example else None
            text = f"{name} {example and example.text} {self.runs.get(name)} {spread}"
            self._digests[name] = hash_of(text)
        return self._digests[name]


def _can_run(project: Project, example: Example, before: Book | None) -> bool:
    if before and before.examples.get(example.name) is example:
        return example.name in before.runs
    return not remember(project.cache / "facts", f"fault {example.name} {example.text}", lambda: example.fault)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # a broken link, or gone since it was listed: the rule on files says so
        return b""
