"""Which encoding Chinese text of a deliverable is really in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from surveycheck.read.contest import contest, texts_of, valid
from surveycheck.read.languages import commonness
from surveycheck.read.plausible import CERTAIN

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
    found = _best(data, declared)
    return found if found.agrees else _proven(found, data)


RIVALS = {"utf-8": 0.0, "gb18030": 0.0, "cp1252": 1.0, "cp950": 2.0}
"""What texts under a wrong declaration may be in, with the cost of being that."""

_MARK = ("文件以 {0} 的标记开头，或字符间有零字节", "the file begins with the mark of {0}, or has its zero bytes")
_PROOF = (
    "{1} 处非英文文字中 {2} 处符合 {0}；常用汉字占 {3:.0%}",
    "of {1} texts beyond ASCII {2} are valid {0}; {3:.0%} are common Chinese characters",
)


def _marked(found: Decoded) -> Decoded:
    """The first bytes tell: that needs no contest."""
    if found.agrees:
        return found
    sample = _sample(re.findall(r"[^<>\x00-\x20][^<>]*", found.text[:_SAMPLE]))
    return replace(found, margin=2 * CERTAIN, sample=sample, evidence=_filled(_MARK, found.used))


def _proven(found: Decoded, data: bytes) -> Decoded:
    """With the margin by which the encoding that was used is more plausible than the next best."""
    values = [value.strip() for value in re.split(rb"[<>]", data) if not value.isascii()]
    if not values:
        return found
    verdict = contest(values, RIVALS)
    fit = sum(valid(value, found.used) for value in values)
    texts = texts_of(values[:200], found.used)
    margin = verdict.margin if same(verdict.used, found.used) else 0.0
    evidence = _filled(_PROOF, found.used, len(values), fit, commonness("".join(texts)))
    return replace(found, margin=margin, sample=_sample(texts), evidence=evidence)


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
    if data.isascii() and _ascii_compatible(said):
        return Decoded(data.decode("ascii"), declared, said, True)
    names = [said, *(n for n in ("UTF-8", "GB18030") if not same(n, said))]
    texts = {name: text for name in names if (text := _try(data, name)) is not None}
    if said in texts and same(said, "UTF-8"):
        return Decoded(texts[said], declared, said, True)
    if not texts or _mostly_utf8(data, texts):
        return _undecodable(data, declared, "GB18030" if not texts and said.lower().startswith("gb") else "UTF-8")
    first = said if said in texts else next(iter(texts))
    scores = {name: commonness(text[:_LOOKED_AT]) for name, text in texts.items()}
    best = max(scores, key=lambda name: scores[name])
    used = best if scores[best] > scores[first] + _MARGIN else first
    return Decoded(texts[used], declared, used, used == said)


def _mostly_utf8(data: bytes, texts: dict[str, str]) -> bool:
    """UTF-8 with a broken byte can pass for GB 18030: rare characters where UTF-8 gives common ones."""
    if "GB18030" not in texts or any(same(name, "UTF-8") for name in texts):
        return False
    broken = data.decode("utf-8", "ignore")
    return commonness(broken[:_LOOKED_AT]) > max(commonness(text[:_LOOKED_AT]) for text in texts.values()) + _MARGIN


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
