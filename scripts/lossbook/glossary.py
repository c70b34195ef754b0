"""The glossary's tables as data: one row a term, in both languages, with the other forms that readers meet."""

import re
from dataclasses import dataclass

from lossbook.project import Project
from lossbook.reader import MARKDOWN

PAGE = "reference/glossary.md"


@dataclass(frozen=True)
class Term:
    """A term by language code, what it means, and other forms of it in any language."""

    words: dict[str, str]
    meaning: str
    others: tuple[str, ...]


def read(project: Project, code: str = "") -> list[Term]:
    """The rows of the glossary's tables of terms: a column for each language, the meaning, other names.

    Meanings are those of the glossary in language `code`. Which tables hold terms, the reference's first head says: its
    own name; twins have the same tables.
    """
    reference = _tables(project, project.reference.code)
    own = _tables(project, code) if code else reference
    terms = []
    for rows, known in zip(own, reference, strict=False):
        if known[0][0] != project.reference.name:
            continue
        for row in rows[1:]:
            *words, meaning, others = row
            listed = tuple(other.strip() for other in others.split(",") if other.strip())
            terms.append(Term(dict(zip(project.languages, words, strict=False)), meaning, listed))
    return terms


def _tables(project: Project, code: str) -> list[list[list[str]]]:
    """The rows of each table of one language's glossary, their heads first, as plain text."""
    page = project.docs / code / PAGE
    tables: list[list[list[str]]] = []
    for token in MARKDOWN.parse(page.read_text(encoding="utf8")) if page.exists() else ():
        if token.type == "table_open":
            tables.append([])
        elif token.type == "tr_open":
            tables[-1].append([])
        elif token.type == "inline" and token.level >= 4:
            tables[-1][-1].append(re.sub(r"[`*]|\$[^$]*\$", "", token.content).strip())
    return tables
