"""Values that a report states in words against the records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from unicodedata import normalize

from surveycheck.model import Paper
from surveycheck.rule import Defect, Fact, Inputs, Place, Record, Row, SourceFile, Value, check
from surveycheck.rule.number import EMPTY, decimal_of
from surveycheck.rule.paths import role_of
from surveycheck.rule.words import unspaced

_GAP = r"[\s:：=为约]{0,8}(?:\((?:平方米|米|个|户|%)?\))?[\s:：=为约]{0,8}"
"""What may stand between a name and its number: blanks, a colon, a unit in parentheses."""

_NUMBER = r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?"
_SQUARE = re.compile(r"m\s?2|M2|㎡")
_REACH = 60
"""Letters behind a name in which further numbers of its row stand."""


@check
def report_agrees(inputs: Inputs, *, table: str) -> Iterator[Defect]:
    """Subjects: files whose text was read (``Model.papers``). ``table``: values that a report states, with the columns
    ``role`` (of the file), ``label`` (``|``; ``A…B``: B behind A on its line), ``table``, ``field`` and ``kind``
    (number, text). Yields values of which
    no statement agrees with the record; a number agrees when it is the record's rounded to as many digits as it has,
    or the other way round. Case ``none``: the report has text, and states none of the values. Names behind words such
    as 规划 mean another value; so does a name with no number right behind it. Papers without text, and tables with
    several records, are other rules'."""
    papers = {paper.file: paper for paper in inputs.model.papers}
    files = inputs.tables.get("files", ())
    for file in inputs.files:
        row, paper = role_of(files, file.path), papers.get(file.path)
        if row is None or paper is None or paper.silent:
            continue
        wanted = [w for w in inputs.tables.get(table, ()) if w["role"] == row["role"]]
        told = [(w, record, said) for w in wanted for record, said in _told(inputs, w, paper)]
        if wanted and not any(said for _, _, said in told):
            broken = tuple(
                Place(file=i.file) for i in inputs.model.issues if i.loss and i.file.lower().endswith(".xml")
            )
            yield Defect(file, facts={"count": len(paper.pages)}, others=broken, case="none")
        for one, record, said in told:
            yield from _judged(file, one, record, said)


Said = tuple[int, str, tuple[str, ...]]
"""Page from 1, the value right behind the name, and the further numbers of its row, or the text with what follows."""


def _told(inputs: Inputs, row: Row, paper: Paper) -> Iterator[tuple[Record, list[Said]]]:
    records = inputs.model.tables.get(row["table"], ())
    if len(records) == 1 and records[0].get(row["field"]) not in EMPTY:
        yield records[0], said_in(paper, row.list("label"), row["kind"])


def said_in(paper: Paper, labels: tuple[str, ...], kind: str) -> list[Said]:
    """What a paper states behind one of the names, page by page. Width of letters does not matter."""
    names = "|".join(map(_name, sorted(labels, key=len, reverse=True)))
    value = f"({_NUMBER})(?![\\d.])" if kind == "number" else r"(\S+)"
    sign = _GAP if kind == "number" else r"\s*[:：]\s*"
    form = re.compile(rf"(?<!\w)(?:{names}){sign}{value}")
    found: list[Said] = []
    for number, page in enumerate(paper.pages, 1):
        text = normalize("NFKC", _SQUARE.sub("平方米", page))
        for match in form.finditer(text):
            rest = text[match.end() : match.end() + _REACH]
            more = tuple(re.findall(_NUMBER, rest.split("\n", 1)[0])) if kind == "number" else (match[1] + rest,)
            found.append((number, match[1], more))
    return found


def _name(label: str) -> str:
    """``A…B``: B behind A on its line."""
    return r"[^\n]*?".join(map(re.escape, label.split("…")))


def _judged(file: SourceFile, row: Row, record: Record, said: list[Said]) -> Iterator[Defect]:
    own = record.get(row["field"])
    if not said or any(_same(row["kind"], text, own) for _, first, more in said for text in (first, *more)):
        return
    page, first, _ = said[0]
    facts: dict[str, Fact] = {"title": row["title"], "name": row["title_en"], "said": first, "value": own}
    facts |= {"number": page, "table": row["table"], "field": row["field"]}
    yield Defect(file, facts=facts, others=(Value(record, row["field"]),))


def _same(kind: str, said: str, own: str) -> bool:
    if kind != "number":
        return unspaced(said).startswith(unspaced(own))  # however its line is broken, and whatever follows
    one, two = decimal_of(said.replace(",", "")), decimal_of(own)
    if one is None or two is None:
        return True  # that is another rule's
    return abs(one - two) <= Decimal(5).scaleb(-min(_digits(said), _digits(own)) - 1)


def _digits(text: str) -> int:
    """Decimals as written: zeros at the end tell how precise it is."""
    return len(text.partition(".")[2])
