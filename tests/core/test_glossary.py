from lossbook import glossary


def test_every_row_of_the_glossary_is_read_in_every_language(book):
    terms = glossary.read(book.project)
    assert len(terms) > 50
    for term in terms:
        for code, word in term.words.items():
            assert word in book.pages[f"docs/{code}/{glossary.PAGE}"].body.text, term
    assert len({term.words["ko"] for term in terms}) == len(terms)
