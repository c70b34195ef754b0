"""A run is what its bytes say, whatever happens around it; and one bad example harms itself alone."""

import json
import os
import platform
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lossbook.problems import ProblemsFound
from lossbook.project import here
from lossbook.runner import request as request_module
from lossbook.runner.request import Request
from lossbook.runner.run import Run
from lossbook.runner.runs import Runs
from lossbook.runner.worker import needs_torch

SCRIPTS = str(here().root / "scripts")


@pytest.fixture(scope="module")
def open_runs(tmp_path_factory):
    """One runner for this file's tests; every one asks for texts of its own."""
    with Runs(tmp_path_factory.mktemp("runs"), cpu_limit=2.0) as runs:
        yield runs


def beside(open_runs: Runs, folder) -> Runs:
    """Runs kept in another folder, made by the runner that is open already."""
    open_runs.get(Request("t/first.py", "x = 0\n"))  # it is open from here on
    runs = Runs(folder, cpu_limit=2.0)
    runs._workers = open_runs._workers
    return runs


@pytest.fixture
def run(open_runs):
    return lambda source, name="t/one.py", seed=0: open_runs.get(Request(name, source, seed))


def test_a_run_holds_output_by_line_and_plain_values(run):
    made = run(
        "import enum\nimport sys\nimport torch\n"
        "loss = torch.tensor(0.5)\nvector = torch.zeros(3)\npair = (1, [2.5, 'a'])\ntable = {2: {'x': 1.0}, 0.5: 3}\n_hidden = 1\n"
        "class Kind(enum.IntEnum):\n    A = 7\nkind, held = Kind.A, True\n"
        "print('a')\nfor i in range(2):\n    print(i)\nsys.stdout.write('w')\n"
    )
    assert made.problems() == []
    assert made.output == "a\n0\n1\nw"
    assert made.output_between(13, 14) == "0\n1\n"
    assert made.values["loss"] == 0.5
    assert made.values["pair"] == [1, [2.5, "a"]]
    assert made.values["table"] == {"2": {"x": 1.0}, "0.5": 3}
    assert made.values["kind"] == 7
    assert made.values["held"] is True
    assert made.unkept["vector"] == "a Tensor"
    assert "_hidden" not in made.values.keys() | made.unkept.keys()


def test_a_value_that_cannot_be_kept_harms_itself_alone(open_runs):
    odd = "big = 10**5000\nname = type('S', (str,), {})('x')\nrule = lambda x: x\nclass Bad:\n    ndim = 0\n    def item(self): raise OSError\nbad = Bad()\nfine = 1\n"
    requests = [Request(f"t/{name}.py", text) for name, text in (("a", "x = 1\n"), ("b", odd), ("c", "x = 3\n"))]
    first, middle, last = open_runs.ensure(requests)
    assert (first.values["x"], last.values["x"]) == (1, 3)
    assert middle.values == {"name": "x", "fine": 1}
    assert "more than 4000 digits" in middle.unkept["big"]
    assert middle.unkept["rule"] == "a function"
    assert "OSError" in middle.unkept["bad"]


def test_an_example_runs_seeded_on_one_thread_in_a_folder_of_its_own(run):
    source = (
        "import os, random\nimport numpy\nimport torch\nthreads = torch.get_num_threads()\nfiles = os.listdir('.')\n"
        "draws = [torch.rand(1).item(), random.random(), numpy.random.rand()]\n"
    )
    values = run(source).values
    assert values["threads"] == 1
    assert values["files"] == ["stray"]
    assert values["draws"] == run(source, "t/another.py").values["draws"]


