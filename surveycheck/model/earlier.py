"""What an earlier stage of the project handed in: read beside a deliverable, and no part of it."""

from __future__ import annotations

from dataclasses import replace

from surveycheck.model.model import Model
from surveycheck.model.records import Document, Record, Records

EARLIER = "earlier:"
"""What stands before its name in the paths of its files: they are no files of the deliverable. No path of a file
begins so, as ``:`` is no letter of a name."""


def as_earlier(model: Model) -> Model:
    """The same with paths that tell where its files come from: ``earlier:NAME/属性数据/…``."""
    head = prefix_of(model.name)
    return replace(
        model,
        files=tuple(replace(file, path=head + file.path) for file in model.files),
        drawings=tuple(replace(drawing, file=head + drawing.file) for drawing in model.drawings),
        documents=tuple(_renamed(document, head) for document in model.documents),
        sheets=tuple(_renamed(document, head) for document in model.sheets),
        papers=tuple(replace(paper, file=head + paper.file) for paper in model.papers),
        issues=tuple(replace(issue, file=head + issue.file) for issue in model.issues),
    )


def prefix_of(name: str) -> str:
    """What stands before the paths of the files of an earlier deliverable of this name."""
    return f"{EARLIER}{name}/"


def _renamed(document: Document, head: str) -> Document:
    records = document.records
    if isinstance(records, Records):
        return replace(document, file=head + document.file, records=replace(records, file=head + records.file))
    return replace(document, file=head + document.file, records=tuple(_record(one, head) for one in records))


def _record(record: Record, head: str) -> Record:
    return Record(replace(record.records, file=head + record.records.file), record.row)
