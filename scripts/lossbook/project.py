"""Where things are, and the languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from lossbook.kept import hash_of
from lossbook.literals import loaded
from lossbook.problems import Problem, ProblemsFound

LANGUAGES_FILE = "docs/languages.yml"


@dataclass(frozen=True)
class Language:
    """One language as `docs/languages.yml` describes it; another one is another block of that file."""

    code: str
    data: dict

    @cached_property
    def key(self) -> str:
        """Changes with every change of its block."""
        return hash_of(repr(self.data))

    @property
    def name(self) -> str:
        return self.data["name"]

    @property
    def words(self) -> dict[str, str]:
        """What the site itself says to readers, by key."""
        return self.data["words"]

    @property
    def terms(self) -> dict[str, str]:
        """Forms that are wrong in prose, as regular expressions, and what to write."""
        return self.data.get("terms") or {}


@dataclass(frozen=True)
class Project:
    """A checkout of Lossbook; every path that the machinery touches starts here."""

    root: Path

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def examples(self) -> Path:
        return self.root / "examples"

    @property
    def cache(self) -> Path:
        """Kept runs and other things that can be made again; safe to delete."""
        return self.root / ".cache" / "lossbook"

    @cached_property
    def languages(self) -> dict[str, Language]:
        """By code, the reference language first. Raises ProblemsFound when the file cannot be read."""
        try:
            read = loaded(self.root / LANGUAGES_FILE)
            found = {code: Language(code, data) for code, data in read.items()}
            for language in found.values():
                _ = language.name, language.data["one_run"]
            words = {code: _keys(language.words) for code, language in found.items()}
        except (OSError, ValueError, yaml.YAMLError, AttributeError, KeyError, TypeError) as error:
            line = error.problem_mark.line + 1 if getattr(error, "problem_mark", None) else 1
            expected = "a block for each language with name and words"
            raise ProblemsFound(
                [Problem(LANGUAGES_FILE, line, "the languages cannot be read", expected, str(error), "fix the file")]
            ) from error
        lines = (self.root / LANGUAGES_FILE).read_text(encoding="utf8").splitlines()
        if faults := [*_lacking(words, lines), *_patterns(found, lines)]:
            raise ProblemsFound(faults)
        return found

    @property
    def reference(self) -> Language:
        """The language that the others are compared with, and that lies at the root of the site."""
        return next(iter(self.languages.values()))

    def example_names(self) -> list[str]:
        """Each example as fences, links, figures and tests write it: cross_entropy/confidence.py."""
        return _below(self.examples, "*.py")

    def page_paths(self, language: str) -> list[str]:
        """Each page's path within a language: components/activation/softmax.md."""
        return _below(self.docs / language, "*.md")

    def shown(self, path: Path) -> str:
        """The path as messages name it: relative to the project, with forward slashes."""
        path = Path(path)
        name = path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)
        return name.encode("utf8", "backslashreplace").decode()  # a name in another encoding


def _lacking(words: dict[str, set[str]], lines: list[str]) -> Iterator[Problem]:
    """What the site says in the first language and not in another; `words` are the keys of each."""
    wanted = next(iter(words.values()), set())
    for code, keys in words.items():
        for key in sorted(wanted - keys):
            line = next((n for n, one in enumerate(lines, 1) if one.startswith(f"{code}:")), 1)
            yield Problem(LANGUAGES_FILE, line, "a word of the site is missing", f"words: {key}", fix="add it")


def _patterns(languages: dict[str, Language], lines: list[str]) -> Iterator[Problem]:
    """What should be a regular expression and is none."""
    for language in languages.values():
        for pattern in map(str, [language.data.get("script", ""), language.data["one_run"], *language.terms]):
            try:
                re.compile(pattern)
            except re.error as error:
                line = next((n for n, one in enumerate(lines, 1) if pattern in one), 1)
                fix = "correct it; a character that means itself has a backslash before it"
                yield Problem(LANGUAGES_FILE, line, "not a regular expression", str(error), pattern, fix)


def _keys(words: dict, group: str = "") -> set[str]:
    """Of all words, those of a group with its name before: search.open."""
    return {
        name
        for key, value in words.items()
        for name in (_keys(value, f"{group}{key}.") if isinstance(value, dict) else [f"{group}{key}"])
    }


def is_hidden(name: str) -> bool:
    """Does the path, or a folder in it, begin with a dot? There editors and systems keep their own; MkDocs skips it too."""
    return any(part.startswith(".") for part in name.split("/"))


def _below(folder: Path, pattern: str) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob(pattern))
    # One that cannot be printed, such as a Korean name in another encoding, is left to the rule on files.
    return sorted(name for name in found if name.isprintable() and not is_hidden(name))


def here() -> Project:
    """The checkout that this package lies in."""
    return Project(Path(__file__).resolve().parents[2])
