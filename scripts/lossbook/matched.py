"""Which sections of a pair were last read side by side, by content and without git's history.

`docs/matched.json` holds, for each section of each page, the content hash in every language at the moment when
somebody declared that they say the same. Any language may be written first: when one side has changed since, the
others are stale until they are matched again, or the change is declared to leave them unaffected (a typing error,
say). A change that is taken back matches again by itself.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from lossbook.pages import Page
from lossbook.problems import Problem


@dataclass(frozen=True)
class Stale:
    """A section that changed in some languages since it was last matched."""

    path: str
    section: str
    changed: tuple[str, ...]
    new: bool

    @property
    def address(self) -> str:
        return f"{self.path.removesuffix('.md')}#{self.section}"


class Matched:
    """The ledger. Entries are {path: {section: {language: hash}}}."""

    def __init__(self, file: Path):
        self.file = file
        self.entries: dict[str, dict[str, dict[str, str]]] = {}
        self.fault: Problem | None = None
        try:
            self.entries = json.loads(file.read_text(encoding="utf8"))
            if not all(isinstance(entry, dict) for page in self.entries.values() for entry in page.values()):
                raise ValueError("an entry that is not {language: hash}")
        except FileNotFoundError:
            pass
        except (OSError, ValueError, AttributeError) as error:
            self.entries = {}
            self.fault = self._fault(error)

    def _fault(self, error: Exception) -> Problem:
        name = "docs/matched.json"
        line = getattr(error, "lineno", 1)
        fix = "keep both sides of a merge conflict, one section a line; or take one side and match the other's again"
        return Problem(name, line, "the ledger of matched sections cannot be read", "JSON", str(error), fix, "ledger")

    def save(self) -> None:
        """One section a line, so that two people's changes seldom meet."""
        text = json.dumps(self.entries, indent=1, sort_keys=True, ensure_ascii=False)
        text = re.sub(r"\{\s+((?:\"\w+\": \"\w+\",?\s+)+)\}", lambda m: "{" + " ".join(m[1].split()) + "}", text)
        self.file.write_text(text + "\n", encoding="utf8")

    def stale(self, sides: dict[str, Page]) -> list[Stale]:
        """The sections of one page, given in every language, that wait to be read side by side."""
        now = {code: page.hashes for code, page in sides.items()}
        path = next(iter(sides.values())).path
        known = self.entries.get(path, {})
        found = []
        for section in next(iter(now.values())):
            if not all(section in side for side in now.values()):
                continue  # a section that one side lacks is a matter of parity
            matched = known.get(section)
            changed = tuple(code for code in now if matched is None or matched.get(code) != now[code][section])
            if changed:
                found.append(Stale(path, section, changed, matched is None))
        return found

    def match(self, sides: dict[str, Page], section: str | None = None) -> int:
        """Record the present text of one section, or of all; gives how many entries changed."""
        now = {code: page.hashes for code, page in sides.items()}
        common = set.intersection(*(set(side) for side in now.values()))
        path = next(iter(sides.values())).path
        entries = self.entries.setdefault(path, {})
        changed = 0
        for name in [section] if section else sorted(common):
            entry = {code: side[name] for code, side in now.items()}
            changed += entries.get(name) != entry
            entries[name] = entry
        if not section:
            for gone in entries.keys() - common:
                del entries[gone]
                changed += 1
        return changed
