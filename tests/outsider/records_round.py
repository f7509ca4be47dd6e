"""Plants defects into records, drawings and papers, checks each, and says what was found.

``.venv/bin/python tests/outsider/records_round.py --seed 1 --count 200 [--kind NAME] [--only N] [--jobs 2]``

*Asked*: a finding stands at one of the things or records that were spoilt, or names what is gone. *Silent*: nothing
new is found. *Several causes*: what is new does not share one cause. *Elsewhere*: something has neither the cause of
the answer nor a place of the defect. What writing a drawing anew changes is known before.
"""

from __future__ import annotations

import argparse
import functools
import random
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import records_drawn  # noqa: F401
import records_fields  # noqa: F401
import records_more  # noqa: F401
import records_papers  # noqa: F401
import records_rows  # noqa: F401
from judge import Spot, at, before, found
from records import CLEAN, KINDS, SHEETS, Planted, opened, plant

from surveycheck.model import Finding


@dataclass(frozen=True)
class Outcome:
    number: int
    planted: Planted
    answers: tuple[str, ...]
    verdict: str


@functools.cache
def known() -> frozenset[str]:
    """What the clean deliverable has anyway, also when its drawings were written anew."""
    with TemporaryDirectory() as folder:
        package = opened(Path(folder) / "clean", random.Random(0))
        for name in SHEETS:
            package.drawing(name)
        package.tree()
        package.save()
        again = frozenset(f.id for f in found(package.root, "ningbo"))
    return before(CLEAN, "ningbo") | again


def outcome(seed: int, number: int, kind: str = "") -> Outcome:
    with TemporaryDirectory() as folder:
        planted = plant(Path(folder) / "copy", seed * 100_003 + number, kind)
        new = [f for f in found(Path(folder) / "copy", "ningbo") if f.id not in known()]
    return Outcome(number, planted, tuple(map(line, new)), verdict(planted, new))


def verdict(planted: Planted, new: list[Finding]) -> str:
    """Notes count as answers and have no cause to share."""
    defects = [f for f in new if f.severity != "note"]
    here = [f for f in new if answers(f, planted)]
    if not here:
        return "elsewhere" if defects else "silent"
    causes = {f.cause for f in defects}
    if len(causes) < 2:
        return "asked"
    own = {f.cause for f in here}
    return "elsewhere" if causes - own else "several"


def answers(finding: Finding, planted: Planted) -> bool:
    spots = [Spot(file=s.file, xpath="/".join(s.path.split("/")[:3]), handle=s.handle) for s in planted.spots]
    if spots and at(finding, spots):
        return True
    told = (finding.message, *map(str, finding.facts.values()), finding.place.key, *(o.key for o in finding.others))
    return any(name and name in text for name in planted.names for text in told)


def line(finding: Finding) -> str:
    place = finding.place
    where = " ".join(filter(None, (Path(place.file).name, place.layer, "/".join(place.handles), place.xpath)))
    return f"{finding.severity} {finding.code} {finding.cause} | {where} | {finding.message}"


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--kind", default="")
    parser.add_argument("--only", type=int, default=-1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--all", action="store_true", help="tell of what was found rightly, too")
    given = parser.parse_args(words)
    numbers = [given.only] if given.only >= 0 else range(given.count)
    sums = dict.fromkeys(("asked", "silent", "several", "elsewhere"), 0)
    with ProcessPoolExecutor(given.jobs) as pool:
        for one in pool.map(functools.partial(outcome, given.seed, kind=given.kind), numbers, chunksize=4):
            sums[one.verdict] += 1
            if one.verdict != "asked" or given.all:
                print(f"{one.verdict:9} {one.number:4} {one.planted.kind}: {one.planted.what}", flush=True)
                for answer in one.answers[:12]:
                    print(f"               {answer}")
    print(f"seed {given.seed}: {len(KINDS)} kinds; " + ", ".join(f"{name} {count}" for name, count in sums.items()))
    return 0 if sums["asked"] == sum(sums.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
