"""``python -m surveycheck.samples.make --out FOLDER``: write a deliverable of the invented project."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from surveycheck.samples.make.layout import SIZES
from surveycheck.samples.make.package import deliverable
from surveycheck.samples.make.project import PROJECTS

EXAMPLE = "example: python -m surveycheck.samples.make --out build/clean --seed 7 --size small --angle 12.5"

PLACES = {"ningbo": (612_345_678, 3_307_123_456), "jiaxing": (574_321_987, 3_402_468_135)}
"""Where a site lies when nobody says where: east and north, millimetres."""


def _place(text: str) -> tuple[int, int]:
    """``E,N`` in metres → millimetres."""
    east, north = text.split(",")
    return round(float(east) * 1000), round(float(north) * 1000)


def _arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="surveycheck.samples.make", description=__doc__, epilog=EXAMPLE)
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="new folder to write into")
    parser.add_argument("--city", choices=list(PROJECTS), default="ningbo", help="whose project (default ningbo)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the small deviations (default 1)")
    parser.add_argument(
        "--place", type=_place, metavar="E,N", help="corner of the site, in metres (default: in the city)"
    )
    parser.add_argument("--angle", type=float, default=17.5, metavar="DEG", help="turn of the site (default 17.5)")
    parser.add_argument("--size", choices=list(SIZES), default="medium", help="number of buildings (default medium)")
    return parser.parse_args(words)


def main(words: list[str]) -> int:
    arguments = _arguments(words)
    folder: Path = arguments.out
    if folder.exists() and any(folder.iterdir()):
        print(f"{folder}: not empty; name a new folder", file=sys.stderr)
        return 2
    east, north = arguments.place or PLACES[arguments.city]
    deliverable(folder, arguments.size, east, north, arguments.angle, arguments.seed, PROJECTS[arguments.city])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
