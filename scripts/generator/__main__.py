"""The verbs that make a site: python -m generator build | serve."""

import sys
import time
from pathlib import Path

import click
from lossbook.__main__ import call, opened
from lossbook.book import Book
from lossbook.problems import ProblemsFound
from lossbook.project import Project
from lossbook.rules import check


@click.group()
def app() -> None:
    """The verbs that make a site."""


@app.command()
@click.option("--into", default="site", help="Another folder than site/.")
@click.option("--offline", default="", help="Also as one file to unpack and open: lossbook.zip.")
def build(into: str, offline: str) -> None:
    """Check everything, then build the site; the previous one stays until the new one is whole."""
    began = time.monotonic()
    with opened() as (project, runs):
        book = Book.read(project, runs)
        if problems := check(book):
            raise ProblemsFound(problems)
        from generator.build import build as build_site

        build_site(book, project.root / into)
        if offline:
            from generator.offline import pack

            pack(project, project.root / into, project.root / offline)
    print(f"{into}/ is ready ({time.monotonic() - began:.1f} s): python -m http.server --directory {into}")


@app.command()
@click.option("--address", "-a", default="127.0.0.1:8000", show_default=True, help="Host and port.")
def serve(address: str) -> None:
    """Serve the site in every language; pages follow your edits."""
    from generator.serve import Preview

    port = address.rpartition(":")[2]
    if not port.isdecimal() or int(port) > 65535:
        raise click.BadParameter(f"a host and a port, such as 127.0.0.1:9000; found {address}")
    with opened() as (project, runs):
        try:
            Preview(project, runs, address).run()
        except KeyboardInterrupt:
            print()
        except OSError as error:
            why = f"{address} cannot be served: {error.strerror}; choose another with -a 127.0.0.1:9000"
            print(why, file=sys.stderr)
            raise SystemExit(1) from error


@app.command()
@click.argument("sizes", metavar="[PAIRS …]", type=click.IntRange(min=1), nargs=-1)
@click.option("--runs", type=click.IntRange(min=1), default=5, show_default=True, help="Of which the median is taken.")
def bench(sizes: tuple[int, ...], runs: int) -> None:
    """Measure edits, checks and builds on sites of so many pairs, made of whole copies of this project's own pages."""
    from generator.bench import measure

    print(measure(Project(Path.cwd()), list(sizes) or [38, 114, 228, 494], runs))


if __name__ == "__main__":
    call(app)
