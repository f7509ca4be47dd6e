"""Every encoding under every wrong declaration, short and long: what is said as sure is right, and a text that is read
wrongly is hardly ever read so in silence."""

from __future__ import annotations

from collections import Counter

import pytest

from surveycheck.read import read_bytes
from surveycheck.read.encodings import decode_xml

ZH = "宗地编号测量宁波市示例路一号实测建筑面积权利人张三界址点坐标"
JA = "測量図面の境界点座標東京都千代田区土地所有者"
KO = "측량도면의경계점좌표서울특별시토지소유자"
HANT = "測量圖面界址點座標臺北市土地所有權人張三"
RU = "Межевой план участка координаты точек границы"
REAL = {
    "utf-8": (ZH, JA, KO, HANT, RU),
    "gb18030": (ZH,),
    "utf-16": (ZH,),
    "big5": (HANT,),
    "shift_jis": (JA,),
    "euc_jp": (JA,),
    "euc-kr": (KO,),
    "cp1251": (RU,),
    "hz": (ZH,),
    "utf-7": (ZH,),
}
DECLARED = (
    *("", "UTF-8", "GBK", "GB2312", "GB18030", "Big5", "Shift_JIS", "EUC-KR", "ISO-8859-1", "windows-1252"),
    *("HZ-GB-2312", "UTF-7", "UTF-16", "no-such"),
)


def outcome(real: str, declared: str, text: str) -> tuple[str, bool, bool]:
    """How a value was read (right, wrong, not at all), whether anything was said, and whether surely."""
    head = f' encoding="{declared}"' if declared else ""
    data = f'<?xml version="1.0"{head}?>\n<r><a><b>{text}</b><c>1</c></a></r>'.encode(real)
    model = read_bytes({"a.xml": data})
    got = model.documents[0].records[0].get("b") if model.documents else None
    way = "right" if got == text else "none" if got is None else "wrong"
    return way, bool(model.issues), any(issue.facts.get("sure_en") == "certain" for issue in model.issues)


@pytest.mark.parametrize("real", REAL)
def test_what_is_sure_is_right(real: str) -> None:
    found: Counter[tuple[str, str, bool]] = Counter()
    for text in REAL[real]:
        for declared in DECLARED:
            for length, size in ((2, "two"), (4, "four"), (len(text), "all")):
                way, said, sure = outcome(real, declared, text[:length])
                assert not (way == "wrong" and sure), (declared, text[:length])
                assert said or way != "none"
                found[size, way, said] += 1
    right = found["all", "right", True] + found["all", "right", False]
    assert found["all", "wrong", False] <= 1  # a declaration that fits holds in doubt
    assert real == "cp1251" or right >= found["all", "wrong", True]


@pytest.mark.parametrize("text", ["A+B12C", "~{x}", "1+1=2", "a~{b~}", "+86 0574", "C++2026-11"])
def test_plain_ascii_is_no_riddle(text: str) -> None:
    assert decode_xml(f"<r><a>{text}</a></r>".encode()).agrees


NAMES = ("赵梓涵", "钱懿轩", "孙昊昊", "李垚", "周喆", "吴堃", "郑翀", "褚淼", "卫赟", "蒋珺")


@pytest.mark.parametrize("declared", ["GBK", "GB18030"])
@pytest.mark.parametrize("name", NAMES)
def test_a_rare_name_under_its_own_encoding_gives_no_finding(name: str, declared: str) -> None:
    data = f'<?xml version="1.0" encoding="{declared}"?><r><a>{name}</a></r>'.encode("gb18030")
    assert decode_xml(data).agrees
