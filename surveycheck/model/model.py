"""Model: everything that was read of a deliverable."""

from __future__ import annotations

from collections.abc import Mapping
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
    package, relative, with ``/``; ``papers`` are the PDF files whose text was read. Lists are sorted by path."""

    name: str
    files: tuple[SourceFile, ...] = ()
    folders: tuple[str, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    documents: tuple[Document, ...] = ()
    papers: tuple[Paper, ...] = ()
    issues: tuple[Issue, ...] = ()
    lone: bool = False

    def without(self, reader: str) -> Model:
        """The same without the drawings of one reader, and without what that reader noticed."""
        drawings = tuple(drawing for drawing in self.drawings if drawing.reader != reader)
        issues = tuple(issue for issue in self.issues if not issue.code.startswith(f"{reader}-"))
        return replace(self, drawings=drawings, issues=issues)

    def without_papers(self) -> Model:
        """The same without the text of PDF files, and without what their reader noticed."""
        return replace(self, papers=(), issues=tuple(i for i in self.issues if not i.code.startswith("pdf-")))

    @cached_property
    def features(self) -> Features:
        """Every entity of every drawing."""
        return Features.every(self.drawings)

    @cached_property
    def tables(self) -> Mapping[str, tuple[Record, ...]]:
        """The records of all documents by the name of their element."""
        found: dict[str, list[Record]] = {}
        for document in self.documents:
            for record in document.records:
                found.setdefault(record.table, []).append(record)
        return {name: tuple(records) for name, records in found.items()}
