from lossbook import glossary


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
