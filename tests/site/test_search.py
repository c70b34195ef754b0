"""What readers type and paste, and the page that answers, through the worker and the box that are shipped.

The questions stand in golden/ko.tsv and golden/en.tsv (question, what answers it, kind), the pasted errors in
golden/tracebacks.jsonl. Add yours: a question, the page or page#section that answers it (several, with a space between,
where several do), and its kind. `-` stands for nothing at all.
"""

import json
import re
import shutil
from pathlib import Path

import pytest
from accessible import faults
from lossbook.site import search
from remembered import digest

GOLDEN = Path(__file__).with_name("golden")
# Held, of the questions that have an answer: first, and among the first three.
HELD = {"page": (0.9, 0.98), "section": (0.75, 0.87)}
PAIR = "components/training/loss/cross-entropy/"
TRACEBACK = """Traceback (most recent call last):
  File "/home/me/train.py", line 254, in <module>
    loss = criterion(output, target)
  File "/opt/lib/python3.11/site-packages/torch/nn/functional.py", line 3479, in cross_entropy
    return torch._C._nn.cross_entropy_loss(input, target, weight, reduction)
ValueError: Expected input batch_size (60) to match target batch_size (10).
"""
# One worker a language stays open: its index is read once.
ASK = """async ([worker, index, questions]) => {
  window.engines ??= new Map();
  if (!engines.has(index)) {
    engines.set(index, new Worker(worker, {type: "module"}));
    engines.get(index).postMessage({index});
  }
  const engine = engines.get(index);
  const answers = questions.map(() => null);
  return await new Promise((resolve, reject) => {
    let left = questions.length;
    engine.onerror = (event) => reject(event.message);
    engine.onmessage = ({data}) => {
      if (data.failed) reject(data.failed);
      answers[data.number] = data.pages;
      if (!--left) resolve(JSON.stringify(answers)); // Playwright takes long to hand objects over
    };
    questions.forEach((typed, number) => engine.postMessage({typed, number}));
  });
}"""


@pytest.fixture(scope="module")
def ask(browser, address):
    """`ask(language, questions)` gives the worker's answer to each: the pages found, best first."""
    page = browser.new_page()
    page.goto(f"{address}404.html")
    known = {}

    def ask(language, questions):
        new = [one for one in questions if (language, one) not in known]
        if new:
            asked = [f"{address}assets/search/worker.js", f"{address}search/{language}.json", new]
            known.update(zip([(language, one) for one in new], json.loads(page.evaluate(ASK, asked)), strict=True))
        return [known[language, one] for one in questions]

    yield ask
    page.close()


def golden(language: str) -> list[tuple[str, list[str], str]]:
    """The questions of one language with the addresses that answer them and their kind."""
    rows = []
    for line in (GOLDEN / f"{language}.tsv").read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            question, answers, kind = line.split("\t")
            rows.append((question, [] if answers == "-" else [addressed(a, language) for a in answers.split()], kind))
    return rows


def addressed(answer: str, language: str) -> str:
    page, _, section = answer.partition("#")
    page = "" if page == "index" else page.removesuffix("/index") + "/"
    return f"{'en/' if language == 'en' else ''}{page}" + (f"#{section}" if section else "")


