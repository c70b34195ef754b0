"""The packed site, unpacked and opened from the disk."""

import zipfile

import pytest
from generator.offline import pack

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
