from lossbook.freshness import State
from lossbook.markdown_extension import LossbookExtension, Rendering, pairs_formatter
from lossbook.runs import Runs
from markdown import Markdown

PAGE = "docs/ko/page.md"
TEXT = "# Title {#top}\n\nText.\n\n## More {#more}\n\nText.\n"


def rendered(toy, lenient):
    rendering = Rendering(Runs(toy.project), lenient=lenient, language="ko", page=PAGE, stale={PAGE: {"more"}})
    return Markdown(extensions=["attr_list", LossbookExtension(rendering)]).convert(TEXT)


def test_a_stale_section_carries_a_notice_in_a_preview(toy):
    html = rendered(toy, lenient=True)
    assert html.count('class="stale"') == 1
    assert html.index('id="more"') < html.index('class="stale"')


def test_the_published_page_carries_none(toy):
    assert "stale" not in rendered(toy, lenient=False)


def test_the_table_of_pairs_counts_what_is_matched(toy):
    states = [State("math/entropy.md", {"ko": "엔트로피", "en": "Entropy"}, sections=9, stale=2, values=5)]
    rendering = Rendering(Runs(toy.project), language="en", page="docs/en/reference/pairs.md", states=states)
    html = pairs_formatter(rendering)("Page\nSections\nMatched\nValues\n", "pairs", "", {}, None)
    assert '<a href="../../math/entropy/">Entropy</a>' in html
    assert "<td>9</td><td>7</td><td>5</td>" in html
