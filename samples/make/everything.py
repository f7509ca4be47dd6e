"""``python -m surveycheck.samples.make.everything``: make every committed sample anew, with its answers."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from surveycheck.samples.make.package import deliverable
from surveycheck.samples.make.small import FIGURES
from surveycheck.samples.make.subdivision import every as subdivisions
from surveycheck.samples.plant.recipe import load, make

SEED, EAST, NORTH, ANGLE = 7, 612_345_678, 3_307_123_456, 17.5


def everything(recipes: Path, out: Path) -> None:
    """Write ``clean``, ``defects``, ``geometry``, ``landxml`` and ``answers`` below ``out``, in place of what
    stands there."""
    for name in ("clean", "defects", "geometry", "landxml", "answers"):
        shutil.rmtree(out / name, ignore_errors=True)
    deliverable(out / "clean", "medium", EAST, NORTH, ANGLE, SEED)
    for path in sorted(recipes.glob("*.toml")):
        make(out / "clean", load(path), out / "defects", out / "answers")
    for name, draw in FIGURES.items():
        draw().write(out / "geometry" / f"{name}.dxf", out / "answers")
    subdivisions(out)


if __name__ == "__main__":
    folder = Path(__file__).resolve().parents[1]
    everything(folder / "recipes", folder)
    sys.exit(0)