SOURCES_OF_RANDOMNESS = {
    "torch": "import torch\ndraw = torch.rand(1).item()\n",
    "a seed of its own": "import torch\ntorch.manual_seed(5)\ndraw = torch.rand(1).item()\n",
    "a generator": "import torch\ndraw = torch.rand(1, generator=torch.Generator().manual_seed(5)).item()\n",
    "a permutation": "import torch\ndraw = torch.randperm(999, generator=torch.Generator().manual_seed(5))[0].item()\n",
    "random": "import random\nrandom.seed(5)\ndraw = random.random()\n",
    "random.Random": "import random\ndraw = random.Random(5).random()\n",
    "numpy": "import numpy\nnumpy.random.seed(5)\ndraw = numpy.random.rand()\n",
    "numpy's generator": "import numpy\ndraw = numpy.random.default_rng(5).random()\n",
    "a data loader": "import torch\nfrom torch.utils.data import DataLoader\ndraw = [int(b) for b in DataLoader(list(range(99)), shuffle=True)][0]\n",
    "an initialised layer": "import torch\ntorch.manual_seed(5)\ndraw = torch.nn.Linear(1, 1).weight.item()\n",
}


@pytest.mark.parametrize("name", SOURCES_OF_RANDOMNESS)
def test_a_shift_moves_every_source_of_randomness_and_nothing_else(run, name):
    source = SOURCES_OF_RANDOMNESS[name]
    draws = [run(source, seed=seed).values["draw"] for seed in (0, 1, 2)]
    assert len(set(draws)) == 3
    assert run(source, "t/again.py", seed=1).values["draw"] == draws[1]
    assert len({run("x = sum(range(9))\n", seed=seed).values["x"] for seed in (0, 1, 2)}) == 1


NEEDS_TORCH = {
    "import math\n": False,
    "from statistics import mean\n": False,
    "x = (\n": False,
    "import torch.nn as nn\n": True,
    "__import__('torch')\n": True,
    "import os, numpy\n": True,
    "from importlib import import_module\nimport_module('num' + 'py')\n": True,
    "__import__('num' + 'py')\n": True,
    "if True:\n    from hypothesis import given\n": True,  # whatever is not Python's own may draw through torch
}


@pytest.mark.parametrize("source", NEEDS_TORCH)
def test_torch_is_there_for_an_example_that_may_need_it(source):
    assert needs_torch(source) == NEEDS_TORCH[source]


def test_plain_python_waits_for_no_torch(tmp_path):
    source = "import sys\nimported = any(name == 'tor' + 'ch' for name in sys.modules)\n"
    with Runs(tmp_path) as runs:
        assert runs.get(Request("t/plain.py", source)).values == {"imported": False}
        assert runs.get(Request("t/other.py", f"{source}import torch\n")).values == {"imported": True}


def test_an_example_that_closes_the_way_to_the_runner_and_lives_on_is_ended(run):
    made = run("import os, time\nos.closerange(3, 99)\ntime.sleep(30)\n")
    assert made.failure["kind"] == "time"


def test_runs_are_made_also_where_ends_of_children_are_ignored(tmp_path):
    """As daemons and the first process of some containers do, and whoever they start inherits it."""
    code = (
        "import signal\nsignal.signal(signal.SIGCHLD, signal.SIG_IGN)\n"
        "from pathlib import Path\nfrom lossbook.runner.request import Request\nfrom lossbook.runner.runs import Runs\n"
        "with Runs(Path('runs')) as runs:\n    print(runs.get(Request('t/one.py', 'x = 1')).values)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": SCRIPTS}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.stdout == "{'x': 1}\n", ended.stderr


def test_a_kept_run_is_used_without_running_again(tmp_path):
    request = Request("t/one.py", "x = 1\n")
    with Runs(tmp_path) as runs:
        runs.get(request)
        (kept,) = tmp_path.glob("*.json")
        record = json.loads(kept.read_text())
        kept.write_text(json.dumps({**record, "gave": Run.of("t/one.py", values={"x": 5}).gave}))
    with Runs(tmp_path) as again:
        assert again.get(request).values["x"] == 5
        assert again._workers == {}


