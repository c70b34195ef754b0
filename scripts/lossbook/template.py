"""A new page in every language with an example and its test, made so that the check passes from the first minute."""

import re
from pathlib import Path

from lossbook.project import Project

PAGE = re.compile(r"[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)*(\.md)?")

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


def test_the_loss_of_an_even_guess_between_two_is_log_two(values):
    assert values["loss"] == pytest.approx(math.log(2), abs=1e-6)
"""


def make(project: Project, page: str, titles: dict[str, str]) -> list[Path]:
    """Write the files of a new page; `page` is its path within a language, as PAGE says, `titles` one for each language code.

    The text of a page stands in docs/languages.yml. Raises FileExistsError before anything is written when one of the
    files is there already.
    """
    page = page.removesuffix(".md")
    stem = page.rsplit("/", 1)[-1]
    topic = stem.replace("-", "_")
    example = f"{topic}/definition.py"
    names = {"example": example, "stem": stem, "idea": "definition"}
    files = {
        project.docs / code / f"{page}.md": language.data["new_page"].format(title=titles[code], **names)
        for code, language in project.languages.items()
    }
    files[project.examples / example] = EXAMPLE
    files[project.root / "tests" / "examples" / topic / "test_definition.py"] = TEST
    for path in files:
        if path.exists():
            raise FileExistsError(project.shown(path))
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf8")
    return list(files)
