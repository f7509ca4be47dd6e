"""How long reading a drawing takes, and how much memory: ours and every peer that is installed, in turn, each in a
process of its own. Prints medians and ratios, and holds them against what is asked for.

    python tests/benchmarks/dxf_load.py [--sizes 5,50,200] [--rounds 3] [--encoding gbk|utf-8]
                                        [--flavour cadastre|contours] [--without ezdxf,klayout]

"Ours" is everything that a check needs: geometries with blocks, bulges and texts resolved, handles, layers, extended
data. "package" is the same by way of ``read_deliverable``, with the digest; "cached" is a second load of it, once a
first has filled a cache. Reading the file from disk counts for all, imports count for none. GDAL runs with its own
settings: blocks are put in place, as ours are. ezdxf reads the largest drawing in the first round only.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

PACKAGE = (
    "from pathlib import Path\nfrom surveycheck.read.cache import Cache\nfrom surveycheck.read.package import read\n"
    "def load(path):\n    return len(read(Path(path){cache}).drawings[0].entities)"
)
READERS = {
    "ours": "import os\nfrom surveycheck.read.contents import Contents\nfrom surveycheck.read.dxf import read_dxf\n"
    "def load(path):\n    contents = Contents(os.path.getsize(path))\n"
    "    with open(path, 'rb') as file: contents.add_all(file, 1 << 40, lambda part: None)\n"
    "    return len(read_dxf(contents, 'd')[0].entities)",
    "package": PACKAGE.format(cache=""),
    "cached": PACKAGE.format(cache=", cache=Cache.of_user()"),
    "newlines": "import numpy as np\n"
    "def load(path):\n    return len(np.flatnonzero(np.fromfile(path, np.uint8) == 10))",
    "gdal": "from pyogrio.raw import read_arrow\ndef load(path):\n    return read_arrow(path)[1].num_rows",
    "klayout": "import klayout.db as db\ndef load(path):\n    layout = db.Layout()\n    layout.read(path)\n"
    "    return layout.cells()",
    "ezdxf": "import ezdxf, logging\nlogging.disable(logging.CRITICAL)\n"
    "def load(path):\n    return len(ezdxf.readfile(path).entitydb)",
}
NEEDS = {"gdal": ("pyogrio", "pyarrow"), "ezdxf": ("ezdxf",), "klayout": ("klayout",)}
TIMED = """
import sys, time, psutil
begin, used = time.perf_counter(), time.process_time()
count = load(sys.argv[1])
seconds, used = time.perf_counter() - begin, time.process_time() - used
try:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
except ImportError:
    peak = psutil.Process().memory_info().peak_wset
print(seconds, used, peak / 1e6, count)
"""
LARGE = 100
"""Megabytes from which on ezdxf runs once: it takes a minute and two gigabytes."""


class Run(NamedTuple):
    """Seconds on the clock and of the processor (steadier on a busy machine), peak memory in MB, things read."""

    seconds: float
    processor: float
    memory: float
    things: float


class Gate(NamedTuple):
    """A ratio of ours, in seconds and in processor time, that shall not be above ``limit``."""

    name: str
    seconds: float
    processor: float
    limit: float


def installed(reader: str) -> bool:
    return all(importlib.util.find_spec(name) for name in NEEDS.get(reader, ()))


def once(reader: str, path: Path) -> Run:
    """One run of one reader."""
    code = READERS[reader] + TIMED
    home = {**os.environ, "SURVEYCHECK_CACHE": str(path.parent / "cache")}
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True, env=home)
    seconds, processor, memory, count = done.stdout.split()[-4:]
    return Run(float(seconds), float(processor), float(memory), int(count))


def measure(path: Path, readers: list[str], rounds: int) -> dict[str, Run]:
    """Medians over rounds that each run every reader once."""
    runs: dict[str, list[Run]] = {reader: [] for reader in readers}
    large = path.stat().st_size > LARGE * 1e6
    if "cached" in readers:
        once("cached", path)
    for number in range(rounds):
        for reader in readers:
            if number == 0 or reader != "ezdxf" or not large:
                runs[reader].append(once(reader, path))
    return medians(runs)


def medians(runs: dict[str, list[Run]]) -> dict[str, Run]:
    return {
        reader: Run(*(statistics.median(column) for column in zip(*mine, strict=True))) for reader, mine in runs.items()
    }


def table(size: float, results: dict[str, Run]) -> None:
    ours = results["ours"]
    print(f"\n{size:.1f} MB\n{'reader':10} {'seconds':>8} {'ours/it':>8} {'cpu':>8} {'ours/it':>8} {'MB':>6} "
          f"{'MB/file':>8} {'things':>8}")  # fmt: skip
    for reader, run in results.items():
        wall = f"{run.seconds:8.3f} {ours.seconds / run.seconds:8.3f}"
        processor = f"{run.processor:8.3f} {ours.processor / run.processor:8.3f}"
        print(f"{reader:10} {wall} {processor} {run.memory:6.0f} {run.memory / size:8.1f} {run.things:8.0f}")


def gates(all_results: dict[float, dict[str, Run]]) -> list[Gate]:
    """What is asked for, at each size, from the smallest to the largest."""
    found = []
    for size, results in all_results.items():
        ours = results["ours"]
        for reader, limit in (("ezdxf", 0.05), ("gdal", 0.45)):
            if reader in results:
                it = results[reader]
                found.append(Gate(f"ours / {reader}, {size:.0f} MB", ours.seconds / it.seconds,
                                  ours.processor / it.processor, limit))  # fmt: skip
        if "cached" in results and "package" in results:
            first, again = results["package"], results["cached"]
            found.append(Gate(f"second load / first, {size:.0f} MB", again.seconds / first.seconds,
                              again.processor / first.processor, 0.3))  # fmt: skip
    small, large = min(all_results), max(all_results)
    if small != large:
        a, b = all_results[small]["ours"], all_results[large]["ours"]
        share = small / large
        found.append(Gate(f"per MB, {large:.0f} / {small:.0f} MB", b.seconds / a.seconds * share,
                          b.processor / a.processor * share, 1.2))  # fmt: skip
    for reader in (r for r in ("ours", "package") if r in all_results[large]):
        memory = all_results[large][reader].memory / large
        found.append(Gate(f"memory / file, {reader}, {large:.0f} MB", memory, memory, 5.0))
    return found


def main() -> None:
    sys.path.insert(0, str(Path(__file__).parent))
    from drawings import FLAVOURS, drawing

    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--sizes", default="5,50,200", help="megabytes")
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--encoding", choices=["gbk", "utf-8"], default="gbk")
    words.add_argument("--flavour", choices=list(FLAVOURS), default="cadastre")
    words.add_argument("--without", default="")
    said = words.parse_args()
    readers = [r for r in READERS if r not in said.without.split(",") and installed(r)]
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drawing.dxf"
        for megabytes in said.sizes.split(","):
            path.write_bytes(drawing(float(megabytes), said.encoding, said.flavour))
            size = path.stat().st_size / 1e6
            results[size] = measure(path, readers, said.rounds)
            table(size, results[size])
    print(f"\n{said.encoding}, {said.flavour}, {said.rounds} rounds\n{'':32} {'seconds':>8} {'cpu':>8} {'at most':>8}")
    for gate in gates(results):
        verdict = "" if gate.seconds <= gate.limit else "  ABOVE"
        print(f"{gate.name:32} {gate.seconds:8.3f} {gate.processor:8.3f} {gate.limit:8.2f}{verdict}")


if __name__ == "__main__":
    main()
