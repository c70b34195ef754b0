"""What MkDocs is told: articles come from the core, and a page whose frame has not changed is not made again."""

import hashlib
import json
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from posixpath import relpath

from jinja2 import FileSystemBytecodeCache
from lossbook.book import Book
from lossbook.kept import code_key, hash_of, keep, read, remember
from lossbook.pages import Page
from lossbook.problems import ProblemsFound
from lossbook.project import Project
from lossbook.rules import check
from lossbook.runner.runs import Runs
from lossbook.site import mathml
from lossbook.site.addresses import prefix, served
from lossbook.site.article import Article, article
from lossbook.site.card import CARD, has_card
from lossbook.site.notebook import NOTEBOOK, has_notebook
from lossbook.site.render import unrendered
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.structure.toc import get_toc

from generator.changed import last_changes

FONT = "assets/fonts/stix-two-math.woff2"
UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")  # the theme's own search
END = b"</html>"
GITHUB = "https://github.com/"
COLAB = "https://colab.research.google.com/github/"  # opens notebooks of public repositories
PUBLISHED = "gh-pages"  # the branch that holds the built site


@event_priority(50)
def on_config(config):
    """The book is handed in by build.py; a plain `mkdocs build` reads and checks it here."""
    if "lossbook" not in config.extra:
        project = Project(Path(config.config_file_path).parent)
        try:
            with Runs(project.cache / "runs") as runs:
                book = Book.read(project, runs)
            if problems := check(book):
                raise ProblemsFound(problems)
        except ProblemsFound as stopped:
            raise PluginError(f"\n{stopped}\n\nnothing is published") from stopped
        config.extra["lossbook"] = {"book": book, "lenient": False}
    config.extra.setdefault("lossbook_sources", _sources(config))  # as the first language finds them
    return config


def _sources(config) -> list[list[str]]:
    """The settings and all of this folder: names and hashes."""
    own = sorted(path for path in Path(__file__).parent.rglob("*") if path.is_file() and path.suffix != ".pyc")
    found = []
    for path in [Path(config.config_file_path), *own]:
        with suppress(OSError):  # what an editor wrote beside it, and took away
            found.append([str(path), hashlib.sha256(path.read_bytes()).hexdigest()])
    return found


def _book(config) -> Book:
    return config.extra["lossbook"]["book"]


@event_priority(-200)  # static-i18n cannot place a file that has no source
def on_files(files, config):
    project, pages = _book(config).project, _book(config).pages
    for file in list(files):  # what MkDocs takes for a page and the book does not, the rule on files refuses
        if file.src_uri.startswith(UNUSED) or (file.is_documentation_page() and f"docs/{file.src_uri}" not in pages):
            files.remove(file)
    if FONT not in files.src_uris:
        font = remember(project.cache / "fonts", mathml.font_key(), mathml.font_subset)
        files.append(File.generated(config, FONT, content=font))
    return files


def on_page_markdown(markdown, page, config, files):
    return ""  # what the page says is rendered by the core


def on_page_content(html, page, config, files):
    made = _article(page, config)
    page.headings = made.headings
    page.toc = get_toc(made.headings)
    page.changed = last_changes(_book(config).project.root).get(_source(page, config).name, "")
    page.shows = hash_of(made.html)
    return ""  # it comes when its page is made: MkDocs holds what it is given here for all pages at once


def _source(page, config) -> Page:
    return _book(config).pages[f"docs/{page.file.src_uri}"]


def _article(page, config) -> Article:
    return article(_book(config), _source(page, config), lenient=config.extra["lossbook"]["lenient"])


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates; like everything kept, they are never needed."""

    def load_bytecode(self, bucket):
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - cut short: compiled again
            bucket.reset()

    def dump_bytecode(self, bucket):
        with suppress(OSError):
            super().dump_bytecode(bucket)


def on_env(env, config, files):
    """Compiled templates are kept; and what every page's frame depends on is known now that titles are."""
    project = _book(config).project
    folder = project.cache / "templates" / code_key()[:16]  # what compiles them is in none of Jinja's own keys
    with suppress(OSError):  # a read-only cache: templates are compiled each time
        folder.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = _Compiled(str(folder))
    pages = [
        (page.url, page.title, page.file.name, _in_menus(page))
        for page in (file.page for file in files.documentation_pages())
    ]
    words = [language.data for language in project.languages.values()]
    sources = config.extra["lossbook_sources"]
    decides = [code_key(), pages, sources, words, config.site_url, config.theme["language"]]
    config.extra["lossbook_frame"] = hash_of(json.dumps(decides, default=str))
    return env


