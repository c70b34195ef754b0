"""The built site in a real browser: both languages, both themes."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from lossbook.project import here

PAIR = "components/training/loss/cross-entropy/"
PAGES = [PAIR, f"en/{PAIR}", "", "en/"]


def every_page() -> list[tuple[str, str]]:
    """Each page's address with a theme; twins have different themes, so that both languages and both themes are seen."""
    found = []
    for language, folder in (("ko", ""), ("en", "en/")):
        for number, path in enumerate(here().page_files(language)):
            name = path.relative_to(here().docs / language).with_suffix("").as_posix()
            address = folder + (f"{name}/" if name != "index" else "")
            scheme = ("light", "dark")[(number + (language == "en")) % 2]
            found.append((address.removesuffix("index/"), scheme))
    return found


@pytest.fixture
def open_page(browser, address):
    """`open_page(path, scheme, width)` gives a page and collects what must not happen while it is open."""
    contexts, troubles = [], []

    def open_(path="", scheme="light", width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: troubles.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
        page.on("response", lambda r: troubles.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        page.on("request", lambda r: None if r.url.startswith((address, "data:", "blob:")) else troubles.append(r.url))
        page.goto(address + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not troubles, troubles


@pytest.mark.parametrize(("path", "scheme"), sorted({*every_page(), *((path, s) for path in PAGES for s in ("light", "dark"))}))
def test_a_page_opens_without_errors_requests_elsewhere_or_accessibility_faults(open_page, path, scheme):
    page = open_page(path, scheme)
    page.wait_for_timeout(300)
    assert page.evaluate("document.body.dataset.mdColorScheme") == ("slate" if scheme == "dark" else "default")
    found = Axe().run(page).response["violations"]
    assert not found, [(v["id"], v["help"], [n["target"] for n in v["nodes"]][:3]) for v in found]


@pytest.mark.parametrize("path", [PAIR, f"en/{PAIR}"])
def test_a_narrow_page_does_not_scroll_sideways(open_page, path):
    page = open_page(path, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not Axe().run(page).response["violations"]


def test_the_dark_theme_stands_on_the_promised_colour(open_page):
    page = open_page(PAIR, "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(26, 26, 46)"


def test_formulas_are_drawn_with_the_font_that_we_ship(open_page):
    page = open_page(PAIR)
    assert page.evaluate("document.querySelectorAll('math').length") > 20
    page.wait_for_function("document.fonts.check('16px \"STIX Two Math\"')")


@pytest.mark.parametrize(("path", "words"), [(PAIR, "이 수를 계산한 코드"), (f"en/{PAIR}", "computed by")])
def test_a_number_shows_its_origin_on_hover_and_focus_and_leads_to_the_code(open_page, path, words):
    page = open_page(path)
    number = page.locator("a.bound", has_text=re.compile(r"^2\.30$")).first
    shown = "e => getComputedStyle(e, '::after').content"
    assert number.evaluate(shown) == "none"
    number.hover()
    assert "loss_at_10_percent = 2.302585" in number.evaluate(shown)
    page.mouse.move(0, 0)
    number.focus()
    assert "cross_entropy/confidence.py" in number.evaluate(shown)
    described = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    assert any(words in (node.get("description") or {}).get("value", "") for node in described)
    page.keyboard.press("Enter")
    assert page.url.endswith("#confidence")
    assert page.locator("#confidence").is_visible()


def test_on_a_touch_screen_the_first_tap_shows_and_the_second_leads(open_page):
    page = open_page(PAIR, width=390, has_touch=True, is_mobile=True)
    number = page.locator("a.bound", has_text=re.compile(r"^2\.30$")).first
    number.scroll_into_view_if_needed()
    number.tap()
    assert "#" not in page.url
    assert "loss_at_10_percent" in number.evaluate("e => getComputedStyle(e, '::after').content")
    number.tap()
    page.wait_for_url("**#confidence")


def test_the_language_switch_keeps_page_and_section(open_page):
    page = open_page(f"{PAIR}#label-smoothing")
    page.locator(".md-header .md-select button").hover()
    page.locator("a.md-select__link[hreflang=en]").click()
    page.wait_for_url(f"**/en/{PAIR}#label-smoothing")
    assert page.locator("#label-smoothing").inner_text().startswith("Label smoothing")


def test_a_link_into_a_folded_part_opens_it(open_page):
    page = open_page(f"{PAIR}#overflow")
    assert page.locator("details:has(#overflow)").evaluate("e => e.open")


def test_the_theme_can_be_switched_by_hand(open_page):
    page = open_page(PAIR, "light")
    page.locator("label[for=__palette_1]").first.click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


@pytest.mark.parametrize(("path", "words", "own"), [("", "소프트맥스", ""), ("en/", "label smoothing", "en/")])
def test_the_search_finds_pages_of_its_own_language_only(open_page, address, path, words, own):
    page = open_page(path)
    page.locator(".md-search__input").click()
    page.keyboard.insert_text(words)
    page.keyboard.press("End")  # the search listens to keys
    page.wait_for_selector(".md-search-result__link")
    found = page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")
    assert found
    assert all(link.removeprefix(address).startswith("en/") == (own == "en/") for link in found)


def test_without_scripts_everything_essential_is_there(open_page):
    page = open_page(PAIR, java_script_enabled=False)
    assert page.locator("math").count() > 20
    assert page.locator("figure.drawn svg").count() == 2
    assert page.locator(".example pre").count() > 20


def test_menu_and_search_are_reachable_by_keyboard_on_a_narrow_screen(open_page):
    page = open_page(PAIR, width=390)
    buttons = page.locator("button.for-keyboard")
    assert buttons.count() >= 1
    buttons.first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#__drawer").is_checked()
