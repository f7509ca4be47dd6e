"""A report made by hand: an invented deliverable of two parcels, with findings of every class and every kind."""

from __future__ import annotations

from dataclasses import replace

from surveycheck.geometry.sketch import sketch
from surveycheck.model import (
    Deduction,
    Finding,
    Grade,
    Model,
    PackInfo,
    Part,
    Place,
    Report,
    RuleRun,
    SourceFile,
)
from surveycheck.report.engine import engine_versions
from surveycheck.report.pictures import Pictures

EAST, NORTH = 602300.0, 3304500.0
DXF, XML = "02权属调查/宗地图.dxf", "成果数据.xml"


def ring(*points: tuple[float, float]) -> str:
    return f"POLYGON (({', '.join(f'{EAST + x} {NORTH + y}' for x, y in [*points, points[0]])}))"


def line(*points: tuple[float, float]) -> str:
    return f"LINESTRING ({', '.join(f'{EAST + x} {NORTH + y}' for x, y in points)})"


def spot(x: float, y: float) -> tuple[float, float]:
    return EAST + x, NORTH + y


def site() -> Model:
    rows = [
        {"layer": "JZD", "wkt": ring((0, 0), (42, 0), (42, 30), (0, 30)), "code": "300000", "handle": "2A1"},
        {"layer": "JZD", "wkt": ring((41.94, 0), (80, 0), (80, 30), (41.94, 30)), "code": "300000", "handle": "2A2"},
        {"layer": "JMD", "wkt": ring((5, 5), (25, 5), (25, 18), (5, 18)), "code": "141111", "handle": "2B1"},
        {"layer": "JMD", "wkt": ring((50, 6), (70, 6), (70, 24), (50, 24)), "code": "141111", "handle": "2B2"},
        {"layer": "JMD", "text": "砼18", "wkt": f"POINT ({EAST + 10} {NORTH + 11})", "handle": "2B3"},
        {"layer": "ZJ", "text": "示例路", "wkt": f"POINT ({EAST + 30} {NORTH - 7})", "handle": "2B4"},
        {"layer": "DLSS", "wkt": line((-20, -3), (100, -3)), "handle": "2C1"},
        {"layer": "DLSS", "wkt": line((-20, -9), (100, -9)), "handle": "2C2"},
        {"layer": "JZD", "wkt": line((0, 40), (30, 40), (30, 60), (0, 60), (0, 40.031)), "handle": "2D1"},
        {"layer": "LD", "wkt": ring((30, 2), (40, 2), (40, 28), (30, 28)), "handle": "2E1"},
    ]
    rows += [
        {"layer": "GCD", "type": "INSERT", "block": "GC200", "wkt": f"POINT ({EAST + i * 11} {NORTH + 35})"}
        for i in range(8)
    ]
    return Model("示例小区一期竣工", drawings=(sketch(rows, file=DXF),))