@pytest.mark.parametrize("damage", ['{"key": ', "", "[]", '{"key": "another"}', "\x00"])
def test_a_damaged_kept_run_is_made_again(tmp_path, open_runs, damage):
    request = Request("t/one.py", "x = 1\n")
    (tmp_path / f"{request.key}.json").write_text(damage)
    runs = beside(open_runs, tmp_path)
    assert runs.get(request).values["x"] == 1


def test_a_failed_run_is_not_kept(tmp_path, open_runs):
    runs = beside(open_runs, tmp_path)
    assert runs.get(Request("t/one.py", "raise ValueError\n")).problems()
    assert not list(tmp_path.glob("*.json"))


def test_a_disk_that_takes_nothing_costs_only_the_keeping(tmp_path, open_runs):
    blocked = tmp_path / "file"
    blocked.write_text("")
    runs = beside(open_runs, blocked / "runs")
    assert runs.get(Request("t/one.py", "x = 1\n")).values["x"] == 1


def test_saving_while_the_run_is_under_way_cannot_file_it_under_the_new_text(toy):
    """The book reads a file once: what was read is what runs and what the result is kept under."""
    toy.replace("examples/sums/one.py", "total = 1 + 1.5", "import time; time.sleep(1); total = 1 + 1.5")
    one = toy.project.examples / "sums/one.py"
    original, ensure = one.read_text(), toy.runs.ensure

    def saved_meanwhile(requests):
        requests = list(requests)
        one.write_text(original.replace("1.5", "998"))
        try:
            return ensure(requests)
        finally:
            one.write_text(original)

    toy.runs.ensure = saved_meanwhile
    try:
        assert toy.book().runs["sums/one.py"].values["total"] == 2.5
    finally:
        toy.runs.ensure = ensure
    one.write_text(original.replace("1.5", "998"))
    assert toy.book().runs["sums/one.py"].values["total"] == 999


DECIDES = {
    "the example's name": lambda patch: Request("t/two.py", "x = 1\n"),
    "its text": lambda patch: Request("t/one.py", "x = 2\n"),
    "the shift of its seeds": lambda patch: Request("t/one.py", "x = 1\n", 1),
}


def _variable(patch):
    patch.setenv("ATEN_CPU_CAPABILITY", "default")


def _threads(patch):
    patch.setitem(request_module.ENVIRONMENT, "OMP_NUM_THREADS", "4")


def _python(patch):
    patch.setattr(platform, "python_version", lambda: "3.99.0")


def _torch(patch):
    real = request_module.version
    patch.setattr(request_module, "version", lambda name: "9.9" if name == "torch" else real(name))


def _libc(patch):
    patch.setattr(platform, "libc_ver", lambda: ("glibc", "9.99"))


def _processor(patch):
    real = Path.read_text

    def other(self, *arguments, **named):
        text = real(self, *arguments, **named)
        return text.replace("model name\t: ", "model name\t: Other ") if str(self) == "/proc/cpuinfo" else text

    patch.setattr(Path, "read_text", other)


def _runner(patch):
    real = Path.read_bytes
    patch.setattr(Path, "read_bytes", lambda self: real(self) + (b"#" if self.name == "child.py" else b""))


@pytest.mark.parametrize("change", [_variable, _threads, _python, _torch, _libc, _processor, _runner])
def test_what_decides_a_run_is_in_its_key(monkeypatch, change):
    """The real thing is changed, not an entry of the key's own list."""
    if change is _processor and not Path("/proc/cpuinfo").exists():
        pytest.skip("no /proc/cpuinfo on this system: the processor's name is asked for otherwise")
    before = Request("t/one.py", "x = 1\n").key
    for cached in (request_module.machine, request_module.runner_code):
        cached.cache_clear()
    change(monkeypatch)
    after = Request("t/one.py", "x = 1\n").key
    monkeypatch.undo()
    for cached in (request_module.machine, request_module.runner_code):
        cached.cache_clear()
    assert before != after
    assert before == Request("t/one.py", "x = 1\n").key


