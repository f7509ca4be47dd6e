"""Maps in files: written by the process that reads drawings, mapped into the memory of the one that shows them."""

from __future__ import annotations

import mmap
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

import numpy as np

from surveycheck.map.fetched import Fetch
from surveycheck.map.made import sheet_of
from surveycheck.map.sheet import Column, Layer, Pen, Sheet, Strokes
from surveycheck.model import Event, Model, Progress, silent
from surveycheck.model.columns import Labels
from surveycheck.read.column_file import Damaged, packed, unpacked

SUFFIX = ".map"


def write_sheets(
    model: Model, folder: Path, progress: Progress = silent, fetch: Fetch = lambda drawing, name: ""
) -> list[Path]:
    """Write the map of each drawing of a model into a folder; gives the files, in the order of the drawings. ``fetch``
    puts the files of pictures there."""
    written = []
    for number, drawing in enumerate(model.drawings):
        progress(Event("stage", number / len(model.drawings), {"stage": "map", "file": drawing.file}))
        file = folder / f"{number:04d}{SUFFIX}"
        with file.open("wb") as stream:
            for piece in packed(*_taken_apart(_with_files(sheet_of(drawing), fetch))):
                stream.write(piece)
        written.append(file)
    return written


def _with_files(sheet: Sheet, fetch: Fetch) -> Sheet:
    return replace(sheet, pictures=tuple((name, fetch(sheet.file, name)) for name, _ in sheet.pictures))


def read_sheet(file: Path) -> Sheet:
    """The map that a file holds; its columns are the bytes of the file, where the system keeps them. Raises OSError,
    and ValueError for what is no such file."""
    with file.open("rb") as stream:
        try:
            data = np.frombuffer(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ), np.uint8)
        except ValueError as empty:
            raise Damaged("empty") from empty
    about, columns = unpacked(data)
    try:
        return replace(_put_together(about, columns), folder=str(file.parent))
    except (KeyError, TypeError, IndexError) as error:
        raise Damaged(str(error)) from error


def _taken_apart(sheet: Sheet) -> tuple[dict[str, Any], dict[str, Column]]:
    columns: dict[str, Column] = {f"column/{name}": column for name, column in sheet.columns.items()}
    for name, labels in sheet.labels.items():
        columns[f"label/{name}"] = labels.codes
        text = "".join(labels.names).encode("utf-8", "surrogatepass")
        columns[f"names/{name}"] = np.frombuffer(text, np.uint8)
        columns[f"ends/{name}"] = np.cumsum(np.fromiter(map(len, labels.names), np.int64, len(labels.names)))
    for number, level in enumerate(sheet.levels):
        columns |= {f"level{number}/{f.name}": getattr(level, f.name) for f in fields(level) if f.name != "step"}
    plain = (
        "file",
        "unit",
        "origin",
        "extent",
        "whole",
        "strays",
        "elsewhere",
        "patterns",
        "pictures",
        "points",
        "weighed",
    )
    about = {name: getattr(sheet, name) for name in plain}
    about |= {name: [asdict(row) for row in getattr(sheet, name)] for name in ("layers", "pens")}
    return {**about, "steps": [level.step for level in sheet.levels]}, columns


def _put_together(about: Mapping[str, Any], columns: Mapping[str, Column]) -> Sheet:
    def under(name: str) -> dict[str, Column]:
        return {key.removeprefix(name): column for key, column in columns.items() if key.startswith(name)}

    levels = tuple(Strokes(step=step, **under(f"level{k}/")) for k, step in enumerate(about["steps"]))
    labels = {
        name: Labels(codes, _names(columns[f"names/{name}"], columns[f"ends/{name}"]))
        for name, codes in under("label/").items()
    }
    plain: dict[str, Any] = {
        name: about[name] for name in ("file", "unit", "strays", "elsewhere", "patterns", "weighed")
    }
    plain["pictures"] = tuple((name, stored) for name, stored in about["pictures"])
    boxes: dict[str, Any] = {name: tuple(about[name]) for name in ("origin", "extent", "whole", "points")}
    layers = tuple(Layer(**row) for row in about["layers"])
    pens = tuple(Pen(**row) for row in about["pens"])
    return Sheet(**plain, **boxes, layers=layers, pens=pens, levels=levels, columns=under("column/"), labels=labels)


def _names(text: Column, ends: Column) -> tuple[str, ...]:
    whole = text.tobytes().decode("utf-8", "surrogatepass")
    stops = ends.tolist()
    return tuple(whole[begin:end] for begin, end in zip([0, *stops], stops, strict=False))
