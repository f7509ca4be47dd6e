"""Languages as tables: what each character costs in running text of a language (see ``plausible.py``).

The classes are those of the standards: GB 2312 has its 3755 frequent characters in rows 16 to 55 (level 1), the rarer
ones in rows 56 to 87; Big5 and JIS X 0208 have two levels likewise. A character of a class costs minus the natural
logarithm of (share of the class in running text / characters in the class). The shares are rounded from the labels of
survey drawings, where names of people and places weigh more than in prose.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from surveycheck.geometry.curves import distinct

Costs = NDArray[np.float32]

LANGUAGES = ("hans", "western", "hant", "ja", "ko", "alphabet")
IMPOSSIBLE = 20.0
"""Cost of a character that the language does not write."""

REPLACED = 14.0
"""Cost of U+FFFD, a byte that the encoding does not know: dear, but a text that was cut within a character has one."""

ASTRAL = 0x10000
"""All characters beyond the basic plane share this place of a table: rare Chinese characters at best."""

SIGNS = "°±×²³Øø㎡φΦ∠"
WESTERN_SIGNS = "°±²³µºØø"
PRINTED = "“”‘’„–—…•€§©®™«»·½¼¾×ª´¨"
FREQUENT = (
    "一万三上下不与且世业东两严个中为主么义之也乡书了争事二于互五井些交产人什今从他代以仪们件任会传但位住体何作你使"
    "例依便保信修候值做停像儿允元先光克入全公共关其典内再写军冯决准凝几出分切划则删利别到制前力功加务动包化北区十午"
    "华单南卫即却原去县参又及反发取受变叠口另只可台号司各合同名后向吕含听吴告员周命和品器四回因围国图土在地场址坎坐"
    "块坡型基填墙声处备复外多大天太央失头套女好如始委姜子孔字存孙学宁它宅安完宗定实室家容宽对导将小少尔尤就层屋展属"
    "山州工差己已巷市师带常幢平年并广库应底度廊建开弄式引张强当录形很得德心必思性总息情惯想意感成我或战户房所手才扑"
    "打托扫技把折护报拉拓指按据排接控描提摊收改放政教数整文料斯新方施无日时明是更曹最月有望期木未本术朱机权李村束条"
    "来杨杭构果查标栋样核根格桥检次正此死段比民气水求汇江污沈沟没河治法波注活流测浙海消涵混清渠点热然燃物特率王现理"
    "生用由电界登白的盖目直相省看真眼着矢知码砖确示社神离种科秦积称程空窗立竣符第等筑简算管米类系素红约级线组细经结"
    "绘给统综绿编缝缺置美老考者而能自至致色范蒋行街补表被西要见观规觉角解计认让记许论设证识话该误说读象质资走赵起超"
    "距跟路身车软边达过运还这进逐途通道那邻郑部都里重量金钱错镇长门闭问间闸队防阳陈限院除陶陷隙难集雨需非面韩顶项须"
    "领题飘马验高魏"
    "砼桩阀栅栏坝埠浦溪鄞甬慈奉象余姚嵊衢婺瓯岱椒暨"
)
"""The most frequent characters of modern Chinese, and those of survey labels, of addresses and of family names. The
last line: 砼, concrete, stands on every plan, though it is of GB 2312 level 2; and the places of Zhejiang."""

ALPHABETS = ("cp1251", "cp1253", "cp1255", "cp1256", "cp874")


@cache
def table(language: str) -> Costs:
    """What each character costs, by its number; all above ``ASTRAL`` at that place."""
    classes, ascii_share = _CLASSES[language](), 0.93 if language == "western" else 0.3
    costs = np.full(ASTRAL + 1, IMPOSSIBLE, np.float32)
    for share, characters in reversed(classes):  # the first class that has a character decides
        codes = distinct(np.sort(_numbers(characters)))
        costs[codes[codes < ASTRAL]] = -math.log(share / max(len(codes), 1))
    costs[0x20:0x7F] = costs[[9, 13, 0xFEFF]] = -math.log(ascii_share / 60)
    costs[10] = 0.0
    costs[0xA0] = 9.0
    costs[0xFFFD] = REPLACED
    costs[ASTRAL] = 17.0
    return costs


@cache
def unusual() -> NDArray[np.bool_]:
    """Which characters, by their number, cost more than 10.5 in simplified Chinese: all but printed ASCII and the first
    classes of ``_simplified``. (Every drawing is asked for them; the whole table takes six times as long to make.)"""
    rare = np.ones(ASTRAL + 1, np.bool_)
    rare[_numbers("".join(characters for _, characters in _usual()))] = False
    rare[0x20:0x7F] = rare[[9, 10, 13, 0xA0, 0xFEFF]] = False
    return rare


@cache
def common() -> frozenset[str]:
    """Chinese in common use: GB 2312 level 1 with the punctuation and full-width forms."""
    return frozenset(_characters("gb2312", range(0xB0, 0xD8)) + _characters("gb2312", (0xA1, 0xA3)))


def commonness(text: str) -> float:
    """Share of the characters outside ASCII that are Chinese in common use; 0 where there are none."""
    characters = [c for c in text if c > "\x7f"]
    return sum(c in common() for c in characters) / len(characters) if characters else 0.0


def _usual() -> list[tuple[float, str]]:
    return [
        (0.006, SIGNS),
        (0.46, FREQUENT),
        (0.15, _characters("gb2312", range(0xB0, 0xD8))),
        (0.06, _characters("gb2312", (0xA1, 0xA3))),
    ]


def _simplified() -> list[tuple[float, str]]:
    return [
        *_usual(),
        (0.02, _characters("gb2312", range(0xD8, 0xF8))),
        (0.003, _characters("gb2312", (0xA2, *range(0xA4, 0xAA)))),
        (0.002, _characters("gbk", range(0x81, 0xFF), range(0x40, 0xFF))),
        (0.0005, "".join(map(chr, range(0x3400, 0x4DC0)))),
    ]


def _western() -> list[tuple[float, str]]:
    return [
        (0.007, WESTERN_SIGNS),
        (0.05, "".join(chr(c) for c in range(0xDF, 0x100) if c != 0xF7) + "œšž"),
        (0.009, "".join(chr(c) for c in range(0xC0, 0xDF) if c != 0xD7) + "ŒŠŽŸ"),
        (0.003, PRINTED),
        (0.0003, bytes(range(0x80, 0x100)).decode("cp1252", "ignore")),
        (0.01, "".join(map(chr, range(0x100, 0x180)))),
    ]


def _traditional() -> list[tuple[float, str]]:
    return [
        (0.004, SIGNS),
        (0.62, _characters("big5", range(0xA4, 0xC7), range(0x40, 0xFF))),
        (0.05, _characters("big5", range(0xA1, 0xA4), range(0x40, 0xFF))),
        (0.01, _characters("big5", range(0xC9, 0xFA), range(0x40, 0xFF))),
    ]


def _japanese() -> list[tuple[float, str]]:
    return [
        (0.004, SIGNS),
        (0.3, _characters("euc_jp", (0xA4, 0xA5))),
        (0.33, _characters("euc_jp", range(0xB0, 0xD0))),
        (0.05, _characters("euc_jp", (0xA1, 0xA3))),
        (0.01, _characters("euc_jp", range(0xD0, 0xF5))),
        (0.004, "".join(map(chr, range(0xFF61, 0xFFA0)))),
    ]


def _korean() -> list[tuple[float, str]]:
    return [(0.004, SIGNS), (0.66, _characters("euc_kr", range(0xB0, 0xC9))), (0.03, _characters("euc_kr", (0xA1,)))]


def _alphabets() -> list[tuple[float, str]]:
    """Cyrillic, Greek, Hebrew, Arabic and Thai letters. A text is written with some 32 of them, so each costs what it
    does among those."""
    found = {c for page in ALPHABETS for c in bytes(range(0x80, 0x100)).decode(page, "ignore")}
    letters = {c for c in found if c.isalpha() and c > "\u024f"}
    lower = "".join(sorted(c for c in letters if c == c.lower()))
    upper = "".join(sorted(letters - set(lower)))
    return [(0.6 * len(lower) / 32, lower), (0.3 * len(upper) / 32, upper), (0.02, PRINTED + SIGNS)]


_CLASSES = {
    "hans": _simplified,
    "western": _western,
    "hant": _traditional,
    "ja": _japanese,
    "ko": _korean,
    "alphabet": _alphabets,
}


def _characters(encoding: str, first: Iterable[int], second: Iterable[int] = range(0xA1, 0xFF)) -> str:
    """The characters of two bytes that an encoding has for these rows. (All in one go: a reader of a small drawing
    would spend half of its time on a table of single ones.)"""
    lead, trail = (np.fromiter(some, np.uint8) for some in (first, second))
    rows = np.full((len(lead), len(trail), 3), 10, np.uint8)
    rows[:, :, 0], rows[:, :, 1] = lead[:, None], trail
    codes = _numbers(rows.tobytes().decode(encoding, "ignore"))
    alone = np.ones(len(codes), np.bool_)
    alone[1:] = codes[:-1] == 10
    alone[:-1] &= codes[1:] == 10
    private = (codes >= 0xE000) & (codes < 0xF900)
    return codes[alone & (codes > 0x7F) & ~private].tobytes().decode("utf-32-le")


def _numbers(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)
