"""Korean particles after numbers, code, letters and formulas follow how those are read aloud: 0.3은, 0.5는, `nan`이.

Only what can be known is judged. After Korean words only the forms that no verb shares are looked at.
"""

import re
from collections.abc import Iterator

from lossbook.book import Book
from lossbook.examples import Example
from lossbook.pages import Page
from lossbook.problems import Problem

# particle after a closed syllable, after an open one; 로 also stands after ㄹ
PAIRS = [("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("으로", "로"), ("이라고", "라고"), ("이란", "란")]
PARTICLE = re.compile(
    r"(?P<word>\d[\d,]*(?:\.\d+)?%?|[0-9A-Za-z가-힣%)_²³]+|\x00[^\x00]*\x00)(?P<particle>으로|로|은|는|이라고|라고|이란|란|이|가|을|를|과|와)"
    r"(?=(?:는|도|만|의|서|써|부터|까지)?(?![가-힣]))"
)
DIGITS = {"0": "ㅇ", "1": "ㄹ", "2": "", "3": "ㅁ", "4": "", "5": "", "6": "ㄱ", "7": "ㄹ", "8": "ㄹ", "9": ""}
LETTERS = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "r": "ㄹ"}  # the names of all other letters end openly
GREEK_CLOSED = ("epsilon", "varepsilon", "omicron", "upsilon")
GREEK = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
    "pi",
    "rho",
    "sigma",
    "tau",
    "phi",
    "chi",
    "psi",
    "omega",
]
# words of Korean that end like a noun with the wrong particle
NOT_PARTICLES = re.compile(
    r"(?:가을|마을|노을|고을|나은|나을|지은|지을|이은|이을|부은|부을|그은|그을|저은|저을|조은|더은|다은|이를|이을|모은|모을|세을|새은)$"
)


def check(book: Book) -> Iterator[Problem]:
    for code, language in book.languages.items():
        if language.data.get("particles") != "korean":
            continue
        for page in book.pages_in(code):
            yield from book.found_in(page, _in_page)
        for example in book.examples.values():
            key = f"particles {code} {example.name} {example.text}"
            yield from book.recall(key, lambda one=example, code=code: list(_in_example(one, code)))


def _in_page(page: Page) -> Iterator[Problem]:
    for line, text in _prose(page):
        yield from _text(page.name, line, text)


def _in_example(example: Example, code: str) -> Iterator[Problem]:
    for comment in example.comments:
        yield from _text(example.file, comment.line, comment.words.get(code, ""))


def _prose(page: Page) -> Iterator[tuple[int, str]]:
    inside = {line for fence in page.fences for line in range(fence.line, fence.line + fence.content.count("\n") + 2)}
    for number, line in enumerate(page.body.text.split("\n"), 1):
        if number not in inside:
            yield number, line


def _text(file: str, line: int, text: str) -> Iterator[Problem]:
    for match in PARTICLE.finditer(_spoken(text)):
        word, particle = match["word"], match["particle"]
        right = _right(word, particle)
        if right and right != particle:
            shown = word.strip("\x00").strip("$")
            what = "a particle that does not fit how the word is read"
            yield Problem(file, line, what, f"{shown}{right}", f"{shown}{particle}", "read it aloud")


def _spoken(text: str) -> str:
    """Links, code and emphasis without their marks; a formula between two zero bytes."""
    text = re.sub(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\$([^$]+)\$", "\x00\\1\x00", text)
    return re.sub(r"[`*]|\{[^}]*\}", "", text)


def _right(word: str, particle: str) -> str | None:
    """The particle that belongs there, or None when nobody can tell."""
    pair = next(pair for pair in PAIRS if particle in pair)
    if re.search(r"[가-힣]$", word):
        return _after_korean(word, particle, pair)
    final = _final(word)
    if final is None:
        return None
    if pair == ("으로", "로") and final == "ㄹ":
        return "로"
    return pair[0] if final else pair[1]


def _after_korean(word: str, particle: str, pair: tuple[str, str]) -> str | None:
    """Only forms that no verb or noun ends in: a closed syllable before 를, an open one before 은 and 을."""
    closed = (ord(word[-1]) - 0xAC00) % 28 != 0
    if particle == "를" and closed:
        return pair[0]
    if particle in ("은", "을") and not closed and not NOT_PARTICLES.search(word + particle):
        return pair[1]
    return None


def _final(word: str) -> str | None:
    """The closing consonant of the last syllable as read; "" for an open one, None when unknown."""
    if word.startswith("\x00"):
        return _final_of_formula(word.strip("\x00"))
    if word.endswith(")"):
        return None  # what stands before the bracket counts, and is not in view
    if word.endswith("%"):
        return ""
    if word[-1:].isdigit():
        return "ㄴ" if re.search(r"(?<![A-Za-z0-9])[A-Z]1$", word) else DIGITS.get(word[-1])
    if not re.search(r"[A-Za-z]$", word):
        return None
    tail = re.search(r"[A-Za-z]+$", word)[0]
    if len(tail) == 1 or tail.isupper():
        return LETTERS.get(tail[-1].lower(), "")
    tail = tail.lower()
    if tail.endswith(("l", "le")):
        return "ㄹ"
    if tail.endswith(("m", "n", "ng", "ne", "me")):
        return "ㄴ"
    # After t, k, p, d, b, g, c and e it depends on the word: 로짓은, 리스트는.
    return (
        ""
        if tail.endswith(("a", "i", "o", "u", "y", "w", "r", "s", "x", "z", "h", "f", "ce", "se", "ze", "ge"))
        else None
    )


def _final_of_formula(latex: str) -> str | None:
    latex = latex.strip()
    if name := re.search(r"\\([a-z]+)$", latex):
        return "ㄴ" if name[1] in GREEK_CLOSED else "" if name[1] in GREEK else None
    if latex[-1:].isdigit():
        return DIGITS[latex[-1]]
    if re.search(r"(?:^|[^A-Za-z])[A-Za-z]$", latex):
        return LETTERS.get(latex[-1].lower(), "")
    return None
