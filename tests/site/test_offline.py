"""The packed site, unpacked and opened from the disk."""

import re
import zipfile

import pytest
from generator.offline import modules_script, pack
from where import DIAGNOSE

PAIR = "components/training/loss/cross-entropy/index.html"


@pytest.fixture(scope="module")
def unpacked(book, site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("offline")
    pack(book.project, site, folder / "lossbook.zip")
    with zipfile.ZipFile(folder / "lossbook.zip") as packed:
        packed.extractall(folder)
    return folder


def test_packed_twice_it_is_the_same(book, site, unpacked, tmp_path):
    pack(book.project, site, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (unpacked / "lossbook.zip").read_bytes()


def test_links_and_languages_work_from_the_disk(unpacked, browser):
    page = browser.new_page()
    troubles = []
    page.on("requestfailed", lambda request: troubles.append(request.url))
    page.on("request", lambda request: troubles.append(request.url) if request.url.startswith("http") else None)
    page.goto((unpacked / "lossbook/index.html").as_uri())
    page.goto((unpacked / "lossbook" / PAIR).as_uri())
    page.locator(".languages a[hreflang=en]").click()
    page.wait_for_url(f"**/en/{PAIR}*")
    page.locator("nav.md-footer__inner a").last.click()
    page.wait_for_url("**/en/**/index.html")
    assert page.locator("h1").inner_text()
    page.close()
    assert troubles == []


def test_the_search_works_from_the_disk(unpacked, browser):
    page = browser.new_page()
    page.goto((unpacked / "lossbook/en/index.html").as_uri())
    page.locator("[data-search-open]").first.click() if not page.locator(".md-search__input").is_visible() else None
    page.locator(".md-search__input").fill("label smoothing")
    first = page.locator(".md-search-result__link").first
    first.wait_for()
    first.click()
    page.wait_for_url("**/label-smoothing/index.html*")
    assert "abel smoothing" in page.locator("h1").inner_text()
    page.close()


# --- instruments, questions and forms: modules where the site is served ---------------------------------------------


@pytest.fixture
def from_disk(unpacked, browser):
    """`from_disk(path)` opens a page of the copy; nothing may fail or be said in the console while it is open."""
    contexts, troubles = [], []

    def open_(path):
        contexts.append(browser.new_context(reduced_motion="reduce"))
        page = contexts[-1].new_page()
        page.on("console", lambda m: troubles.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
        page.on("requestfailed", lambda request: troubles.append(request.url[:200]))
        page.goto((unpacked / "lossbook" / path / "index.html").as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []


def places(folder, language: str) -> dict[str, str]:
    """For each module that pages of a language name, one such page."""
    found = {}
    for file in sorted(folder.rglob("index.html")):
        path = file.parent.relative_to(folder).as_posix()
        if path.startswith("en") == (language == "en"):
            found |= dict.fromkeys(re.findall(r'data-module="(\w+)"', file.read_text(encoding="utf8")), path)
    return found


@pytest.mark.parametrize("language", ["ko", "en"])
def test_whatever_is_a_module_comes_alive_from_the_disk(unpacked, from_disk, near, project, language):
    found = places(unpacked / "lossbook", language)
    folder = project.docs / "assets/instruments"
    assert {"question", "logits", "error_clinic", "shape_doctor"} <= set(found)
    assert all((folder / f"{module}.js").exists() for module in found)
    for path in sorted(set(found.values())):
        near(from_disk(path))


@pytest.mark.parametrize(("language", "label"), [("ko", "로짓 1"), ("en", "logit 1")])
def test_an_instrument_moves_from_the_disk_and_keeps_its_state(from_disk, near, language, label):
    page = near(from_disk(DIAGNOSE[language].replace("diagnose", "instruments")))
    host = page.locator("#instrument-logits")
    slider = host.get_by_label(label, exact=True).locator("visible=true").first
    before = host.locator(".instrument__sentence").inner_text()
    slider.focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    assert slider.input_value() == "2"
    assert host.locator(".instrument__sentence").inner_text() != before
    page.wait_for_function("location.search.includes('logits=z1:2')")
    near(page.reload() and page)
    assert slider.input_value() == "2"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_forms_and_questions_answer_from_the_disk(from_disk, near, book, language):
    page = near(from_disk(DIAGNOSE[language]))
    doctor = page.locator("#instrument-shape-doctor")
    doctor.locator("input[name=outputs]").fill("(16, 40, 12)")
    doctor.locator("input[name=targets]").fill("(16, 40)")
    answer = doctor.locator(".tool__list--found > li").first
    answer.wait_for()
    assert "Expected target size [16, 12], got [16, 40]" in answer.inner_text()

    question = page.locator("#question-message")
    question.locator("button").click()
    assert question.locator("[role=status]").inner_text() == book.languages[language].words["question"]["choose"]

    clinic = page.locator("#instrument-error-clinic")
    clinic.locator("textarea").fill("IndexError: Target 12 is out of bounds.")
    clinic.locator(".tool__list--found > li a").last.click()
    page.wait_for_url("**/error-messages/index.html#target-out-of-bounds")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('const later = await import("./kit.js");', "import("),
        ("const own = import.meta.url;", "import.meta"),
        ('const file = "../kit.js";', '"../'),
    ],
)
def test_a_module_that_names_a_file_in_another_way_is_told(tmp_path, line, found):
    (tmp_path / "instruments").mkdir()
    (tmp_path / "instruments/when_near.js").write_text(f'import {{ make }} from "./kit.js";\n{line}\n')
    with pytest.raises(ValueError, match=r"instruments/when_near\.js:2") as told:
        modules_script(tmp_path)
    assert found in str(told.value)
    assert line in str(told.value)