def places(pages: list[dict], answers: list[str]) -> dict[str, int | None]:
    """At which place of the list, from 0, a reader finds one of the answers: its page, and the very section."""
    listed = [page["url"] for page in pages]
    sections = [section["url"] for page in pages for section in page["sections"][:3]]
    found = {
        "page": [listed.index(page) for page in {answer.split("#")[0] for answer in answers} if page in listed],
        "section": [
            (sections if "#" in a else listed).index(a) for a in answers if a in (sections if "#" in a else listed)
        ],
    }
    return {what: min(ranks, default=None) for what, ranks in found.items()}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_questions_find_their_answer(ask, language):
    rows = [row for row in golden(language) if row[1]]
    assert len(rows) >= 100
    found = ask(language, [question for question, _, _ in rows])
    ranks = [places(pages, answers) for pages, (_, answers, _) in zip(found, rows, strict=True)]
    for what, (first, among) in HELD.items():
        missed = "\n".join(
            f"{'nowhere' if rank[what] is None else rank[what] + 1}: {question} → {' '.join(answers)}; "
            f"first is {pages[0]['sections'][0]['url'] if pages else 'nothing'}"
            for rank, pages, (question, answers, _) in zip(ranks, found, rows, strict=True)
            if rank[what] != 0
        )
        got_first = sum(rank[what] == 0 for rank in ranks) / len(rows)
        got_among = sum(rank[what] is not None and rank[what] < 3 for rank in ranks) / len(rows)
        assert got_first >= first, f"the {what} is first for {got_first:.1%}, expected {first:.0%}\n{missed}"
        assert got_among >= among, f"the {what} is among three for {got_among:.1%}, expected {among:.0%}\n{missed}"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_nonsense_finds_nothing(ask, language):
    questions = [question for question, answers, _ in golden(language) if not answers]
    assert len(questions) >= 10
    found = ask(language, questions)
    assert {q: pages[0]["url"] for q, pages in zip(questions, found, strict=True) if pages} == {}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_question_has_an_answer_on_the_site(site, language):
    entries = json.loads((site / "search" / f"{language}.json").read_text(encoding="utf8"))["entries"]
    there = {entry["url"] for entry in entries}
    gone = [question for question, answers, _ in golden(language) if answers and not there & set(answers)]
    assert not gone, f"what answered these is no longer on the site; name what answers now: {gone}"


def test_pasted_errors_find_their_entry(ask):
    rows = [json.loads(line) for line in (GOLDEN / "tracebacks.jsonl").read_text(encoding="utf8").splitlines()]
    for language in ("ko", "en"):
        found = ask(language, [row["text"] for row in rows])
        answers = [[addressed(answer, language) for answer in row["answers"].split()] for row in rows]
        missed = {
            row["source"]: pages[0]["sections"][0]["url"] if pages else "nothing"
            for row, pages, wanted in zip(rows, found, answers, strict=True)
            if (places(pages, wanted)["section"] or 0) > 2 or places(pages, wanted)["section"] is None
        }
        assert len(missed) <= len(rows) * 0.05, missed


def test_of_a_traceback_only_the_last_error_counts(ask):
    whole, line, other = ask(
        "en", [TRACEBACK, TRACEBACK.splitlines()[-1], "Expected input batch_size (7) to match target batch_size (3)."]
    )
    assert [page["url"] for page in whole] == [page["url"] for page in line]
    assert whole[0]["sections"][0]["url"] == other[0]["sections"][0]["url"]
    assert whole[0]["url"] == "en/practice/error-messages/"


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ko", "교차 엔트로피", "교차엔트로피"),
        ("ko", "소프트맥스를", "소프트맥스"),
        ("ko", "소프트맥스", "thvmxmaortm"),  # the keyboard was in the other alphabet
        ("ko", "손실이 1.46에서 멈춤", "손실이 1.4612에서 멈춤"),
        ("en", "label smoothing", "labelsmoothing"),
        ("en", "nn.CrossEntropyLoss", "CrossEntropyLoss"),
        ("en", "softmax", "sofmtax"),
        ("en", "focal loss", "what is focal loss?"),
    ],
)
def test_spelling_spacing_and_digits_do_not_change_the_answer(ask, language, one, other):
    first, second = ask(language, [one, other])
    # Two pages are about nn.CrossEntropyLoss: which of them is first may change, that both lead may not.
    assert first[0]["url"] in [page["url"] for page in second[:2]]
    assert second[0]["url"] in [page["url"] for page in first[:2]]


# What readers call a training that goes nowhere: titles of public threads, none of them among the golden questions.
NOTHING_MOVES = [
    "loss is not declined",
    "The loss doesn't decrease",
    "Train loss doesn't decrease",
    "Training loss becomes constant at around 12",
    "Network does not learn after initial few epochs",
    "Does not converge",
    "loss and acc don't change during each epoch",
    "Why the loss stayed the same value?",
    "Why Is the Training Loss Not Decreasing After Several Epochs?",
    "loss never go down",
    "loss values do not change",
    "why is my neural net not learning",
    "Why loss is remaining constant from start keras",
    "Loss isn't convergent",
    "Accuracy don't increase",
    "accuracy will not improve",
    "Accuracy not improving after each epoch",
    "the accuracy became very low. Why?",
]


