"""Where things are, and the two languages."""

from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("ko", "en")


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
        return self.root / ".cache"

    def example_files(self) -> list[Path]:
        return sorted(self.examples.rglob("*.py"))

    def page_files(self, language: str) -> list[Path]:
        return sorted((self.docs / language).rglob("*.md"))

    def shown(self, path: Path) -> str:
        """The path as messages name it: relative to the project, with forward slashes."""
        path = Path(path)
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)


def here() -> Project:
    """The checkout that this package lies in."""
    return Project(Path(__file__).resolve().parents[2])
