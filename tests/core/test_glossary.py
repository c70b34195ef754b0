from lossbook import glossary
from lossbook.glossary import Term

TERMS = [Term("교차 엔트로피", "cross-entropy", ("크로스 엔트로피", "CE")), Term("손실", "loss", ("비용", "cost"))]


def test_what_readers_type_leads_to_the_term_of_their_language():
    forms = glossary.typed_forms(TERMS)
    for typed in ("교차엔트로피", "크로스 엔트로피", "ce", "cross-entropy"):
        assert forms["ko"][typed] == "교차 엔트로피"
    assert forms["en"]["교차 엔트로피"] == forms["en"]["cross entropy"] == "cross-entropy"
    assert "손실" not in forms["ko"]


def test_a_word_that_is_a_term_itself_keeps_its_meaning():
    forms = glossary.typed_forms([*TERMS, Term("비용", "expense", ())])
    assert "비용" not in forms["ko"]


def test_every_row_of_the_glossary_is_read_in_both_languages(project):
    from lossbook.pages import Page

    terms = glossary.read(project)
    if not (project.docs / "ko" / glossary.PAGE).exists():
        assert terms == []
        return
    page = Page.read(project, project.docs / "en" / glossary.PAGE)
    for term in terms:
        assert f"| {term.ko} |" in page.text or term.ko in page.text, term
        assert term.en in page.text, term
    assert len({term.ko for term in terms}) == len(terms)