def test_what_does_not_move_is_found_in_whatever_words(ask):
    answers = {
        "en/",
        f"en/{PAIR}",
        "en/guide/loss-functions/mistakes/",
        "en/practice/diagnose/",
    }
    found = ask("en", NOTHING_MOVES)
    leading = {q: [page["url"] for page in pages[:3]] for q, pages in zip(NOTHING_MOVES, found, strict=True)}
    assert {q: urls for q, urls in leading.items() if not answers & set(urls)} == {}


def test_a_phrase_counts_only_where_nothing_else_stands_between_its_words(ask):
    """`same … every` says that nothing moves; `the same weight for every class` does not."""
    stuck, weight = ask("en", ["same loss every epoch", "the same weight for the loss of every class"])
    assert stuck[0]["url"] == "en/practice/diagnose/"
    assert "en/practice/diagnose/" not in [page["url"] for page in weight[:3]]


def test_a_question_of_nothing_but_words_that_count_as_nothing_is_asked_as_it_stands(ask):
    """`during training` says when, beside other words; alone it is all that is asked."""
    questions = ["during training", "per epoch", "several epochs"]
    assert [question for question, pages in zip(questions, ask("en", questions), strict=True) if not pages] == []


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_title_that_is_the_question_comes_first(ask, site, language):
    entries = json.loads((site / "search" / f"{language}.json").read_text(encoding="utf8"))["entries"]
    titles = {entry["page"]: entry["url"] for entry in entries if "#" not in entry["url"] and "boost" not in entry}
    found = ask(language, list(titles))
    assert {title: pages[0]["url"] for title, pages in zip(titles, found, strict=True)} == titles


@pytest.mark.parametrize(("path", "question", "own", "other"), [("", "손실", "ko", "en"), ("en/", "loss", "en", "ko")])
def test_the_index_of_ones_language_is_fetched_at_the_first_focus(open_page, address, path, question, own, other):
    page = open_page(path + PAIR)
    page.wait_for_load_state("networkidle")
    fetched = "performance.getEntriesByType('resource').map(entry => entry.name)"
    assert not [
        name
        for name in page.evaluate(fetched)
        if "/search/" in name and not name.endswith(("box.js", "remote.js", "box.css"))
    ]
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    with page.expect_event("worker"):
        page.locator(".md-search__input").click()
    type_in(page, question)
    assert f"{address}search/{own}.json" in requests
    assert f"{address}search/{other}.json" not in requests
    links = page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")
    assert all(link.removeprefix(address).startswith("en/") == (own == "en") for link in links)


def test_what_is_typed_before_the_index_is_there_is_answered(open_page):
    page = open_page(f"en/{PAIR}")
    held = []
    page.route("**/search/en.json", lambda route: held.append(route))
    with page.expect_request("**/search/en.json"):
        page.locator(".md-search__input").click()
    words = json.loads(page.locator("[data-search-box]").get_attribute("data-words"))
    page.keyboard.insert_text("label")
    assert page.locator(".md-search-result__meta").inner_text() == words["loading"]
    page.keyboard.insert_text(" smoothing")
    assert page.locator(".md-search-result__item").count() == 0
    held[0].continue_()
    page.wait_for_function("document.querySelector('.md-search-result__list').dataset.answered === 'label smoothing'")
    assert page.locator(".md-search-result__item").first.inner_text().startswith("Label smoothing")


