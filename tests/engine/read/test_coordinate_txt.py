"""TXT coordinate files: what is read as records, and what is said of damaged lines."""

from __future__ import annotations

import pytest

from surveycheck.read import read_bytes
from surveycheck.read.coordinate_txt import KEYS, read_coordinate_txt

HEAD = "[属性描述]\n" + "".join(f"{key}=1\n" for key in KEYS) + "[地块坐标]\n"
FIRST = len(KEYS) + 3
"""Line of the first plot."""
PLOT = "5,200.00,1,示例,面,,0701,,@\n"
RING = "J1,1,0.000,0.000\nJ2,1,20.000,0.000\nJ3,1,20.000,10.000\nJ4,1,0.000,10.000\nJ1,1,0.000,0.000\n"


def faults(text: str | bytes) -> list[tuple[int, str]]:
    content = text if isinstance(text, bytes) else text.encode("gbk")
    return [(i.line, str(i.facts["note_en"])) for i in read_coordinate_txt(content, "a.txt")[1]]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8", "utf-8-sig", "utf-16"])
def test_values_are_records_with_their_lines(encoding: str) -> None:
    model = read_bytes(
        {"矢量数据/坐标.txt": (HEAD + PLOT + RING).replace("\n", "\r\n").encode(encoding), "a.xml": b"<a/>"}
    )
    assert {file.path: file.kind for file in model.files}["矢量数据/坐标.txt"] == "coordinates"
    assert [i.code for i in model.issues] == []
    (plot,) = model.tables["TXT_地块"]
    assert (plot.get("行数"), plot.get("面积"), plot.get("地块名称"), plot.line) == ("5", "200.00", "示例", FIRST)
    points = model.tables["TXT_界址点"]
    assert [(p.get("点号"), p.get("X"), p.get("Y")) for p in points][2] == ("J3", "20.000", "10.000")
    assert [p.line for p in points] == list(range(FIRST + 1, FIRST + 6))
    assert model.tables["TXT_属性描述"][0].get("带号") == "1"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (HEAD + PLOT + RING.replace("J2,1", "J2，1"), FIRST + 2, "Chinese comma"),
        (HEAD + PLOT + RING.replace("J2,1", "J2, 1"), FIRST + 2, "blanks"),
        (HEAD + PLOT + RING.replace("20.000,0.000", "2O.000,0.000"), FIRST + 2, "no numbers"),
        (HEAD + PLOT + RING.replace("J2,1,", "J2,"), FIRST + 2, "there are 3: not read"),
        (HEAD + PLOT + RING[: RING.rindex("J1")], FIRST + 4, "not closed"),
        (HEAD + PLOT + "J1,1,0,0\nJ1,1,0,0\n", FIRST + 2, "has 2 lines"),
        (HEAD + PLOT + RING.replace(",1,", ",2,"), FIRST + 1, "no ring 1"),
        (HEAD + PLOT.replace(",,@", "@") + RING, FIRST, "items and @"),
        (HEAD + RING, FIRST, "before the first plot"),
        (HEAD.replace("带号=1\n", "") + PLOT + RING, 1, "lacks 带号"),
        (HEAD.replace("带号=1", "带号 1") + PLOT + RING, 9, "NAME=VALUE"),
        (HEAD[HEAD.index("[地") :] + PLOT + RING, 1, "[属性描述] is missing"),
        (HEAD, FIRST - 1, "no plot"),
        (HEAD.replace("[地块", "[备注]\nx\n[地块") + PLOT + RING, FIRST - 1, "unknown section"),
        ((HEAD + PLOT + RING).encode("gbk") + b"\xff\xff", FIRST + 6, "neither UTF-8 nor GBK"),
    ],
)
def test_what_is_damaged_is_said_with_its_line(text: str | bytes, line: int, words: str) -> None:
    assert any(at == line and words in said for at, said in faults(text)), faults(text)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("坐标系=1", "坐标 系=1", 5, "blanks"),
        ("带号=1", "带号 = 1", 9, "blanks"),
        ("带号=1", "带号1", 9, "NAME=VALUE"),
        ("[属性描述]", "[属性 描述]", 1, "must be written"),
        ("[地块坐标]", "[ 地块坐标]", FIRST - 1, "must be written"),
        ("J2,1", " J2,1", FIRST + 2, "blanks"),
        ("0.000,10.000\nJ1", "0.000,10.000 \nJ1", FIRST + 4, "blanks"),
    ],
)
def test_one_slip_in_a_line_is_told_once(old: str, new: str, line: int, words: str) -> None:
    text = HEAD + PLOT + RING
    assert old in text
    assert [(at, words in said) for at, said in faults(text.replace(old, new))] == [(line, True)]


@pytest.mark.parametrize(("last", "closed"), [("40500000.000", True), ("500000.000", True), ("39500000.000", False)])
def test_a_ring_is_closed_though_one_easting_lost_its_zone(last: str, closed: bool) -> None:
    ring = RING.replace(",0.000,0.000", ",0.000,40500000.000")
    text = ring[: ring.rindex("40500000.000")] + last + "\n"
    assert bool(faults(HEAD + PLOT + text)) != closed


@pytest.mark.parametrize("text", ["", "[地块坐标]", "[属性描述]\n=\n@\n,@\n", "[地块坐标]\n@\n,,,\nJ,1,1,1\n"])
def test_no_text_stops_the_reader(text: str) -> None:
    read_coordinate_txt(text.encode("utf-8"), "a.txt")


@pytest.mark.parametrize("name", ["地块坐标]", "[地块坐标", "[地块坐]", "[地快坐标]", "【地块坐标】"])
def test_a_section_with_a_slip_in_its_name_is_one_fault(name: str) -> None:
    assert [at for at, _ in faults(HEAD.replace("[地块坐标]", name) + PLOT + RING)] == [FIRST - 1]


def test_many_faults_are_counted() -> None:
    found = faults(HEAD + PLOT + "x\n" * 1000)
    assert len(found) == 201
    assert "more faults" in found[-1][1]


def test_two_plots_keep_their_points_apart() -> None:
    document, issues = read_coordinate_txt((HEAD + PLOT + RING + PLOT + RING).encode("gbk"), "a.txt")
    assert not issues
    assert [r.get("序号") for r in document.records if r.table == "TXT_界址点"] == ["1"] * 5 + ["2"] * 5
