"""Cures of faults that the theme and the language plugin leave in the built pages.

Each cure names its fault. A replacement that no longer finds its place raises, so that a newer theme cannot bring a
fault back silently.
"""

import re
from posixpath import relpath

WORDS = {
    "ko": {"section": "이 절의 링크", "menu": "메뉴"},
    "en": {"section": "Link to this section", "menu": "Menu"},
}


def mend_page(html: str, page, config) -> str:
    """The page as published. `page` and `config` are MkDocs's."""
    language = page.file.src_uri.split("/")[0]
    html = _alternates(html, page, config)
    words = WORDS[language]
    html = html.replace('title="Permanent link"', f'title="{words["section"]}"')
    return _replace(html, r"<body ", f'<body data-menu="{words["menu"]}" ')


def not_found_page(html: str, config, default: bool) -> str:
    """404.html is written once for each language and the last one wins: keep the default language's, which is in both."""
    if not default:
        return ""
    return re.sub(r'<link rel="alternate"[^>]*>\s*', "", html)


def _replace(html: str, pattern: str, replacement, count: int | None = 1) -> str:
    html, done = re.subn(pattern, replacement, html)
    if done == 0 or (count is not None and done != count):
        raise RuntimeError(f"the theme has changed: {pattern!r} found {done} times, expected {count or 'some'}")
    return html


def _alternates(html: str, page, config) -> str:
    """Absolute alternates with x-default; and `rel="alternate "`, which means the same but keeps the theme's script
    from fetching a sitemap under every alternate and taking over clicks."""
    html = re.sub(r'\s*<link rel="alternate"[^>]*>', "", html)
    languages = dict(page.file.alternates)
    links = []
    base = (config.site_url or "").rstrip("/")
    for language, file in [*languages.items(), ("x-default", languages.get("ko", page.file))]:
        links.append(f'<link rel="alternate " href="{base}/{_url(file)}" hreflang="{language}">')
    html = _replace(html, r"(\s*<link rel=\"icon\")", "\n      " + "\n      ".join(links) + r"\1")
    # The switcher's addresses are absolute on the home pages: a copy served elsewhere would lead to a 404.
    for language, file in languages.items():
        here = page.url or "."
        target = relpath(_url(file) or ".", here if here != "./" else ".")
        target = "./" if target == "." else target + ("/" if not target.endswith(".html") else "")
        pattern = rf'(<a href=")[^"]*("\s+hreflang="{language}"\s+class="md-select__link")'
        html = _replace(html, pattern, rf"\g<1>{target}\g<2>")
    return html


def _url(file) -> str:
    return "" if file.url in ("./", ".") else file.url