# Built by the library from documents, and by us from what it saves; and how often its tree was walked for ours.
INDEXED = """async (postings, argument) => {
  const { default: MiniSearch } = await import(new URL("../search/vendor/minisearch/minisearch.js", argument.base));
  const asIs = { tokenize: (terms) => [].concat(terms), processTerm: (term) => term };
  const library = new MiniSearch({ fields: ["terms"], stringifyField: (terms) => terms, ...asIs });
  library.addAll(argument.documents.map((terms, id) => ({ id, terms })));
  const tree = Object.getPrototypeOf(library._index);
  let walks = 0;
  for (const way of ["fetch", "set"]) {
    const walk = tree[way];
    tree[way] = function (...given) { walks++; return walk.apply(this, given); };
  }
  const ours = postings.indexed(argument.documents, (terms, count) => { count(terms.slice(1), 1); count(terms.slice(0, 1), 1); });
  const asked = [["손실"], ["loss", "손실"], ["los"], ["lose"]];
  const answers = (index) => asked.map((queries) => index.search({ combineWith: "OR", queries }, { ...asIs, prefix: true, fuzzy: 1 }));
  return { library: answers(library), ours: answers(ours.index), walks, often: [...ours.often] };
}"""


def test_the_index_equals_that_of_the_library_and_costs_one_walk_for_a_term(scripts, address):
    documents = [
        ["손실", "함수", "손실", "loss"],
        ["loss", "loss", "losses"],
        ["함수", "기울기"],
        ["손실", "lost", "함수"],
    ] * 5
    given = {"documents": documents, "base": f"{address}assets/instruments/"}
    found = scripts("../search/postings.js", INDEXED, given)
    assert found["ours"] == found["library"]
    assert all(found["ours"])
    terms = {term for document in documents for term in document}
    assert found["walks"] == len(terms)
    assert dict(found["often"]) == {term: sum(term in document for document in documents) for term in terms}


