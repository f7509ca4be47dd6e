"""Every encoding in every DXF header, and in zips: what is said as sure is right, and hardly a text is read wrongly in
silence."""

from __future__ import annotations

import io
import struct
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from surveycheck.read import read, read_bytes

ZH = "宗地编号测量宁波市示例路一号实测建筑面积权利人张三界址点坐标"
JA = "測量図面の境界点座標東京都千代田区土地所有者"
KO = "측량도면의경계점좌표서울특별시토지소유자"
HANT = "測量圖面界址點座標臺北市土地所有權人張三"
DE = "Größe Fläche Straße Übersicht Höhe Maßstab Grundstück"
REAL = {
    "gbk": (ZH,),
    "gb18030": (ZH,),
    "utf-8": (ZH, HANT, JA, KO, DE),
    "utf-16": (ZH,),
    "big5": (HANT,),
    "shift_jis": (JA,),
    "euc-kr": (KO,),
    "cp1252": (DE,),
}
HEADERS = (
    *(("AC1009", ""), ("AC1015", ""), ("AC1015", "ANSI_936"), ("AC1015", "ANSI_1252"), ("AC1015", "ANSI_950")),
    *(("AC1015", "ANSI_932"), ("AC1015", "ANSI_949"), ("AC1015", "UTF-8"), ("AC1021", "ANSI_936")),
    *(("AC1032", "ANSI_1252"), ("AC1021", "ANSI_950"), ("AC1027", "ANSI_932")),
)
ABOUT_ENCODING = ("dxf-codepage", "dxf-encoding-open", "dxf-mixed-encoding", "dxf-garbled", "dxf-undecodable")


def drawing(header: tuple[str, str], texts: Sequence[str], encoding: str) -> bytes:
    version, page = header
    said = f"9\n$DWGCODEPAGE\n3\n{page}\n" if page else ""
    rows = "".join(f"0\nTEXT\n5\n{i + 16:X}\n8\nZJ\n10\n1.0\n20\n2.0\n40\n1.0\n1\n{t}\n" for i, t in enumerate(texts))
    head = f"0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\n{version}\n{said}0\nENDSEC\n0\nSECTION\n2\nENTITIES\n"
    return f"{head}{rows}0\nENDSEC\n0\nEOF\n".encode(encoding)


def outcome(data: bytes, texts: Sequence[str]) -> tuple[bool, str]:
    """Whether the texts were read rightly, and how sure that is said to be."""
    model = read_bytes({"a.dxf": data})
    found = [issue for issue in model.issues if issue.code in ABOUT_ENCODING]
    sure = any(issue.facts.get("sure_en") == "certain" for issue in found)
    got = list(model.drawings[0].entities.text.values) if model.drawings else []
    return got == list(texts), "sure" if sure else "unsure" if found else "silent"


def sizes(text: str) -> Iterator[tuple[str, Sequence[str]]]:
    yield "two", (text[:2],)
    yield "four", (text[:4],)
    yield "long", (text,)
    yield "many", [text[i : i + 5] for i in range(0, len(text) - 4, 2)]


@pytest.mark.parametrize("real", REAL)
def test_what_is_sure_is_right(real: str) -> None:
    found: Counter[tuple[str, bool, str]] = Counter()
    for text in REAL[real]:
        for header in HEADERS:
            for size, texts in sizes(text):
                right, said = outcome(drawing(header, texts, real), texts)
                assert right or said != "sure", (header, texts)
                found[size, right, said] += 1
    assert found["long", False, "silent"] + found["many", False, "silent"] == 0
    assert found["four", False, "silent"] + found["two", False, "silent"] <= 4  # the declaration holds in doubt
    good = sum(count for (size, right, _), count in found.items() if right and size in ("long", "many"))
    assert good >= 0.8 * len(REAL[real]) * len(HEADERS) * 2


GARBLED: dict[str, Callable[[str], str]] = {
    "unicode": lambda text: "".join(f"\\U+{ord(c):04X}" for c in text),
    "multibyte": lambda text: "".join(f"\\M+5{c.encode('gbk').hex().upper()}" for c in text),
    "utf-8 as cp1252": lambda text: text.encode().decode("latin-1"),
    "gbk as cp1252": lambda text: text.encode("gbk").decode("latin-1"),
}


