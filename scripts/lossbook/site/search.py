"""The search index: what of a page can be found, one entry a section, and the one file a language that readers fetch.

Code and program output are left out, by far most of a page's bytes: nobody looks for a page by its imports. So are the
tables and lists of instruments, whose rows name what other pages are about. Figures give their title and description,
formulas a line that people can read. How a query is answered stands in docs/assets/search; it needs from here only the
text, and the words of the language (`search_words`).
"""

import html
import json
import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

from lossbook.glossary import Term
from lossbook.site.formula_text import formula_text

Entry = dict[str, object]

_WORDS = Path(__file__).with_name("search_words.toml")
_LEFT_OUT = re.compile(
    r'<table class="\w+" data-part=.*?</table>|<div class="tool__static">.*?(?=</section>)'
    r'|<details class="example__code".*?</details>|<a class="example__file".*?</a>|<span class="example__label".*?</span>'
    r"|<(pre|style|script|button)\b.*?</\1>",
    re.DOTALL,
)
_FORMULA = re.compile(r"<math\b.*?</math>", re.DOTALL)
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_DESCRIBED = re.compile(r"<(title|desc)\b.*?</\1>", re.DOTALL)
_HEADING = re.compile(r"h[1-6]")
_BLOCKS = {
    "p",
    "li",
    "tr",
    "div",
    "details",
    "summary",
    "blockquote",
    "figcaption",
    "title",
    "desc",
    "dt",
    "dd",
    "table",
}
_WORD = re.compile(r"(?<![\w.(])[A-Za-z]{2,}(?![\w(=])")
_WORDS_OF_A_MESSAGE = 3  # in a code span: fewer are a name or a call
_MARKUP = "…"  # in place of a code span with LaTeX, which is for those who write pages
_MANY_LINKS = 0.3
_FOLD = 7  # below every heading


def entries(article_html: str, title: str, url: str, description: str = "", boost: float = 1) -> list[Entry]:
    """One entry for the page's opening and one for each section that has an id, in the order of the page.

    A section begins at a heading with an id, or at a fold (`<details>`) with one. Each entry has `url` (with `#id`
    except the opening's), `page` (the page's title), `title` (its own), `path` (the titles of the sections around it,
    outermost first, without the page's), `text` (one line for each paragraph, item or row), and, where there are any,
    `quotes` (messages quoted in it word by word), `links` (the share of the text that only leads elsewhere) and `boost`
    (how much the page counts, where that is not 1).
    """
    reader = _Article(title, url, description)
    plain = _LEFT_OUT.sub("", article_html)
    plain = _DRAWING.sub(lambda drawing: "".join(words[0] for words in _DESCRIBED.finditer(drawing[0])), plain)
    reader.feed(_FORMULA.sub(lambda formula: html.escape(formula_text(formula[0])), plain))
    reader.close()
    counted = {} if boost == 1 else {"boost": boost}
    return [section.entry() | counted for section in reader.sections]


def index(found: list[Entry], terms: list[Term]) -> bytes:
    """The file of one language; the same bytes for the same entries, in whatever order the pages came."""
    ordered = sorted(found, key=lambda entry: str(entry["url"]).partition("#")[0])  # stable: sections keep their order
    content = {"words": words(terms), "entries": ordered}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def offline_script(assets: Path) -> str:
    """The box and all that answers it as one classic script, for a copy of the site that is opened from a disk.

    `assets` is the folder of the search's modules. There a browser runs neither modules nor workers; such a copy loads
    this script in place of box.js, and `offline_index` beside each index.
    """
    modules = "vendor/stemmer/stemmer vendor/minisearch/minisearch words question weights names messages teaser postings finder judge engine local box"
    code = "\n".join((assets / f"{name}.js").read_text(encoding="utf8") for name in modules.split())
    code = re.sub(r"^import .*;$|^export \{.*\};$|^//# sourceMappingURL.*$", "", code, flags=re.MULTILINE)
    return "(() => {\n" + re.sub(r"^export (?=const |class |function )", "", code, flags=re.MULTILINE) + "})();\n"


def offline_index(content: bytes) -> bytes:
    """The index of a language as a script, to lie beside it as `.js`; folders have no index on a disk."""
    found = json.loads(content)
    for entry in found["entries"]:
        path, mark, anchor = entry["url"].partition("#")
        entry["url"] = f"{path}index.html{mark}{anchor}"
    return b"self.lossbookIndex = " + json.dumps(found, ensure_ascii=False, sort_keys=True).encode() + b";\n"


