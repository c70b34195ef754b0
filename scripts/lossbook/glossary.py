"""The glossary's tables as data: one row a term, in both languages, with the other forms that readers meet."""

import json
import re
from dataclasses import dataclass

from lossbook.pages import MARKDOWN
from lossbook.project import LANGUAGES, Project

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


def typed_forms(terms: list[Term]) -> dict[str, dict[str, str]]:
    """For each language: what readers may type, in lower case, and the term that its pages use."""
    forms: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for term in terms:
        for language, own, foreign in (("ko", term.ko, term.en), ("en", term.en, term.ko)):
            spellings = {foreign, *term.others, own.replace(" ", ""), own.replace("-", " ")}
            for spelling in sorted(spellings):
                plain = " ".join(spelling.lower().split())
                if len(plain) >= 2 and plain != own.lower():
                    forms[language].setdefault(plain, own)
    # A word that is a term of its own keeps its meaning, whatever it is an alias of.
    for term in terms:
        for language in LANGUAGES:
            forms[language].pop(getattr(term, language).lower(), None)
    return forms


def search_script(project: Project) -> str:
    """The table as a script for the search worker; the same bytes each time."""
    table = json.dumps(typed_forms(read(project)), ensure_ascii=False, sort_keys=True)
    return f"self.lossbookTerms = {table};\n"