def test_a_pasted_traceback_becomes_its_last_error(open_page):
    page = open_page(f"en/{PAIR}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".md-search__input").click()
    page.evaluate("text => navigator.clipboard.writeText(text)", TRACEBACK)
    page.keyboard.press("Control+V")
    page.wait_for_selector(".md-search-result__item")
    assert page.locator(".md-search__input").input_value() == TRACEBACK.splitlines()[-1]
    assert "practice/error-messages" in page.locator(".md-search-result__link").first.get_attribute("href")


def test_text_that_comes_without_a_key_is_searched(open_page):
    """As from a mouse's or a finger's menu: an input event and nothing else."""
    page = open_page(PAIR)
    box = page.locator(".md-search__input")
    box.focus()
    box.evaluate(
        "box => { box.value = '라벨 스무딩'; box.dispatchEvent(new InputEvent('input', {inputType: 'insertFromPaste'})) }"
    )
    page.wait_for_selector(".md-search-result__item")
    assert page.locator(".md-search-result__item").first.inner_text().startswith("라벨 스무딩")


def test_the_keyboard_opens_moves_goes_and_closes(open_page):
    page = open_page(f"en/{PAIR}")
    box, toggle = page.locator(".md-search__input"), page.locator("#__search")
    for key in ("/", "Control+k"):
        page.locator("a.headerlink").first.focus()
        page.keyboard.press(key)
        assert toggle.is_checked()
        assert box.input_value() == ""
        page.keyboard.press("Escape")
        assert not toggle.is_checked()
        assert page.evaluate("document.activeElement.matches('a.headerlink')")
    page.keyboard.press("/")
    type_in(page, "softmax")
    links = page.locator(".md-search-result__link")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert links.nth(1).evaluate("link => link === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert box.evaluate("box => box === document.activeElement")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("s")  # a letter goes on with the question
    assert box.evaluate("box => box === document.activeElement")
    page.keyboard.press("Backspace")
    box.fill("softmax")
    page.wait_for_function("document.querySelector('.md-search-result__list').dataset.answered === 'softmax'")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/components/activation/softmax/**")
    assert not page.locator("#__search").is_checked()


def test_a_link_leads_to_the_section_and_marks_the_words_there(open_page, address):
    page = open_page(f"en/{PAIR}")
    page.locator(".md-search__input").click()
    type_in(page, "0.5514")
    found = page.locator(".md-search-result__link", has=page.locator("mark")).first
    wanted = found.get_attribute("href")
    found.click()
    page.wait_for_url(lambda url: "#" in url and "h=" not in url)
    assert page.url == re.sub(r"\?[^#]*", "", wanted)
    page.wait_for_function("CSS.highlights.has('found')")
    marked = page.evaluate("[...CSS.highlights.get('found')].map(range => range.toString())")
    assert "0.5514" in marked
    assert "" not in marked  # a place that the theme's script has moved


@pytest.mark.parametrize("language", ["ko", "en"])
def test_teasers_show_no_code_no_markup_and_no_missing_words(ask, language):
    questions = [question for question, answers, kind in golden(language) if answers and kind != "message"]
    for pages in ask(language, questions):
        for section in (section for page in pages for section in page["sections"]):
            shown = "".join(text for text, _ in section["teaser"])
            assert len(shown) <= 260
            assert not re.search(r"\\|<[a-z]+[ >]|\bimport torch\b|\bdef \w+\(", shown), section
            assert all(found in (True, False) for _, found in section["teaser"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "question"), [("", "교차엔트로피 소프트맥스"), ("en/", "softmax before cross entropy")]
)
@pytest.mark.parametrize("width", [390, 1440])
def test_the_open_box_is_accessible_and_fits(open_page, looked_at, site, path, question, scheme, width):
    def opened() -> tuple[int, list, set[str], set[str], bool]:
        page = open_page(path, scheme, width, reduced_motion="reduce")
        page.locator("[data-search-open]" if width == 390 else ".md-search__input").click()
        type_in(page, question)
        page.wait_for_function("getComputedStyle(document.querySelector('.md-search__output')).opacity === '1'")
        wide = page.evaluate("document.documentElement.scrollWidth")
        found = faults(page, context=".md-search")
        words = json.loads(page.locator("[data-search-box]").get_attribute("data-words"))
        names = page.locator("[data-search-box] [aria-label]").evaluate_all("all => all.map(one => one.ariaLabel)")
        if width == 390:
            page.locator("[data-search-close]").click()
        named = {words[name] for name in ("open", "placeholder", "close", "erase")}
        return wide, found, set(names), named, page.locator("#__search").is_checked()

    answers = digest([site / "search"])
    wide, found, names, named, still_open = looked_at(path, opened, answers, question, scheme, width)
    assert wide <= width
    assert found == []
    assert names == named
    assert still_open == (width == 1440)


def test_a_box_whose_index_fails_says_so_and_tries_again(open_page, address):
    page = open_page(PAIR)
    page.route("**/search/ko.json", lambda route: route.fulfill(status=200, body="cut sh"))
    page.locator(".md-search__input").click()
    page.keyboard.insert_text("손실")
    words = json.loads(page.locator("[data-search-box]").get_attribute("data-words"))
    page.wait_for_function(
        "words => document.querySelector('.md-search-result__meta').textContent === words", arg=words["failed"]
    )
    assert page.locator(".md-search-result__item").count() == 0
    page.unroute("**/search/ko.json")
    type_in(page, " 함수", "손실 함수")
    assert page.locator(".md-search-result__item").count() > 0


def test_a_copy_opened_from_a_disk_is_searched_as_well(browser, site, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(site, copy)
    assets = copy / "assets" / "search"
    (assets / "offline.js").write_text(search.offline_script(assets), encoding="utf8")
    (copy / "search" / "en.js").write_bytes(search.offline_index((copy / "search" / "en.json").read_bytes()))
    home = copy / "en" / "index.html"
    html = home.read_text(encoding="utf8")
    home.write_text(
        html.replace('type="module" src="../assets/search/box.js"', 'defer src="../assets/search/offline.js"'),
        encoding="utf8",
    )
    page = browser.new_page()
    page.goto(home.as_uri())
    page.locator(".md-search__input").click()
    type_in(page, "label smoothing")
    assert page.locator(".md-search-result__item").first.inner_text().startswith("Label smoothing")
    page.close()


def test_the_scripts_hold_no_words_of_a_language(site):
    for script in (site / "assets" / "search").glob("*.js"):
        code = re.sub(r"//.*", "", script.read_text(encoding="utf8"))
        assert not re.search(r"[가-힣]{2,}", code.replace("가-힣", "")), script.name


def type_in(page, text: str, question: str | None = None) -> None:
    """Type into the open box and wait for the answer to what then stands there."""
    page.keyboard.insert_text(text)
    answered = "typed => document.querySelector('.md-search-result__list').dataset.answered === typed"
    page.wait_for_function(answered, arg=question or text)
