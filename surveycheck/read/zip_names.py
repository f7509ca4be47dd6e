"""The names in a zip, whatever program packed it.

Source: APPNOTE 4.4.4 (flag bit 11: the name is UTF-8), 4.6.9 (Unicode Path extra field) and D.1 (else cp437, which
Chinese programs never meant: they write GBK, or UTF-8 without the flag).
"""

from __future__ import annotations

import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from surveycheck.model import Facts, Issue
from surveycheck.read.contest import Verdict, contest, texts_of, valid
from surveycheck.read.dxf_encoding_issues import group_facts, how_sure
from surveycheck.read.garbled import UNLIKELY, Reading, choose_readings, grouped, readings

CONTROLS = frozenset(("Cc", "Cs"))
"""Unicode categories that a name must not have: controls and halves of characters. Bidi overrides and zero widths are
kept, and made visible by whoever shows the name: patterns are matched against what is there."""

PRIORS = {"gb18030": 0.0, "utf-8": 0.0, "cp437": 3.0, "cp950": 4.0, "cp932": 8.0, "cp949": 8.0}
"""Cost of an encoding that names without flag 11 may be in, before a name was seen."""

ODD_ONE = 6.0
"""Cost of a name being in another encoding than the others of its zip."""

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075


def shown(path: str) -> str:
    """A path that may be printed: control characters and halves of characters are replaced."""
    return "".join("\ufffd" if unicodedata.category(c) in CONTROLS else c for c in path)


def decoded_names(infos: Sequence[zipfile.ZipInfo]) -> tuple[list[str], list[Issue]]:
    """The name of each member with ``/`` between folders. ``zip-name-encoding`` for those that do not say their
    encoding, and for each way in which names were garbled before they were packed."""
    said = [_said(info) for info in infos]
    raw = [
        b"" if name is not None else info.orig_filename.encode("cp437") for name, info in zip(said, infos, strict=True)
    ]
    guessed = [at for at, name in enumerate(raw) if not name.isascii()]
    verdict = contest([raw[at] for at in guessed], PRIORS) if guessed else Verdict("cp437", 0.0)
    names = [
        name if name is not None else texts_of([data], verdict.used)[0] for name, data in zip(said, raw, strict=True)
    ]
    odd = {
        at: found for at, name in enumerate(names) if len(found := list(_candidates(name, raw[at], verdict.used))) > 1
    }
    chosen = dict(zip(odd, choose_readings(list(odd.values())), strict=True))
    for at, one in chosen.items():
        names[at] = one.reading.text
    names = [name.replace("\\", "/") for name in names]
    plain = [at for at in guessed if at not in chosen or not chosen[at].reading.how]
    issues = [_guessed(names, plain, verdict, infos[plain[0]])] if plain else []
    for group in grouped(list(chosen.values())):
        first = next(at for at, one in chosen.items() if one.reading.how == group.how)
        issues.append(_issue(names[first], infos[first], group_facts(group)))
    return names, issues


def _said(info: zipfile.ZipInfo) -> str | None:
    """The name where the zip says how it is encoded, None where it does not."""
    extra = _unicode_path(info)
    return extra or (info.orig_filename if info.flag_bits & _UTF8_FLAG or info.orig_filename.isascii() else None)


def _unicode_path(info: zipfile.ZipInfo) -> str:
    """The name in the Unicode Path extra field; "" if there is none, or it belongs to another name: its CRC tells."""
    raw = info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8_FLAG else "cp437")
    extra = info.extra
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        field = extra[4 : 4 + size]
        if kind == _UNICODE_PATH and len(field) > 5 and field[0] == 1 and valid(field[5:], "utf-8"):
            return field[5:].decode("utf-8") if struct.unpack("<I", field[1:5])[0] == zlib.crc32(raw) else ""
        extra = extra[4 + size :]
    return ""


def _candidates(name: str, raw: bytes, used: str) -> Iterator[Reading]:
    """How a name can be read: as it stands, in another encoding, and each as it was before it was garbled."""
    bases = [Reading(name)]
    if not raw.isascii():
        others = (other for other in ("utf-8", "gb18030") if other != used and valid(raw, other))
        bases += [Reading(raw.decode(other), other, ODD_ONE) for other in others]
    for base in bases:
        yield base
        for before in (*readings(base.text), *_from_cp437(base.text)):
            yield Reading(before.text, before.how, base.prior + before.prior)


def _from_cp437(name: str) -> Iterator[Reading]:
    """What a program that believed the standard took for cp437, and packed anew as UTF-8."""
    try:
        raw = b"" if name.isascii() else name.encode("cp437")
    except UnicodeEncodeError:
        return
    for real in ("utf-8", "gb18030"):
        if raw and valid(raw, real):
            yield Reading(raw.decode(real), f"{real} as cp437", UNLIKELY)


def _guessed(names: Sequence[str], places: Sequence[int], verdict: Verdict, first: zipfile.ZipInfo) -> Issue:
    facts: Facts = {
        "encoding": verdict.used,
        "count": len(places),
        "sample": shown(names[places[0]])[-24:],
        "evidence": f"没有标明是 UTF-8；按 {verdict.used} 读取最通顺",
        "evidence_en": f"it does not say that they are UTF-8; as {verdict.used} they make most sense",
        **how_sure(verdict.margin),
    }
    return _issue(names[places[0]], first, facts)


def _issue(name: str, info: zipfile.ZipInfo, facts: Facts) -> Issue:
    """``name`` is as it was read, ``text`` as it is stored: what a program shows that believes the zip."""
    own = {"name": shown(name), "text": shown(info.orig_filename)}
    return Issue("zip-name-encoding", shown(name).rstrip("/"), facts={**facts, **own})
