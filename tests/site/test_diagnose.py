"""The pages with tools and questions, in use: accessible in both themes and languages, and on a phone."""

import pytest
from accessible import faults
from where import DIAGNOSE

TRACEBACK = "RuntimeError: multi-target not supported at /pytorch/aten/src/THNN/generic/ClassNLLCriterion.c:22"


def used(page):
    """Every tool asked something, every fold open, one question answered rightly and one wrongly."""
    loss = page.locator("#instrument-name-that-loss")
    loss.locator("input[name=value]").fill("2.31")
    loss.locator("input[name=C]").fill("10")
    page.locator("#instrument-error-clinic textarea").fill(TRACEBACK)
    shapes = page.locator("#instrument-shape-doctor")
    shapes.locator("input[name=outputs]").fill("(32, 10, 10)")
    shapes.locator("input[name=targets]").fill("(32, 10)")
    shapes.locator(".tool__list--found > li").first.wait_for()
    for number, typed in enumerate(("2.9957", "0")):
        question = page.locator("section.question").nth(number)
        question.locator("input").fill(typed)
        question.locator("button").click()
    page.evaluate("for (const fold of document.querySelectorAll('.tool details, .question details')) fold.open = true")
    return page


@pytest.mark.parametrize(("language", "scheme"), [("ko", "dark"), ("en", "light")])
def test_in_use_the_page_has_no_accessibility_faults(diagnose, looked_at, language, scheme):
    def found():
        return faults(used(diagnose(language, scheme)), context=".md-content")

    assert looked_at(DIAGNOSE[language], found, scheme) == []


@pytest.mark.parametrize("width", [358, 390])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_on_a_phone_nothing_in_use_scrolls_sideways(diagnose, language, width):
    page = used(diagnose(language, width=width, has_touch=True, is_mobile=True))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    too_wide = page.locator(".tool *, .question *").evaluate_all(
        "(all, width) => all.filter((e) => e.getBoundingClientRect().right > width + 1).map((e) => e.outerHTML.slice(0, 80))",
        width,
    )
    assert too_wide == []


def test_controls_are_large_enough_for_a_finger(diagnose):
    page = diagnose("ko", width=390, has_touch=True, is_mobile=True)
    small = page.locator(".tool :is(input, select, textarea, button, summary), .question button").evaluate_all(
        "all => all.filter((e) => e.offsetParent && e.getBoundingClientRect().height < 24).map((e) => e.outerHTML.slice(0, 80))"
    )
    assert small == []


def test_at_first_a_page_with_questions_further_down_loads_no_script_but_what_waits_for_them(open_page):
    page = open_page("en/math/probability/entropy/")
    assert page.locator("section.question").count() >= 3
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate(
        "performance.getEntriesByType('resource').map((e) => e.name).filter((n) => n.includes('instruments'))"
    )
    assert [name for name in loaded if name.endswith(".js") and not name.endswith("/when_near.js")] == []
