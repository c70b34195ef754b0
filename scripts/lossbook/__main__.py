"""The verbs that need no generator: python -m lossbook VERB. See scripts/README.md."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from lossbook import accept as accepting
from lossbook import template
from lossbook.book import Book
from lossbook.problems import ProblemsFound, root_causes
from lossbook.project import Project
from lossbook.rules import check as check_rules
from lossbook.rules.bindings import differences
from lossbook.rules.conclusions import stale
from lossbook.runner.runs import Runs
from lossbook.seeds import bound_names


@click.group()
def app() -> None:
    """The verbs of scripts/."""


@contextmanager
def opened() -> Iterator[tuple[Project, Runs]]:
    """The project in this folder and its runs; whatever cannot go on is said and ends with exit code 1."""
    try:
        project = Project(Path.cwd())
        with Runs(project.cache / "runs") as runs:
            yield project, runs
    except ProblemsFound as stopped:
        print(stopped)
        raise SystemExit(1) from stopped


@app.command()
@click.option("--fresh", is_flag=True, help="Run every example again, twice, and compare with the kept runs.")
def check(fresh: bool) -> None:
    """Check examples, values, conclusions, pairs of pages and how they render; everything but the browser."""
    began = time.monotonic()
    # Beside the rest; whatever stops the check, they end with it.
    with _tool("ruff", "check", "--quiet", ".") as ruff, _tool("typos", "--format", "brief") as typos:
        with opened() as (project, runs):
            book = Book.read(project, runs)
            problems = []
            if fresh:
                problems = runs.verify(example.request() for example in book.examples.values() if not example.fault)
                book = Book.read(project, runs)
            problems = root_causes([*problems, *check_rules(book)])
        for problem in problems:
            print(problem)
        failed = [said for tool in (ruff, typos) for said in tool.communicate()[:1] if tool.returncode]
    print("".join(failed), end="")
    seconds = time.monotonic() - began
    if problems or failed:
        print(f"\n{len(problems)} problems{' and what the tools say' if failed else ''} in {seconds:.1f} s")
        raise SystemExit(1)
    bound = sum(len(page.bounds) for page in book.pages.values())
    print(f"{bound} bound values on {len(book.pages)} pages agree with {len(book.examples)} examples ({seconds:.1f} s)")


def _tool(*command: str) -> subprocess.Popen:
    program = Path(sys.executable).with_name(command[0])
    return subprocess.Popen([program, *command[1:]], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@app.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
def accept(yes: bool) -> None:
    """Show each typed number and message that its code no longer gives and, after a yes, rewrite it."""
    with opened() as (project, runs):
        found = sorted(differences(Book.read(project, runs)), key=lambda one: (one.page.name, one.bound.start))
        if not found:
            print("every typed number and message is what its code gives")
            return
        for one in found:
            print(f"{one.page.name}:{one.bound.line}: {one.bound.address}: {one.bound.typed} -> {one.retyped}")
        if not yes and sys.stdin is None:
            _stop("nobody can be asked: say --yes, or call it where you can answer")
        if not (yes or click.confirm(f"Rewrite these {len(found)}?")):
            raise SystemExit(1)
        refused = accepting.rewrite(project, found)
    for problem in refused:
        print(problem)
    print(
        f"rewrote {len(found) - len(refused)} of {len(found)}; read the sentences around them again, in every language"
    )
    if refused:
        raise SystemExit(1)


@app.command()
@click.argument("place", metavar="PAGE[#SECTION] | all")
@click.option("--unaffected", is_flag=True, help="One side changed; the others need not.")
def match(place: str, unaffected: bool) -> None:
    """Record that the sides of a section, of a page or of all pages say the same."""
    with opened() as (project, runs):
        book = Book.read(project, runs)
        if book.matched.fault:
            raise ProblemsFound([book.matched.fault])
        name, _, section = place.partition("#")
        name = name.removeprefix("docs/").removesuffix(".md")
        for code in book.languages:
            name = name.removeprefix(f"{code}/")
        pages = {sides[project.reference.code].address: sides for sides in book.whole()}
        if name != "all" and name not in pages:
            _stop(f"there is no page {name} in every language; pages: {', '.join(pages)}, or all")
        changed = 0
        for sides in pages.values() if name == "all" else [pages[name]]:
            stale = [one for one in book.matched.stale(sides) if section in ("", one.section)]
            for one in stale:
                if not unaffected and not one.new and len(one.changed) < len(sides):
                    _stop(
                        f"only {' and '.join(one.changed)} of {one.address} changed; bring the others to the same facts "
                        f"first, or, if they need no change: scripts/match --unaffected {one.address}"
                    )
            try:
                changed += book.matched.match(sides, section or None)
            except KeyError:
                known = sorted({one.id for one in next(iter(sides.values())).sections if one.id})
                _stop(f"{name} has no section {section} in every language; sections: {', '.join(known)}")
        book.matched.save()
    print(f"{changed} sections are recorded as matched in docs/matched.json")


@app.command()
@click.argument("names", metavar="[EXAMPLE …]", nargs=-1)
@click.option("--shard", default="", help="Only the third of eight parts: 3/8.")
@click.option("--all", "every", is_flag=True, help="Also those whose entry is fresh.")
def reseed(names: tuple[str, ...], shard: str, every: bool) -> None:
    """Run examples under twelve further seeds and record in examples/seeds.json what that made of bound values."""
    began = time.monotonic()
    with opened() as (project, runs):
        book = Book.read(project, runs)
        bound = bound_names(book.pages.values())
        asked = [name.removeprefix("examples/") for name in names]
        if unknown := [name for name in asked if name not in book.examples]:
            _stop(f"there is no example {', '.join(unknown)}; name files of examples/, such as softmax/definition.py")
        chosen = [book.examples[name] for name in asked] or [
            example
            for example in book.examples.values()
            if every or shard or stale(book, example.name, bound.get(example.name, set()))
        ]
        chosen = [example for example in chosen if not book.fails(example.name)]
        chosen = _part(chosen, shard)
        problems = book.seeds.reseed(runs, chosen, bound)
        book.seeds.save(book.examples)
    for problem in problems:
        print(problem)
    random = [example.name for example in chosen if (spread := book.seeds.of(example)) and spread.random]
    print(f"{len(chosen)} examples reseeded, {len(random)} of them random ({time.monotonic() - began:.0f} s)")
    if problems:
        raise SystemExit(1)


def _part(chosen: list, shard: str) -> list:
    """The third of eight parts for 3/8, so that machines can share the work; all of it for no shard."""
    part, _, parts = (shard or "1/1").partition("/")
    if not (part.isdigit() and parts.isdigit() and 1 <= int(part) <= int(parts)):
        _stop(f"--shard takes a part and how many there are, such as 3/8; found {shard}")
    return chosen[int(part) - 1 :: int(parts)]


@app.command()
@click.argument("names", metavar="[EXAMPLE|FOLDER …]", nargs=-1)
@click.option("--each", type=click.IntRange(min=1), default=20, show_default=True, help="Changes of each example.")
@click.option("--shard", default="", help="Only the third of eight parts: 3/8.")
def mutate(names: tuple[str, ...], each: int, shard: str) -> None:
    """Change one thing at a time in examples, and list the changes that no page and no test notices."""
    from lossbook.mutants import tallies

    with opened() as (project, runs):
        book = Book.read(project, runs)
        asked = [name.removeprefix("examples/").rstrip("/") for name in names]
        named = {name: [one for one in book.examples if one == name or one.startswith(f"{name}/")] for name in asked}
        if unknown := [name for name, found in named.items() if not found]:
            _stop(f"there is no example or folder {', '.join(unknown)}; name some of examples/, such as softmax")
        wanted = {one for found in named.values() for one in found} or book.examples.keys()
        chosen = [one for one in book.examples if one in wanted and not book.fails(one)]
        counted = left = nothing = 0
        for tally in tallies(book, runs, _part(chosen, shard), each):
            counted, left = counted + tally.counted, left + len(tally.unnoticed)
            nothing += tally.without_effect
            for one in tally.unnoticed:
                print(f"examples/{tally.example}:{one.line}: nobody notices {one.before} -> {one.after}")
            sys.stdout.flush()
        if counted:
            share = f"{(counted - left) / counted:.1%}"
            print(
                f"{counted - left} of {counted} changes are noticed ({share}); {nothing} more changed no value or line"
            )


@app.command()
@click.argument("page")
@click.argument("titles", metavar="TITLE …", nargs=-1, required=True)
def new(page: str, titles: tuple[str, ...]) -> None:
    """Make a page in every language, with an example and its test, to start from.

    PAGE is a path within a language, such as guide/loss-functions/poisson; a TITLE is given for each language, in
    their order.
    """
    project = Project(Path.cwd())
    if not template.PAGE.fullmatch(page):
        _stop(
            f"a page is a path such as guide/loss-functions/poisson, in small letters, digits and hyphens; found {page!r}"
        )
    if len(titles) != len(project.languages):
        _stop(f"give a title for each of {', '.join(project.languages)}")
    try:
        files = template.make(project, page, dict(zip(project.languages, titles, strict=True)))
    except FileExistsError as there:
        _stop(f"{there} exists already; choose another path, or edit the page")
    for path in files:
        print(f"made {project.shown(path)}")
    name = page.removesuffix(".md")
    print(f"next: add {name}.md to nav in mkdocs.yml, write, then: scripts/match {name} and scripts/reseed")


def _stop(message: str) -> None:
    print(message, file=sys.stderr)
    raise SystemExit(2)


def call(verbs: click.Group) -> None:
    """Call the verb on the command line under the name that people typed: scripts/check."""
    name = sys.argv[1] if sys.argv[1:] else ""
    if name in verbs.commands:
        verbs.commands[name](sys.argv[2:], prog_name=f"scripts/{name}")
    else:
        verbs(prog_name="scripts")


if __name__ == "__main__":
    call(app)
