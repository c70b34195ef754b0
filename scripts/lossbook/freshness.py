"""Which sections of a pair were last read side by side, by content and without git's history.

`docs/matched.json` holds, for each section of each pair, the content hash of both sides at the moment when somebody
declared that they say the same. Either language may be written first: when one side has changed since, its twin is
stale until the two are matched again, or the change is declared to leave the twin unaffected (a typing error, say).
A change that is taken back matches again by itself.
"""

import hashlib
import json
import re
from dataclasses import dataclass

from lossbook.pages import Page
from lossbook.problems import Problem
from lossbook.project import LANGUAGES, Project


@dataclass(frozen=True)
class Stale:
    """A section that changed on one side (or both) since it was last matched."""

    page: str  # the path within a language
    section: str
    changed: tuple[str, ...]  # languages that changed
    new: bool

    @property
    def address(self) -> str:
        return f"{self.page.removesuffix('.md')}#{self.section}"


def sections(page: Page) -> dict[str, str]:
    """The hash of each section's text by id: from its heading to the next one; front matter belongs to none."""
    lines = page.text.splitlines()
    starts = [(section.line, section.id or f"line-{section.line}") for section in page.sections]
    ends = [line for line, _ in starts[1:]] + [len(lines) + 1]
    hashes = {}
    for (start, name), end in zip(starts, ends, strict=True):
        text = "\n".join(line.rstrip() for line in lines[start - 1 : end - 1]).strip()
        hashes[name] = hashlib.sha256(text.encode()).hexdigest()[:12]
    return hashes


class Matched:
    """The ledger. Entries are {page: {section: [ko hash, en hash]}}."""

    def __init__(self, project: Project):
        self.path = project.docs / "matched.json"
        self.entries: dict[str, dict[str, list[str]]] = {}
        if self.path.exists():
            self.entries = json.loads(self.path.read_text(encoding="utf8"))

    def save(self) -> None:
        """One section a line, so that two people's changes seldom meet."""
        text = json.dumps(self.entries, indent=1, sort_keys=True, ensure_ascii=False)
        text = re.sub(r"\[\s+(\"\w+\"),\s+(\"\w+\")\s+\]", r"[\1, \2]", text)
        self.path.write_text(text + "\n", encoding="utf8")

    def stale(self, ko: Page, en: Page) -> list[Stale]:
        known = self.entries.get(ko.path_in_language, {})
        now = {"ko": sections(ko), "en": sections(en)}
        found = []
        for section in now["ko"].keys() & now["en"].keys():  # a section that one side lacks is a matter of parity
            matched = known.get(section)
            changed = tuple(
                language
                for index, language in enumerate(LANGUAGES)
                if matched is None or matched[index] != now[language][section]
            )
            if changed:
                found.append(Stale(ko.path_in_language, section, changed, matched is None))
        order = list(now["ko"])
        return sorted(found, key=lambda stale: order.index(stale.section))

    def match(self, ko: Page, en: Page, section: str | None = None) -> int:
        """Record the present text of one section, or of all; gives how many entries changed."""
        left, right = sections(ko), sections(en)
        entries = self.entries.setdefault(ko.path_in_language, {})
        changed = 0
        for name in [section] if section else list(left.keys() & right.keys()):
            pair = [left[name], right[name]]
            changed += entries.get(name) != pair
            entries[name] = pair
        if not section:
            for gone in entries.keys() - (left.keys() & right.keys()):
                del entries[gone]
                changed += 1
        return changed


def stale_sections(matched: Matched, everything: list[Page]) -> dict[str, set[str]]:
    """For each page, the ids of its sections that wait to be read beside a twin that has changed."""
    by_name = {page.name: page for page in everything}
    waiting: dict[str, set[str]] = {}
    for ko in everything:
        en = by_name.get(ko.twin)
        if ko.language != "ko" or not en:
            continue
        for stale in matched.stale(ko, en):
            for page in (ko, en):
                if stale.changed != (page.language,):
                    waiting.setdefault(page.name, set()).add(stale.section)
    return waiting


@dataclass(frozen=True)
class State:
    """How far one pair is matched."""

    page: str
    titles: dict[str, str]
    sections: int
    stale: int
    values: int


def states(matched: Matched, everything: list[Page]) -> list[State]:
    """The state of every pair, in the order of the pages' paths."""
    by_name = {page.name: page for page in everything}
    found = []
    for ko in everything:
        en = by_name.get(ko.twin)
        if ko.language == "ko" and en:
            titles = {page.language: str(page.front.get("title", "")) for page in (ko, en)}
            stale = len(matched.stale(ko, en))
            found.append(State(ko.path_in_language, titles, len(ko.sections), stale, len(ko.bounds)))
    return found


def check(matched: Matched, ko: Page, en: Page) -> list[Problem]:
    """One problem for each stale section, on the side that has to be read again."""
    by_id = {page.language: {section.id: section.line for section in page.sections} for page in (ko, en)}
    problems = []
    for stale in matched.stale(ko, en):
        pages = {"ko": ko, "en": en}
        if stale.new:
            what, side = "a section that was never matched with its twin", "en"
        elif len(stale.changed) == 2:
            what, side = "both sides of a section changed since they were last matched", "en"
        else:
            side = LANGUAGES[1 - LANGUAGES.index(stale.changed[0])]
            what = f"the twin of this section has changed: {pages[stale.changed[0]].name}"
        other = pages[LANGUAGES[1 - LANGUAGES.index(side)]]
        page = pages[side]
        problems.append(
            Problem(
                page.name,
                by_id[side][stale.section],
                what,
                f"{page.name}:{by_id[side][stale.section]} says the same as {other.name}:{by_id[other.language][stale.section]}",
                ", ".join(pages[language].name for language in stale.changed) + " changed",
                f"read both; when they agree: scripts/check --matched {stale.address}; "
                f"if the change leaves the other side as it is: scripts/check --unaffected {stale.address}",
            )
        )
    return problems
