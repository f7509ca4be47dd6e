"""The name of the project in titles, labels and other files against the one of the records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from surveycheck.rule import Defect, Inputs, Value, Where, check
from surveycheck.rule.keyed import of_role
from surveycheck.rule.number import EMPTY
from surveycheck.rule.words import holds

PART = re.compile(r"[幢栋楼座层户]|单元|地块|标段|[期区]$|^[A-Z0-9#-]+$")
"""What stands before the title of a sheet when it is a part of the project, not its name."""


TITLE = re.compile(r"图\s*(?:\(.*\))?\s*$")
"""A title of a sheet ends so."""


@check
def project_name(
    inputs: Inputs,
    *,
    field: str,
    labels: tuple[str, ...],
    ends: tuple[str, ...],
    elsewhere: tuple[str, ...] = (),
    titles: str = "frame",
) -> Iterator[Defect]:
    """Subjects: the one record with the project's name in ``field``. Yields where another name stands: texts of the
    further selection ``texts`` that give one behind one of ``labels`` and a colon; texts of the role ``titles`` that
    end with 图 and hold one of the words ``ends``, before which another name stands; values of other records,
    ``elsewhere``: ``TABLE.FIELD`` (case ``record``), likewise. A name that holds the other one agrees; so does what
    stands before a title when it names a part of the project; where one letter is lost at the beginning
    it is another one, for short forms leave out words. Width, case, blanks and signs do not matter."""
    if len(inputs.records) != 1 or inputs.records[0].get(field) in EMPTY:
        return
    record = inputs.records[0]
    name = _plain(record.get(field))
    for where, case, text, told in (*_texts(inputs, labels, ends, titles), *_records(inputs, ends, elsewhere)):
        if told and not holds(told, name):
            facts = {"said": record.get(field), "value": told, "text": text}
            yield Defect(where, facts=facts, others=(Value(record, field),), case=case)


def _texts(
    inputs: Inputs, labels: tuple[str, ...], ends: tuple[str, ...], titles: str
) -> Iterator[tuple[Where, str, str, str]]:
    texts = inputs.other("texts").features
    label = re.compile(rf"(?:{'|'.join(map(re.escape, labels))})\s*[:：](.+)")
    marked = texts.labels("text").where(lambda text: any(word in text for word in labels))
    for feature, text in zip(texts.take(marked), texts.text[marked].tolist(), strict=True):
        if found := label.search(text):
            yield feature, "", text, _plain(found[1])
    frame = of_role(inputs, texts.take(~marked), titles)
    for number, text in enumerate(frame.text.tolist()):
        if TITLE.search(normalize("NFKC", text)):
            yield frame[number], "", text, _before(text, ends)


def _records(
    inputs: Inputs, ends: tuple[str, ...], elsewhere: tuple[str, ...]
) -> Iterator[tuple[Where, str, str, str]]:
    for place in elsewhere:
        table, _, field = place.partition(".")
        for record in inputs.model.tables.get(table, ()):
            if record.get(field) not in EMPTY:
                yield Value(record, field), "record", record.get(field), _before(record.get(field), ends)


def _before(text: str, ends: tuple[str, ...]) -> str:
    """What stands before the first of the words; "" where none of them stands there, or it is a part of the project."""
    found = re.search("|".join(map(re.escape, ends)) or "(?!)", text)
    told = text[: found.start()].strip() if found else ""
    return "" if PART.search(_signless(told)) else _plain(told)


def _signless(text: str) -> str:
    return re.sub(r"\W", "", normalize("NFKC", text))


def _plain(text: str) -> str:
    return _signless(text).upper()
