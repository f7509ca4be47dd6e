"""Inputs: everything that a check may look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from surveycheck.model import Document, Drawing, Features, Issue, Model, Record, SourceFile
from surveycheck.rule.kept import Kept
from surveycheck.rule.limit import Limit
from surveycheck.rule.row import Row
from surveycheck.rule.select import Selection

Setting = str | int | float | bool | tuple[str, ...] | tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Inputs:
    """``subjects`` are what the card selects (withheld ones are gone); ``others`` are the card's further selections,
    by name. ``tables``, ``settings`` and ``limits`` are the pack's; ``kept`` holds
    what other rules of the run have made of the same things. A check that needs a thing which is not there yields
    nothing for it: whether something must be there is the question of another rule."""

    subjects: Selection
    others: Mapping[str, Selection] = field(default_factory=dict)
    model: Model = field(default_factory=lambda: Model(""))
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    limits: Mapping[str, Limit] = field(default_factory=dict)
    kept: Kept = field(default_factory=Kept)

    @property
    def features(self) -> Features:
        return self.subjects.features

    @property
    def records(self) -> tuple[Record, ...]:
        return self.subjects.records

    @property
    def files(self) -> tuple[SourceFile, ...]:
        return self.subjects.files

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        return self.subjects.drawings

    @property
    def documents(self) -> tuple[Document, ...]:
        return self.subjects.documents

    @property
    def rows(self) -> tuple[Row, ...]:
        return self.subjects.rows

    @property
    def issues(self) -> tuple[Issue, ...]:
        return self.subjects.issues

    @property
    def incomplete(self) -> frozenset[str]:
        """Drawings of which a part is lost: what is missing may have stood there."""
        return frozenset(i.file for i in self.model.issues if i.code in ("dxf-truncated", "dxf-recovered"))

    def other(self, name: str) -> Selection:
        """A further selection of the card; empty when the card names none."""
        return self.others.get(name, Selection())
