import pytest
from lossbook.site import mathml


def test_a_formula_becomes_mathml():
    converted = mathml.to_mathml(r"L = -\log \hat{y}_{c^*}", True)
    assert converted.startswith('<math display="block">')
    assert "<mi>log</mi>" in converted


def test_the_space_after_a_line_break_is_not_printed():
    assert "2pt" not in mathml.to_mathml(r"\begin{cases} a \\[2pt] b \end{cases}", True)


@pytest.mark.parametrize("latex", [r"\foo{x}", r"\frac{1}", r"\begin{split} a \end{split}"])
def test_a_formula_that_cannot_be_drawn_is_an_error_that_quotes_it(latex):
    with pytest.raises(mathml.FormulaError, match=r"\\"):
        mathml.to_mathml(latex, True)


def test_the_font_is_small_and_the_same_each_time():
    font = mathml.font_subset()
    assert font[:4] == b"wOF2"
    assert 20_000 < len(font) < 120_000
    assert font == mathml.font_subset()


def test_the_font_can_draw_every_formula_of_the_pages(book):
    import io
    import re

    from fontTools.ttLib import TTFont

    known = set(TTFont(io.BytesIO(mathml.font_subset())).getBestCmap())
    for page in book.pages.values():
        for formula in page.body.formulas:
            drawn = re.sub(r"<mtext>.*?</mtext>|<[^>]*>", "", mathml.to_mathml(formula.latex, formula.display))
            lacking = {c for c in drawn if ord(c) not in known and not c.isspace() and not "가" <= c <= "힣"}
            assert not lacking, f"{page.name}:{formula.line}: the font lacks {lacking}; see FONT_RANGES"