def _in_menus(page) -> dict:
    """What the menus of other pages may say of a page: its icon, status or subtitle; never its description."""
    return {name: value for name, value in page.meta.items() if name != "description"}


@event_priority(-200)  # after everyone who decides what the page shows
def on_page_context(context, page, config, nav):
    """A page that was finished before is taken as it was: main.html gives `finished` in the place of everything."""
    source = _source(page, config)
    known = _known(config, source.language, source.path)
    context["lossbook"] = known | {"described": _described(page, config, source), "changed": page.changed}
    near = [(one.url, one.title) if one else None for one in (page.previous_page, page.next_page)]
    own = [page.url, page.shows, page.headings, page.meta, near, page.changed]
    decides = json.dumps([config.extra["lossbook_frame"], *own], default=str)
    page.finished_at = _book(config).project.cache / "finished" / f"{hash_of(decides)}.html"
    kept = read(page.finished_at)
    page.finished = kept is not None and kept.rstrip().endswith(END)  # a file cut short is made again
    if page.finished:
        context["finished"] = kept.decode()
    else:
        page.content = _article(page, config).html
    return context


def on_post_page(output, page, config):
    if not page.finished:
        left = "" if page.meta.get("shows_code_forms") else unrendered(output)
        if left and not config.extra["lossbook"]["lenient"]:
            raise PluginError(f"{page.file.src_uri}: source that was not rendered: {left}")
        # Only if nothing was saved meanwhile: neither the theme nor a drawing.
        if not left and _sources(config) == config.extra["lossbook_sources"] and hash_of(page.content) == page.shows:
            keep(page.finished_at, output)
        page.content = ""
    return output


def on_template_context(context, template_name, config):
    context["lossbook"] = _known(config, _book(config).project.reference.code, "index.md")
    return context


def on_post_template(output_content, template_name, config):
    if template_name == "404.html" and config.plugins["i18n"].building:
        return ""  # written once for each language, and the last one would win; the first speaks them all
    return output_content


def _described(page, config, source: Page) -> list[dict]:
    """The page for search engines, in the vocabulary of schema.org."""
    home = f"{_base(config)}{prefix(_book(config).project, source.language)}"
    article = {
        "@context": "https://schema.org",
        "@type": "TechArticle",
        "headline": source.title,
        "description": source.front.get("description", ""),
        "inLanguage": source.language,
        "url": page.canonical_url,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "publisher": {"@type": "Organization", "name": config.site_name, "url": _base(config)},
    }
    if page.changed:
        article["dateModified"] = page.changed
    crumbs = [{"@type": "ListItem", "position": 1, "name": config.site_name, "item": home}]
    if not page.is_homepage:
        crumbs.append({"@type": "ListItem", "position": 2, "name": source.title, "item": page.canonical_url})
    return [article, {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": crumbs}]


def _base(config) -> str:
    return (config.site_url or "").rstrip("/") + "/"


def _known(config, code: str, path: str) -> dict:
    """What templates may know besides MkDocs's own: the language, its words, the page's sides."""
    project = _book(config).project
    base = _base(config)
    here = f"{prefix(project, code)}{served(path)}"
    sides = []
    for other in project.languages.values():
        there = f"{prefix(project, other.code)}{served(path)}"
        href = relpath(there or ".", here or ".")
        sides.append(
            {
                "code": other.code,
                "name": other.name,
                "words": other.words,
                "prefix": prefix(project, other.code),
                "href": "./" if href == "." else f"{href}/",
                "absolute": base + there,
            }
        )
    language = project.languages[code]
    source = config.extra.get("source", "").rstrip("/")
    page = _book(config).pages.get(f"docs/{code}/{path}")
    notebook = NOTEBOOK if page and has_notebook(page) else ""
    return {
        "language": code,
        "locale": language.data["locale"],
        "words": language.words,
        "sides": sides,
        "root": relpath(prefix(project, code) or ".", here or ".") + "/",
        "torch": version("torch").split("+")[0],
        "notebook": notebook,
        "card": base + here + CARD if page and has_card(page) else "",
        "colab": f"{COLAB}{source.removeprefix(GITHUB)}/blob/{PUBLISHED}/{here}{notebook}"
        if notebook and source.startswith(GITHUB)
        else "",
        "edit": f"{source}/edit/main/docs/{code}/{path}" if source else "",
    }
