"""The glossary's tables as data: one row a term, in both languages, with the other forms that readers meet."""

import re
from dataclasses import dataclass

from lossbook.pages import MARKDOWN
from lossbook.project import Project

PAGE = "reference/glossary.md"


@dataclass(frozen=True)
class Term:
    ko: str
    en: str
    others: tuple[str, ...]


def read(project: Project) -> list[Term]:
    """The rows of the Korean glossary's tables of terms; no glossary, no terms."""
    page = project.docs / "ko" / PAGE
    if not page.exists():
        return []
    terms, row, of_terms = [], [], False
    for token in MARKDOWN.parse(page.read_text(encoding="utf8")):
        if token.type == "table_open":
            of_terms = False
        elif token.type == "tr_open":
            row = []
        elif token.type == "inline" and token.level >= 4:
            row.append(re.sub(r"[`*]|\$[^$]*\$", "", token.content).strip())
        elif token.type == "thead_close":
            of_terms = len(row) == 4 and row[0] == "한국어"
        elif token.type == "tr_close" and of_terms and len(row) == 4:
            terms.append(Term(row[0], row[1], tuple(other.strip() for other in row[3].split(",") if other.strip())))
    return terms
