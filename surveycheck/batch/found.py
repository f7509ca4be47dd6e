"""Which deliverables there are in folders."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

FILES = (".dxf", ".xml", ".dwg")
ARCHIVES = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz")
"""Of these only a zip can be read; the others are deliverables all the same, and it is said that they are not read."""

DEEPEST = 32
"""Folders within folders, as within a deliverable (``read/zip.py``)."""

NOTHING = ("thumbs.db", "desktop.ini", "__macosx")


@dataclass(frozen=True)
class Found:
    """``paths`` in the order of their names; ``passed_over``: folders that hold files, but nothing to be checked."""

    paths: tuple[Path, ...]
    passed_over: tuple[Path, ...] = ()


def found(places: Iterable[Path], folders: Collection[str]) -> Found:
    """The deliverables at ``places``. ``folders``: names of the folders of packages; a folder that holds one of them is
    a deliverable. So is a folder with drawings or XML in it, but for a place itself: there each file is one.
    Other folders are looked into; links to folders are not followed. Raises OSError."""
    paths: dict[Path, None] = {}
    passed: list[Path] = []
    for place in places:
        inside, over = _at(place, folders)
        paths.update(dict.fromkeys(inside))
        passed += over
    return Found(tuple(paths), tuple(passed))


def _at(place: Path, folders: Collection[str]) -> tuple[list[Path], list[Path]]:
    if not place.is_dir() or _is_package(place, folders):
        return [place], []
    paths, passed = [], []
    for path in _inside(place):
        if path.is_dir():
            inner, over = _within(path, folders, 1)
            paths += inner
            passed += over
        elif path.suffix.lower() in (*FILES, *ARCHIVES):
            paths.append(path)
    return paths, passed


def _within(folder: Path, folders: Collection[str], depth: int) -> tuple[list[Path], list[Path]]:
    inside = _inside(folder)
    if _is_package(folder, folders) or any(p.suffix.lower() in FILES and not p.is_dir() for p in inside):
        return [folder], []
    paths: list[Path] = []
    passed: list[Path] = []
    for path in inside:
        if path.is_dir() and not path.is_symlink() and depth < DEEPEST:
            inner, over = _within(path, folders, depth + 1)
            paths += inner
            passed += over
        elif path.suffix.lower() in ARCHIVES:
            paths.append(path)
    return paths, passed if paths or passed or not inside else [folder]


def _is_package(folder: Path, folders: Collection[str]) -> bool:
    return any(p.name in folders and p.is_dir() for p in _inside(folder))


def _inside(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not _is_nothing(path.name))


def _is_nothing(name: str) -> bool:
    """What systems and offices leave behind."""
    return name.startswith((".", "~$")) or name.lower() in NOTHING