OVERLAP = Finding(
    "TOP-01-6f0c2a",
    "TOP-01",
    "parcels-overlap",
    "宗地重叠",
    "Parcels overlap",
    "A",
    "要素与属性质量/几何拓扑",
    "宗地 330203001 与 330203002 重叠 1.8 m²",
    "Parcels 330203001 and 330203002 overlap by 1.8 m²",
    "宗地之间不得重叠（TD/T 1001）",
    "TOP-01-6f0c2a",
    Place(DXF, "JZD", ("2A1",), key="330203001", at=spot(41.97, 15)),
    {"overlap": 1.8, "tolerance": 0.001},
    (Place(DXF, "JZD", ("2A2",), key="330203002"),),
)
GAP = Finding(
    "GEO-01-11ab",
    "GEO-01",
    "boundary-not-closed",
    "界址线未闭合",
    "Boundary not closed",
    "B",
    "要素与属性质量/几何拓扑",
    "首尾点相距 0.031 m，超过 0.001 m",
    "Ends are 0.031 m apart, more than 0.001 m",
    "界址线应首尾相连（S3 §4.2）",
    "GEO-01-11ab",
    Place(DXF, "JZD", ("2D1",), at=spot(0, 40.015)),
    {"gap": 0.031, "tolerance": 0.001},
)
AREA = Finding(
    "PAR-05-77",
    "PAR-05",
    "area-differs",
    "宗地面积与图上不符",
    "Parcel area differs from the drawing",
    "B",
    "指标与图表一致性/面积",
    "宗地 330203002 填写 1150.00 m²，图上 1141.80 m²，相差 8.20 m²",
    "Parcel 330203002: said 1150.00 m², drawn 1141.80 m², difference 8.20 m²",
    "面积允许误差（S3 表 6）",
    "PAR-05-77",
    Place(XML, xpath="/综合测绘成果/ZDJBXX[2]/SCMJ", line=214, key="330203002"),
    {"said": 1150.0, "drawn": 1141.8, "difference": 8.2, "limit": 1.37},
    (Place(DXF, "JZD", ("2A2",), key="330203002", at=spot(60, 15)),),
)
CODES = tuple(
    Finding(
        f"ATT-03-{n:02}",
        "ATT-03",
        "value-not-in-code-list",
        "取值不在代码表中",
        "Value is not in the code list",
        "C",
        "要素与属性质量/属性正确",
        f"ZRZ 第 {n} 条的 FWJG 为 “9”，代码表 FWJG 中没有",
        f"ZRZ record {n}: FWJG “9” is not in list FWJG",
        "代码表 FWJG（S3）",
        "ATT-03-FWJG",
        Place(XML, xpath=f"/综合测绘成果/ZRZ[{n}]/FWJG", line=300 + n, key=f"F{n:04}"),
        {"field": "FWJG", "list": "FWJG", "text": "9", "table": "ZRZ"},
    )
    for n in range(1, 9)
)
HEIGHT = Finding(
    "ACC-02-1",
    "ACC-02",
    "elevation-outside",
    "高程超出合理范围",
    "Elevation outside the plausible range",
    "D",
    "数学精度/数学基础",
    "高程点高程 -9.3 m，低于 -5 m",
    "Elevation point at -9.3 m, below -5 m",
    "项目设定",
    "ACC-02-1",
    Place(DXF, "GCD", ("C",), at=spot(11, 35)),
    {"height": -9.3, "lower": -5.0, "upper": 2000.0},
)
REMARK = Finding(
    "LYR-09-1",
    "LYR-09",
    "layer-unknown",
    "规定以外的图层",
    "Layer outside the specification",
    "note",
    "数据结构正确性/分层与编码",
    "图层 TEMP 不在规定中",
    "Layer TEMP is not in the specification",
    "图层表（S3）",
    "LYR-09-1",
    Place(DXF, "TEMP"),
    {"layer": "TEMP", "count": 3},
)

WORDS = {
    "TOP-01": (
        "一块地只能属于一宗：重叠会造成重复登记。",
        "A piece of land belongs to one parcel only.",
        "核对两宗的公共界址点，使公共边逐点一致。",
        "Make the shared edge agree vertex by vertex.",
    ),
    "GEO-01": (
        "不闭合的界址线不能构成面，面积无从计算。",
        "What is not closed has no area.",
        "将末点捕捉到首点，或设闭合标志。",
        "Snap the last point to the first, or set the closed flag.",
    ),
    "PAR-05": (
        "登记面积必须出自同一条界址线。",
        "The registered area must come from the same boundary.",
        "重新量算并更正 XML 中的 SCMJ。",
        "Measure again and correct SCMJ in the XML.",
    ),
    "ATT-03": (
        "不在代码表中的取值无法入库。",
        "Values outside the list cannot be loaded.",
        "改为代码表 FWJG 中的值。",
        "Use a value of list FWJG.",
    ),
}


def run(code: str, name: str, stage: str, status: str = "checked", examined: int = 0, **more: object) -> RuleRun:
    return RuleRun(code, name, stage, status, examined, **more)  # type: ignore[arg-type]


RUNS = (
    run("PKG-01", "file-missing", "files", examined=14),
    run("LYR-09", "layer-unknown", "structure", examined=11, findings=(REMARK,)),
    run("ATT-03", "value-not-in-code-list", "values", examined=812, findings=CODES),
    run("GEO-01", "boundary-not-closed", "shape", examined=3, findings=(GAP,)),
    run("TOP-01", "parcels-overlap", "topology", examined=2, findings=(OVERLAP,), withheld=1),
    run("PAR-05", "area-differs", "agreement", examined=2, findings=(AREA,)),
    run(
        "PLN-11",
        "plot-ratio",
        "indicators",
        "withheld",
        withheld=2,
        note="前序检查未通过的对象须先改正",
        note_en="what failed earlier has to be mended first",
    ),
    run("ACC-02", "elevation-outside", "accuracy", examined=8, findings=(HEIGHT,)),
    run(
        "ACC-07",
        "check-points",
        "accuracy",
        "nothing-to-check",
        note="成果中没有检测点文件",
        note_en="the deliverable has no file of check points",
    ),
)


