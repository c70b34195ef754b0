"""Every check of the sources in one place; what it finds stops a build."""

from dataclasses import dataclass, field

from lossbook import (
    bindings,
    examples,
    figures,
    freshness,
    hygiene,
    instruments,
    links,
    mathml,
    pages,
    parity,
    questions,
    terms,
    unread,
)
from lossbook.pages import Fence, Page
from lossbook.problems import Problem
from lossbook.project import Project
from lossbook.runs import Runs

# What an executed fence may say. A misspelt option is silent in markdown-exec and prints the raw fence.
FENCE_OPTIONS = {
    "exec": {"on"},
    "source": {"above", "below", "block", "tabbed-left", "tabbed-right"},
    "result": {"text", ""},
    "id": None,
    "title": None,
    "hl_lines": None,
}
PLAIN_FENCES = {"text", "console", "figure", "instrument", "pairs", "question"}


@dataclass
class Findings:
    problems: list[Problem] = field(default_factory=list)
    differences: list[bindings.Difference] = field(default_factory=list)
    bound: int = 0
    examples: int = 0
    pages: list[Page] = field(default_factory=list)


def check(project: Project, runs: Runs, fresh: bool = False) -> Findings:
    """Examples, their runs, every page and every pair."""
    found = Findings(problems=list(hygiene.check(project)))
    if any("not UTF-8" in problem.what for problem in found.problems):
        return found  # nothing else can be read
    texts = examples.read_all(project)
    for example in texts:
        found.problems += example.problems()
    names = [example.name for example in texts]
    found.problems += runs.verify(names) if fresh else runs.ensure(names)
    for name in names:
        found.problems += hygiene.machine_paths(project, name, runs.output(name))
    everything = pages.read_all(project)
    by_name = {page.name: page for page in everything}
    matched = freshness.Matched(project)
    sections = {example.name: set(example.sections) for example in texts}
    for page in everything:
        found.problems += page_problems(page, sections)
        found.problems += terms.check(page)
        problems, differences = bindings.check(runs, page)
        found.problems += problems
        found.problems += questions.compare(runs, page)
        found.differences += differences
        found.bound += len(page.bounds)
        twin = by_name.get(page.twin)
        if twin is None:
            mend = f"write {page.twin}, or delete this page"
            found.problems.append(Problem(page.name, 1, "the page has no twin", page.twin, "nothing", mend))
        elif page.language == "ko":
            found.problems += parity.check(page, twin)
            found.problems += freshness.check(matched, page, twin)
    found.problems += links.check(project, everything)
    found.problems += instruments.problems(project, _sources(everything, "instrument"))
    found.problems += orphans(project, everything, texts)
    if not any(problem.what == "the example is not Python" for problem in found.problems):
        found.problems += unread.check(project, runs, texts, everything)
    found.pages, found.examples = everything, len(texts)
    found.problems.sort()
    return found


def _sources(everything: list[Page], language: str) -> list[str]:
    return [fence.content for page in everything for fence in page.fences if fence.language == language]


def page_problems(page: Page, sections: dict[str, set[str]]) -> list[Problem]:
    """What one page breaks by itself: heading ids, fences, figures."""
    problems = []

    def add(line: int, what: str, expected: str = "", found: str = "", mend: str = "") -> None:
        problems.append(Problem(page.name, line, what, expected, found, mend))

    for key in ("title", "description"):
        if not page.front.get(key):
            add(1, f"the front matter has no {key}", f"{key}: …", mend="add it between the two lines of ---")
    seen: dict[str, int] = {}
    for section in page.sections:
        if not section.id:
            mend = "the id is the same in both languages, so that links and the language switch find it"
            add(
                section.line,
                "a heading without an id",
                f"{'#' * section.level} {section.title} {{#some-id}}",
                section.title,
                mend,
            )
        elif section.id in seen:
            add(section.line, f"the id {section.id} occurs twice", f"one; the other is on line {seen[section.id]}")
        else:
            seen[section.id] = section.line
    for fence in page.fences:
        if fence.language == "figure":
            problems += figures.check(fence.content, page.name, fence.line)
        elif fence.language == "instrument":
            problems += instruments.check(fence.content, page.name, fence.line)
        elif fence.language == "question":
            problems += questions.check(fence.content, page.name, fence.line)
            if (name := fence.name) and seen.setdefault(name, fence.line) != fence.line:
                add(fence.line, f"the id {name} occurs twice", f"one; the other is on line {seen[name]}")
        elif fence.executed:
            _check_executed(fence, sections, seen, add)
        elif fence.language not in PLAIN_FENCES:
            mend = "put the code into a file of examples/ and include it, so that it runs and is tested"
            add(fence.line, "a page contains no code of its own", '```python exec="on" …', f"```{fence.language}", mend)
    for leftover in page.leftovers:
        mend = "formulas in $$ stand between blank lines; bold encloses whole words: **굵게**(bold)는"
        add(leftover.line, "markup that readers would see", "", leftover.text, mend)
    for formula in page.formulas:
        try:
            mathml.to_mathml(formula.latex, formula.display)
        except mathml.FormulaError as error:
            add(
                formula.line,
                "a formula cannot be drawn",
                "LaTeX that math-core knows",
                str(error),
                "correct the command",
            )
    return problems