def words(terms: list[Term]) -> dict[str, object]:
    """What search_words.toml says, and the glossary's terms: `names` as the pages write them, `others` as readers do.

    A name that is a term of its own keeps its meaning, whatever other term lists it too.
    """
    named = {name.lower() for term in terms for name in term.words.values()}
    return tomllib.loads(_WORDS.read_text(encoding="utf8")) | {
        "terms": [
            {"names": list(term.words.values()), "others": [name for name in term.others if name.lower() not in named]}
            for term in terms
        ]
    }


class _Section:
    def __init__(self, url: str, page: str, title: str, level: int, path: list[str]):
        self.url, self.page, self.title, self.level, self.path = url, page, title, level, path
        self.text: list[str] = []
        self.quotes: list[str] = []
        self.linked = 0

    def entry(self) -> Entry:
        lines = (" ".join(line.split()) for line in "".join(self.text).split("\n"))
        text = "\n".join(line.strip(" ·") for line in lines if line.strip(" ·"))
        entry: Entry = {"url": self.url, "page": self.page, "title": self.title, "path": self.path, "text": text}
        if self.quotes:
            entry["quotes"] = list(dict.fromkeys(self.quotes))
        if text and (share := round(self.linked / len(text), 1)) >= _MANY_LINKS:
            entry["links"] = min(share, 1.0)
        return entry


class _Article(HTMLParser):
    def __init__(self, title: str, url: str, description: str):
        super().__init__(convert_charrefs=True)
        self.page, self.url = title, url
        opening = _Section(url, title, title, 0, [])
        opening.text.append(f"{description}\n")
        self.sections = [opening]
        self.around = [opening]  # the sections that are open, outermost first; text belongs to the last
        self.folds: list[
            int | None
        ] = []  # for each open <details>: how many sections were open before it, if it is one
        self.heading: list[str] | None = None  # the title that is being read
        self.link: str | None = None  # the class of the <a> that is being read
        self.code: list[str] | None = None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "details":
            self.folds.append(len(self.around) if given.get("id") else None)
            if given.get("id"):
                self._begin(given["id"], _FOLD + len(self.folds))
        elif _HEADING.fullmatch(tag):
            if tag != "h1" and given.get("id"):
                self._begin(given["id"], int(tag[1]))
            self.heading = []
        elif tag == "summary" and self.folds and self.folds[-1] is not None:
            self.heading = []
        elif tag == "a":
            self.link = given.get("class") or ""
        elif tag == "code":
            self.code = []
        elif tag in ("td", "th"):
            self._say(" · ")
        if tag in _BLOCKS:
            self._say("\n")

    def handle_endtag(self, tag):
        if self.heading is not None and (_HEADING.fullmatch(tag) or tag == "summary"):
            title = " ".join("".join(self.heading).split())
            if tag == "h1" and title != self.page:
                self.around[-1].text.append(f"{title}\n")  # the full title, where pages are called by a shorter one
            self.around[-1].title = self.around[-1].title or title
            self.heading = None
        elif tag == "a":
            self.link = None
        elif tag == "code" and self.code is not None:
            quoted = " ".join("".join(self.code).split())
            self._add(_MARKUP if "\\" in quoted else "".join(self.code))
            if len(_WORD.findall(quoted)) >= _WORDS_OF_A_MESSAGE:
                self.around[-1].quotes.append(quoted)
            self.code = None
        elif tag == "details" and self.folds and (before := self.folds.pop()) is not None:
            del self.around[before:]
        if tag in _BLOCKS:
            self._say("\n")

    def handle_data(self, data):
        if self.link == "headerlink":
            return
        data = data.replace("\n", " ")
        if self.link is not None and not self.link.startswith("bound"):
            self.around[-1].linked += len(data)
        if self.code is None:
            self._add(data)
        else:
            self.code.append(data)

    def _add(self, text: str) -> None:
        (self.around[-1].text if self.heading is None else self.heading).append(text)

    def _say(self, text: str) -> None:
        if self.heading is None:
            self.around[-1].text.append(text)

    def _begin(self, anchor: str, level: int) -> None:
        while self.around[-1].level >= level:
            self.around.pop()
        path = [section.title for section in self.around[1:]]
        section = _Section(f"{self.url}#{anchor}", self.page, "", level, path)
        self.sections.append(section)
        self.around.append(section)
