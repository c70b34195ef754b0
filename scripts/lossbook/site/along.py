"""What readers and their tools may take along: every example as a file, every page as Markdown, a list of it all."""

from collections.abc import Iterator

from lossbook.book import Book
from lossbook.site.addresses import download, prefix, served
from lossbook.site.plain import plain


def files(book: Book, site_url: str) -> Iterator[tuple[str, str]]:
    """Path in the site and content of each; `site_url` ends with a slash."""
    for example in book.examples.values():
        for code in book.languages:
            yield download(code, example.name), example.download(code)
    for page in book.pages.values():
        yield f"{prefix(book.project, page.language)}{served(page.path)}page.md", plain(book, page)
    yield "llms.txt", _list(book, site_url)
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n"


def _list(book: Book, site_url: str) -> str:
    """Every page by language with its description and the address of its Markdown."""
    parts = ["# Lossbook\n\n> Loss functions in deep learning. Numbers and conclusions on the pages were computed by code."]
    for language in book.languages.values():
        lines = [f"## {language.name}\n"]
        for page in book.pages_in(language.code):
            address = f"{site_url}{prefix(book.project, page.language)}{served(page.path)}page.md"
            lines.append(f"- [{page.title}]({address}): {page.front.get('description', '')}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"
