"""Gates: what failed in an earlier stage is kept back from the later ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from surveycheck.model import Document, Drawing, Feature, Features, Issue, Record, SourceFile
from surveycheck.model.columns import Bools
from surveycheck.rule import Defect, Value, Where


@dataclass(frozen=True, eq=False)
class Withheld:
    """Files (by path), entities (file → rows) and records (file, table, number) that failed a gate."""

    files: frozenset[str] = frozenset()
    rows: dict[str, frozenset[int]] = field(default_factory=dict)
    records: frozenset[tuple[str, str, int]] = frozenset()

    def with_(self, defects: Iterable[Defect]) -> Withheld:
        """These, and what the defects of a gate are about."""
        files, records = set(self.files), set(self.records)
        rows = {name: set(numbers) for name, numbers in self.rows.items()}
        for where in (d.where for d in defects):
            if isinstance(where, Feature):
                rows.setdefault(where.drawing.file, set()).add(where.row)
            elif isinstance(where, Record | Value):
                record = where.record if isinstance(where, Value) else where
                records.add((record.file, record.table, record.number))
            else:
                files.update(_file(where))
        return Withheld(frozenset(files), {k: frozenset(v) for k, v in rows.items()}, frozenset(records))

    def features(self, features: Features) -> Bools:
        """Mask of the features that are kept back."""
        mask = np.zeros(len(features), np.bool_)
        for number, drawing in enumerate(features.drawings):
            if drawing.file in self.files:
                mask |= features.source == number
            elif drawing.file in self.rows:
                failed = self._failed[drawing.file]
                mask |= (features.source == number) & failed[np.minimum(features.row, len(failed) - 1)]
        return mask

    @cached_property
    def _failed(self) -> dict[str, Bools]:
        """Of each file a mask of its rows up to the last one that failed, and False for all that follow."""
        masks = {file: np.zeros(max(rows, default=-1) + 2, np.bool_) for file, rows in self.rows.items()}
        for file, mask in masks.items():
            mask[list(self.rows[file])] = True
        return masks

    def free(self, records: tuple[Record, ...]) -> tuple[Record, ...]:
        """Those of the records that are not kept back."""
        if not self.files and not self.records:
            return records
        gone = {record[1] for record in self.records}
        return tuple(r for r in records if r.file not in self.files and not (r.table in gone and self._record(r)))

    def _record(self, record: Record) -> bool:
        return (record.file, record.table, record.number) in self.records


def _file(where: Where) -> tuple[str, ...]:
    if isinstance(where, SourceFile):
        return (where.path,)
    if isinstance(where, Drawing | Document | Issue):
        return (where.file,)
    return ()
