"""Copies of the blank pack that a test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

from surveycheck.pack import PackError, PackFault, load_pack, packs_folder


def copy_of_blank(folder: Path) -> Path:
    """The blank pack, in a folder of one's own."""
    shutil.copytree(packs_folder() / "blank", folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Replace a text that must be there, once."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults_of(folder: Path, trust: bool = True) -> tuple[PackFault, ...]:
    """What keeps the folder from loading; nothing if it loads."""
    try:
        load_pack(folder, trust=trust)
    except PackError as error:
        return error.faults
    return ()
