"""Bytes of a DXF → ``Drawing``: the columnar reader, and ezdxf for what it cannot vouch for."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from surveycheck.geometry.curves import distinct
from surveycheck.geometry.drawn import shaped
from surveycheck.geometry.placed import placed
from surveycheck.geometry.rows import model_space_counts
from surveycheck.model.columns import Ints
from surveycheck.model.drawing import Drawing
from surveycheck.model.progress import Event, Progress, silent
from surveycheck.model.source import Issue
from surveycheck.read.contents import PAD, Contents
from surveycheck.read.dxf_blocks import clipped, of_blocks
from surveycheck.read.dxf_encoding import Choice, choose
from surveycheck.read.dxf_entities import entities_of
from surveycheck.read.dxf_header import header_of, unit_of
from surveycheck.read.dxf_issues import noticed, of_encoding
from surveycheck.read.dxf_mend import BROKEN_OFF, mended
from surveycheck.read.dxf_pairs import Pairs, line, pairs_of
from surveycheck.read.dxf_records import Records, Unproven, records_of
from surveycheck.read.dxf_recover import recovered
from surveycheck.read.dxf_strings import Strings, groups
from surveycheck.read.dxf_tables import blocks_of, layers_of, names_of, styles_of

BINARY = b"AutoCAD Binary DXF"
FEW = 4096
"""A file of fewer bytes may well be empty but for blanks."""

HIGH = np.uint64(0x8080808080808080)
SAMPLES = 20000
"""So many different values are enough to tell an encoding by."""


def read_dxf(
    data: bytes | Contents, file: str, progress: Progress = silent
) -> tuple[Drawing | None, tuple[Issue, ...]]:
    """The drawing in ``data``, and what was noticed; None with an issue where nothing could be read.

    ``Contents`` are empty afterwards: their memory is freed on the way. ``file`` is the path within the deliverable,
    for the issues. Never raises, but for ``Stopped`` out of ``progress``.
    """
    contents = Contents.of(data)
    if contents.size < FEW and not contents.whole().strip(b"\x00\r\n\t \x1a"):
        return None, (Issue("dxf-empty", file, loss=True, facts={"bytes": contents.size}),)
    if contents.head(len(BINARY)) == BINARY:
        return recovered(contents.whole(), file, Unproven("binary"), lambda text: _whole(text, file))
    pairs = pairs_of(contents, lambda fraction: _tell(progress, file, 0.5 * fraction))
    try:
        read = _read(pairs, file, progress)
    except Unproven as unproven:
        if broken_off := _broken_off(pairs, file, unproven):
            return broken_off
        return recovered(pairs.buffer[PAD:-PAD].tobytes(), file, unproven, lambda text: _whole(text, file))
    del pairs  # makes room for the geometries
    _tell(progress, file, 0.8)
    finished = _finished(read)
    _tell(progress, file, 1.0)
    return finished


def _whole(data: bytes, file: str) -> tuple[Drawing, tuple[Issue, ...]]:
    return _finished(_read(pairs_of(data), file, silent))


def _broken_off(pairs: Pairs, file: str, why: Unproven) -> tuple[Drawing, tuple[Issue, ...]] | None:
    """The drawing of a file that only breaks off, as far as it goes; None if more is wrong with it."""
    if why.reason not in BROKEN_OFF:
        return None
    try:
        drawing, issues = _whole(mended(pairs), file)
    except Unproven:
        return None
    code = "dxf-truncated" if why.reason == "no-eof" else "dxf-recovered"
    at = why.line or line(len(pairs))
    return drawing, (Issue(code, file, at, loss=True, facts={"reason": why.reason, "repairs": 1}), *issues)


def _tell(progress: Progress, file: str, fraction: float) -> None:
    progress(Event("stage", fraction, {"stage": "read", "file": file}))


class _Read(NamedTuple):
    """A drawing whose entities have no geometry yet, what was noticed so far, and rows of odd hatches."""

    drawing: Drawing
    issues: tuple[Issue, ...]
    odd: Ints


def _read(pairs: Pairs, file: str, progress: Progress) -> _Read:
    """All that the pairs are needed for."""
    records = records_of(pairs)
    _tell(progress, file, 0.5)
    choice, version = _encoding(records)
    strings = Strings(records.pairs, choice.used)
    read = entities_of(records, strings)
    header = header_of(records, strings)
    drawing = Drawing(
        file=file,
        version=version,
        declared=choice.declared,
        encoding=choice.used,
        reader="columns",
        header=header,
        layers=layers_of(records, strings),
        blocks=blocks_of(records, strings),
        styles=styles_of(records, strings),
        linetypes=names_of(records, strings, "LTYPE"),
        appids=names_of(records, strings, "APPID"),
        entities=read.entities,
        unit=unit_of(header),
        extra={"counts": model_space_counts(read.entities)},
    )
    return _Read(drawing, (*of_encoding(file, choice), *clipped(file, records)), read.odd)


def _finished(read: _Read) -> tuple[Drawing, tuple[Issue, ...]]:
    drawing = read.drawing
    entities, left = placed(drawing.entities, drawing.blocks, drawing.layers)
    drawing = replace(drawing, entities=shaped(entities))
    return drawing, (*read.issues, *noticed(drawing, read.odd), *of_blocks(drawing, left))


def _encoding(records: Records) -> tuple[Choice, str]:
    """What the texts are encoded in, and ``$ACADVER``."""
    plain = header_of(records, Strings(records.pairs, "latin-1"))
    version, codepage = (str(plain.get(name, "")).strip() for name in ("$ACADVER", "$DWGCODEPAGE"))
    index = _with_high_bytes(records.pairs)
    _, first = groups(records.pairs, index)
    distinct = index[first]
    if len(distinct) > SAMPLES:
        distinct = distinct[:: len(distinct) // SAMPLES + 1]
    return choose(version, codepage, [records.pairs.value(int(i)) for i in distinct]), version


def _with_high_bytes(pairs: Pairs) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Pairs whose value has a byte above 127."""
    if not len(pairs):
        return np.zeros(0, np.int64)
    words = pairs.buffer[: len(pairs.buffer) // 8 * 8].view("<u8")
    found = [np.zeros(0, np.int64)]
    for begin in range(0, len(words), 1 << 17):
        high = words[begin : begin + (1 << 17)] & HIGH
        there = np.flatnonzero(high)
        lowest = high[there] & (~high[there] + np.uint64(1))
        byte = (there + begin) * 8 + (np.bitwise_count(lowest - np.uint64(1)) >> 3)
        found.append(distinct(np.searchsorted(pairs.at, byte.astype(pairs.at.dtype), side="right") - 1))
    index = distinct(np.concatenate(found))
    return np.asarray(index[(index >= 0) & (pairs.at[index] < pairs.at[-1] + pairs.size[-1])], np.int64)
