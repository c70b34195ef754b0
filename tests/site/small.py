"""The toy as a project that can be built: with the real settings and a navigation of its one page."""

import shutil

from lossbook.kept import remember
from lossbook.project import here
from lossbook.site.mathml import font_key, font_subset
from toy import Toy


def buildable(toy: Toy) -> Toy:
    """The same toy, with mkdocs.yml, the theme and the assets of this checkout."""
    real = here().root
    (toy.project.root / "scripts").symlink_to(real / "scripts")
    settings = (real / "mkdocs.yml").read_text(encoding="utf8")
    settings = settings[: settings.index("\nnav:")] + "\nnav:\n  - index.md\n"
    (toy.project.root / "mkdocs.yml").write_text(settings)
    for code in toy.project.languages:
        (toy.project.docs / code / "page.md").rename(toy.project.docs / code / "index.md")
    shutil.copytree(real / "docs/assets", toy.project.docs / "assets")
    # What is the same for every site, and takes longer to make than such a small one.
    remember(here().cache / "fonts", font_key(), font_subset)
    for made in ("templates", "fonts"):
        if (here().cache / made).is_dir():
            shutil.copytree(here().cache / made, toy.project.cache / made, dirs_exist_ok=True)
    toy.settle()
    return toy
