"""Which encoding Chinese text of a deliverable is really in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from surveycheck.read.contest import Verdict, contest, texts_of, valid
from surveycheck.read.languages import commonness
from surveycheck.read.plausible import CERTAIN, LIKELY, plainly_chinese
from surveycheck.read.shifted import SHIFTED, shifted

_SAMPLE = 20_000
_LOOKED_AT = 50 * _SAMPLE
"""So many characters of a text are enough to judge an encoding by."""

_MARGIN = 0.5
"""By so much another encoding must be more plausible than the declared one before it is believed."""

_BOMS = ((codecs.BOM_UTF8, "UTF-8"), (codecs.BOM_UTF16_LE, "UTF-16LE"), (codecs.BOM_UTF16_BE, "UTF-16BE"))
_DECLARED = re.compile(r"""<\?xml\s[^>]*?encoding\s*=\s*["']([^"']+)["']""")


@dataclass(frozen=True)
class Decoded:
    """Text of a file. ``declared`` as the file spells it ("" if it does not), ``used`` the encoding that it was read
    with, ``agrees`` whether the two are the same, ``bad_line`` the line of the first byte that fits no encoding (0:
    none). Where they are not the same: ``margin`` is that of ``plausible.py``, ``sample`` a value as it was read, and
    ``evidence`` what speaks for the choice, in Chinese and English."""

    text: str
    declared: str
    used: str
    agrees: bool
    bad_line: int = 0
    margin: float = 0.0
    sample: str = ""
    evidence: tuple[str, str] = ("", "")


def decode_xml(data: bytes) -> Decoded:
    """Decode an XML file: by its byte order mark, as declared, or as UTF-8 or GB18030 when the declaration is wrong.

    GBK can read nearly everything, also UTF-8: what decodes in several ways is given to the encoding whose text is
    Chinese in common use; in doubt the declaration holds.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _marked(_strict(data[len(bom) :], _declared(data[len(bom) :], name), name))
    if data[:4] in (b"<\x00?\x00", b"\x00<\x00?"):
        name = "UTF-16LE" if data[:1] == b"<" else "UTF-16BE"
        return _marked(_strict(data, _declared(data, name), name))
    declared = _declared(data, "latin-1")
    return _seven_bit(data, declared) if data.isascii() else _best(data, declared)


RIVALS = {"utf-8": 0.0, "gb18030": 0.0, "cp1252": 1.0, "cp950": 2.0, "cp932": 6.0, "euc_jp": 6.0, "cp949": 6.0}
"""What texts under a wrong declaration may be in, with the cost of being that."""

_KIN = {"iso8859-1": "cp1252", "gbk": "gb18030", "gb2312": "gb18030", "big5": "cp950", "shift_jis": "cp932"}
"""Encodings that are part of another one: they read the same bytes as the same text."""

_GB_SAID = 3.0
"""What each costs more where the file says that it is in one of the GB encodings, be it an older one."""

_SAID = 1.0
"""By so much another encoding must be cheaper than the declared one before it is named beside it."""

SHOWN = {"utf-8": "UTF-8", "gb18030": "GB18030"}
"""How an encoding is called that the file does not name."""

_A_CHARACTER = 2.0
"""By so much each common character that such bytes stand for makes an accident less likely; of one it is not asked."""

_MARK = ("文件以 {0} 的标记开头，或字符间有零字节", "the file begins with the mark of {0}, or has its zero bytes")
_PROOF = (
    "{1} 处非英文文字中 {2} 处符合 {0}；常用汉字占 {3:.0%}",
    "of {1} texts beyond ASCII {2} are valid {0}; {3:.0%} are common Chinese characters",
)

_MAY_BE = ("有的值可能是 {0}，请核对", "some values may be {0}: look whether the texts are right")
_RIVAL = ("；也可能是 {0}，请核对", "; it may be {0}: look whether the texts are right")


def _marked(found: Decoded) -> Decoded:
    """The first bytes tell: that needs no contest."""
    if found.agrees:
        return found
    sample = _sample(re.findall(r"[^<>\x00-\x20][^<>]*", found.text[:_SAMPLE]))
    return replace(found, margin=2 * CERTAIN, sample=sample, evidence=_filled(_MARK, found.used))


def _proven(found: Decoded, values: list[bytes], verdict: Verdict) -> Decoded:
    """With the margin by which the encoding that was used is more plausible than the next best."""
    fit = sum(valid(value, found.used) for value in values)
    texts = texts_of(values[:200], found.used)
    evidence = _filled(_PROOF, found.used, len(values), fit, commonness("".join(texts)))
    if verdict.rival:
        zh, en = _filled(_RIVAL, verdict.rival)
        evidence = evidence[0] + zh, evidence[1] + en
    margin = 0.0 if verdict.rival else verdict.margin
    return replace(found, agrees=False, margin=margin, sample=_sample(texts), evidence=evidence)


