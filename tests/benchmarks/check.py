"""How long a whole check of a drawing takes, with all rules of a pack, against the time that GDAL (pyogrio, Arrow) and
ezdxf take only to read it. Each in a process of its own, in turn; imports count for none. Prints medians, ratios, and
the rules that take longest.

    python tests/benchmarks/check.py [--size 50] [--rounds 3] [--pack ningbo] [--rules 12]
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

READ = (
    "import sys, time, json\n{imports}\nbegin = time.perf_counter()\n{work}\n"
    "print(json.dumps({{'all': time.perf_counter() - begin}}))"
)
CHECK = """
import sys, time, json, resource
from pathlib import Path
from surveycheck import Options, inspect, to_json
import surveycheck.inspection, surveycheck.report, shapely, lxml.etree
import importlib, pkgutil, surveycheck.checks
for each in pkgutil.iter_modules(surveycheck.checks.__path__, "surveycheck.checks."):
    importlib.import_module(each.name)
begin = time.perf_counter()
report = inspect(Path(sys.argv[1]), sys.argv[2], Options())
seconds = time.perf_counter() - begin
text = to_json(report)
told = {"all": seconds, "findings": sum(len(run.findings) for run in report.runs),
        "json": time.perf_counter() - begin - seconds,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
        "rules": {run.code: run.seconds for run in report.runs}}
print(json.dumps(told))
"""
MORE = """
import sys, time, json, statistics
from dataclasses import replace
from pathlib import Path
from surveycheck import load_pack, read_deliverable, run_rules
pack = load_pack(sys.argv[2], examples=False)
read_deliverable(Path(sys.argv[3]))  # whatever is made once a process
begin = time.perf_counter()
model = read_deliverable(Path(sys.argv[1]))
load = time.perf_counter() - begin
checks = ("code-known", "code-geometry", "code-on-layer", "code-present", "layer-known", "value-allowed", "text-layer")
wanted = [r for r in pack.rules if r.check in checks and r.select.kind() == "features"]
twins = [replace(r, code=f"{r.code}-{n}", aliases=()) for r in wanted for n in range(3)]
runs = run_rules(model, replace(pack, rules=(*pack.rules, *twins)))
seconds = {r.code: r.seconds for r in runs}
more = {r.code: statistics.median(seconds[f"{r.code}-{n}"] for n in range(3)) for r in wanted}
looked = {r.code: r.examined for r in runs}
print(json.dumps({"all": load, "more": more, "looked": {code: looked[code] for code in more}}))
"""
"""One more attribute rule: a rule that looks at layers and codes once more, beside all the others, which share its
selection and columns, against the time that we take to read the drawing."""

WAYS = {
    "check": CHECK,
    "one more": MORE,
    "gdal reads": READ.format(imports="from pyogrio.raw import read_arrow", work="read_arrow(sys.argv[1])[1].num_rows"),
    "ezdxf reads": READ.format(imports="import ezdxf", work="ezdxf.readfile(sys.argv[1])"),
}
NEEDS = {"gdal reads": ("pyogrio", "pyarrow")}


def once(way: str, path: Path, pack: str) -> dict:
    small = str(path.with_name("small.dxf"))
    done = subprocess.run(
        [sys.executable, "-c", WAYS[way], str(path), pack, small], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    sys.path.insert(0, str(Path(__file__).parent))
    from drawings import drawing

    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--size", type=float, default=50, help="megabytes")
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--pack", default="ningbo")
    words.add_argument("--rules", type=int, default=12, help="so many of the slowest rules are listed")
    words.add_argument("--without", default="")
    said = words.parse_args()
    ways = [
        w for w in WAYS if w not in said.without.split(",") and all(map(importlib.util.find_spec, NEEDS.get(w, ())))
    ]
    runs: dict[str, list[dict]] = {way: [] for way in ways}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drawing.dxf"
        path.write_bytes(drawing(said.size, "gbk", "cadastre"))
        path.with_name("small.dxf").write_bytes(drawing(0.2, "gbk", "cadastre"))
        for number in range(said.rounds):
            for way in ways:
                if number == 0 or way != "ezdxf reads":
                    runs[way].append(once(way, path, said.pack))
    seconds = {way: statistics.median(run["all"] for run in mine) for way, mine in runs.items()}
    for way, taken in seconds.items():
        if way == "one more":
            continue
        print(f"{way:12} {taken:8.3f} s   check / it {seconds['check'] / taken:6.3f}")
    last = runs["check"][-1]
    memory = f"{last['memory']:.0f} MB ({last['memory'] / said.size:.1f} × the file)"
    print(f"{last['findings']} findings, {memory}, JSON {last['json']:.2f} s")
    rules = {code: statistics.median(run["rules"][code] for run in runs["check"]) for code in last["rules"]}
    print(f"all rules {sum(rules.values()):.3f} s; the slowest:")
    for code, taken in sorted(rules.items(), key=lambda pair: -pair[1])[: said.rules]:
        print(f"  {code:8} {taken:.4f}")
    for code in runs["one more"][-1]["more"] if "one more" in runs else ():
        shares = [run["more"][code] / run["all"] for run in runs["one more"]]
        looked = runs["one more"][-1]["looked"][code]
        print(f"one more {code} over {looked} things: {statistics.median(shares):.5f} of the load")


if __name__ == "__main__":
    main()
