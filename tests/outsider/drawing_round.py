"""Random single defects of drawings and packages, planted by a stranger, and what the check says of each.

``python tests/outsider/drawing_round.py --seed N --count 200`` prints a table: asked, silent, several causes,
elsewhere, and each miss on one line (``--only KIND,…``: these kinds; ``--lines``: every finding of a miss). Every
fourth defect is planted into a variation that the generator of samples makes, the others into ``samples/clean``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import beyond  # noqa: F401 - enters its kinds
import bytes_of_drawings  # noqa: F401
import coordinate_file  # noqa: F401
import damaged  # noqa: F401
import data  # noqa: F401
import files  # noqa: F401
import frame  # noqa: F401
import layers  # noqa: F401
import lines  # noqa: F401
import looks  # noqa: F401
import networks  # noqa: F401
import outlines  # noqa: F401
import package  # noqa: F401
import places  # noqa: F401
import relations  # noqa: F401
import shapes  # noqa: F401
import sheets  # noqa: F401
import symbols  # noqa: F401
import things  # noqa: F401
import vertices  # noqa: F401
from drawing import KINDS, Copy
from judge import Verdict, judge

CLEAN = Path(__file__).resolve().parents[2] / "samples" / "clean"
VARIATIONS = 3
MOST = 12
"""Lines told of one miss."""
BOX = (600_000, 3_250_000, 700_000, 3_350_000)
"""Metres: well inside the city."""


def bases(folder: Path, random: Random) -> list[Path]:
    """The clean sample, and some others by the generator: elsewhere, at another angle, of other numbers."""
    from surveycheck.samples.make.package import deliverable

    made = [CLEAN]
    for number in range(VARIATIONS):
        east, north = (random.randrange(1000 * BOX[n], 1000 * BOX[n + 2]) for n in (0, 1))
        target = folder / f"variation-{number}"
        deliverable(target, "medium", east, north, random.uniform(-180, 180), random.randrange(10**6))
        made.append(target)
    return made


def one(clean: Path, name: str, random: Random, folder: Path) -> tuple[str, Verdict]:
    copy = Copy.of(clean, folder / name / clean.name)
    planted = KINDS[name](copy, random)
    copy.save()
    return planted.said, judge(clean, copy.folder, planted.codes, planted.spots)


def words(verdict: Verdict) -> str:
    told = ["silent"] if verdict.silent else ["not asked"] if not verdict.asked else []
    told += ["several"] if verdict.several else []
    return ", ".join([*told, *(["elsewhere"] if verdict.elsewhere else [])])


def order(names: Sequence[str], count: int, random: Random) -> list[str]:
    """Each kind as often as the next, in random order."""
    found: list[str] = []
    while len(found) < count:
        found += random.sample(list(names), len(names))
    return found[:count]


def main(given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--only", default="")
    parser.add_argument("--lines", action="store_true")
    asked = parser.parse_args(given)
    random = Random(asked.seed)
    names = asked.only.split(",") if asked.only else sorted(KINDS)
    verdicts = []
    with TemporaryDirectory() as place:
        clean = bases(Path(place), random)
        for number, name in enumerate(order(names, asked.count, random)):
            base = clean[0] if number % 4 else clean[1 + number // 4 % VARIATIONS]
            with TemporaryDirectory() as folder:
                said, verdict = one(base, name, Random(f"{asked.seed} {number}"), Path(folder))
            verdicts.append(verdict)
            if not verdict.right:
                print(f"{number:4} {name} [{words(verdict)}] {base.name} {said}", flush=True)
                for line in verdict.lines[:MOST] if asked.lines else ():
                    print(f"       {line}", flush=True)
    print(f"seed {asked.seed}: {len(verdicts)} defects of {len(names)} kinds, right {sum(v.right for v in verdicts)}")
    for title in ("asked", "silent", "several", "elsewhere"):
        print(f"  {title:10} {sum(getattr(v, title) for v in verdicts)}")
    return 0 if all(v.right for v in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
