"""What is asked of the runner, and the key of everything that decides the answer."""

import hashlib
import json
import os
import platform
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

# Set for every run. ATEN_CPU_CAPABILITY chooses torch's kernels and may be set from outside.
ENVIRONMENT = {
    "PYTHONUTF8": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "CUDA_VISIBLE_DEVICES": "",
}
PASSED_ON = ("ATEN_CPU_CAPABILITY", "MKL_CBWR", "ONEDNN_MAX_CPU_ISA")
NEEDED = ("PATH", "HOME", "TMPDIR")  # so that Python starts; no run depends on them


def environment(hash_seed: str = "0") -> dict[str, str]:
    """The variables a runner is started with, and no others."""
    passed = {name: os.environ[name] for name in (*NEEDED, *PASSED_ON) if os.environ.get(name)}
    package = str(Path(__file__).parents[2])
    return {**passed, **ENVIRONMENT, "PYTHONPATH": package, "PYTHONHASHSEED": hash_seed}


@dataclass(frozen=True)
class Request:
    """One example to be run: its name, the very text that is run, and by how much its seeds are shifted.

    The three are one value, read once: a file saved while its run is under way is another request.
    """

    example: str
    source: str
    seed: int = 0

    @cached_property
    def key(self) -> str:
        """Of everything that decides the run: source, seed, the runner's own code, variables, versions, machine."""
        source = hashlib.sha256(self.source.encode()).hexdigest()
        variables = {name: value for name, value in environment().items() if name not in (*NEEDED, "PYTHONPATH")}
        decides = [self.example, source, self.seed, runner_code(), variables, machine()]
        return hashlib.sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()


@cache
def runner_code() -> str:
    """The hash of this folder, which a run goes through."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(file.name.encode() + b"\0" + file.read_bytes() for file in files)).hexdigest()


@cache
def machine() -> dict[str, str]:
    """What besides script and runner decides the last digits, read without importing torch."""
    return {
        "python": platform.python_version(),
        **{name: _version(name) for name in ("torch", "numpy")},
        "system": f"{platform.system()} {platform.machine()}",
        "libc": " ".join(platform.libc_ver()),
        "cpu": _cpu(Path("/proc/cpuinfo")),
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


def _cpu(cpuinfo: Path) -> str:
    """Vendor, model and flags: the libraries under torch choose their kernels by all three."""
    names = ("vendor_id", "cpu family", "model", "model name", "flags", "CPU implementer", "CPU part", "Features")
    try:
        lines = cpuinfo.read_text(encoding="utf8", errors="replace").split("\n\n")[0].splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    found = dict(map(str.strip, line.split(":", 1)) for line in lines if ":" in line)
    return "; ".join(f"{name}={found[name]}" for name in names if name in found)