def _filled(words: tuple[str, str], *facts: object) -> tuple[str, str]:
    return words[0].format(*facts), words[1].format(*facts)


def _sample(texts: Iterable[str]) -> str:
    """The first of the longest texts with characters outside ASCII, shortened."""
    return max((text.strip()[:24] for text in texts if not text.isascii()), key=len, default="")


def _declared(data: bytes, encoding: str) -> str:
    found = _DECLARED.match(data[:400].decode(encoding, "replace").lstrip())
    return found[1].strip() if found else ""


def _strict(data: bytes, declared: str, name: str) -> Decoded:
    agrees = not declared or same(declared, name)
    try:
        return Decoded(data.decode(name), declared, name, agrees)
    except UnicodeDecodeError as error:
        return _replaced(data, declared, name, error)


def _replaced(data: bytes, declared: str, name: str, error: UnicodeDecodeError) -> Decoded:
    return Decoded(data.decode(name, "replace"), declared, name, False, data.count(b"\n", 0, error.start) + 1)


def _best(data: bytes, declared: str) -> Decoded:
    said = declared or "UTF-8"
    text = _try(data, said)
    if text is not None and (
        same(said, "UTF-8") or ((same(said, "GBK") or same(said, "GB18030")) and plainly_chinese(text[:_LOOKED_AT]))
    ):
        return Decoded(text, declared, said, True)
    values = [value.strip() for value in re.split(rb"[<>]", data) if not value.isascii()]
    held = codecs.lookup(said).name if text is not None else ""
    held = _KIN.get(held, held)
    others = _GB_SAID if said.lower().startswith("gb") else 0.0
    priors = {name: prior + others * (name != "gb18030") for name, prior in RIVALS.items()}
    verdict = contest(values, {**priors, **({held: 0.0} if held else {})}, held)
    if text is not None and verdict.used == held:
        found = Decoded(text, declared, said, True)
        return _proven(found, values, verdict) if verdict.rival and verdict.margin >= _SAID else found
    if _mostly_utf8(data, verdict.used):
        verdict = Verdict("utf-8", verdict.margin)
    return _proven(_undecodable(data, declared, SHOWN.get(verdict.used, verdict.used)), values, verdict)


def _seven_bit(data: bytes, declared: str) -> Decoded:
    """Nothing but ASCII: that is what it says, unless the encoding writes other characters with it."""
    said = declared or "UTF-8"
    plain, own = data.decode("ascii"), _try(data, said)
    if own is None or not _ascii_compatible(said):
        return Decoded(plain, declared, "UTF-8", False)
    if own != plain:
        return Decoded(own, declared, said, True)
    for name, written, end in SHIFTED:
        found = shifted(data, name, written, end)
        margin = _A_CHARACTER * len("".join(found))
        if margin >= LIKELY:
            evidence = _filled(_PROOF, name, len(found), len(found), 1.0)
            return Decoded(data.decode(name), declared, name, False, 0, margin, _sample(found), evidence)
        if margin > _A_CHARACTER:
            return Decoded(plain, declared, said, False, 0, 0.0, _sample(found), _filled(_MAY_BE, name))
    return Decoded(plain, declared, said, True)


def _mostly_utf8(data: bytes, used: str) -> bool:
    """UTF-8 with a broken byte can pass for GB 18030: rare characters where UTF-8 gives common ones."""
    text = None if same(used, "UTF-8") else _try(data, used)
    if text is None or valid(data, "utf-8"):
        return False
    return commonness(data.decode("utf-8", "ignore")[:_LOOKED_AT]) > commonness(text[:_LOOKED_AT]) + _MARGIN


def _undecodable(data: bytes, declared: str, name: str) -> Decoded:
    """Every byte that ``name`` does not know becomes U+FFFD, and the line of the first is told."""
    try:
        return Decoded(data.decode(name), declared, name, False)
    except UnicodeDecodeError as error:
        return _replaced(data, declared, name, error)


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (ValueError, LookupError):  # a name that is none may hold a zero byte
        return None


def _ascii_compatible(name: str) -> bool:
    try:
        return "<".encode(name) == b"<"
    except (LookupError, ValueError):
        return False


def same(one: str, other: str) -> bool:
    """Do two names mean the same encoding?  UTF-16 without a byte order is either."""
    try:
        names = codecs.lookup(one).name, codecs.lookup(other).name
    except (LookupError, ValueError):
        return False
    return names[0] == names[1] or (names[0] == "utf-16" and names[1].startswith("utf-16"))
