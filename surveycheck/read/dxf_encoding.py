"""Which encoding the texts of a DXF are really in. The header's word is heard, the bytes decide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from surveycheck.model.source import Facts

CODE_PAGES = {
    "874": "cp874", "932": "cp932", "936": "gb18030", "949": "cp949", "950": "cp950", "1250": "cp1250",
    "1251": "cp1251", "1252": "cp1252", "1253": "cp1253", "1254": "cp1254", "1255": "cp1255", "1256": "cp1256",
    "1257": "cp1257", "1258": "cp1258", "1361": "johab",
}  # fmt: skip
NAMED = {"GB2312": "gb18030", "GBK": "gb18030", "BIG5": "cp950", "UTF-8": "utf-8", "UTF8": "utf-8", "DOS932": "cp932"}
COMMON = {
    "gb18030": re.compile(rb"[\xb0-\xd7][\xa1-\xfe]|[\xa1-\xa3][\xa1-\xfe]"),
    "cp950": re.compile(rb"[\xa4-\xc6][\x40-\x7e\xa1-\xfe]|[\xa1-\xa3][\x40-\x7e\xa1-\xfe]"),
}
"""Level 1 of GB 2312 (the 3755 frequent characters) and of Big5 (5401), with their punctuation and full-width forms."""

CHARACTER = {
    "gb18030": re.compile(rb"[\x81-\xfe][\x30-\x39][\x81-\xfe][\x30-\x39]|[\x81-\xfe][\x40-\x7e\x80-\xfe]"),
    "cp950": re.compile(rb"[\x81-\xfe][\x40-\x7e\xa1-\xfe]"),
}
SURE = 0.6
"""Share of frequent characters above which bytes are taken for Chinese. Running text has more than 0.9."""

MANY = 8
"""Bytes that it takes to believe in Big5 where nobody has spoken of it."""

HIGH = rb"[\x80-\xff]"

LATIN_IN_UTF8 = rb"(?:[\x00-\x7f]|[\xc2\xc3][\x80-\xbf])*"
"""UTF-8 of nothing but Western letters and signs."""

UNICODE_SINCE = "AC1021"


@dataclass(frozen=True)
class Choice:
    """The encoding to decode with, and why. ``strange``: it is not what the header and version promise.
    ``broken`` is the number of values that hold bytes impossible in it."""

    used: str
    declared: str
    strange: bool
    evidence: Facts
    broken: int = 0


def declared_encoding(version: str, codepage: str) -> str:
    """What header and version promise: R2007 and later are UTF-8, whatever ``$DWGCODEPAGE`` says."""
    if version >= UNICODE_SINCE:
        return "utf-8"
    word = codepage.upper().strip()
    return NAMED.get(word) or CODE_PAGES.get(word.rpartition("_")[2], "cp1252")


def choose(version: str, codepage: str, samples: Sequence[bytes]) -> Choice:
    """The encoding of a file whose distinct values with bytes above 127 are ``samples``."""
    promised = declared_encoding(version, codepage)
    if not samples:
        return Choice(promised, codepage, False, {"values": 0})
    joined = b"\n".join(samples)
    utf8 = _valid(samples, "utf-8")
    chinese = {name: _share(joined, name) for name in COMMON}
    used = _decided(promised, codepage, samples, utf8, chinese)
    broken = len(samples) - _valid(samples, used)
    evidence: Facts = {
        "values": len(samples),
        "valid_utf8": utf8,
        "valid_gb18030": _valid(samples, "gb18030"),
        "frequent_gb2312": round(chinese["gb18030"], 3),
        "frequent_big5": round(chinese["cp950"], 3),
        "sample": _sample(samples, used),
    }
    strange = used != promised and not (used == "gb18030" and promised == "gb18030")
    return Choice(used, codepage, strange, evidence, broken)


def _decided(promised: str, codepage: str, samples: Sequence[bytes], utf8: int, chinese: dict[str, float]) -> str:
    joined = b"\n".join(samples)
    gb, big5 = chinese["gb18030"], chinese["cp950"]
    if utf8 == len(samples) and (promised == "utf-8" or _three_bytes(joined) or gb < SURE):
        return "utf-8"
    if utf8 == len(samples) and promised != "gb18030" and re.fullmatch(LATIN_IN_UTF8, joined):
        return "utf-8"
    if promised == "utf-8" and utf8 * 2 >= len(samples):
        return "utf-8"
    if promised == "cp950" and big5 >= SURE and _mostly(samples, "cp950"):
        return "cp950" if big5 >= gb - 0.1 else "gb18030"
    if promised in ("cp932", "cp949", "johab") and _valid(samples, promised) == len(samples):
        return promised
    if not codepage and gb < SURE and big5 < SURE and _only_gb2312(joined):
        return "gb18030"
    if gb >= SURE and gb >= big5 - 0.1 and _mostly(samples, "gb18030"):
        if promised == "gb18030" or _even_runs(joined):
            return "gb18030"
    elif (
        big5 >= 0.8
        and big5 > gb
        and _mostly(samples, "cp950")
        and _pairs_of_bytes(joined)
        and len(re.findall(HIGH, joined)) >= MANY
    ):
        return "cp950"
    return promised if promised != "utf-8" else ("gb18030" if _mostly(samples, "gb18030") else "utf-8")


def _valid(samples: Sequence[bytes], encoding: str) -> int:
    """How many values can be decoded."""
    joined = b"\n".join(samples)
    try:
        joined.decode(encoding)
    except UnicodeDecodeError:
        return sum(_decodes(sample, encoding) for sample in samples)
    return len(samples)


def _decodes(sample: bytes, encoding: str) -> bool:
    try:
        sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _mostly(samples: Sequence[bytes], encoding: str) -> bool:
    """Nearly all values can be decoded: a long text may have been cut within a character."""
    return _valid(samples, encoding) >= 0.9 * len(samples)


def _three_bytes(joined: bytes) -> bool:
    """UTF-8 with characters of three bytes (Chinese): by chance next to impossible in another encoding."""
    return re.search(rb"[\xe0-\xef][\x80-\xbf]{2}", joined) is not None


def _only_gb2312(joined: bytes) -> bool:
    """All high bytes are characters of GB 2312, rare ones (砼) too: enough where the header says nothing at all."""
    runs = re.findall(rb"[\x80-\xff]+", joined)
    return all(re.fullmatch(rb"(?:[\xa1-\xa9\xb0-\xf7][\xa1-\xfe])+", run) for run in runs)


def _even_runs(joined: bytes) -> bool:
    """Runs of high bytes have an even length, as characters of two bytes have, and words in one-byte alphabets not."""
    runs = re.findall(rb"[\x80-\xff]+", joined)
    return 10 * sum(1 for run in runs if len(run) % 2 == 0) >= 8 * len(runs)


def _pairs_of_bytes(joined: bytes) -> bool:
    """High bytes come in runs, as Chinese does, and not one by one as the accents of European languages do."""
    alone = len(re.findall(rb"(?<![\x80-\xff])[\x80-\xff](?![\x40-\x7e\x80-\xff])", joined))
    return alone * 10 < len(re.findall(rb"[\x80-\xff]+", joined))


def _share(joined: bytes, name: str) -> float:
    """Share of frequent characters among the characters of more than one byte."""
    characters = CHARACTER[name].findall(joined)
    high = len(re.findall(HIGH, joined))
    if not characters or high > 2 * sum(len(c) for c in characters):
        return 0.0
    return sum(1 for c in characters if COMMON[name].fullmatch(c)) / len(characters)


def _sample(samples: Sequence[bytes], used: str) -> str:
    """A short value as it was read, for the reader to judge."""
    return max(samples[:50], key=lambda s: min(len(s), 24)).decode(used, "replace")[:24]
