"""Where Lossbook's core meets MkDocs: thin calls, nothing that another generator could not make."""

import logging
import os
from pathlib import Path

import markdown_exec
from lossbook import freshness, glossary, mathml
from lossbook.check import check, shown_at
from lossbook.kept import keep
from lossbook.markdown_extension import (
    LossbookExtension,
    Rendering,
    example_formatter,
    figure_formatter,
    instrument_formatter,
    pairs_formatter,
    question_formatter,
)
from lossbook.problems import ProblemsFound
from lossbook.project import Project
from lossbook.runs import Runs
from lossbook.theme import mend_page, not_found_page
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

log = logging.getLogger("mkdocs.hooks.lossbook")
FONT = "assets/fonts/stix-two-math.woff2"
TERMS = "assets/javascripts/workers/lossbook-terms.js"


class _Build:
    """What one build, both languages, shares."""

    serving = False
    rendering: Rendering | None = None


def on_startup(command, dirty):
    _Build.serving = command == "serve"


@event_priority(50)  # before markdown-exec saves the extensions for its inner conversions
def on_config(config):
    if _Build.rendering is None or not _nested(config):
        project = Project(Path(config.config_file_path).parent)
        _Build.rendering = Rendering(Runs(project), lenient=_Build.serving)
    rendering = _Build.rendering
    config.markdown_extensions = [
        extension for extension in config.markdown_extensions if not isinstance(extension, LossbookExtension)
    ] + [LossbookExtension(rendering)]
    fences = config.mdx_configs.setdefault("pymdownx.superfences", {}).setdefault("custom_fences", [])
    own = {
        "figure": figure_formatter(rendering),
        "instrument": instrument_formatter(rendering),
        "pairs": pairs_formatter(rendering),
        "question": question_formatter(rendering),
    }
    fences[:] = [fence for fence in fences if fence["name"] not in (*own, "python")]
    fences += [{"name": name, "class": name, "format": formatter} for name, formatter in own.items()]
    markdown_exec.formatters["python"] = example_formatter(rendering)
    return config


def on_pre_build(config):
    if _nested(config):
        return
    rendering = _Build.rendering
    try:
        found = check(rendering.runs.project, rendering.runs)
    except ProblemsFound as stopped:
        raise PluginError(f"\n{stopped}") from stopped
    if found.problems:
        report = "\n".join(str(problem) for problem in found.problems)
        if not _Build.serving:
            raise PluginError(f"\n{report}\n\n{len(found.problems)} problems; nothing is published")
        log.warning("\n%s", report)
    ledger = freshness.Matched(rendering.runs.project)
    rendering.shown_at = shown_at(found.pages)
    rendering.states = freshness.states(ledger, found.pages)
    rendering.stale = freshness.stale_sections(ledger, found.pages)


@event_priority(-200)  # static-i18n cannot place a file that has no source
def on_files(files, config):
    font = _Build.rendering.runs.project.cache / f"stix-two-math-{mathml.font_key()}.woff2"
    if not font.exists():
        keep(font, mathml.font_subset())
    terms = glossary.search_script(_Build.rendering.runs.project)
    for name, content in ((FONT, font.read_bytes()), (TERMS, terms)):
        if name not in files.src_uris:
            files.append(File.generated(config, name, content=content))
    return files


def on_page_markdown(markdown, page, config, files):
    rendering = _Build.rendering
    rendering.language = page.file.src_uri.split("/")[0]
    rendering.page = f"docs/{page.file.src_uri}"
    rendering.anchors = set()
    if os.environ.get("LOSSBOOK_SEARCH") == "false":  # scripts/check: a third of the time, and nothing to check
        page.meta["search"] = {"exclude": True}


def on_page_content(html, page, config, files):
    # MkDocs does not see the ids inside what a fence renders, and would call links to them broken.
    page.present_anchor_ids |= _Build.rendering.anchors


def on_post_page(output, page, config):
    return mend_page(output, page, config)


def on_post_template(output_content, template_name, config):
    if template_name == "404.html":
        return not_found_page(output_content, config, default=not _nested(config))
    return output_content


def _nested(config) -> bool:
    """Inside the build of the second language, which static-i18n starts from the first one's end."""
    return bool(getattr(config.plugins["i18n"], "building", False))
