"""One form for each term: the glossary's. A page that uses another one is told which, and where."""

import re

from lossbook import glossary
from lossbook.pages import Page
from lossbook.problems import Problem

# What must not stand in prose → what the glossary calls it. Forms that are right in some sentence are not listed.
NOT_USED = {
    "ko": {
        "오차 제곱": "제곱 오차",
        "그래디언트|그라디언트|그레디언트": "기울기",
        "크로스 ?엔트로피|교차엔트로피": "교차 엔트로피",
        "손실함수": "손실 함수",
        "소프트 맥스": "소프트맥스",
        "로그잇|로짓트": "로짓",
        "러닝 레이트|학습율": "학습률",
        "레이블": "라벨",
        "오버피팅|과대적합": "과적합",
        "캘리브레이션|캘리브래이션": "보정",
        "가능도": "우도",
        "옵티마이져|최적화기": "옵티마이저",
        "[，．：；！？（）％～]": "half-width punctuation",
    },
    "en": {
        "overconfiden(t|ce)": "over-confiden…",
        "miscalibrat": "badly calibrated",
        "loss-function": "loss function",
        "class-weights": "class weights",
    },
}


def check(page: Page) -> list[Problem]:
    """Forms that the glossary does not use; the glossary itself lists them for those who search."""
    if page.path_in_language == glossary.PAGE:
        return []
    problems = []
    for text, line in page.texts:
        for pattern, term in NOT_USED[page.language].items():
            if match := re.search(pattern, text):
                mend = f"write {term}; terms are ruled by docs/{page.language}/{glossary.PAGE}"
                problems.append(Problem(page.name, line, "a term in another form", term, match[0], mend))
    return problems
