"""The glossary's tables as data: one row a term, in both languages, with the other forms that readers meet."""

import re
from dataclasses import dataclass

from lossbook.project import Project
from lossbook.reader import MARKDOWN

PAGE = "reference/glossary.md"


@dataclass(frozen=True)
class Term:
    """A term by language code, and other forms of it in any language."""

    words: dict[str, str]
    others: tuple[str, ...]


def read(project: Project) -> list[Term]:
    """The rows of the glossary's tables of terms: a column for each language, the meaning, other names."""
    page = project.docs / project.reference.code / PAGE
    names = [language.name for language in project.languages.values()]
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
            of_terms = len(row) == len(names) + 2 and row[0] == names[0]
        elif token.type == "tr_close" and of_terms and len(row) == len(names) + 2:
            others = tuple(other.strip() for other in row[-1].split(",") if other.strip())
            terms.append(Term(dict(zip(project.languages, row, strict=False)), others))
    return terms
