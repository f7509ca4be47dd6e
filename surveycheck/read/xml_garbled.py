"""Values of an XML file that were garbled or destroyed before it was written: the file is formally right, its text is
not. Covers the records; names of elements, and attributes of elements without values, are left as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from surveycheck.model import Facts, Issue, Records
from surveycheck.model.columns import Ints
from surveycheck.read.dxf_encoding_issues import group_facts
from surveycheck.read.dxf_lost import RUN, SEVERAL
from surveycheck.read.garbled import LOST, Chosen, Group, Reading, choose_readings, grouped, readings, western
from surveycheck.read.plausible import rare

GARBLED = ("xml-garbled", "xml-text-lost")

PART = 65_536
"""Values that are looked at together."""


def mended(records: Records, replaced: bool = False) -> tuple[Records, tuple[Issue, ...]]:
    """The records with what was garbled put right. Issues: ``xml-garbled`` for each way in which values were garbled;
    with loss ``xml-text-lost``. ``replaced``: the reader itself put U+FFFD for bytes, which was told already."""
    odd = {} if records.blob.isascii() else _odd(records)
    chosen = _chosen(odd)
    if any(one.reading.how for one in chosen.values()):
        odd |= _odd(records, _western)
        chosen = _chosen(odd)
    right = {text: one.reading.text for text, one in chosen.items() if one.reading.how}
    issues = [_garbled(records, group, odd, chosen) for group in grouped(list(chosen.values()))]
    lost = {text: odd[text] for text in odd if _is_lost(right.get(text, text), replaced)}
    lost |= _question_marks(records)
    if lost:
        first = min(lost, key=lambda text: lost[text][0])
        facts: Facts = {"count": sum(map(len, lost.values())), "sample": right.get(first, first)[:24]}
        issues.append(_issue("xml-text-lost", records, lost[first][0], facts, loss=True))
    return _put(records, {at: text for stands, text in right.items() for at in odd[stands]}), tuple(issues)


def _chosen(odd: Iterable[str]) -> dict[str, Chosen]:
    found = {text: ways for text in odd if len(ways := [Reading(text), *_before(text)]) > 1}
    return dict(zip(found, choose_readings(list(found.values())), strict=True))


def _before(text: str) -> list[Reading]:
    """What a value was. Its last byte may have become a blank (U+00A0, U+0085), which is not kept at its end."""
    found = list(readings(text))
    if any(reading.text.endswith("\ufffd") for reading in found):
        found += [reading for blank in "\xa0\x85" for reading in readings(text + blank)]
    return found


def _odd(records: Records, places_of: Callable[[str], Ints] = rare) -> dict[str, list[int]]:
    """Distinct values with characters that are not common in Chinese, and where they stand. ``places_of`` finds such
    characters in a text."""
    odd: dict[str, list[int]] = {}
    for start in range(0, len(records.offset) - 1, PART):
        stop = min(start + PART, len(records.offset) - 1)
        part = bytes(records.blob[int(records.offset[start]) : int(records.offset[stop])])
        if part.isascii():
            continue
        text = part.decode("utf-8")
        places = places_of(text.replace("\0", "\n"))
        if len(places):
            for at in np.unique(np.searchsorted(_ends(text), places)).tolist():
                odd.setdefault(records.text(start + at), []).append(start + at)
    return odd


def _western(text: str) -> Ints:
    """Where each line begins that is of Western signs alone."""
    lines = text.split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    return np.array([start for start, line in zip(starts, lines, strict=False) if western(line)], np.int64)


def _ends(text: str) -> NDArray[np.int64]:
    return np.flatnonzero(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32) == 0)


def _is_lost(text: str, replaced: bool) -> bool:
    return LOST.search(text.replace("\ufffd", "") if replaced else text) is not None


def _question_marks(records: Records) -> dict[str, list[int]]:
    """Texts with runs of question marks, when there are several: one may be a doubt that somebody noted down."""
    found: dict[str, list[int]] = {}
    blob, at = records.blob, records.blob.find(b"??")
    while at >= 0:
        value = int(np.searchsorted(records.offset, at, side="right")) - 1
        text = records.text(value)
        if RUN.search(text):
            found.setdefault(text, []).append(value)
        at = blob.find(b"??", int(records.offset[value + 1]))
    return found if len(found) >= SEVERAL else {}


def _garbled(records: Records, group: Group, odd: Mapping[str, list[int]], chosen: Mapping[str, Chosen]) -> Issue:
    places = sorted(at for text, one in chosen.items() if one.reading.how == group.how for at in odd[text])
    return _issue("xml-garbled", records, places[0], {**group_facts(group), "count": len(places)})


def _issue(code: str, records: Records, at: int, facts: Facts, loss: bool = False) -> Issue:
    row = int(np.flatnonzero((records.first <= at) & (at < records.first + records.length))[0])
    name = records.names[int(records.value_name[at])]
    line = int(records.line[row]) + int(records.value_below[at])
    return Issue(code, records.file, line=line, xpath=f"{records.xpath(row)}/{name}", loss=loss, facts=facts)


def _put(records: Records, texts: Mapping[int, str]) -> Records:
    """The records with other texts of some values."""
    if not texts:
        return records
    lengths = np.diff(records.offset.astype(np.int64))
    for at, text in texts.items():
        lengths[at] = len(text.encode("utf-8", "replace")) + 1
    blob = b"".join(_parts(records, texts))
    return replace(records, blob=blob, offset=np.concatenate([[0], np.cumsum(lengths)]))


def _parts(records: Records, texts: Mapping[int, str]) -> Iterator[bytes]:
    done = 0
    for at in sorted(texts):
        yield bytes(records.blob[done : int(records.offset[at])])
        yield texts[at].encode("utf-8", "replace") + b"\0"
        done = int(records.offset[at + 1])
    yield bytes(records.blob[done:])
