"""The verbs behind scripts/build and scripts/check: python -m lossbook VERB."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from lossbook import bindings, freshness, pages, template
from lossbook.check import check as check_everything
from lossbook.problems import ProblemsFound
from lossbook.project import LANGUAGES, Project, here
from lossbook.runs import Runs

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@app.command()
def check(
    fresh: Annotated[bool, typer.Option(help="Run every example anew, twice, and compare with the kept runs.")] = False,
    accept: Annotated[
        bool, typer.Option(help="Show each typed number that moved and, after a yes, rewrite it.")
    ] = False,
    yes: Annotated[bool, typer.Option(help="With --accept: do not ask.")] = False,
    matched: Annotated[
        str, typer.Option(metavar="PAGE#SECTION", help="Both sides were brought to the same facts.")
    ] = "",
    unaffected: Annotated[str, typer.Option(metavar="PAGE#SECTION", help="One side changed; the other need not.")] = "",
) -> None:
    """Check examples, numbers, pairs of pages and the built site; everything but the browser."""
    began = time.monotonic()
    project = here()
    if matched or unaffected:
        _match(project, matched or unaffected, both_must_change=bool(matched))
        return
    runs = Runs(project)
    found = _checked(project, runs, fresh)
    if accept and found.differences:
        _accept(project, found.differences, yes)
        found = _checked(project, runs, False)
    for problem in found.problems:
        print(problem)
    if found.problems:
        print(f"\n{len(found.problems)} problems in {time.monotonic() - began:.1f} s")
        raise typer.Exit(1)
    tools = Path(sys.executable).parent
    for command in ([tools / "ruff", "check", "--quiet", "."], [tools / "typos", "--format", "brief"]):
        if code := subprocess.call(command, cwd=project.root):
            raise typer.Exit(code)
    build_into(project, project.cache / "checked-site")
    print(
        f"{found.bound} bound values on {len(found.pages)} pages agree with {found.examples} examples; "
        f"the pairs match; the site builds ({time.monotonic() - began:.1f} s)"
    )


@app.command()
def build() -> None:
    """Build the site; the previous one stays until the new one is whole."""
    project = here()
    fresh, site, old = project.cache / "new-site", project.root / "site", project.cache / "old-site"
    build_into(project, fresh)
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.replace(old)
    fresh.replace(site)
    shutil.rmtree(old, ignore_errors=True)
    print("site/ is ready: python -m http.server --directory site")


@app.command()
def new(
    page: Annotated[str, typer.Argument(help="Path within a language, such as guide/loss-functions/poisson.")],
    title_ko: Annotated[str, typer.Argument(metavar="KOREAN-TITLE")],
    title_en: Annotated[str, typer.Argument(metavar="ENGLISH-TITLE")],
) -> None:
    """Make a pair of pages with an example and its test, to start from."""
    project = here()
    try:
        files = template.make(project, page, title_ko, title_en)
    except FileExistsError as there:
        _stop(f"{there} exists already; choose another path, or edit the page")
    for path in files:
        print(f"made {project.shown(path)}")
    name = page.removesuffix(".md").strip("/")
    print(f"next: add {name}.md to nav in mkdocs.yml, write, then: scripts/check --matched {name}")


def build_into(project: Project, folder: Path) -> None:
    """Build into `folder`, emptied before.

    Ends the program with the builder's exit code when it fails.
    """
    shutil.rmtree(folder, ignore_errors=True)
    # Not with --quiet: MkDocs then counts no warnings, and --strict lets them pass.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = {**os.environ, **BUILD_ENVIRONMENT}
    built = subprocess.run(
        command, cwd=project.root, env=environment, stderr=subprocess.PIPE, text=True, encoding="utf8", check=False
    )
    said = "\n".join(line for line in built.stderr.splitlines() if not line.startswith("INFO"))
    # sys.exit(0) inside a build would leave an exit code of 0 and no site: look for the last file written.
    if built.returncode or "WARNING" in said or not (folder / "sitemap.xml").is_file():
        print(said, file=sys.stderr)
        print(f"the build failed; {folder.name} is not whole and is not used", file=sys.stderr)
        raise typer.Exit(built.returncode or 1)


BUILD_ENVIRONMENT = {
    "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "1767225600"),  # 2026-01-01: no clock in the pages
    "NO_MKDOCS_2_WARNING": "1",
}


def _checked(project: Project, runs: Runs, fresh: bool):
    try:
        return check_everything(project, runs, fresh)
    except ProblemsFound as stopped:
        print(stopped)
        raise typer.Exit(1) from stopped


def _match(project: Project, address: str, both_must_change: bool) -> None:
    """Record that a section's two sides say the same. A whole page may be named, and `all` means every page."""
    name, _, section = address.partition("#")
    ledger = freshness.Matched(project)
    name = name.removeprefix("docs/").removeprefix("ko/").removeprefix("en/").removesuffix(".md")
    everything = [project.shown(path).split("/", 2)[2] for path in project.page_files("ko")]
    names = everything if name == "all" else [f"{name}.md"]
    changed = 0
    for page in names:
        files = [project.docs / language / page for language in LANGUAGES]
        if not all(file.is_file() for file in files):
            _stop(f"there is no pair {page}; pages: {', '.join(n.removesuffix('.md') for n in everything)}, or all")
        ko, en = (pages.Page.read(project, file) for file in files)
        known = freshness.sections(ko).keys() & freshness.sections(en).keys()
        if section and section not in known:
            _stop(f"{page} has no section {section} in both languages; sections: {', '.join(sorted(known))}")
        stale = [one for one in ledger.stale(ko, en) if not section or one.section == section]
        if both_must_change and (lonely := [one for one in stale if len(one.changed) == 1]):
            one = lonely[0]
            _stop(
                f"only {one.changed[0]} of {one.address} has changed; bring the other side to the same facts first, "
                f"or, if it needs no change: scripts/check --unaffected {one.address}"
            )
        changed += ledger.match(ko, en, section or None)
    ledger.save()
    print(f"{changed} sections are recorded as matched in docs/matched.json")


def _stop(message: str) -> None:
    print(message, file=sys.stderr)
    raise typer.Exit(2)


def _accept(project: Project, differences: list[bindings.Difference], yes: bool) -> None:
    for difference in differences:
        bound = difference.bound
        print(f"{difference.page}:{bound.line}: {bound.example}#{bound.name}: {bound.typed} -> {difference.retyped}")
    if yes or typer.confirm(f"Rewrite these {len(differences)} numbers?"):
        done = bindings.accept(project, differences)
        print(f"rewrote {done} of {len(differences)}; read the sentences around them again, in both languages")


if __name__ == "__main__":
    app()