def _check_executed(fence: Fence, sections, seen, add) -> None:
    for option, value in fence.options.items():
        if option not in FENCE_OPTIONS:
            add(fence.line, "an unknown option of a fence", ", ".join(FENCE_OPTIONS), option, "correct the name")
        elif FENCE_OPTIONS[option] is not None and value not in FENCE_OPTIONS[option]:
            valid = ", ".join(sorted(FENCE_OPTIONS[option]))
            add(fence.line, f"an unknown value of {option}", valid, value, "correct the value")
    if fence.language != "python":
        add(fence.line, "only Python is executed", "python", fence.language)
    if not fence.options.get("id"):
        add(fence.line, "an executed fence without an id", 'id="…"', mend="readers reach the code by it")
    elif fence.options["id"] in seen:
        add(
            fence.line,
            f"the id {fence.options['id']} occurs twice",
            f"one; the other is on line {seen[fence.options['id']]}",
        )
    else:
        seen[fence.options["id"]] = fence.line
    if not fence.snippet:
        mend = "a page contains no code of its own: include a file of examples/"
        add(fence.line, "an executed fence includes one file", '--8<-- "topic/idea.py"', fence.content.strip(), mend)
        return
    file, section = fence.snippet
    if file not in sections:
        add(fence.line, "the included example does not exist", "a file of examples/", file, "correct the path")
    elif section and section not in sections[file]:
        valid = ", ".join(sorted(sections[file])) or "none"
        add(fence.line, f"{file} has no section {section}", valid, section, "correct the name, or mark the section")


def orphans(project: Project, everything: list[Page], texts: list[examples.Example]) -> list[Problem]:
    """Examples and sections that no page shows, bound values whose code no page shows, examples without a test."""
    problems = []
    shown = {(file, section) for page in everything for _, file, section in page.examples()}
    files = {file for file, _ in shown}
    for example in texts:
        if example.name not in files:
            include = example.name.removeprefix("examples/")
            mend = f'include it in both languages: --8<-- "{include}"; or delete it'
            problems.append(Problem(example.name, 1, "no page shows this example", mend=mend))
        elif (example.name, None) not in shown:
            for section, (first, _) in example.sections.items():
                if (example.name, section) not in shown:
                    mend = "include the section, or remove its markers"
                    problems.append(Problem(example.name, first - 1, f"no page shows the section {section}", mend=mend))
        if not (project.root / example.test).is_file():
            problems.append(Problem(example.name, 1, "the example has no test", example.test, "nothing", "write it"))
    for page in everything:
        for bound in page.bounds:
            if bound.example not in files and (project.root / bound.example).is_file():
                mend = "show the example on a page, so that the number leads to its code"
                problems.append(
                    Problem(page.name, bound.line, "no page shows the code of this value", bound.example, mend=mend)
                )
    return problems


def shown_at(everything: list[Page]) -> dict[str, tuple[str, str]]:
    """Where readers find the code of each example: its page (path within a language) and the fence's id."""
    places: dict[str, tuple[str, str]] = {}
    for page in everything:
        for fence, file, _ in page.examples():
            places.setdefault(file, (page.path_in_language, fence.options.get("id", "")))
    return places
