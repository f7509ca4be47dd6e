"""Report → marked-up drawings: a copy of each with the findings drawn upon it, and a script that steps through them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO, TextIOWrapper
from math import hypot, isfinite
from pathlib import Path

import numpy as np

from surveycheck.model import Drawing, Finding, Place, Report
from surveycheck.model.drawing import MODEL_SPACE
from surveycheck.read.dxf import read_dxf
from surveycheck.read.errors import ReadError
from surveycheck.read.source import source_of
from surveycheck.read.zip import DAMAGE
from surveycheck.report.cad import METRES
from surveycheck.report.cad_steps import Step, steps_script
from surveycheck.report.dxf_marks import Mark, marked
from surveycheck.report.dxf_places import NoPlaceError
from surveycheck.report.wish import Made, Wish
from surveycheck.report.words import Pair
from surveycheck.report.write import safe_name

NO_SOURCE: Pair = (
    "没有原成果，只能写出单独的批注图",
    "the deliverable itself is not at hand: the marks stand in a drawing of their own",
)
CHANGED: Pair = (
    "文件已不是检查时的内容，只写出单独的批注图",
    "the file is no longer what was checked: the marks stand in a drawing of their own",
)
CONVERTED: Pair = (
    "DWG 不能加注，只写出单独的批注图",
    "a DWG cannot be added to: the marks stand in a drawing of their own",
)

METRES_HIGH = 1.0
"""Height of the texts where the drawing gives no measure (m)."""

SHARES = (1 / 2000, 1 / 60)
"""The height of the texts is between these parts of the drawing's diagonal."""

FEW = 3
"""So many texts of the drawing are needed to tell how high texts in it are."""


@dataclass(frozen=True)
class Marks:
    """What is to be drawn upon one drawing; ``left`` findings of it have no spot in model space."""

    file: str
    found: tuple[tuple[int, Finding, tuple[float, float]], ...]
    left: int


def write_dxf(report: Report, wish: Wish) -> Made:
    """``<drawing>.marked.dxf`` and ``<drawing>.steps.scr`` for every drawing with a finding; where the drawing cannot
    be added to, ``<drawing>.marks-only.dxf`` with the same marks at the same coordinates, and a word why."""
    every = marks_of(report)
    made: dict[str, str | bytes] = {}
    if not every:
        wish.say("没有图上的问题，没有写出批注图", "no finding has a spot in a drawing: no marked drawing was written")
    for number, one in enumerate(every):
        wish.step(number / len(every))
        name = _name(one.file, made)
        content, why = _drawn(report, one, wish)
        made[f"{name}.marks-only.dxf" if why else f"{name}.marked.dxf"] = content
        made[f"{name}.steps.scr"] = _script(one, wish, _metre(report, one.file))
        _say(one, why, wish)
    return made


def _drawn(report: Report, one: Marks, wish: Wish) -> tuple[bytes, Pair | None]:
    """The marks upon the drawing; alone, and why, where that cannot be."""
    content, why = _content(report, one.file, wish)
    try:
        if content:
            return _upon(content, one, wish, report), None
    except NoPlaceError as error:
        why = error.reason
    return _alone(one, wish, report), why


def _say(one: Marks, why: Pair | None, wish: Wish) -> None:
    if why is not None:
        wish.say(f"{one.file}：{why[0]}", f"{one.file}: {why[1]}")
    if one.left:
        zh = f"{one.file}：{one.left} 处问题没有模型空间坐标，未画出"
        wish.say(zh, f"{one.file}: {one.left} finding(s) have no spot in model space and are not drawn")


def marks_of(report: Report) -> tuple[Marks, ...]:
    """The findings of each drawing of the deliverable that has any, numbered as everywhere in the report."""
    drawings: dict[str, tuple[list[tuple[int, Finding, tuple[float, float]]], list[Finding]]]
    drawings = {file.path: ([], []) for file in report.files if file.kind in ("dxf", "dwg")}
    for number, finding in enumerate(report.findings, 1):
        for file in dict.fromkeys(place.file for place in _places(finding)):
            if file in drawings:
                spots, left = drawings[file]
                at = _spot(finding, file)
                if at is not None:
                    spots.append((number, finding, at))
                elif any(p.file == file and p.handles for p in _places(finding)):
                    left.append(finding)
    return tuple(Marks(file, tuple(spots), len(left)) for file, (spots, left) in drawings.items() if spots)


