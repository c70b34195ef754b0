"""What axe finds wrong on a page that is open."""

from axe_playwright_python.sync_playwright import Axe


def faults(page, context: str | None = None, options: dict | None = None) -> list[tuple]:
    """Each rule that is broken, with its first places; within the elements of the selector `context`, or everywhere."""
    found = Axe().run(page, context=context, options=options or {"resultTypes": ["violations"]})
    return [
        (one["id"], one["help"], [node["html"][:200] for node in one["nodes"]][:3])
        for one in found.response["violations"]
    ]
