"""What of a page can be found, and what the search knows of words."""

import json

import pytest
from lossbook.glossary import Term
from lossbook.site import search
from lossbook.site.formula_text import formula_text

ARTICLE = """
<h1 id="loss">Cross-entropy: the loss<a class="headerlink" href="#loss">&para;</a></h1>
<p>It charges <strong>minus</strong>
the logarithm.</p>
<h2 id="formula">Formula<a class="headerlink" href="#formula">&para;</a></h2>
<p>The loss is <math><mo>−</mo><mrow><mi>log</mi></mrow><mo>\u2061</mo><mi>p</mi></math>, here
<a class="bound" aria-description="computed by: x.py" href="#code">2.30</a>.</p>
<details class="example"><summary>Code: the formula</summary>
<div class="example" id="code"><div class="language-python highlight"><pre><code>import torch</code></pre></div>
<div class="language-text highlight"><pre><code>printed 0.5</code></pre></div></div></details>
<h3 id="shapes">Shapes of <code>F.cross_entropy</code></h3>
<table><tr><th>Message</th><th>Cause</th></tr>
<tr><td><code>Target 3 is out of bounds.</code></td><td>labels <code>(B, T, C)</code> start at &lt;one&gt;</td></tr></table>
<h2 id="figure">Drawn</h2>
<figure><svg><title>A curve</title><desc>It falls.</desc><g><text>0.5</text></g></svg><figcaption>Three points</figcaption></figure>
<h2 id="related">Read on</h2>
<ul><li><a href="../softmax/">Softmax and all that</a></li></ul>
"""


@pytest.fixture(scope="module")
def found() -> dict[str, dict]:
    entries = search.entries(ARTICLE, "Cross-entropy", "loss/", "What it costs.")
    return {entry["url"]: entry for entry in entries}


def test_each_section_with_an_id_is_an_entry_in_the_order_of_the_page(found):
    assert list(found) == ["loss/", "loss/#formula", "loss/#shapes", "loss/#figure", "loss/#related"]
    assert {entry["page"] for entry in found.values()} == {"Cross-entropy"}
    assert found["loss/#shapes"]["title"] == "Shapes of F.cross_entropy"
    assert found["loss/#shapes"]["path"] == ["Formula"]
    assert found["loss/#figure"]["path"] == []


def test_the_opening_has_the_description_and_the_full_title(found):
    assert found["loss/"]["title"] == "Cross-entropy"
    assert found["loss/"]["text"] == "What it costs.\nCross-entropy: the loss\nIt charges minus the logarithm."


def test_code_and_output_are_left_out_and_formulas_are_readable(found):
    assert found["loss/#formula"]["text"] == "The loss is −log p, here 2.30.\nCode: the formula"
    whole = json.dumps(list(found.values()))
    assert "import torch" not in whole
    assert "printed" not in whole
    assert "computed by" not in whole


def test_latex_in_a_code_span_is_left_out_as_code_is():
    article = r"<p>Words in <code>\text{}</code> may differ, <code>p = 0.1</code> may not.</p>"
    [opening] = search.entries(article, "Contributing", "contributing/")
    assert opening["text"] == "Words in … may differ, p = 0.1 may not."


def test_a_row_is_a_line_and_a_quoted_message_is_known_as_one(found):
    shapes = found["loss/#shapes"]
    assert shapes["text"] == "Message · Cause\nTarget 3 is out of bounds. · labels (B, T, C) start at <one>"
    assert shapes["quotes"] == ["Target 3 is out of bounds."]
    assert "quotes" not in found["loss/#formula"]


def test_a_figure_gives_its_description_and_nothing_that_is_drawn(found):
    assert found["loss/#figure"]["text"] == "A curve\nIt falls.\nThree points"


def test_a_section_that_only_leads_elsewhere_is_marked(found):
    assert found["loss/#related"]["links"] == 1.0
    assert "links" not in found["loss/#formula"]


def test_a_fold_with_an_id_is_a_section_and_the_text_after_it_belongs_to_the_one_around():
    article = """<h2 id="clinic">Clinic</h2><p>Before.</p>
    <details id="out-of-bounds"><summary>Target 3 is out of bounds</summary><p>Labels start at one.</p></details>
    <p>After.</p>"""
    opening, clinic, fold = search.entries(article, "Errors", "errors/", "", 0.5)
    assert clinic["text"] == "Before.\nAfter."
    assert (fold["url"], fold["title"], fold["path"]) == (
        "errors/#out-of-bounds",
        "Target 3 is out of bounds",
        ["Clinic"],
    )
    assert fold["text"] == "Labels start at one."
    assert opening["boost"] == clinic["boost"] == fold["boost"] == 0.5


@pytest.mark.parametrize(
    ("mathml", "text"),
    [
        ("<math><mfrac><mn>1</mn><mi>N</mi></mfrac><msub><mi>y</mi><mi>i</mi></msub></math>", "1/N y_i"),
        ("<math><msup><mi>x</mi><mn>2</mn></msup><mo>≥</mo><mn>0</mn></math>", "x² ≥ 0"),
        ("<math><mover><mi>y</mi><mo>^</mo></mover><mo>=</mo><mo>−</mo><mn>1</mn></math>", "y\u0302 = −1"),
        (
            "<math><munderover><mo>∑</mo><mi>c</mi><mi>C</mi></munderover><msub><mi>p</mi><mi>c</mi></msub></math>",
            "∑(c…C) p_c",
        ),
        ("<math><msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt></math>", "√(a + b)"),
        ("<math><mi>Q</mi><mo>(</mo><mtext> cat </mtext><mo>)</mo></math>", "Q(cat)"),
    ],
)
def test_a_formula_reads_as_a_line(mathml, text):
    assert formula_text(mathml) == text


def test_every_formula_of_the_pages_can_be_read(book):
    from lossbook.site.mathml import to_mathml

    for page in book.pages_in("en"):
        for formula in page.body.formulas:
            text = formula_text(to_mathml(formula.latex, formula.display))
            assert text, formula
            assert "\\" not in text, formula


def test_the_index_is_the_same_whatever_the_order_of_the_pages():
    one, two = search.entries(ARTICLE, "One", "one/"), search.entries(ARTICLE, "Two", "two/")
    assert search.index(one + two, []) == search.index(two + one, [])


def test_a_name_that_is_a_term_of_its_own_keeps_its_meaning():
    terms = [Term({"ko": "손실", "en": "loss"}, "", ("비용", "penalty")), Term({"ko": "비용", "en": "expense"}, "", ())]
    assert search.words(terms)["terms"][0] == {"names": ["손실", "loss"], "others": ["penalty"]}
