"""The built site in a real browser: both languages, both themes."""

import re
from pathlib import Path

import pytest
from accessible import faults
from lossbook.project import here
from lossbook.site.addresses import prefix, served
from playwright.sync_api import expect
from some import EVERYTHING, some

PAIR = "components/training/loss/cross-entropy/"
PAGES = [PAIR, f"en/{PAIR}", "", "en/"]


def seen() -> list[tuple[str, str, bool]]:
    """Pages with a theme, and whether their colours are measured too, which takes four times as long as all other rules.

    Weekly all pages in both themes, colours and all. At every change some, in one theme each so that languages and
    themes mix, and the colours of those that between them hold every kind of thing.
    """
    project, found = here(), {}
    for index, code in enumerate(project.languages):
        for number, path in enumerate(some(project.page_paths(code), 4)):
            for scheme in ("light", "dark") if EVERYTHING else (("light", "dark")[(number + index) % 2],):
                found[f"{prefix(project, code)}{served(path)}", scheme] = EVERYTHING or (number + index) % 4 == 0
    found |= {(path, "light"): EVERYTHING for path in PAGES}
    return sorted((*key, colours) for key, colours in (found | dict.fromkeys(COLOURED, True)).items())


COLOURED = [(path, scheme) for path in (PAIR, "", "404.html") for scheme in ("light", "dark")]
# axe takes a head that is a formula for an empty one; that no head is empty is a rule of scripts/check.
AXE = {"resultTypes": ["violations"], "rules": {"empty-table-header": {"enabled": False}}}
BUT_COLOURS = {**AXE, "rules": AXE["rules"] | {"color-contrast": {"enabled": False}}}


@pytest.mark.parametrize(("path", "scheme", "colours"), seen())
def test_a_page_opens_without_errors_requests_elsewhere_or_accessibility_faults(
    open_page, looked_at, path, scheme, colours
):
    def opened() -> tuple[str, list, list[str]]:
        page = open_page(path, scheme)
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        found = faults(page, options=AXE if colours else BUT_COLOURS)
        return page.evaluate("document.body.dataset.mdColorScheme"), found, open_page.troubles

    shown, found, troubles = looked_at(path, opened, scheme, colours)
    assert shown == ("slate" if scheme == "dark" else "default")
    assert found == []
    assert troubles == []


@pytest.mark.parametrize("path", ["losses/regression/", "en/losses/regression/"])
def test_tables_of_four_columns_fit_a_phone(open_page, path):
    tables = open_page(path, width=390).locator(".md-content .md-typeset__scrollwrap")
    assert tables.locator("th:nth-child(4)").count() >= 2
    assert tables.evaluate_all("all => all.map(one => one.scrollWidth - one.clientWidth)") == [0] * tables.count()


