"""Papers whose record does not tell who signed and approved them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from surveycheck.rule import Defect, Fact, Inputs, Record, Row, SourceFile, check
from surveycheck.rule.number import EMPTY
from surveycheck.rule.paths import role_of


@check
def papers_signed(
    inputs: Inputs,
    *,
    table: str,
    paper: str,
    written: str,
    checked: str,
    flags: tuple[str, ...],
    yes: str,
    approved: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
) -> Iterator[Defect]:
    """``table``: papers that are signed: columns ``paper`` (its name in the field ``paper`` of a subject), ``role``
    (of the file) and one for each of ``flags``, ``COLUMN=FIELD``: where the cell is yes, FIELD must be ``yes``. Yields
    flags that are not, case ``person``: nobody is named in ``written`` or ``checked``; case ``same``: one person is
    both; case ``none``: a paper that was handed in has no record. Where the cell of column ``approved`` is yes, case
    ``approved``: a field of ``approved`` (by whom, when) is empty; papers ``without`` are another rule's there. The
    file of the paper is the second witness."""
    rows = inputs.tables.get(table, ())
    known = {record.get(paper): record for record in inputs.records}
    files = _files(inputs)
    for row in rows if known else ():
        record, file = known.get(row["paper"]), files.get(row["role"])
        facts: dict[str, Fact] = {"title": row["title"], "name": row["title_en"]}
        if record is None:
            if file is not None:
                missed: dict[str, Fact] = {"path": file.path, "expected": inputs.records[0].table}
                missed |= {"link": paper, "value": row["paper"]}
                yield Defect(file, facts={**facts, **missed}, case="none")
            continue
        others = (file,) if file is not None else ()
        for field, value in _undeclared(record, row, flags, yes):
            yield Defect(record, facts={**facts, "field": field, "value": value}, others=others, field=field)
        yield from _persons(record, facts, (written, checked), others)
        for field in approved if row.yes("approved") and row["paper"] not in without else ():
            if record.get(field) in EMPTY:
                yield Defect(record, facts={**facts, "field": field}, others=others, field=field, case="approved")


def _undeclared(record: Record, row: Row, flags: tuple[str, ...], yes: str) -> Iterator[tuple[str, str]]:
    for text in flags:
        column, _, field = (part.strip() for part in text.partition("="))
        if row.yes(column) and record.get(field) != yes:
            yield field, record.get(field)


def _persons(
    record: Record, facts: Mapping[str, Fact], fields: tuple[str, str], others: tuple[SourceFile, ...]
) -> Iterator[Defect]:
    empty = [field for field in fields if record.get(field) in EMPTY]
    for field in empty:
        yield Defect(record, facts={**facts, "field": field}, others=others, field=field, case="person")
    if not empty and record.get(fields[0]) == record.get(fields[1]):
        more: dict[str, Fact] = {"field": fields[1], "value": record.get(fields[1])}
        yield Defect(record, facts={**facts, **more}, others=others, field=fields[1], case="same")


def _files(inputs: Inputs) -> dict[str, SourceFile]:
    """The first file of each role."""
    rows = inputs.tables.get("files", ())
    found: dict[str, SourceFile] = {}
    for file in inputs.model.files:
        row = role_of(rows, file.path)
        if row is not None:
            found.setdefault(row["role"], file)
    return found
