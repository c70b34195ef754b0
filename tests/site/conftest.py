"""What the tests of the site share: pages in a browser, and what must not happen while they are open."""

import pytest


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

    yield open_
    for context in contexts:
        context.close()
    assert not troubles, troubles
