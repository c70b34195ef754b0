"""What the tests of the site share: pages in a browser, and what must not happen while they are open."""

from collections.abc import Callable

import pytest
from remembered import digest, remembered
from where import DIAGNOSE

# Instruments and questions load when they come near: each has then taken its place.
IN_PLACE = "e => e.matches('.instrument--live') || e.querySelector('.tool__panel > *, .question__form > *')"


def come_near(page):
    """Scroll past every instrument and question of the page, and wait for each."""
    for place in page.locator("[data-module]").all():
        place.evaluate("e => e.scrollIntoView({ block: 'center', behavior: 'instant' })")
        page.wait_for_function(IN_PLACE, arg=place.element_handle())
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    return page


@pytest.fixture(scope="session")
def looked_at(site, browser):
    """`looked_at(path, look, *decides)`: what `look()` finds on a page, remembered as long as the page's HTML, all
    assets, the browser and `decides` are the same."""
    assets = digest([site / "assets"])

    def looked_at(path: str, look: Callable[[], object], *decides: object) -> object:
        file = site / path if path.endswith(".html") else site / path / "index.html"
        return remembered(look, digest([file]), assets, browser.version, path, *decides)

    return looked_at


@pytest.fixture
def near():
    """`near(page)` has everything loaded that loads when it comes near."""
    return come_near


@pytest.fixture
def open_whole(open_page):
    """`open_page`, with everything on the page loaded that loads when it comes near."""

    def open_(path, *options, **others):
        page = open_page(path, *options, **others)
        return come_near(page) if others.get("java_script_enabled", True) else page

    return open_


@pytest.fixture
def diagnose(open_whole):
    """`diagnose("ko", …)` opens the page of the three tools that ask with a form."""
    return lambda language="en", *options, **others: open_whole(DIAGNOSE[language], *options, **others)


@pytest.fixture(scope="session")
def scripts(project, browser, address):
    """`scripts("formula.js", "module => module.evaluate(…)", argument)`: what a script computes in the browser.

    `changed={"formula.js": (old, new)}` serves a file with one change, to see that a test notices.
    """
    folder = project.docs / "assets" / "instruments"
    plain = browser.new_context().new_page()
    plain.goto(f"{address}404.html")

    def evaluate(module, expression, argument=None, changed=None):
        code = f"async (argument) => ({expression})(await import('{address}assets/instruments/{module}'), argument)"
        if not changed:
            return plain.evaluate(code, argument)
        page = browser.new_context().new_page()
        for name, (old, new) in changed.items():
            text = (folder / name).read_text(encoding="utf8")
            assert old in text, f"{old!r} is not in {name}: name another change"
            page.route(f"**/{name}", _served(text.replace(old, new, 1)))
        try:
            page.goto(f"{address}404.html")
            return page.evaluate(code, argument)
        finally:
            page.context.close()

    yield evaluate
    plain.context.close()


def _served(script):
    """A route's handler. It takes one argument: Playwright would pass its request as a second one."""
    return lambda route: route.fulfill(body=script, content_type="text/javascript")


@pytest.fixture
def open_page(browser, address, root_address):
    """`open_page(path, scheme, width)` gives a page and collects what must not happen while it is open."""
    contexts, troubles = [], []

    def open_(path="", scheme="light", width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **options)
        contexts.append(context)
        home = root_address if path == "404.html" else address
        page = context.new_page()
        page.on("console", lambda m: troubles.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
        page.on("response", lambda r: troubles.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        page.on("request", lambda r: None if r.url.startswith((home, "data:", "blob:")) else troubles.append(r.url))
        page.goto(home + path)
        return page

    open_.troubles = troubles
    yield open_
    for context in contexts:
        context.close()
    assert not troubles, troubles
