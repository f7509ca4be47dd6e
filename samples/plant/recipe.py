"""A recipe says what to plant, in which order, and how to pack the result."""

from __future__ import annotations

import shutil
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from surveycheck.samples.plant import (
    coordinates,
    earlier,
    figures,
    packages,
    relations,
    shapes,
    sheets,
    stages,
    structure,
    values,
)
from surveycheck.samples.plant.deliverable import Deliverable
from surveycheck.samples.plant.planter import plant

from surveycheck.plant.answers import Answer, write

KINDS = (coordinates, earlier, figures, packages, relations, shapes, sheets, stages, structure, values)
"""The modules whose planters are known once they are imported."""
FIXED_DATE = (2026, 4, 1, 0, 0, 0)


@dataclass(frozen=True)
class Recipe:
    """``name`` is that of the sample; ``zip`` is the enclosing folder inside a zip, "" for a plain folder; ``earlier``:
    the sample is held against the clean deliverable of the next stage, whose report names its files ``earlier:…``."""

    name: str
    seed: int
    zip: str
    plants: tuple[dict[str, Any], ...]
    earlier: bool = False


def load(path: Path) -> Recipe:
    """Read a recipe; KeyError when it names no seed or nothing to plant."""
    with path.open("rb") as file:
        table = tomllib.load(file)
    plants, earlier = tuple(table["plant"]), bool(table.get("earlier"))
    return Recipe(path.stem, table["seed"], table.get("zip", ""), plants, earlier)


def spoilt(clean: Path, recipe: Recipe, folder: Path) -> list[Answer]:
    """Copy the clean deliverable to ``folder`` (which must not exist) and plant the recipe's defects."""
    shutil.copytree(clean, folder)
    before = f"earlier:{recipe.zip or recipe.name}/" if recipe.earlier else ""
    deliverable = Deliverable(folder, recipe.seed, before)
    for words in recipe.plants:
        parameters = {name: value for name, value in words.items() if name != "code"}
        plant(deliverable, words["code"], parameters)
    deliverable.save()
    return deliverable.answers


def make(clean: Path, recipe: Recipe, out: Path, answers: Path) -> Path:
    """Write the sample below ``out`` (folder or zip) and its key into ``answers``; gives the sample's path."""
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / (recipe.zip or recipe.name)
        found = spoilt(clean, recipe, folder)
        made = out / (f"{recipe.name}.zip" if recipe.zip else recipe.name)
        if recipe.zip:
            _zip(folder, made)
        else:
            shutil.rmtree(made, ignore_errors=True)
            shutil.copytree(folder, made)
    write(answers / f"{recipe.name}.json", found)
    return made


def _zip(folder: Path, made: Path) -> None:
    """The same bytes every time: names in order, one date."""
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            name = path.relative_to(folder.parent).as_posix()
            entry = zipfile.ZipInfo(name, FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