def part(element: str, weight: float, score: float | None, *inner: Part, cuts: tuple[Deduction, ...] = ()) -> Part:
    return Part(element, weight, score, inner, None if inner or score is None else {}, cuts)


GRADE = Grade(
    standard="GB/T 24356-2023",
    profile={"name": "综合测绘项目权重（建议值）", "source": "质量元素及权重为项目设定", "official": False},
    score=86.2,
    level="不合格",
    partial=True,
    not_assessed=("数学精度/平面", "整饰质量/整饰"),
    veto=("A 类缺陷 1 处",),
    parts=(
        part(
            "数学精度",
            0.3,
            99.0,
            part("数学精度/数学基础", 1.0, 99.0, cuts=(Deduction("D", 1.0, "ACC-02-1", ("ACC-02-1",)),)),
            part("数学精度/平面", 0.0, None),
        ),
        part(
            "要素与属性质量",
            0.5,
            71.0,
            part(
                "要素与属性质量/几何拓扑",
                0.5,
                46.0,
                cuts=(Deduction("A", 42.0, OVERLAP.cause, (OVERLAP.id,)), Deduction("B", 12.0, GAP.cause, (GAP.id,))),
            ),
            part(
                "要素与属性质量/属性正确",
                0.5,
                96.0,
                cuts=(Deduction("C", 4.0, "ATT-03-FWJG", tuple(f.id for f in CODES)),),
            ),
        ),
        part(
            "指标与图表一致性",
            0.2,
            88.0,
            part("指标与图表一致性/面积", 1.0, 88.0, cuts=(Deduction("B", 12.0, AREA.cause, (AREA.id,)),)),
        ),
        part("整饰质量", 0.0, None, part("整饰质量/整饰", 0.0, None)),
    ),
    reasons=("A 类缺陷 1 处",),
    reasons_en=("1 defect(s) of class A",),
    count="cause",
    passes=False,
)


def made() -> Report:
    model = site()
    findings = tuple(finding for one in RUNS for finding in one.findings)
    cards = {r.code: {"title": f.title, "title_en": f.title_en} for r in RUNS for f in r.findings}
    cards |= {"PLN-11": {"title": "容积率", "title_en": "Plot ratio"}}
    for code, (why, why_en, fix, fix_en) in WORDS.items():
        cards[code] |= {"why": why, "why_en": why_en, "fix": fix, "fix_en": fix_en, "certainty": "practice"}
    limit = {"kind": "limit", "name": "parcel_area", "value": "0.04·√x + 0.003·x", "title": "宗地面积限差"}
    limit |= {"title_en": "Limit of parcel areas", "unit": "m²", "source": "S3 表 6", "certainty": "practice"}
    return Report(
        engine=engine_versions(),
        pack=PackInfo(
            "ningbo",
            "2026.1",
            "sha256:" + "ab" * 32,
            "claim",
            "参考版：不是主管部门发布的数据规定原文。",
            "宁波市竣工综合测绘（参考版）",
            "Ningbo as-built survey (reference edition)",
            "Reference edition: not the official text.",
        ),
        name=model.name,
        files=(
            SourceFile(DXF, "dxf", 482113, "1f" * 32, ".dxf", 0.0, "m"),
            SourceFile(XML, "xml", 90210, "2e" * 32, ".xml"),
        ),
        started="2026-05-06T10:20:30+08:00",
        seconds=1.25,
        complete=True,
        left_out=(),
        runs=RUNS,
        findings=findings,
        grade=GRADE,
        passes=False,
        settings=({**limit, "changed": False},),
        pictures=Pictures.of(model, findings),
        cards=cards,
        quality_en={"数学精度": "Mathematical accuracy", "几何拓扑": "Geometry and topology"},
    )


def hostile() -> Report:
    """The same with texts that want to be more than text."""
    evil = "<script>alert(1)</script>\"]]>'&\u202egnp.exe\x07"
    finding = replace(GAP, message=evil, message_en=evil, clause=evil, place=replace(GAP.place, layer=evil, key=evil))
    runs = tuple(replace(r, findings=(finding,), note=evil) if r.code == "GEO-01" else r for r in RUNS)
    findings = tuple(finding if f.id == GAP.id else f for f in made().findings)
    files = (SourceFile(evil, "dxf", 1, ""),)
    return replace(made(), name=evil, runs=runs, findings=findings, files=files, losses=(evil,), losses_en=(evil,))
