"""A new pair of pages with an example and its test, made so that the check passes from the first minute."""

from pathlib import Path

from lossbook.project import LANGUAGES, Project

PAGE = {
    "ko": """\
---
title: {title_ko}
description: 한두 문장으로 이 페이지에서 무엇을 배우는지 적습니다.
---

# {title_ko} {{#{stem}}}

> 한 문장으로 줄인 내용을 적습니다.

## 왜 필요한가 {{#why}}

정답에 확률 `0.5`를 준 모델의 손실은 [0.69](/examples/{example}#loss)입니다.

```python exec="on" source="above" result="text" id="{idea}"
--8<-- "{example}"
```
""",
    "en": """\
---
title: {title_en}
description: Say in one or two sentences what this page teaches.
---

# {title_en} {{#{stem}}}

> Say it in one sentence.

## Why it is needed {{#why}}

A model that gives the true class a probability of `0.5` has a loss of [0.69](/examples/{example}#loss).

```python exec="on" source="above" result="text" id="{idea}"
--8<-- "{example}"
```
""",
}

EXAMPLE = '''\
"""ko: 이 예제가 보이는 것을 한 문장으로 적습니다.
en: Say in one sentence what this example shows.
"""

import math

p = 0.5
loss = -math.log(p)  # en: nats  # ko: 나트

print(f"p = {p:.2f}  loss = {loss:.4f}")
'''

TEST = """\
import math

import pytest

EXAMPLE = "{example}"


def test_the_loss_of_an_even_guess_between_two_is_log_two(run):
    assert run(EXAMPLE).values["loss"] == pytest.approx(math.log(2), abs=1e-6)
"""


def make(project: Project, page: str, title_ko: str, title_en: str) -> list[Path]:
    """Write the four files of a new page; `page` is its path within a language, such as guide/loss-functions/poisson.

    Raises FileExistsError before anything is written when one of them is there already.
    """
    page = page.removesuffix(".md").strip("/")
    stem = page.rsplit("/", 1)[-1]
    topic = stem.replace("-", "_")
    example = f"{topic}/definition.py"
    names = {"example": example, "stem": stem, "idea": "definition", "title_ko": title_ko, "title_en": title_en}
    files = {project.docs / language / f"{page}.md": PAGE[language].format(**names) for language in LANGUAGES}
    files[project.examples / example] = EXAMPLE
    files[project.root / "tests" / "examples" / topic / "test_definition.py"] = TEST.format(**names)
    for path in files:
        if path.exists():
            raise FileExistsError(project.shown(path))
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf8")
    return list(files)
