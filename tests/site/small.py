"""The toy as a project that can be built: with the real settings and a navigation of its one page."""

import shutil

from lossbook.project import here
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
    if (here().cache / "templates").is_dir():
        shutil.copytree(here().cache / "templates", toy.project.cache / "templates", dirs_exist_ok=True)
    if (here().cache / "fonts").is_dir():
        shutil.copytree(here().cache / "fonts", toy.project.cache / "fonts", dirs_exist_ok=True)
    toy.settle()
    return toy
