"""What readers type, and the page that they must find, in the built site with the worker that is shipped."""

import pytest

MESSAGES = {
    "RuntimeError: 0D or 1D target tensor expected, multi-target not supported": "practice/error-messages/",
    "IndexError: Target 12 is out of bounds.": "practice/error-messages/",
    "Expected target size [64, 10], got [64, 128]": "practice/error-messages/",
    "expected scalar type Long but found Float": "practice/error-messages/",
    "Expected input batch_size (32) to match target batch_size (8).": "practice/error-messages/",
    "grad can be implicitly created only for scalar outputs": "practice/error-messages/",
    "result type Float can't be cast to the desired output type Long": "practice/error-messages/",
    "all elements of input should be between 0 and 1": "practice/error-messages/",
}

QUERIES = {
    "ko": {
        "소프트맥스": "components/activation/softmax/",
        "소프트맥스를": "components/activation/softmax/",
        "교차 엔트로피": "components/training/loss/cross-entropy/",
        "교차엔트로피": "components/training/loss/cross-entropy/",
        "크로스 엔트로피": "components/training/loss/cross-entropy/",
        "cross entropy": "components/training/loss/cross-entropy/",
        "엔트로피는": "math/probability/entropy/",
        "KL": "math/probability/entropy/",
        "라벨 스무딩": "guide/loss-functions/label-smoothing/",
        "라벨스무딩": "guide/loss-functions/label-smoothing/",
        "label smoothing": "guide/loss-functions/label-smoothing/",
        "초점 손실": "components/training/loss/focal-loss/",
        "focal loss": "components/training/loss/focal-loss/",
        "캘리브레이션": "practice/calibration/",
        "온도 스케일링": "practice/calibration/",
        "클래스 가중치": "guide/loss-functions/class-weights/",
        "패딩을": "guide/loss-functions/reduction/",
        "GradScaler": "guide/loss-functions/stability/",
        "다중 라벨": "guide/loss-functions/multi-label/",
        "이상치에": "guide/loss-functions/regression/",
        "우도": "math/probability/why-cross-entropy/",
        "확률분포": "math/probability/distribution/",
        "pos_weight": "guide/loss-functions/binary/",
        **MESSAGES,
    },
    "en": {
        "softmax": "components/activation/softmax/",
        "cross-entropy": "components/training/loss/cross-entropy/",
        "cross entropy": "components/training/loss/cross-entropy/",
        "교차 엔트로피": "components/training/loss/cross-entropy/",
        "KL divergence": "math/probability/entropy/",
        "label smoothing": "guide/loss-functions/label-smoothing/",
        "focal loss": "components/training/loss/focal-loss/",
        "temperature scaling": "practice/calibration/",
        "class weights": "guide/loss-functions/class-weights/",
        "padding": "guide/loss-functions/reduction/",
        "GradScaler": "guide/loss-functions/stability/",
        "multi-label": "guide/loss-functions/multi-label/",
        "outliers": "guide/loss-functions/regression/",
        "perplexity": "math/probability/why-cross-entropy/",
        "NLLLoss": "components/training/loss/cross-entropy-in-pytorch/",
        "pos_weight": "guide/loss-functions/binary/",
        **MESSAGES,
    },
}
FIRST = 6  # pages that a reader looks at


@pytest.fixture(scope="module")
def search(browser, address):
    """`search(language, query, wanted)` gives the addresses found, best first; it waits while `wanted` is not among them."""
    opened = {}
    for language, home in (("ko", ""), ("en", "en/")):
        opened[language] = browser.new_page()
        opened[language].goto(address + home)

    def find(language, query, wanted=None):
        page = opened[language]
        box = page.locator(".md-search__input")
        box.click()
        page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.trim().length > 0")
        box.fill("")
        page.keyboard.press("End")
        page.wait_for_timeout(100)
        box.fill(query)
        page.keyboard.press("End")
        links = page.locator(".md-search-result__item > .md-search-result__link, .md-search-result__item > a")
        for wait in (700, 1500, 4000):  # a busy machine answers later
            page.wait_for_timeout(wait)
            found = links.evaluate_all("links => links.map(link => link.href)")
            addresses = list(dict.fromkeys(link.removeprefix(address).split("#")[0].split("?")[0] for link in found))
            if wanted is None or wanted in addresses[:FIRST]:
                break
        return addresses

    yield find
    for page in opened.values():
        page.close()


@pytest.mark.parametrize(
    ("language", "query"), [(language, query) for language in QUERIES for query in QUERIES[language]]
)
def test_a_query_finds_its_page_among_the_first(search, language, query):
    wanted = ("en/" if language == "en" else "") + QUERIES[language][query]
    found = search(language, query, wanted)[:FIRST]
    assert wanted in found, found


@pytest.mark.parametrize("language", ["ko", "en"])
def test_nonsense_finds_nothing(search, language):
    assert search(language, "qqxxyyzz") == []
