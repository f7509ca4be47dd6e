"""``python -m surveycheck.samples.make.everything``: make every committed sample anew, with its answers."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from surveycheck.samples.make import setting_out
from surveycheck.samples.make.package import deliverable
from surveycheck.samples.make.project import JIAXING
from surveycheck.samples.make.small import FIGURES
from surveycheck.samples.make.subdivision import every as subdivisions
from surveycheck.samples.plant.recipe import load, make

SEED, EAST, NORTH, ANGLE = 7, 612_345_678, 3_307_123_456, 17.5
JIAXING_AT = (574_321_987, 3_402_468_135, -8.25, 4)
"""East, north, angle and seed of the project in Jiaxing."""


FOLDERS = ("clean", "defects", "jiaxing", "setting-out", "setting-out-defects", "geometry", "landxml", "answers")


def everything(recipes: Path, out: Path) -> None:
    """Write every folder of ``FOLDERS`` below ``out``, in place of what stands there."""
    for name in FOLDERS:
        shutil.rmtree(out / name, ignore_errors=True)
    deliverable(out / "clean", "medium", EAST, NORTH, ANGLE, SEED)
    for path in sorted(recipes.glob("*.toml")):
        make(out / "clean", load(path), out / "defects", out / "answers")
    jiaxing(recipes / "jiaxing", out)
    of_setting_out(recipes, out)
    for name, draw in FIGURES.items():
        draw().write(out / "geometry" / f"{name}.dxf", out / "answers")
    subdivisions(out)


def jiaxing(recipes: Path, out: Path) -> None:
    """The small project of another city, clean and with defects."""
    east, north, angle, seed = JIAXING_AT
    clean = out / "jiaxing" / "jiaxing-clean"
    deliverable(clean, "small", east, north, angle, seed, JIAXING)
    for path in sorted(recipes.glob("*.toml")):
        make(clean, load(path), out / "jiaxing", out / "answers")


def of_setting_out(recipes: Path, out: Path) -> None:
    """The survey before anything is built, clean and with defects, and an as-built one that says it is such."""
    clean, spoilt = out / "setting-out", out / "setting-out-defects"
    setting_out.deliverable(clean, "medium", EAST, NORTH, ANGLE, SEED)
    for path in sorted((recipes / "setting-out").glob("*.toml")):
        make(clean, load(path), spoilt, out / "answers")
    for path in sorted((recipes / "set-out").glob("*.toml")):
        make(clean, load(path), spoilt, out / "answers")
    with TemporaryDirectory() as folder:
        built = Path(folder) / "built"
        deliverable(built, "small", EAST, NORTH, ANGLE, SEED)
        for path in sorted((recipes / "wrong-stage").glob("*.toml")):
            make(built, load(path), spoilt, out / "answers")


if __name__ == "__main__":
    folder = Path(__file__).resolve().parents[1]
    everything(folder / "recipes", folder)
    sys.exit(0)
