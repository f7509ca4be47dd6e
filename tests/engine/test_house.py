"""The house keeps its order: who imports whom, and what a wheel carries."""

from __future__ import annotations

import ast
import shutil
import sys
import zipfile
from pathlib import Path

import house
import pytest

pytestmark = pytest.mark.xdist_group("house")  # one wheel for all of them

# Room, what it must not import. One of each kind: upwards, sideways, a library, the app, past the app's door.
FORBIDDEN = [
    ("model", "surveycheck.geometry"),
    ("geometry", "surveycheck.picture"),
    ("picture", "surveycheck.rule"),
    ("rule", "surveycheck.checks"),
    ("checks", "surveycheck.read"),
    ("read", "surveycheck.pack"),
    ("pack", "surveycheck.run"),
    ("run", "surveycheck.grade"),
    ("grade", "surveycheck.report"),
    ("report", "surveycheck.inspection"),
    ("guard", "surveycheck.cli"),
    ("model", "PySide6.QtCore"),
    ("read", "PySide6"),
    ("report", "PySide6.QtGui"),
    ("cli", "PySide6.QtWidgets"),
    ("checks", "lxml.etree"),
    ("pack", "ezdxf"),
    ("run", "lxml"),
    ("cli", "ezdxf.recover"),
    ("guard", "lxml"),
    ("plant", "surveycheck.run"),
    ("plant", "surveycheck.checks"),
    ("plant", "surveycheck.samples"),
    ("ui", "lxml"),
    ("ui", "surveycheck.model"),
    ("ui", "surveycheck.run"),
    ("ui", "surveycheck.cli"),
    ("rules", "ezdxf"),
    ("report", "surveycheck.ui"),
]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return house.build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return house.unpack(wheel, tmp_path_factory.mktemp("installed") / "clean")


@pytest.fixture(scope="module")
def verdict_on_planted(installed: Path) -> str:
    """import-linter's words on a copy in which every import of FORBIDDEN stands, each in a module of its own."""
    copy = installed.parent / "planted"
    shutil.copytree(installed, copy)
    for number, (room, target) in enumerate(FORBIDDEN):
        # Inside a function, for a lazy import is an import all the same.
        text = f"def late() -> None:\n    import {target}\n"
        (copy / "surveycheck" / room / f"planted_{number}.py").write_text(text, encoding="utf-8")
    done = house.lint(copy)
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


def test_the_house_is_in_order(installed: Path) -> None:
    done = house.lint(installed)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(("number", "room", "target"), [(n, *pair) for n, pair in enumerate(FORBIDDEN)])
def test_a_forbidden_import_is_caught(verdict_on_planted: str, number: int, room: str, target: str) -> None:
    top = target if target.startswith("surveycheck") else target.partition(".")[0]
    assert f"surveycheck.{room}.planted_{number} -> {top} (l.2)" in verdict_on_planted


def test_a_room_without_a_place_is_caught(installed: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(installed, tmp_path / "copy")
    (copy / "surveycheck" / "attic.py").touch()
    done = house.lint(copy)
    assert done.returncode == 1
    assert "attic" in done.stdout


# A pack's Python is data of the package, and its folders are no packages, so import-linter does not see it.
MAY_IMPORT = {"numpy", "shapely", *sys.stdlib_module_names}
MAY_IMPORT_OF_OURS = ("surveycheck.rule", "surveycheck.geometry")
PACK_FILES = sorted((house.ROOT / "rules").rglob("*.py"))


def imports_of(source: str) -> list[str]:
    """Every module that ``source`` names in an import, wherever it stands; a relative one begins with a dot."""
    names = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "surveycheck" and not node.level:
            names += [f"surveycheck.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append("." * node.level + (node.module or ""))
    return names


def is_allowed_in_a_pack(name: str) -> bool:
    return name.partition(".")[0] in MAY_IMPORT or any(f"{name}.".startswith(f"{ours}.") for ours in MAY_IMPORT_OF_OURS)


@pytest.mark.parametrize("path", PACK_FILES, ids=lambda path: path.relative_to(house.ROOT).as_posix())
def test_a_pack_imports_the_contract_only(path: Path) -> None:
    assert [name for name in imports_of(path.read_text(encoding="utf-8")) if not is_allowed_in_a_pack(name)] == []


@pytest.mark.parametrize(
    ("source", "forbidden"),
    [
        ("from surveycheck.rule import Rule\nimport surveycheck.geometry.rings, math, numpy as np, shapely", []),
        ("from surveycheck import rule, geometry", []),
        ("from surveycheck import read", ["surveycheck.read"]),
        ("def f():\n    import surveycheck.model", ["surveycheck.model"]),
        ("import surveycheck.ruler", ["surveycheck.ruler"]),
        ("from ..shape import gap", ["..shape"]),
        ("import lxml.etree, ezdxf", ["lxml.etree", "ezdxf"]),
    ],
)
def test_the_pack_rule_itself(source: str, forbidden: list[str]) -> None:
    assert [name for name in imports_of(source) if not is_allowed_in_a_pack(name)] == forbidden


def test_the_wheel_holds_one_top_level_name(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"surveycheck"}


@pytest.mark.parametrize("folder", ["surveycheck", "rules", "samples", "ui"])
def test_the_wheel_carries_every_file(installed: Path, folder: str) -> None:
    """Code and data alike, also under Chinese names; and nothing that Python made on the way."""
    place = installed / "surveycheck" if folder == "surveycheck" else installed / "surveycheck" / folder
    files = [path for path in (house.ROOT / folder).rglob("*") if path.is_file()]
    ours = {path.relative_to(house.ROOT / folder).as_posix() for path in files if path.suffix != ".pyc"}
    assert {name for name in ours if not (place / name).is_file()} == set()
    assert list(place.rglob("*.pyc")) == []