@pytest.mark.parametrize("way", GARBLED)
def test_escapes_and_texts_encoded_twice_come_out_right(way: str) -> None:
    for header in HEADERS:
        for _, texts in sizes(ZH):
            right, said = outcome(drawing(header, [GARBLED[way](text) for text in texts], "utf-8"), texts)
            assert right
            assert said == ("silent" if way in ("unicode", "multibyte") else "sure")


def test_what_was_lost_on_the_way_is_said() -> None:
    lost = ZH.encode().decode("gbk", "replace")
    model = read_bytes({"a.dxf": drawing(("AC1021", "ANSI_936"), [lost], "utf-8")})
    assert any(issue.code == "dxf-text-lost" and issue.loss for issue in model.issues)


RARE = (
    *("赵梓涵", "钱懿轩", "孙昊昊", "李垚", "周喆", "吴堃", "郑翀", "褚淼", "卫赟", "蒋珺"),
    *("砼", "±0.00", "㎡", "鄞州区", "氵", "混4", "棚", "苗圃"),
)


@pytest.mark.parametrize("texts", [*([name] for name in RARE), RARE])
def test_rare_words_under_their_own_page_give_no_finding(texts: Sequence[str]) -> None:
    assert outcome(drawing(("AC1015", "ANSI_936"), texts, "gb18030"), texts) == (True, "silent")


NAMES = {
    "zh": ("宗地图.dxf", "竣工成果/总平面图.dxf", "属性数据/综合测绘成果.xml"),
    "hant": ("測量圖.dxf", "地籍測量/界址點.dxf"),
    "ja": ("測量図面.dxf", "境界点/座標データ.dxf"),
    "ko": ("측량도면.dxf", "경계점/좌표.dxf"),
    "de": ("Größe.dxf", "Übersicht/Straße.dxf"),
}
PACKED = (
    *(("zh", "gbk"), ("zh", "gb18030"), ("zh", "utf-8"), ("hant", "big5"), ("hant", "gbk"), ("hant", "utf-8")),
    *(("ja", "shift_jis"), ("ja", "utf-8"), ("ko", "euc-kr"), ("ko", "utf-8"), ("de", "cp437"), ("de", "cp1252")),
    ("de", "utf-8"),
)


def packed(names: Sequence[str], encoding: str, flagged: bool) -> bytes:
    """A zip whose names are in this encoding; ``flagged``: it says that they are UTF-8."""
    stream = io.BytesIO()
    raw = [name.encode(encoding) for name in names]
    shams = [(f"{i:02}" + "q" * 99)[: len(name)] for i, name in enumerate(raw)]
    with zipfile.ZipFile(stream, "w") as archive:
        for sham in shams:
            archive.writestr(sham, b"0\nEOF\n")
    data = stream.getvalue()
    for sham, name in zip(shams, raw, strict=True):
        data = data.replace(sham.encode(), name)
    if flagged:
        for mark, between in ((b"PK\3\4", 2), (b"PK\1\2", 4)):
            head, *parts = data.split(mark)
            data = head + b"".join(mark + p[:between] + struct.pack("<H", 0x800) + p[between + 2 :] for p in parts)
    return data


@pytest.mark.parametrize(("language", "encoding"), PACKED)
@pytest.mark.parametrize("flagged", [False, True])
def test_names_in_a_zip(language: str, encoding: str, flagged: bool, tmp_path: Path) -> None:
    if flagged and encoding != "utf-8":
        pytest.skip("says what is not so")
    names = NAMES[language]
    for some in (names, *([name] for name in names)):
        (tmp_path / "a.zip").write_bytes(packed(some, encoding, flagged))
        model = read(tmp_path / "a.zip")
        right = {f.path.rpartition("/")[2] for f in model.files} == {name.rpartition("/")[2] for name in some}
        said = [issue for issue in model.issues if issue.code == "zip-name-encoding"]
        assert right or (said and said[0].facts["sure_en"] != "certain")
        assert right or encoding in ("big5", "euc-kr", "cp1252")
        assert not (flagged and said)
