"""Names that lead nowhere: points, setups and parcels that elements refer to."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, Record, Row, check


@check
def reference_missing(inputs: Inputs) -> Iterator[Defect]:
    """Yields each value that names something the file does not have (table ``references``); a list of names once for
    each that is missing. Empty values name nothing."""
    rows = inputs.tables.get("references", ())
    known = {(file, row["reference"]): _names(inputs, row, file) for row in rows for file in _files(inputs)}
    tables = inputs.subjects.tables
    for row in rows:
        own = (tables.get(row["element"], ()),) if row["element"] != "*" else tables.values()
        for record in (r for records in own for r in records if r.has(row["attribute"])):
            there = known[record.file, row["reference"]]
            for name in _named(record, row):
                if name not in there:
                    facts = {"table": record.table, "value": name, "expected": row["target"]}
                    yield Defect(record, facts=facts, field=row["attribute"])


def _files(inputs: Inputs) -> list[str]:
    return [document.file for document in inputs.model.documents]


def _names(inputs: Inputs, row: Row, file: str) -> set[str]:
    return {r.get(row["key"]) for r in inputs.model.tables.get(row["target"], ()) if r.file == file}


def _named(record: Record, row: Row) -> list[str]:
    value = record.get(row["attribute"])
    return list(dict.fromkeys(value.split())) if row["element"] == row["attribute"] else [value] if value else []
