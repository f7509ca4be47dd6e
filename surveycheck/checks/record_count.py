"""Tables with too few or too many records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from surveycheck.rule import Defect, Fact, Inputs, check
from surveycheck.rule.keyed import links


@check
def record_count(inputs: Inputs) -> Iterator[Defect]:
    """Subjects: rows of the table ``tables``; the further selection ``documents`` holds the XML files. Yields each
    table with fewer records than ``min`` or (at the first one too many) more than ``max``. Without a document nothing
    is asked."""
    documents = inputs.other("documents").documents
    counts = Counter(record.table for document in documents for record in document.records)
    for row in inputs.rows if documents else ():
        count, least, most = counts[row["table"]], row["min"], row["max"]
        facts: dict[str, Fact] = {"table": row["table"], "title": row["title"], "count": count}
        if not count:
            facts["role"] = "|".join(link.role for link in links(inputs) if link.table == row["table"])
        if least and count < int(least):
            yield Defect(documents[0], facts={**facts, "allowed": int(least)}, others=(row,))
        elif most and count > int(most):
            every = (r for document in documents for r in document.records if r.table == row["table"])
            surplus = next(islice(every, int(most), None))
            yield Defect(surplus, facts={**facts, "allowed": int(most)}, others=(row,), case="many")
