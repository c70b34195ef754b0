"""A third language is data: a block of docs/languages.yml, a folder of pages, three lines of mkdocs.yml, no code."""

import pytest
import yaml
from generator.build import build
from lossbook.project import Project
from serving import served
from small import buildable
from toy import PAGE


@pytest.fixture
def esperanto(toy):
    """The toy with Esperanto beside Korean and English: what a translator writes, and nothing else."""
    file = toy.project.docs / "languages.yml"
    languages = yaml.safe_load(file.read_text(encoding="utf8"))
    languages["eo"] = {**languages["en"], "name": "Esperanto", "locale": "eo_EO", "terms": None}
    file.write_text(yaml.safe_dump(languages, allow_unicode=True, sort_keys=False), encoding="utf8")
    toy.project = Project(toy.project.root)
    toy.write("docs/eo/page.md", PAGE.format(language="eo").replace("The sum is", "La sumo estas"))
    toy.replace("examples/sums/one.py", "en: One plus one.", "en: One plus one.\neo: Unu plus unu.")
    toy.replace("examples/sums/one.py", "# en: a sum", "# en: a sum  # eo: sumo")
    toy.settle()
    return toy


def test_every_rule_holds_three_languages_together(esperanto):
    assert esperanto.problems() == []
    esperanto.replace("docs/eo/page.md", "2.50", "2.51")
    assert {problem.file for problem in esperanto.problems()} == {"docs/eo/page.md"}
    esperanto.replace("docs/eo/page.md", "2.51", "2.50")
    esperanto.replace("docs/eo/page.md", "La sumo", "Ilia sumo")
    (stale,) = esperanto.problems()
    assert "the twin of this section has changed: docs/eo/page.md" in stale.what
    (esperanto.project.docs / "eo/page.md").unlink()
    assert {problem.expected for problem in esperanto.problems()} == {"docs/eo/page.md"}


def test_a_comment_that_one_of_three_lacks_is_named(esperanto):
    esperanto.replace("examples/sums/one.py", "  # eo: sumo", "")
    esperanto.settle()
    (problem,) = esperanto.problems()
    assert (problem.file, problem.line) == ("examples/sums/one.py", 6)
    assert '"# eo: …"' in problem.fix


def test_the_site_is_built_in_three_languages_and_works_in_a_browser(esperanto, browser):
    entry = "      - locale: eo\n        name: Esperanto\n        build: true\n"
    three = buildable(esperanto)
    settings = three.project.root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("      - locale: en\n", entry + "      - locale: en\n"))
    site = three.project.root / "site"
    build(three.book(), site)
    page = browser.new_page()
    troubles = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    with served(site) as address:
        page.goto(f"{address}eo/")
        assert page.locator("html").get_attribute("lang") == "eo"
        assert "La sumo estas" in page.locator("article").inner_text()
        assert "# sumo" in page.locator("article").inner_text()
        assert page.locator("link[hreflang=eo]").count() == 1
        page.locator(".languages a[hreflang=ko]").click()
        page.wait_for_url("**/")
        assert page.locator("html").get_attribute("lang") == "ko"
        page.close()
    assert troubles == []
