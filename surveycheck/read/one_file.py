"""One file of a deliverable: looked at once, then read for what it is."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import partial

from surveycheck.model import Document, Drawing, Event, Fact, Issue, Paper, Progress, SourceFile
from surveycheck.model.sheets import SheetPlan
from surveycheck.read.cache import SMALLEST, Cache
from surveycheck.read.check_sheets import MOST, read_check_sheets
from surveycheck.read.contents import Contents
from surveycheck.read.coordinate_txt import read_coordinate_txt
from surveycheck.read.drawing_file import Found as Read
from surveycheck.read.dwg import read_dwg
from surveycheck.read.dxf import read_dxf
from surveycheck.read.first_pass import MAX_READ, Looked, is_wanted, look, suffix_of
from surveycheck.read.kinds import ARCHIVES
from surveycheck.read.landxml import ROOT as LANDXML
from surveycheck.read.landxml import read_landxml
from surveycheck.read.members import Member
from surveycheck.read.pdf import SECONDS, read_pdf
from surveycheck.read.xml_file import UnreadableError, XmlFile
from surveycheck.read.xml_garbled import GARBLED
from surveycheck.read.xml_schema import Schema
from surveycheck.read.xml_text import Survey
from surveycheck.read.zip import DAMAGE
from surveycheck.rule.paths import matches

_FIRST = 0.2
"""Share of the first pass over a file in the time that it takes."""

PDF_TOTAL = 60.0
"""Seconds for all PDF files of a deliverable; those behind are given up at once."""

SHEETS = ("xlsx", "text", "doc")
"""Kinds that a spreadsheet of check measurements may have; of ``doc`` it is said what to do."""

_NOT_READ = {"mdb": "mdb-not-read", **dict.fromkeys(ARCHIVES, "archive-not-opened")}


@dataclass(eq=False)
class Found:
    """What has been read so far; ``schema`` is held against every XML file that it concerns, or the lone one.
    ``papers``: the PDF files that were read, None where nobody asks for them; ``pdf_seconds``: the time left.
    """

    schema: Schema | None
    lone: bool
    cache: Cache | None = None
    plan: SheetPlan | None = None
    files: list[SourceFile] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    sheets: list[Document] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    papers: list[Paper] | None = None
    pdf_seconds: float = PDF_TOTAL


def read_member(member: Member, found: Found, progress: Progress) -> None:
    """Read a file, and put what was found and what is wrong with it into ``found``. Progress may raise ``Stopped``."""
    suffix = suffix_of(member.path)
    try:
        looked, known = _looked(member, found, within(progress, 0.0, _FIRST, member.path))
    except DAMAGE as error:
        found.issues.append(_unreadable(member, error))
        found.files.append(SourceFile(member.path, "other", member.size, "", suffix, member.modified))
        return
    kind, digest, size, data, survey, form = looked
    unit = ""
    progress = within(progress, _FIRST, 1.0 - _FIRST, member.path)
    if kind == "dwg" or (suffix == ".dwg" and not is_wanted(kind, "")):  # a damaged one has lost its first bytes
        unit = _keep(found, *read_dwg(member.open, size, member.path, progress))
    elif known:
        unit = _keep(found, *known)
    elif data is None and survey is None and is_wanted(kind, suffix):
        found.issues.append(Issue("file-too-large", member.path, loss=True, facts={"value": size, "upper": MAX_READ}))
    elif data is not None:
        unit = _read_drawing(data, digest, member.path, found, progress)
    elif survey is not None:
        unit = _read_document(member, survey, found, progress)
    elif kind == "pdf" and found.papers is not None:
        _read_paper(member, size, found, progress)
    elif found.plan and kind in SHEETS and any(matches(p, member.path) for p in found.plan.paths):
        _read_sheets(member, found.plan, found)
    elif kind == "coordinates":
        _read_coordinates(member, found)
    elif kind in _NOT_READ:
        found.issues.append(Issue(_NOT_READ[kind], member.path, facts={"kind": kind}))
    found.files.append(SourceFile(member.path, kind, size, digest, suffix, member.modified, unit, form))


def _looked(member: Member, found: Found, progress: Progress) -> tuple[Looked, Read | None]:
    """The first pass over a file, and what the cache knows of it. Of a drawing that may be known nothing is kept in
    memory: its digest is enough, and where it is unknown after all the file is looked at once more."""
    if found.cache is None or member.size < SMALLEST or not found.cache.may_hold(member.size):
        return look(member, progress), None
    looked = look(member, progress, keep=False)
    drawn = looked.survey is None and is_wanted(looked.kind, suffix_of(member.path))
    known = found.cache.load(looked.digest, looked.size, member.path) if drawn else None
    return (looked, known) if known else (look(member, progress), None)


def _unreadable(member: Member, error: BaseException) -> Issue:
    code = "file-unreadable" if isinstance(error, OSError) else "zip-damaged"
    facts = {"note": getattr(error, "strerror", None) or str(error) or type(error).__name__}
    return Issue(code, member.path, loss=True, facts=facts)


def _keep(found: Found, drawing: Drawing | None, issues: Iterable[Issue]) -> str:
    """Keep what was read; gives the unit of the drawing."""
    found.issues += issues
    found.drawings += [drawing] if drawing else []
    return drawing.unit if drawing else ""


def _read_drawing(data: Contents, digest: str, path: str, found: Found, progress: Progress) -> str:
    size = data.size
    drawing, issues = read_dxf(data, path, progress)
    if found.cache and drawing and size >= SMALLEST:
        found.cache.save(digest, size, (drawing, issues))
    return _keep(found, drawing, issues)


def _read_document(member: Member, survey: Survey, found: Found, progress: Progress) -> str:
    tree = LANDXML.__eq__
    file = XmlFile(member.path, survey.size, member.open, survey, found.schema, found.lone, tree)
    try:
        parsed = file.read(progress)
    except UnreadableError as failed:
        found.issues.append(_unreadable(member, failed.error))
        return ""
    if parsed.document is None or parsed.document.root != LANDXML or parsed.root is None or parsed.places is None:
        found.issues += parsed.issues
        found.documents += [parsed.document] if parsed.document else []
        return ""
    found.issues += (issue for issue in parsed.issues if issue.code not in GARBLED)  # told of its own records
    replaced = any(issue.code in ("xml-encoding", "xml-bytes") and issue.loss for issue in parsed.issues)
    tick = partial(progress, Event("stage", 1.0))
    land = read_landxml(parsed.root, parsed.places, parsed.document, replaced, tick)
    found.documents.append(land.document)
    found.drawings.append(land.drawing)
    found.issues += land.issues
    return land.drawing.unit


def _read_paper(member: Member, size: int, found: Found, progress: Progress) -> None:
    """A PDF: its time counts against that of all PDF files of the deliverable."""
    begun = time.monotonic()
    try:
        paper, issues = read_pdf(member.open, size, member.path, progress, min(SECONDS, max(found.pdf_seconds, 0.0)))
    except DAMAGE as error:
        found.issues.append(_unreadable(member, error))
        return
    found.pdf_seconds -= time.monotonic() - begun
    found.issues += issues
    found.papers = [*(found.papers or ()), *([paper] if paper else [])]


def _read_sheets(member: Member, plan: SheetPlan, found: Found) -> None:
    """Check measurements in a spreadsheet."""
    with member.open() as stream:
        document, complaints = read_check_sheets(stream.read(MOST + 1), member.path, plan)
    found.sheets += [document] if document else []
    for complaint in complaints:
        facts: dict[str, Fact] = {"cell": complaint.where, "line": complaint.row}
        facts |= {"note": complaint.zh, "note_en": complaint.en}
        found.issues.append(Issue("check-sheet", member.path, complaint.row, facts=facts))


def _read_coordinates(member: Member, found: Found) -> None:
    """A TXT coordinate file of parcels."""
    if member.size > MOST:
        facts: dict[str, Fact] = {"value": member.size, "upper": MOST}
        found.issues.append(Issue("file-too-large", member.path, loss=True, facts=facts))
        return
    with member.open() as stream:
        document, issues = read_coordinate_txt(stream.read(MOST + 1), member.path)
    found.sheets.append(document)
    found.issues += issues


def within(progress: Progress, start: float, share: float, file: str) -> Progress:
    """A progress of one file as part of the whole reading."""

    def tell(event: Event) -> None:
        fields = {"stage": "read", "file": file, **event.fields}
        progress(replace(event, fraction=min(1.0, start + share * event.fraction), fields=fields))

    return tell