@pytest.mark.parametrize("path", [PAIR, f"en/{PAIR}"])
def test_a_narrow_page_does_not_scroll_sideways(open_page, looked_at, path):
    page = open_page(path, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert looked_at(path, lambda: faults(page, options=BUT_COLOURS), "narrow") == []


def test_the_dark_theme_stands_on_the_promised_colour(open_page):
    page = open_page(PAIR, "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(26, 26, 46)"


def test_formulas_are_drawn_with_the_font_that_we_ship(open_page):
    page = open_page(PAIR)
    assert page.evaluate("document.querySelectorAll('math').length") > 20
    page.wait_for_function("document.fonts.check('16px \"STIX Two Math\"')")


@pytest.mark.parametrize(("path", "words"), [(PAIR, "이 값을 계산한 코드"), (f"en/{PAIR}", "computed by")])
def test_a_number_says_where_it_comes_from_and_leads_to_its_line(open_page, path, words):
    page = open_page(path)
    number, strip = page.locator("a.bound", has_text=re.compile(r"^2\.30$")).first, page.locator(".origin")
    assert strip.is_hidden()
    number.scroll_into_view_if_needed()
    # The instrument near it moves the page when it takes its place, and that dismisses the strip.
    expect(page.locator(".instrument input").first).to_be_visible()
    number.scroll_into_view_if_needed()
    number.hover()
    expect(strip).to_contain_text("loss_at_10_percent = 2.302585")
    strip.hover()  # the pointer reaches it, and its text can be selected
    expect(strip).to_be_visible()
    assert strip.evaluate("e => getComputedStyle(e).userSelect") != "none"
    page.keyboard.press("Escape")
    expect(strip).to_be_hidden()
    number.focus()
    expect(strip).to_contain_text("cross_entropy/confidence.py")
    assert number.get_attribute("aria-description").startswith(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**#confidence")
    line = page.locator(".line-mark")
    expect(line).to_be_visible()
    marked = line.evaluate(
        """mark => {
          const code = mark.parentElement.querySelector("code");
          const lines = code.textContent.split("\\n");
          const style = getComputedStyle(code);
          const height = (code.offsetHeight - 2 * parseFloat(style.paddingTop)) / lines.length;
          return lines[Math.round((parseFloat(mark.style.top) - code.offsetTop - parseFloat(style.paddingTop)) / height)];
        }"""
    )
    assert marked.startswith("loss_at_10_percent")
    line.locator("button").click()
    page.wait_for_url(lambda url: "#" not in url)


def test_on_a_touch_screen_the_first_tap_shows_and_the_second_leads_every_time(open_page):
    page = open_page(PAIR, width=390, has_touch=True, is_mobile=True)
    number = page.locator("a.bound", has_text=re.compile(r"^2\.30$")).first
    number.scroll_into_view_if_needed()
    for _ in range(2):  # shown, dismissed, and shown again
        number.tap()
        assert "#" not in page.url
        expect(page.locator(".origin")).to_contain_text("loss_at_10_percent")
        page.locator("h1").dispatch_event("click")
        expect(page.locator(".origin")).to_be_hidden()
    number.tap()
    number.tap()
    page.wait_for_url("**#confidence")


def test_the_language_switch_keeps_page_and_section(open_page):
    page = open_page(f"{PAIR}#label-smoothing")
    page.locator(".languages a[hreflang=en]").click()
    page.wait_for_url(f"**/en/{PAIR}#label-smoothing")
    assert page.locator("#label-smoothing").inner_text().startswith("Label smoothing")


def test_the_language_switch_keeps_the_place_that_one_has_scrolled_to(open_page):
    page = open_page(PAIR)
    page.evaluate("document.getElementById('checklist').scrollIntoView()")
    page.locator(".languages a[hreflang=en]").click()
    page.wait_for_url(f"**/en/{PAIR}#checklist")


def test_code_is_copied_from_its_own_button_and_output_has_none(open_page):
    page = open_page(PAIR)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    example = page.locator("#confidence")
    expect(
        example.locator(".example__code [data-md-component=clipboard], .example__code .md-code__button")
    ).not_to_have_count(0)
    assert example.locator(".example__output button").count() == 0
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_an_example_is_downloaded_in_the_readers_language(open_page, book):
    page = open_page(f"en/{PAIR}")
    with page.expect_download() as download:
        page.locator("#confidence .example__file").click()
    assert Path(download.value.path()).read_text(encoding="utf8") == book.examples[
        "cross_entropy/confidence.py"
    ].download("en")


def test_a_link_into_a_folded_part_opens_it(open_page):
    page = open_page(f"{PAIR}#overflow")
    assert page.locator("details:has(#overflow)").evaluate("e => e.open")


def test_the_theme_follows_the_system_until_a_hand_chooses(open_page):
    page = open_page(PAIR, "light")
    scheme = "document.body.dataset.mdColorScheme"
    assert page.evaluate(scheme) == "default"
    page.emulate_media(color_scheme="dark")
    page.reload()
    assert page.evaluate(scheme) == "slate"
    page.locator("label[for=__palette_1]").first.click()
    assert page.evaluate(scheme) == "default"
    page.reload()
    assert page.evaluate(scheme) == "default"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_is_light_whatever_the_screen_shows(open_page, scheme):
    page = open_page(PAIR, scheme)
    page.emulate_media(media="print", color_scheme=scheme)
    colours = page.evaluate(
        """() => {
          const of = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
          return [of("body", "backgroundColor"), of(".md-typeset p", "color"), of(".md-typeset h2", "color")];
        }"""
    )
    assert colours[0] == "rgb(255, 255, 255)"
    assert all(sum(map(int, re.findall(r"\d+", colour)[:3])) < 300 for colour in colours[1:])


@pytest.mark.parametrize("path", [PAIR, f"en/{PAIR}"])
def test_print_leaves_folded_scripts_out(open_page, path):
    """The theme opens every fold before it prints: 62 sheets, if nobody held it."""
    pdf = open_page(path).pdf(format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "12mm"))
    assert 5 < len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 25


def test_without_scripts_everything_essential_is_there(open_page):
    page = open_page(PAIR, java_script_enabled=False)
    assert page.locator("math").count() > 20
    assert page.locator("figure.drawn svg").count() >= 2
    assert page.locator(".example pre").count() > 20


def test_the_menu_is_reachable_by_keyboard_on_a_narrow_screen(open_page):
    page = open_page(PAIR, width=390)
    page.locator("button.for-keyboard").focus()
    page.keyboard.press("Enter")
    assert page.locator("#__drawer").is_checked()


def test_the_page_is_copied_as_markdown(open_page):
    page = open_page(f"en/{PAIR}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".copy-page").click()
    expect(page.locator(".copy-page")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("# Cross-entropy loss")


def test_no_layout_shifts_and_no_oversized_page(open_page):
    page = open_page(PAIR)
    assert page.evaluate("document.querySelectorAll('*').length") < 12000


MESSAGE = 'Traceback (most recent call last):\n  File "train.py", line 41, in <module>\nIndexError: Target 7 is out of bounds.\n'


@pytest.mark.parametrize("home", ["", "en/"])
def test_the_home_page_answers_a_pasted_traceback(open_page, home):
    page = open_page(home)
    page.locator("form.ask textarea").fill(MESSAGE)
    page.locator("form.ask textarea").press("Enter")
    first = page.locator(".md-search-result__list a").first
    expect(first).to_be_visible()
    assert "practice/error-messages" in first.get_attribute("href")
    assert page.locator(".md-search__input").input_value() == "IndexError: Target 7 is out of bounds."


@pytest.mark.parametrize(
    ("path", "term", "word"), [(PAIR, "소프트맥스", "softmax"), (f"en/{PAIR}", "entropy", "엔트로피")]
)
def test_a_term_under_the_pointer_says_the_other_languages_word(open_page, path, term, word):
    page = open_page(path)
    box = page.evaluate(
        """(term) => {
          const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
          for (let node = texts.nextNode(); node; node = texts.nextNode()) {
            const at = node.data.search(new RegExp(`(?<![\\\\p{L}-])${term}(?![A-Za-z-])`, "u"));
            if (at < 0 || node.parentElement.tagName !== "P") continue;
            node.parentElement.scrollIntoView({block: "center"});
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + term.length);
            const box = range.getBoundingClientRect();
            return [box.left + box.width / 2, box.top + box.height / 2];
          }
        }""",
        term,
    )
    page.mouse.move(*box)
    expect(page.locator(".origin__term")).to_contain_text(word)
    page.keyboard.press("Escape")
    expect(page.locator(".origin")).to_be_hidden()


@pytest.mark.parametrize("path", ["practice/claims-tested/", "en/practice/claims-tested/"])
def test_claims_are_filtered_by_verdict(open_page, path):
    page = open_page(path)
    every = page.locator("h3.claim").count()
    counts = [int(text.split()[-1]) for text in page.locator(".filter__one").all_inner_texts()]
    assert sum(counts) == every
    false = page.locator('.filter__one[data-kind="claim--false"]')
    false.click()
    assert page.locator("h3.claim:visible").count() == page.locator("h3.claim--false").count() == counts[2]
    page.evaluate("location.hash = document.querySelector('h3.claim--true').id")
    expect(page.locator("h3.claim--true").first).to_be_visible()
    assert page.locator("h3.claim:visible").count() == every
