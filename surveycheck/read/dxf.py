"""Bytes of a DXF → ``Drawing``: the columnar reader, and ezdxf for what it cannot vouch for."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from surveycheck.geometry.drawn import shaped
from surveycheck.geometry.placed import Left, placed
from surveycheck.geometry.room import make_room
from surveycheck.geometry.rows import model_space_counts
from surveycheck.model.columns import Ints
from surveycheck.model.drawing import Drawing
from surveycheck.model.progress import Event, Progress, silent
from surveycheck.model.source import Facts, Issue
from surveycheck.read.beside import beside, untidied
from surveycheck.read.contents import PAD, Contents
from surveycheck.read.dxf_blocks import clipped, of_blocks
from surveycheck.read.dxf_bodies import with_bodies
from surveycheck.read.dxf_counts import Count, counted, miscounted
from surveycheck.read.dxf_encoding import container_of, eight_bit
from surveycheck.read.dxf_encoding_issues import of_encoding
from surveycheck.read.dxf_entities import entities_of
from surveycheck.read.dxf_evidence import evidence
from surveycheck.read.dxf_filters import with_filters
from surveycheck.read.dxf_header import header_of, unit_of
from surveycheck.read.dxf_issues import noticed
from surveycheck.read.dxf_kept import kept, shown_files
from surveycheck.read.dxf_layout import Layout, layout_of
from surveycheck.read.dxf_layouts import tabs_of
from surveycheck.read.dxf_leaders import with_leaders
from surveycheck.read.dxf_lines import relined
from surveycheck.read.dxf_lost import lost_to_question_marks
from surveycheck.read.dxf_mend import BROKEN_OFF, mended
from surveycheck.read.dxf_pairs import INVALID, Pairs, line, pairs_of
from surveycheck.read.dxf_pictures import pictures_of
from surveycheck.read.dxf_records import Unproven, records_of
from surveycheck.read.dxf_recover import recovered
from surveycheck.read.dxf_repair import Mending
from surveycheck.read.dxf_strings import Strings
from surveycheck.read.dxf_tables import blocks_of, layers_of, names_of, patterns_of, styles_of
from surveycheck.read.dxf_values import encoding_of, restated
from surveycheck.read.dxf_vertices import Vertices
from surveycheck.read.issues import reason_facts

BINARY = b"AutoCAD Binary DXF"
SECTION = b"SECTION"
HEAD = 64
MOST_ODD_CODES = 100_000
"""What is no DXF in more places is not rebuilt, which takes ezdxf minutes: it is read as far as the first of them."""

MOST_FOR_EZDXF = 12_000_000
"""Bytes of a damaged file that ezdxf rebuilds, in 20 to 30 s. A larger one is read as far as the damage that the
columnar reader could not mend."""

ROUNDS = 12
"""So often what is left of the damage is mended, and the file read again."""

MANY = 60_000
"""Records (a drawing of some 12 MB) from which on two threads read faster than one."""

FEW = 4096
"""A file of fewer bytes may well be empty but for blanks."""


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
    if (container := container_of(contents.head(HEAD))).startswith("utf-16"):
        contents = Contents.of(eight_bit(contents.whole(), container))
    pairs = pairs_of(contents, lambda fraction: _tell(progress, file, 0.5 * fraction))
    try:
        with untidied():
            read = _read(pairs, file, progress, container)
    except Unproven as unproven:
        return (
            _broken_off(pairs, file, unproven, container)
            or _repaired(pairs, file, unproven, container)
            or _mended(pairs, file, unproven, container)
        )
    del pairs  # makes room for the geometries
    _tell(progress, file, 0.8)
    read = _placed(read)  # lets go of what it is made of
    finished = _finished(read)
    _tell(progress, file, 1.0)
    return finished


def _whole(data: bytes, file: str, container: str = "") -> tuple[Drawing, tuple[Issue, ...]]:
    return _finished(_placed(_read(pairs_of(data), file, silent, container)))


def _repaired(pairs: Pairs, file: str, why: Unproven, container: str) -> tuple[Drawing, tuple[Issue, ...]] | None:
    """The drawing without what is damaged, and with the ends that are missing; None where that is not all."""
    mending, reason = Mending(pairs, file), why
    for _ in range(ROUNDS):
        if not mending.mend(reason):
            return None
        try:
            found = _finished(_placed(_read(mending.pairs, file, silent, container)))
        except Unproven as left:
            reason = left
            continue
        if not len(found[0].entities):
            return None  # whoever had nothing but damage has nothing to be judged
        drawing, issues = relined(*found, mending.edits)
        facts: Facts = {**reason_facts(why.reason), "repairs": len(mending.said)}
        return drawing, (Issue("dxf-recovered", file, why.line, loss=True, facts=facts), *mending.said, *issues)
    return None


def _mended(pairs: Pairs, file: str, why: Unproven, container: str) -> tuple[Drawing | None, tuple[Issue, ...]]:
    """The drawing by way of ezdxf, which believes in the code page: it gets one that is true."""
    if why.reason == "no-pairs" and SECTION not in pairs.buffer.tobytes():  # nothing for ezdxf to look at
        facts = {**reason_facts(why.reason), "error": ""}
        return None, (Issue("dxf-unreadable", file, loss=True, facts=facts),)
    if np.count_nonzero(invalid := pairs.code == INVALID) > MOST_ODD_CODES:
        return _until(pairs, int(np.argmax(invalid)), file, why, container)
    if len(pairs.buffer) > MOST_FOR_EZDXF:
        return _until(pairs, max(why.line - 1, 0) // 2, file, why, container)
    choice = encoding_of(pairs, container)
    if not choice.strange and not choice.odd:
        return recovered(pairs.buffer[PAD:-PAD].tobytes(), file, why, lambda text: _whole(text, file))
    drawing, issues = recovered(restated(pairs, choice), file, why, lambda text: _whole(text, file))
    said = {issue.code for issue in issues}
    issues = (*issues, *(issue for issue in of_encoding(file, choice) if issue.code not in said))
    return drawing and replace(drawing, encoding=choice.used), issues


def _until(
    pairs: Pairs, count: int, file: str, why: Unproven, container: str
) -> tuple[Drawing | None, tuple[Issue, ...]]:
    """What stands before the damage."""
    facts = reason_facts(why.reason)
    try:
        drawing, issues = _whole(mended(pairs.head(count)), file, container)
    except Unproven:
        return None, (Issue("dxf-unreadable", file, why.line, loss=True, facts={**facts, "error": ""}),)
    return drawing, (Issue("dxf-recovered", file, why.line, loss=True, facts={**facts, "repairs": 1}), *issues)


def _broken_off(pairs: Pairs, file: str, why: Unproven, container: str) -> tuple[Drawing, tuple[Issue, ...]] | None:
    """The drawing of a file that only breaks off, as far as it goes; None if more is wrong with it."""
    if why.reason not in BROKEN_OFF:
        return None
    try:
        drawing, issues = _whole(mended(pairs), file, container)
    except Unproven:
        return None
    code = "dxf-truncated" if why.reason == "no-eof" else "dxf-recovered"
    at = why.line or line(len(pairs))
    return drawing, (Issue(code, file, at, loss=True, facts={**reason_facts(why.reason), "repairs": 1}), *issues)


def _tell(progress: Progress, file: str, fraction: float) -> None:
    progress(Event("stage", fraction, {"stage": "read", "file": file}))


class _Read(NamedTuple):
    """A drawing whose entities have no geometry yet, what was noticed so far, rows of odd hatches, and what of its
    blocks could not be put in place."""

    drawing: Drawing
    issues: tuple[Issue, ...]
    odd: Ints
    left: Left | None = None


def _read(pairs: Pairs, file: str, progress: Progress, container: str) -> _Read:
    """All that the pairs are needed for."""
    records = records_of(pairs)
    _tell(progress, file, 0.5)
    make_room()
    layout = layout_of(records)
    with beside(lambda: _with_counts(layout), len(records.begin) > MANY) as vertices:
        choice = encoding_of(records.pairs, container)
        strings = Strings(records.pairs, choice.used, choice.odd)
        tabs = tabs_of(records, strings)
        read = entities_of(layout, strings, tabs, vertices)
    header = header_of(records, strings)
    drawing = Drawing(
        file=file,
        version=choice.version,
        declared=choice.declared,
        encoding=choice.used,
        reader="columns",
        header=header,
        layers=layers_of(records, strings),
        blocks=blocks_of(records, strings),
        styles=styles_of(records, strings),
        linetypes=names_of(records, strings, "LTYPE"),
        appids=names_of(records, strings, "APPID"),
        entities=with_bodies(records, with_leaders(records, strings, with_filters(records, read.entities))),
        unit=unit_of(header),
        extra={"counts": model_space_counts(read.entities)},
        parts=read.parts,
        layouts=tabs,
        patterns=patterns_of(records, strings),
        pictures=pictures_of(records, strings),
    )
    issues = (
        *of_encoding(file, choice, lambda values: evidence(records.pairs, read.entities, strings, values)),
        *clipped(file, records),
        *shown_files(file, records, strings, read.entities),
        *miscounted(file, layout, read.entities, read.counts),
    )
    return _Read(drawing, issues, read.odd)


def _with_counts(layout: Layout) -> tuple[Vertices, tuple[Count, ...]]:
    vertices = layout.vertices()
    return vertices, counted(layout, vertices)


def _placed(read: _Read) -> _Read:
    """The same with the contents of its blocks where they are shown."""
    drawing = read.drawing
    make_room()
    with untidied():
        entities, left = placed(drawing.entities, drawing.blocks, drawing.layers)
    return read._replace(drawing=replace(drawing, entities=entities), left=left)


def _finished(read: _Read) -> tuple[Drawing, tuple[Issue, ...]]:
    with untidied():
        drawing = replace(read.drawing, entities=shaped(read.drawing.entities))
    shown = of_blocks(drawing, read.left) if read.left else ()
    lost = lost_to_question_marks(drawing)
    return drawing, (*read.issues, *noticed(drawing, read.odd), *shown, *kept(drawing), *lost)
