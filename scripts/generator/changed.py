"""When each page was last changed, as the history tells: nothing where there is none, or only its newest end."""

import subprocess
from functools import cache
from pathlib import Path


@cache
def last_changes(root: Path) -> dict[str, str]:
    """The day (ISO 8601) of the last commit that touched each file below docs/, by its path from `root`.

    Empty without git, outside a checkout, and in a shallow one, whose last commit seems to have touched everything.
    """
    if git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    found: dict[str, str] = {}
    day = ""
    for line in git(root, "log", "--format=@%cs", "--name-only", "--relative", "--", "docs").splitlines():
        if line.startswith("@"):
            day = line[1:]
        elif line:
            found.setdefault(line, day)  # the newest commit comes first
    return found


def git(root: Path, *arguments: str) -> str:
    """What git says; nothing when it cannot answer."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), "-c", "core.quotePath=false", *arguments],  # noqa: S607 - whichever git there is
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
