"""Every page's notebook is valid, and runs to its last cell, which compares what it computed with the page."""

import json
import os
import subprocess
import sys

import nbformat
import pytest
from lossbook.project import here
from lossbook.site.addresses import prefix, served
from remembered import digest, remembered
from some import some

ORDER = [(code, path) for path in here().page_paths(here().reference.code) for code in here().languages]


def place(code: str, path: str) -> str:
    return f"{prefix(here(), code)}{served(path)}page.ipynb"


def opened(site, code: str, path: str):
    """The notebook of a page as published; None for a page that shows no example."""
    file = site / place(code, path)
    return nbformat.read(file, as_version=4) if file.is_file() else None


@pytest.mark.parametrize(("code", "path"), ORDER)
def test_a_notebook_is_valid_and_holds_the_page_in_its_language(site, book, code, path):
    page = book.pages[f"docs/{code}/{path}"]
    notebook = opened(site, code, path)
    shown = [name for _, name, _ in page.examples()]
    if notebook is None:
        assert not shown or page.front.get("shows_code_forms")
        return
    nbformat.validate(notebook)
    assert notebook.cells[1].source.startswith(f"# {page.sections[0].title.split('`')[0][:8]}")
    code_cells = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    for name in shown:
        assert book.examples[name].shown(code) in code_cells
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    assert "--8<--" not in prose
    assert "](/examples/" not in prose


# One kernel for all, emptied before each: torch is imported once. In a process of its own, which closes all it opened.
EXECUTE = """
import json, sys
import nbformat
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

manager = KernelManager(kernel_name="python3")
manager.start_kernel(extra_arguments=["--HistoryManager.enabled=False"])
said = {}
for file in sys.argv[1:]:
    notebook = nbformat.read(file, as_version=4)
    notebook.cells.insert(0, nbformat.v4.new_code_cell("%reset -f"))
    try:
        NotebookClient(notebook, km=manager, timeout=600).execute()
        said[file] = "".join(output.get("text", "") for output in notebook.cells[-1].outputs)
    except CellExecutionError as error:
        said[file] = str(error)
manager.shutdown_kernel(now=True)
print(json.dumps(said))
"""
SAMPLE = some(ORDER, 11)  # both languages in turn: the code is the same in all but its comments


def test_notebooks_compute_what_their_pages_say_and_a_wrong_value_stops_the_last_cell(site, book, tmp_path):
    """One test for the whole sample, because all share one kernel, which has imported torch."""
    wrong = json.dumps(opened(site, "en", "components/activation/softmax.md"))
    (tmp_path / "wrong.ipynb").write_text(wrong.replace("= dict(globals())", "= {key: 9.5 for key in globals()}"))
    files = {where: site / place(*where) for where in SAMPLE if (site / place(*where)).is_file()}

    def executed() -> list[str]:
        said = _executed([*files.values(), tmp_path / "wrong.ipynb"], tmp_path)
        return [said[str(file)] for file in (*files.values(), tmp_path / "wrong.ipynb")]

    *right, stopped = remembered(executed, [digest([file]) for file in files.values()], wrong)
    assert "AssertionError" in stopped
    for (code, path), last in zip(files, right, strict=True):
        agreed, _, count = last.partition(" / ")
        assert count, last
        assert int(agreed) == int(count) > 0, f"{code}/{path}"
    for code, path in set(SAMPLE) - set(files):
        assert not any(book.pages[f"docs/{code}/{path}"].examples())


def _executed(files: list, folder) -> dict[str, str]:
    """What the last cell of each notebook says, by its path; where a cell fails, its error."""
    done = subprocess.run(
        [sys.executable, "-c", EXECUTE, *map(str, files)],
        env={**os.environ, "IPYTHONDIR": str(folder), "JUPYTER_RUNTIME_DIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])
