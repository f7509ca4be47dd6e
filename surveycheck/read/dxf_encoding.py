"""Which encoding the texts of a DXF are really in. The header's word is heard, the bytes decide.

Source: DXF reference, HEADER: ``$ACADVER``, ``$DWGCODEPAGE``; R2007 (AC1021) and later are UTF-8. One encoding is
chosen for the file; values that are plainly in another one (files pieced together) or were garbled before they were
saved are read by themselves.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from surveycheck.geometry.curves import distinct
from surveycheck.read.contest import Verdict, contest, texts_of, valid
from surveycheck.read.dxf_text import unescaped
from surveycheck.read.garbled import LOST, Chosen, Group, Reading, choose_readings, grouped, readings, western
from surveycheck.read.languages import commonness
from surveycheck.read.plausible import plainly_chinese, rare

CODE_PAGES = {
    "874": "cp874", "932": "cp932", "936": "gb18030", "949": "cp949", "950": "cp950", "1250": "cp1250",
    "1251": "cp1251", "1252": "cp1252", "1253": "cp1253", "1254": "cp1254", "1255": "cp1255", "1256": "cp1256",
    "1257": "cp1257", "1258": "cp1258", "1361": "johab",
}  # fmt: skip
NAMED = {
    "GB2312": "gb18030", "GBK": "gb18030", "GB18030": "gb18030", "BIG5": "cp950", "UTF-8": "utf-8", "UTF8": "utf-8",
    "DOS932": "cp932",
}  # fmt: skip
UNICODE_SINCE = "AC1021"

SURE = 60.0
"""Margin of what needs no contest: the declared encoding, and hardly a character in it that is not common."""

OTHERS = {"utf-8": 3.0, "gb18030": 3.0, "cp1252": 6.0, "cp950": 6.0, "cp932": 9.0, "cp949": 9.0}
"""Cost of not being the declared one. Wrong headers mostly say ANSI_1252 or ANSI_936, whatever the texts are; Japanese
and Korean drawings are rare."""

UNSAID = {"utf-8": 0.0, "gb18030": 0.0, "cp1252": 1.0, "cp950": 2.0, "cp932": 6.0, "cp949": 6.0}
"""The same where the header says nothing."""

RARELY_WRONG = 12.0
"""The same where the declared one is none that stands there by default: nobody writes ANSI_1251 by mistake."""

ODD_ONE = 6.0
"""Cost of a value being in another encoding than its file."""

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True)
class Evidence:
    """What speaks for the choice: of ``values`` with bytes above 127, how many can be decoded with the encoding chosen,
    and how many with that only and not with the declared one; the share of common characters in them; and a value as it
    was read."""

    values: int = 0
    fit: int = 0
    only: int = 0
    common: float = 0.0
    sample: str = ""


@dataclass(frozen=True)
class Choice:
    """The encoding to decode with, and why.

    ``strange``: it is not what header and version promise. ``margin`` and ``rival`` are those of ``Verdict``.
    ``broken`` is the number of values that hold bytes impossible in it. ``odd`` are the values that are read in another
    way, as text, and ``groups`` tells in which ways. ``lost`` are texts that were destroyed before the file was
    written. ``told`` are the values behind that: by the way of reading, ``broken`` and ``lost``. ``container`` is
    UTF-16 or UTF-8 where the first bytes of the file say so.
    """

    used: str
    declared: str
    strange: bool
    version: str = ""
    evidence: Evidence = Evidence()
    broken: int = 0
    margin: float = SURE
    rival: str = ""
    odd: Mapping[bytes, str] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    lost: tuple[str, ...] = ()
    container: str = ""
    told: Mapping[str, tuple[bytes, ...]] = field(default_factory=dict)


def container_of(head: bytes) -> str:
    """``utf-8`` or UTF-16 by a byte order mark, UTF-16 also by the zeros between the first characters; "" if nothing is
    said."""
    for mark, name in MARKS:
        if head.startswith(mark):
            return name
    start = head[:32]
    if len(start) == 32 and not any(start[1::2]) and all(start[0::2]):
        return "utf-16-le"
    return "utf-16-be" if len(start) == 32 and not any(start[0::2]) and all(start[1::2]) else ""


def eight_bit(data: bytes, container: str) -> bytes:
    """A file in UTF-16 as UTF-8 without a mark; others as they are."""
    if not container.startswith("utf-16"):
        return data
    return data.decode(container, "replace").removeprefix("\ufeff").encode("utf-8")


def declared_encoding(version: str, codepage: str) -> str:
    """What header and version promise: R2007 and later are UTF-8, whatever ``$DWGCODEPAGE`` says."""
    return "utf-8" if version >= UNICODE_SINCE else _of_page(codepage)


def _of_page(codepage: str) -> str:
    word = codepage.upper().strip()
    return NAMED.get(word) or CODE_PAGES.get(word.rpartition("_")[2], "cp1252")


def choose(version: str, codepage: str, values: Sequence[bytes], container: str = "") -> Choice:
    """The encoding of a file whose distinct values with bytes above 127, or with escapes, are ``values``."""
    promised = declared_encoding(version, codepage)
    high = [value for value in values if not value.isascii()]
    verdict = _verdict(version, codepage, high, container)
    used = verdict.used
    texts = [unescaped(text) for text in texts_of(values, used)]
    places, chosen = _odd_ones(values, texts, used)
    odd = {values[i]: one.reading.text for i, one in zip(places, chosen, strict=True) if one.reading.how}
    broken = [value for value in _invalid(values, used) if value not in odd]
    lost = dict(_lost(values, texts, odd, used))
    told: dict[str, tuple[bytes, ...]] = {"broken": tuple(broken), "lost": tuple(lost)}
    for how in {one.reading.how for one in chosen}:
        told[how] = tuple(values[i] for i, one in zip(places, chosen, strict=True) if one.reading.how == how)
    contained = container.startswith("utf-16") or (container == "utf-8" and promised != "utf-8")
    return Choice(
        used,
        codepage,
        strange=used != promised or contained,
        version=version,
        evidence=_evidence(high, used, promised) if used != promised or contained or verdict.rival else Evidence(),
        broken=len(broken),
        margin=verdict.margin,
        rival=verdict.rival,
        odd=odd,
        groups=grouped(chosen),
        lost=tuple(lost.values()),
        container=container,
        told=told,
    )


def _verdict(version: str, codepage: str, high: Sequence[bytes], container: str) -> Verdict:
    promised = declared_encoding(version, codepage)
    if not high:
        return Verdict("utf-8" if container else promised, SURE)
    if container and valid(b"\n".join(high), "utf-8"):
        return Verdict("utf-8", SURE)
    if promised in ("utf-8", "gb18030") and _plainly(high, promised):
        return Verdict(promised, SURE)
    if not codepage and version < UNICODE_SINCE:
        return contest(high, UNSAID, promised, 2.0)
    usual = promised in OTHERS
    priors = {name: prior if usual else RARELY_WRONG for name, prior in OTHERS.items()}
    if codepage and version >= UNICODE_SINCE:
        priors[_of_page(codepage)] = min(2.0, priors.get(_of_page(codepage), 2.0))
    return contest(high, {**priors, promised: 0.0}, promised)


def _plainly(high: Sequence[bytes], promised: str) -> bool:
    """Valid, and (as GB 18030 can read nearly everything) plainly Chinese."""
    joined = b"\n".join(high)
    if not valid(joined, promised):
        return False
    return promised == "utf-8" or plainly_chinese(joined.decode(promised))


def _odd_ones(values: Sequence[bytes], texts: Sequence[str], used: str) -> tuple[list[int], list[Chosen]]:
    """Which values can be read in another way than the file's, and the reading chosen for each. Those with a rare
    character are looked at; once one of them reads better in another way, those of Western signs alone, too."""
    end = np.cumsum([len(text) + 1 for text in texts])
    odd = distinct(np.searchsorted(end, rare("\n".join(texts)), side="right")).tolist() if texts else []
    places, chosen = _chosen(odd, values, texts, used)
    more = [i for i, text in enumerate(texts) if western(text)] if any(one.reading.how for one in chosen) else []
    return _chosen(sorted({*odd, *more}), values, texts, used) if more else (places, chosen)


def _chosen(
    odd: Iterable[int], values: Sequence[bytes], texts: Sequence[str], used: str
) -> tuple[list[int], list[Chosen]]:
    candidates = {i: found for i in odd if len(found := list(_candidates(values[i], texts[i], used))) > 1}
    return list(candidates), choose_readings(list(candidates.values()))


def _candidates(value: bytes, text: str, used: str) -> Iterator[Reading]:
    """How a value can be read: as the file is, in UTF-8 or GB 18030, and each as it was before it was garbled."""
    bases = [Reading(text)]
    if not value.isascii():
        others = (name for name in ("utf-8", "gb18030") if name != used and valid(value, name))
        bases += [Reading(unescaped(value.decode(name)), name, ODD_ONE) for name in others]
    for base in bases:
        yield base
        for before in readings(base.text):
            yield Reading(before.text, before.how, base.prior + before.prior)


def _invalid(values: Sequence[bytes], used: str) -> list[bytes]:
    return [] if valid(b"\n".join(values), used) else [value for value in values if not valid(value, used)]


def _lost(
    values: Sequence[bytes], texts: Sequence[str], odd: Mapping[bytes, str], used: str
) -> Iterator[tuple[bytes, str]]:
    """Values and texts that say themselves that something was lost before the file was written."""
    if not LOST.search("\n".join(texts)) and not any(LOST.search(text) for text in odd.values()):
        return
    for value, text in zip(values, texts, strict=True):
        if LOST.search(odd.get(value, text)) and (value in odd or valid(value, used)):
            yield value, odd.get(value, text)


def _evidence(high: Sequence[bytes], used: str, promised: str) -> Evidence:
    if not high:
        return Evidence()
    fit = [valid(value, used) for value in high]
    only = sum(fits and not valid(value, promised) for fits, value in zip(fit, high, strict=True))
    texts = texts_of(high, used)
    sample = max(texts[:50], key=lambda text: min(len(text), 24))[:24]
    return Evidence(len(high), sum(fit), only, round(commonness("".join(texts[:200])), 3), sample)
