"""Model: everything that was read of a deliverable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from surveycheck.model.drawing import Drawing
from surveycheck.model.features import Features
from surveycheck.model.paper import Paper
from surveycheck.model.records import Document, Record
from surveycheck.model.source import Issue, SourceFile


@dataclass(frozen=True, eq=False)
class Model:
    """``lone`` says that a single DXF or XML file was given instead of a package; ``folders`` are the folders of the
    package, relative, with ``/``. Lists are sorted by path. ``papers`` are the PDF files whose text was read;
    ``sheets`` are spreadsheets of the deliverable that were read as records; ``given`` are check measurements that
    somebody handed in beside it: no part of it. ``earlier`` is what an earlier stage of the project handed in,
    no part of it either: rules see it only where they ask for it."""

    name: str
    files: tuple[SourceFile, ...] = ()
    folders: tuple[str, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    documents: tuple[Document, ...] = ()
    papers: tuple[Paper, ...] = ()
    sheets: tuple[Document, ...] = ()
    given: tuple[Document, ...] = ()
    issues: tuple[Issue, ...] = ()
    lone: bool = False
    earlier: Model | None = None

    def without(self, reader: str) -> Model:
        """The same without the drawings of one reader, and without what that reader noticed."""
        drawings = tuple(drawing for drawing in self.drawings if drawing.reader != reader)
        issues = tuple(issue for issue in self.issues if not issue.code.startswith(f"{reader}-"))
        return replace(self, drawings=drawings, issues=issues)

    def without_papers(self) -> Model:
        """The same without the text of PDF files, and without what their reader noticed."""
        return replace(self, papers=(), issues=tuple(i for i in self.issues if not i.code.startswith("pdf-")))

    def with_records(self, document: Document) -> Model:
        """The same with another document in the place of that of its file."""
        documents = tuple(document if d.file == document.file else d for d in self.documents)
        sheets = tuple(document if d.file == document.file else d for d in self.sheets)
        found = replace(self, documents=documents, sheets=sheets)
        vars(found)["features"] = self.features  # the drawings are the same, and so are their columns
        return found

    @cached_property
    def features(self) -> Features:
        """Every entity of every drawing."""
        return Features.every(self.drawings)

    @cached_property
    def tables(self) -> Mapping[str, tuple[Record, ...]]:
        """The records of all documents and sheets by the name of their element."""
        return _by_table((*self.documents, *self.sheets))

    @cached_property
    def surveyed(self) -> Mapping[str, tuple[Record, ...]]:
        """The same of check measurements: those that were given take the place of the deliverable's own."""
        return _by_table(self.given) if self.given else self.tables


def _by_table(documents: Iterable[Document]) -> Mapping[str, tuple[Record, ...]]:
    found: dict[str, list[Record]] = {}
    for document in documents:
        for record in document.records:
            found.setdefault(record.table, []).append(record)
    return {name: tuple(records) for name, records in found.items()}
