"""What the instruments' tests share: a page with one script of docs/assets/instruments at hand, and the built pages."""

import functools
import http.server
import threading

import pytest


@pytest.fixture(scope="session")
def scripts_address(project, tmp_path_factory):
    """Where docs/assets/instruments is served, with an empty page beside it."""
    folder = project.docs / "assets" / "instruments"

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments):
            pass

        def do_GET(self):
            if self.path == "/":
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(b"<!doctype html><title>scripts</title>")
            else:
                super().do_GET()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def served(script):
    """A route's handler. It takes one argument: Playwright would pass its request as a second one."""
    return lambda route: route.fulfill(body=script, content_type="text/javascript")


@pytest.fixture(scope="session")
def scripts(project, browser, scripts_address):
    """`scripts("formula.js", "module => module.evaluate(…)", argument)`: what a script computes in the browser.

    `changed={"formula.js": (old, new)}` serves a file with one change, to see that a test notices.
    """
    plain = browser.new_context().new_page()
    plain.goto(scripts_address)

    def evaluate(module, expression, argument=None, changed=None):
        code = f"async (argument) => ({expression})(await import('./{module}'), argument)"
        if not changed:
            return plain.evaluate(code, argument)
        page = browser.new_context().new_page()
        for name, (old, new) in changed.items():
            text = (project.docs / "assets" / "instruments" / name).read_text(encoding="utf8")
            assert old in text, f"{old!r} is not in {name}"
            page.route(f"**/{name}", served(text.replace(old, new, 1)))
        try:
            page.goto(scripts_address)
            return page.evaluate(code, argument)
        finally:
            page.context.close()

    yield evaluate
    plain.context.close()


@pytest.fixture
def open_page(browser, address):
    """`open_page(path, scheme, width)` gives a page of the built site; whatever goes wrong on it fails the test."""
    contexts, troubles = [], []

    def open_(path, scheme="light", width=1280, **options):
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
