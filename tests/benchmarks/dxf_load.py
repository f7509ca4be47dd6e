"""How long reading a drawing takes: ours, ezdxf, and GDAL (pyogrio) where it is installed, in turn, each in a process
of its own. Prints medians and ratios; nothing is asserted.

    python tests/benchmarks/dxf_load.py [--megabytes 50] [--rounds 3] [--encoding gbk|utf-8] [--without ezdxf,gdal]

"Ours" is everything a check needs: geometries, texts, handles, layers, extended data. Reading the file from disk
counts for all of them; imports count for none.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

READERS = {
    "ours": "from surveycheck.read.dxf import read_dxf\n"
    "def load(path):\n    with open(path, 'rb') as file: return len(read_dxf(file.read(), 'd')[0].entities)",
    "newlines": "import numpy as np\n"
    "def load(path):\n    return len(np.flatnonzero(np.fromfile(path, np.uint8) == 10))",
    "gdal": "from pyogrio.raw import read\ndef load(path):\n    return len(read(path)[2])",
    "ezdxf": "import ezdxf, logging\nlogging.disable(logging.CRITICAL)\n"
    "def load(path):\n    return len(ezdxf.readfile(path).entitydb)",
}
TIMED = """
import sys, time
try:
    import resource
except ImportError:
    resource = None
begin, used = time.perf_counter(), time.process_time()
count = load(sys.argv[1])
seconds, used = time.perf_counter() - begin, time.process_time() - used
print(seconds, used, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 if resource else 0, count)
"""
NEEDS = {"gdal": ("pyogrio",), "ezdxf": ("ezdxf",)}


class Run(NamedTuple):
    """Seconds on the clock and of the processor (steadier on a busy machine), peak memory in MB, things read."""

    seconds: float
    processor: float
    memory: float
    things: float


def installed(reader: str) -> bool:
    return all(importlib.util.find_spec(name) for name in NEEDS.get(reader, ()))


def once(reader: str, path: Path) -> Run:
    """One run of one reader."""
    code = READERS[reader] + TIMED
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    seconds, processor, memory, count = done.stdout.split()[-4:]
    return Run(float(seconds), float(processor), float(memory), int(count))


def measure(path: Path, readers: list[str], rounds: int) -> dict[str, Run]:
    """Medians over rounds that each run every reader once."""
    runs: dict[str, list[Run]] = {reader: [] for reader in readers}
    for _ in range(rounds):
        for reader in readers:
            runs[reader].append(once(reader, path))
    return {
        reader: Run(*(statistics.median(column) for column in zip(*mine, strict=True))) for reader, mine in runs.items()
    }


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--megabytes", type=float, default=50)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--encoding", choices=["gbk", "utf-8"], default="gbk")
    words.add_argument("--without", default="")
    said = words.parse_args()
    readers = [r for r in READERS if r not in said.without.split(",") and installed(r)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drawing.dxf"
        sys.path.insert(0, str(Path(__file__).parent))
        from drawings import drawing

        path.write_bytes(drawing(said.megabytes, said.encoding))
        size = path.stat().st_size / 1e6
        results = measure(path, readers, said.rounds)
    print(f"{size:.1f} MB, {said.encoding}, {said.rounds} rounds")
    ours = results["ours"]
    print(
        f"{'reader':10} {'seconds':>8} {'ours/it':>8} {'cpu':>8} {'ours/it':>8} {'MB':>6} {'MB/file':>8} {'things':>8}"
    )
    for reader, run in results.items():
        wall = f"{run.seconds:8.3f} {ours.seconds / run.seconds:8.3f}"
        processor = f"{run.processor:8.3f} {ours.processor / run.processor:8.3f}"
        print(f"{reader:10} {wall} {processor} {run.memory:6.0f} {run.memory / size:8.1f} {run.things:8.0f}")


if __name__ == "__main__":
    main()
