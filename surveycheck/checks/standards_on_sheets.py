"""Standards that sheets cite in an edition which was not in force."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, Value, check
from surveycheck.rule.fields import date_of
from surveycheck.rule.standards import cited_in, judged


@check
def standards_on_sheets(inputs: Inputs, *, since: str, table: str = "standards") -> Iterator[Defect]:
    """Subjects: texts of drawings. The one record of the further selection ``records`` says in ``since`` when the work
    began. Yields each text that cites an edition (``table``: see ``standards_in_force``) that was withdrawn before
    that day or (case ``later``) not yet in force; case ``edition``: the table knows the standard, but no such edition.
    What the table does not know is not judged, nor is anything where nobody says when the work began: a sheet may show
    the standard of the day on which it was made. Witnesses as there."""
    records = inputs.other("records").records
    begun = date_of(records[0].get(since)) if len(records) == 1 else None
    if begun is None:
        return
    rows = inputs.tables.get(table, ())
    for number, text in enumerate(inputs.features.text.tolist()):
        for one in cited_in(str(text or "")):
            found = judged(one, rows, begun)
            if found is not None and found.case != "unknown":
                facts = {"text": str(text), **found.facts}
                day = Value(records[0], since) if found.case == "later" else records[0]
                others = (day, *((found.row,) if found.row is not None else ()))
                yield Defect(inputs.features[number], facts=facts, others=others, case=found.case)
