"""The copy and its key on disk: whole or not at all, never over anything."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

from surveycheck.plant.answers import text_of
from surveycheck.plant.copy import Copy
from surveycheck.plant.faults import PlantError

FIXED_DATE = (2026, 1, 1, 0, 0, 0)
"""Of files in a zip: the same arguments give the same bytes."""


def written(copy: Copy, form: Path, out: Path) -> tuple[Path, Path]:
    """Write the copy into the folder ``out``, under the name and in the form of the deliverable at ``form`` (folder,
    zip or file), and beside it ``NAME.answers.json``; gives both paths.

    Raises PlantError, before anything is written, when one of them is there already or ``out`` lies in the deliverable.
    """
    target, key = free(form, out)
    out.mkdir(parents=True, exist_ok=True)
    temporary = Path(mkdtemp(prefix=f".surveycheck-{os.getpid()}-", suffix=".tmp", dir=out))
    try:
        made = temporary / target.name
        _fill(copy, form, made)
        made_key = temporary / key.name
        made_key.write_text(text_of(copy.answers), encoding="utf-8", newline="\n")
        made_key.rename(key)
        made.rename(target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return target, key


def free(form: Path, out: Path) -> tuple[Path, Path]:
    """Where the copy and its key go. Raises PlantError when they cannot go there."""
    targets = (out / form.resolve().name, out / f"{form.resolve().name}.answers.json")
    given, wanted = form.resolve(), out.resolve()
    if wanted == given or (form.is_dir() and wanted.is_relative_to(given)):
        raise PlantError(
            f"--out {out} 在成果之内；请给出别处的位置",
            f"--out {out} lies inside the deliverable; choose another place",
        )
    if out.exists() and not out.is_dir():
        raise PlantError(f"--out {out} 不是文件夹", f"--out {out} is not a folder")
    for path in targets:
        if path.exists() or path.is_symlink():
            raise PlantError(
                f"{path} 已存在，不会覆盖；请换一个文件夹",
                f"{path} is there already and is not replaced; choose another folder",
            )
    return targets


def _fill(copy: Copy, form: Path, made: Path) -> None:
    if copy.source.lone:
        made.write_bytes(copy.content(copy.paths[0]))
    elif form.is_dir():
        made.mkdir()
        for folder in copy.source.folders:
            (made / folder).mkdir(parents=True, exist_ok=True)
        for path, content in _contents(copy):
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            (made / path).write_bytes(content)
    else:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, content in _contents(copy):
                entry = zipfile.ZipInfo(f"{copy.source.name}/{path}", FIXED_DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, content)


def _contents(copy: Copy) -> Iterator[tuple[str, bytes]]:
    for path in copy.paths:
        yield path, copy.content(path)