def _places(finding: Finding) -> tuple[Place, ...]:
    return finding.place, *finding.others


def _spot(finding: Finding, file: str) -> tuple[float, float] | None:
    """Where it is in model space of this drawing."""
    spots = (p.at for p in _places(finding) if p.file == file and p.at is not None and not p.layout)
    return next(((float(x), float(y)) for x, y in spots if isfinite(x) and isfinite(y)), None)


def _script(one: Marks, wish: Wish, metre: float) -> bytes:
    return steps_script([_step(*row, one.file, wish.language) for row in one.found], one.file, metre)


def _step(number: int, finding: Finding, at: tuple[float, float], file: str, language: int) -> Step:
    handles = next((p.handles for p in _places(finding) if p.handles and p.file == file), ("",))
    return Step(
        number, f"{finding.severity} {finding.code} {(finding.title, finding.title_en)[language]}", at, handles[0]
    )


def _content(report: Report, file: str, wish: Wish) -> tuple[bytes, Pair | None]:
    """The bytes of a drawing as it was checked; empty, and why, where they cannot be had."""
    if wish.source is None:
        return b"", NO_SOURCE
    about = next(one for one in report.files if one.path == file)
    if about.kind == "dwg":
        return b"", CONVERTED
    content = _read(wish.source, file)
    if content is None:
        return b"", NO_SOURCE
    return (content, None) if sha256(content).hexdigest() == about.sha256 else (b"", CHANGED)


def _read(path: Path, file: str) -> bytes | None:
    try:
        source = source_of(path)
    except (ReadError, *DAMAGE):
        return None
    try:
        member = next((member for member in source.members if member.path == file), None)
        if member is None:
            return None
        with member.open() as stream:
            return stream.read()
    except DAMAGE:
        return None
    finally:
        source.close()


def _upon(content: bytes, one: Marks, wish: Wish, report: Report) -> bytes:
    drawing, _ = read_dxf(content, one.file)
    return marked(content, _marks(one, wish), _height(drawing, one, _metre(report, one.file)))


def _alone(one: Marks, wish: Wish, report: Report) -> bytes:
    """A drawing of its own, as old a version as holds names in Chinese: R2000, GBK."""
    from ezdxf.filemanagement import new

    empty = new("R2000")
    empty.encoding = "gbk"
    raw = BytesIO()
    stream = TextIOWrapper(raw, "gbk", errors="dxfreplace", newline="\r\n")
    empty.write(stream)
    stream.flush()
    return marked(raw.getvalue(), _marks(one, wish), _height(None, one, _metre(report, one.file)))


def _marks(one: Marks, wish: Wish) -> list[Mark]:
    return [
        Mark(number, finding.severity, f"{finding.code} {(finding.title, finding.title_en)[wish.language]}", at)
        for number, finding, at in one.found
    ]


def _metre(report: Report, file: str) -> float:
    """Drawing units in a metre."""
    return METRES.get(next((one.unit for one in report.files if one.path == file), ""), 1.0)


def _height(drawing: Drawing | None, one: Marks, metre: float) -> float:
    """As high as most texts of the drawing, but not out of proportion to its size."""
    spots = np.array([at for _, _, at in one.found])
    heights: Sequence[float] = ()
    if drawing is not None:
        rows = drawing.entities
        model = rows.space == MODEL_SPACE
        heights = [float(h) for h in rows.height[model] if h == h and h > 0]
        drawn = rows.xyz[np.repeat(model, np.diff(rows.start))][:, :2]
        drawn = drawn[np.isfinite(drawn).all(axis=1)]
        if len(drawn):
            spots = np.array([np.percentile(drawn, 1, axis=0), np.percentile(drawn, 99, axis=0)])
    diagonal = hypot(*(spots.max(axis=0) - spots.min(axis=0)))
    wanted = float(np.median(heights)) if len(heights) >= FEW else METRES_HIGH * metre
    if not diagonal:
        return wanted
    return min(max(wanted, diagonal * SHARES[0]), diagonal * SHARES[1])


def _name(file: str, taken: Made) -> str:
    """A name for a drawing among those of its report."""
    stem = safe_name(file.rpartition("/")[2].rpartition(".")[0] or file)[:40]
    return next(name for name in _names(stem) if not any(end.startswith(f"{name}.") for end in taken))


def _names(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1
