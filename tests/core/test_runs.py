"""Every way in which an example can fail stops the build with the example's file and line."""

import pytest
from lossbook import runs as runs_module
from lossbook.problems import ProblemsFound
from lossbook.project import Project
from lossbook.runs import Runs

FAILING = {
    "raises": ("x = 1\nraise ValueError('no')\n", 2, "ValueError: no"),
    "raises_inside": ("def f():\n    return 1 / 0\n\n\nf()\n", 2, "ZeroDivisionError"),
    "exits_well": ("import sys\n\nsys.exit(0)\n", 3, "sys.exit(0)"),
    "exits_badly": ("import sys\n\nsys.exit(3)\n", 3, "sys.exit(3)"),
    "ends_the_process": ("import os\n\nos._exit(0)\n", 1, "os._exit"),
    "does_not_end": ("x = 1\nwhile True:\n    x += 1\n", None, "still running"),
    "swallows_the_alarm": (
        "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass\n",
        None,
        "still running",
    ),
    "warns": ("import warnings\n\nwarnings.warn('careful')\n", 3, "UserWarning: careful"),
    "warns_from_torch": ("import torch\n\ntorch.nn.functional.softmax(torch.zeros(2, 2))\n", 3, "Implicit dimension"),
    "is_not_python": ("x = (\n", 1, "SyntaxError"),
    "uses_the_network": ("import socket\n\nsocket.create_connection(('localhost', 9))\n", 3, "PermissionError"),
    "starts_a_process": ("import subprocess\n\nsubprocess.run(['true'])\n", 3, "PermissionError"),
    "writes_a_file": (
        "from pathlib import Path\n\nPath('/var/tmp/lossbook-test').write_text('x')\n",
        3,
        "PermissionError",
    ),
    "writes_past_print": ("import os\n\nos.write(1, b'lost')\n", 1, "lost"),
    "writes_to_stderr": ("import sys\n\nprint('lost', file=sys.stderr)\n", 1, "lost"),
}


@pytest.fixture(scope="module")
def failed(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("failing"))
    (project.examples / "t").mkdir(parents=True)
    for name, (text, _, _) in FAILING.items():
        (project.examples / "t" / f"{name}.py").write_text(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs_module, "TIME_LIMIT", 2.0)
        problems = Runs(project).ensure(f"examples/t/{name}.py" for name in FAILING)
    return {problem.file: problem for problem in problems}


@pytest.mark.parametrize("name", FAILING)
def test_a_failure_names_file_line_and_what_was_found(failed, name):
    _, line, words = FAILING[name]
    problem = failed[f"examples/t/{name}.py"]
    assert words in problem.found
    assert problem.mend
    if line:
        assert problem.line == line


@pytest.fixture
def one(tmp_path):
    """A project with one example, and a function that gives its run by fresh `Runs`."""

    def write(text):
        path = tmp_path / "examples" / "t" / "one.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf8")
        return Runs(Project(tmp_path))

    return write


def test_a_run_holds_output_values_time_and_versions(one):
    import platform

    run = one(
        "import sys\nimport torch\n"
        "loss = torch.tensor(0.5)\nvector = torch.zeros(3)\npair = (1, [2.5, 'a'])\ntable = {2: {'x': 1.0}}\n_hidden = 1\n"
        "print('a')\nfor i in range(2):\n    print(i)\nsys.stdout.write('w')\n"
    ).get("examples/t/one.py")
    assert run.output == "a\n0\n1\nw"
    assert run.output_between(9, 10) == "0\n1\n"
    assert run.values["loss"] == 0.5
    assert run.values["pair"] == [1, [2.5, "a"]]
    assert run.values["table"] == {"2": {"x": 1.0}}
    assert "vector" not in run.values
    assert "_hidden" not in run.values
    assert run.versions["python"] == platform.python_version()
    assert 0 <= run.seconds < 5


def test_an_example_runs_seeded_on_one_thread_in_a_folder_of_its_own(one):
    source = (
        "import os, random\nimport torch\n"
        "threads = torch.get_num_threads()\nfiles = os.listdir('.')\ndraw = torch.rand(1).item()\nluck = random.random()\n"
    )
    runs = one(source)
    values = runs.get("examples/t/one.py").values
    assert values["threads"] == 1
    assert not [name for name in values["files"] if name != "stray"]
    assert runs.verify(["examples/t/one.py"]) == []


def test_a_kept_run_is_used_without_running_again(one, monkeypatch):
    one("x = 1\n").get("examples/t/one.py")
    again = one("x = 1\n")
    monkeypatch.setattr(again, "_make", lambda examples, **_: [] if not examples else pytest.fail("ran again"))
    assert again.get("examples/t/one.py").values["x"] == 1


def test_a_changed_example_runs_again(one):
    one("x = 1\n").get("examples/t/one.py")
    assert one("x = 2\n").get("examples/t/one.py").values["x"] == 2


def test_a_damaged_kept_run_is_made_again(one):
    runs = one("x = 1\n")
    runs.get("examples/t/one.py")
    for kept in runs.folder.glob("*.json"):
        kept.write_text('{"example": ')
    assert one("x = 1\n").get("examples/t/one.py").values["x"] == 1


def test_a_failed_run_is_not_kept(one):
    runs = one("raise ValueError\n")
    with pytest.raises(ProblemsFound):
        runs.get("examples/t/one.py")
    assert not list(runs.folder.glob("*.json"))


def test_everything_that_decides_a_run_is_in_its_key(one, monkeypatch):
    runs = one("x = 1\n")
    key = runs.key("examples/t/one.py", b"x = 1\n")
    assert key != runs.key("examples/t/one.py", b"x = 2\n")
    assert key != runs.key("examples/t/two.py", b"x = 1\n")
    for name, value in runs_module._machine().items():
        monkeypatch.setattr(runs_module, "_machine", lambda name=name, value=value: {**_true(), name: f"{value}?"})
        assert key != runs.key("examples/t/one.py", b"x = 1\n"), name


_true = runs_module._machine


def test_random_output_is_found_by_running_twice(one):
    runs = one("print(hash('a'))\n")
    assert runs.ensure(["examples/t/one.py"]) == []
    (problem,) = runs.verify(["examples/t/one.py"])
    assert "differ" in problem.what
    assert problem.file == "examples/t/one.py"


def test_values_that_differ_without_output_are_found_too(one):
    (problem,) = one("luck = hash('a')\n").verify(["examples/t/one.py"])
    assert "luck" in problem.expected


def test_the_build_process_imports_no_torch(project):
    import os
    import subprocess
    import sys

    code = (
        "import sys; from lossbook.check import check; from lossbook.project import here; from lossbook.runs import Runs;"
        "check(here(), Runs(here())); sys.exit('torch' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(project.root / "scripts")}
    assert subprocess.run([sys.executable, "-c", code], cwd=project.root, env=environment, check=False).returncode == 0