@pytest.mark.parametrize("name", DECIDES)
def test_what_is_asked_is_in_the_key(name, monkeypatch):
    assert DECIDES[name](monkeypatch).key != Request("t/one.py", "x = 1\n").key


def test_random_output_is_found_by_running_twice(open_runs):
    (problem,) = open_runs.verify([Request("t/one.py", "print(hash('a'))\n")])
    assert "differ" in problem.what
    assert problem.file == "examples/t/one.py"
    (problem,) = open_runs.verify([Request("t/one.py", "luck = hash('a')\n")])
    assert "luck" in problem.expected


def test_fresh_replaces_a_kept_run_that_is_wrong_and_says_what_differed(tmp_path, open_runs):
    runs, request = beside(open_runs, tmp_path), Request("t/one.py", "x = 1\n")
    runs.get(request)
    (kept,) = tmp_path.glob("*.json")
    record = json.loads(kept.read_text())
    kept.write_text(json.dumps({**record, "gave": record["gave"].replace('"x": 1', '"x": 5')}))
    (problem,) = runs.verify([request])
    assert "the kept run computed x = 5" in problem.expected
    assert problem.found == "1"
    assert runs.verify([request]) == []
    assert '"x": 1' in json.loads(kept.read_text())["gave"]


def test_a_runner_that_dies_is_said_once_and_the_next_call_starts_another(tmp_path):
    with Runs(tmp_path) as runs:
        runs.get(Request("t/one.py", "x = 1\n"))
        (worker,) = runs._workers.values()
        worker.process.kill()
        worker.process.wait()
        with pytest.raises(ProblemsFound) as stopped:
            runs.get(Request("t/two.py", "x = 2\n"))
        assert "the runner itself stopped" in str(stopped.value)
        assert runs.get(Request("t/two.py", "x = 2\n")).values["x"] == 2


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_however_it_is_stopped_no_process_and_no_folder_stay(tmp_path, ending):
    """Another process asks for a run that sleeps, and is ended while the run is under way."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    code = (
        # as in a terminal, also where nohup or a shell's & lets all processes ignore them
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
        "import sys, pathlib; from lossbook.runner.runs import Runs; from lossbook.runner.request import Request\n"
        f"with Runs(pathlib.Path({str(tmp_path / 'kept')!r})) as runs:\n"
        "    runs.get(Request('t/one.py', 'import time; time.sleep(300)'))\n"
    )
    environment = {**os.environ, "PYTHONPATH": SCRIPTS, "TMPDIR": str(scratch)}
    asking = subprocess.Popen([sys.executable, "-c", code], env=environment, stderr=subprocess.DEVNULL)
    _wait(lambda: list(scratch.glob("lossbook-runs-*/*/stray")), "the run to start")
    asking.send_signal(ending)
    asking.wait()
    _wait(lambda: not list(scratch.glob("lossbook-runs-*")), "the folder to go")
    _wait(lambda: not _processes_with(str(scratch)), "the processes to go")


def _wait(until, what):
    deadline = time.monotonic() + 120  # of a machine that is busy with other things
    while not until():
        assert time.monotonic() < deadline, f"still waiting for {what}"
        time.sleep(0.02)


def _processes_with(text: str) -> list[str]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if text.encode() in (folder / "environ").read_bytes() and (folder / "cmdline").read_bytes():
                found.append(folder.name)
        except OSError:
            continue
    return found


def test_the_check_imports_no_torch_when_runs_are_kept(book):
    code = (
        "import sys; from pathlib import Path; from lossbook.book import Book; from lossbook.project import Project;"
        "from lossbook.runner.runs import Runs; from lossbook.rules import check;"
        "project = Project(Path.cwd()); runs = Runs(project.cache / 'runs'); check(Book.read(project, runs));"
        "sys.exit('torch' in sys.modules or bool(runs._workers))"
    )
    environment = {**os.environ, "PYTHONPATH": SCRIPTS}
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=book.project.root, env=environment, check=False).returncode
        == 0
    )
