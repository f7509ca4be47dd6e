"""The number of the project in names, titles and other files against the one of the records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from surveycheck.model import Facts, Place
from surveycheck.rule import Defect, Inputs, Record, Value, Where, check
from surveycheck.rule.keyed import of_role
from surveycheck.rule.number import EMPTY

TELLING = 2
"""A number tells itself from dates and counts when it has so many of: letters, digits, separators."""

SERIAL = r"(?:[_-]\d{1,3})?"
"""What may follow a project's number: that of the sheet or file."""


@check
def project_number(
    inputs: Inputs, *, field: str, labels: tuple[str, ...], elsewhere: tuple[str, ...] = (), titles: str = "frame"
) -> Iterator[Defect]:
    """Subjects: the one record with the project's number in ``field``. Yields every place where another number stands:

    * case ``text``: texts of the further selection ``texts`` that name one behind one of ``labels`` and a colon, and
      texts of the role ``titles`` that hold one of the same form
    * case ``folder``: the name of the deliverable; ``file``: names of its files; where they hold one of the same form
    * case ``record``: other files' records, ``elsewhere``: ``TABLE.FIELD``

    Of the same form: letters where it has letters, digits where it has digits (where it has letters, too, a group of
    them may have one more or one less), the same signs between; up to three digits more behind a hyphen are the number
    of a sheet. A number of one
    kind of character only has no form that tells it from dates and counts; then only labels and records are looked at.
    Width, case and blanks do not matter.
    """
    if len(inputs.records) != 1 or inputs.records[0].get(field) in EMPTY:
        return
    record = inputs.records[0]
    number = _plain(record.get(field))
    form = _form(number)
    for where, case, text in (
        *_texts(inputs, labels, form, titles),
        *_names(inputs, form),
        *_records(inputs, elsewhere),
    ):
        if text != number:
            facts: Facts = {"said": record.get(field), "value": text, "kind": case}
            yield Defect(where, facts=facts, others=(Value(record, field),), case=case)


def _plain(text: str) -> str:
    return "".join(normalize("NFKC", text).upper().split())


def _form(number: str) -> re.Pattern[str] | None:
    kinds = {"L" if c.isalpha() else "D" if c.isdecimal() else "S" for c in number}
    if len(kinds) < TELLING or "D" not in kinds:
        return None
    slip = 1 if "L" in kinds else 0
    form = re.sub(r"[0-9]+|[A-Z]|[^0-9A-Z]", lambda part: _part(part[0], slip), number)
    return re.compile(rf"(?<![A-Z0-9_-]){form}(?={SERIAL}(?![A-Z0-9_-]))", re.ASCII)


def _part(text: str, slip: int) -> str:
    if text[0].isdecimal() and text.isascii():
        return rf"\d{{{max(1, len(text) - slip)},{len(text) + slip}}}"
    return "[A-Z]" if text.isascii() and text.isalpha() else re.escape(text)


def _found(form: re.Pattern[str] | None, text: str) -> list[str]:
    return form.findall(_plain(text)) if form else []


def _texts(
    inputs: Inputs, labels: tuple[str, ...], form: re.Pattern[str] | None, titles: str
) -> Iterable[tuple[Where, str, str]]:
    texts = inputs.other("texts").features
    label = re.compile(rf"(?:{'|'.join(map(re.escape, labels))})\s*[:：]\s*([^\s,，;；。（(]+)")
    marked = texts.labels("text").where(lambda text: any(word in text for word in labels))
    for feature, text in zip(texts.take(marked), texts.text[marked].tolist(), strict=True):
        if named := label.search(text):
            yield feature, "text", _plain(named.group(1))
    frame = of_role(inputs, texts.take(~marked), titles)
    for number, text in enumerate(frame.text.tolist()):
        for found in _found(form, text):
            yield frame[number], "text", found


def _names(inputs: Inputs, form: re.Pattern[str] | None) -> Iterable[tuple[Where, str, str]]:
    if inputs.model.lone:
        return
    for found in _found(form, inputs.model.name.rsplit("/", 1)[-1]):
        yield Place(key=inputs.model.name), "folder", found
    for file in inputs.model.files:
        for found in dict.fromkeys(_found(form, file.path)):
            yield file, "file", found


def _records(inputs: Inputs, elsewhere: tuple[str, ...]) -> Iterable[tuple[Where, str, str]]:
    for place in elsewhere:
        table, _, field = place.partition(".")
        records: tuple[Record, ...] = inputs.model.tables.get(table, ())
        for record in records:
            if record.get(field) not in EMPTY:
                yield Value(record, field), "record", _plain(record.get(field))
