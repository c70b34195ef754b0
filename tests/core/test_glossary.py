from lossbook import glossary
from lossbook.glossary import Term

LANGUAGES = ["ko", "en"]

TERMS = [
    Term({"ko": "교차 엔트로피", "en": "cross-entropy"}, ("크로스 엔트로피", "CE")),
    Term({"ko": "손실", "en": "loss"}, ("비용", "cost")),
]


def test_what_readers_type_leads_to_the_term_of_their_language():
    forms = glossary.typed_forms(TERMS, LANGUAGES)
    for typed in ("교차엔트로피", "크로스 엔트로피", "ce", "cross-entropy"):
        assert forms["ko"][typed] == "교차 엔트로피"
    assert forms["en"]["교차 엔트로피"] == forms["en"]["cross entropy"] == "cross-entropy"
    assert "손실" not in forms["ko"]


def test_a_word_that_is_a_term_itself_keeps_its_meaning():
    forms = glossary.typed_forms([*TERMS, Term({"ko": "비용", "en": "expense"}, ())], LANGUAGES)
    assert "비용" not in forms["ko"]


def test_every_row_of_the_glossary_is_read_in_every_language(book):
    terms = glossary.read(book.project)
    assert len(terms) > 50
    for term in terms:
        for code, word in term.words.items():
            assert word in book.pages[f"docs/{code}/{glossary.PAGE}"].text, term
    assert len({term.words["ko"] for term in terms}) == len(terms)
