"""Areas, sums and indicators of ``samples/clean``, worked out from its drawings and records: writes ``figures.csv``.

Nothing of surveycheck is used: ezdxf reads the drawings, lxml the records; areas are shoelaces of our own, sums are
decimal. ``python tests/golden/figures/figures.py`` writes the sheet anew; README.md explains its formulas.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import ezdxf
from lxml import etree

HERE = Path(__file__).parent
CLEAN = HERE.parents[2] / "samples/clean"
APPLICATION = "SOUTH"
COLUMNS = ("figure", "rule", "record", "field", "formula", "value", "unit")
Row = tuple[str, str, str, str, str, Decimal, str]
Table = dict[str, list[dict[str, str]]]


def records() -> Table:
    found: Table = defaultdict(list)
    for element in etree.parse(str(CLEAN / "属性数据/综合测绘成果.xml")).getroot():
        values = {etree.QName(v).localname: (v.text or "").strip() for v in element}
        found[etree.QName(element).localname].append(values)
    return found


def number(text: str) -> Decimal:
    return Decimal(text)


def half_up(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def shoelace(points: list[tuple[Decimal, Decimal]]) -> Decimal:
    """Area of a ring in m², exact in decimals."""
    east, north = points[0]
    local = [(x - east, y - north) for x, y in points]
    pairs = zip(local, [*local[1:], local[0]], strict=True)
    return abs(sum((a[0] * b[1] - b[0] * a[1] for a, b in pairs), Decimal(0))) / 2


def hatch_area(entity: object) -> Decimal:
    """A hatch with islands: its outermost ring without the others."""
    rings = [[(Decimal(repr(float(v[0]))), Decimal(repr(float(v[1])))) for v in path.vertices] for path in entity.paths]  # type: ignore[attr-defined]
    sizes = sorted((shoelace(ring) for ring in rings), reverse=True)
    return sizes[0] - sum(sizes[1:], Decimal(0))


def drawn(drawing: str, layer: str) -> dict[str, Decimal]:
    """Key (item 1 of the extended data) → area drawn on a layer, for the areas of model space."""
    found: dict[str, Decimal] = {}
    for entity in ezdxf.readfile(CLEAN / f"矢量数据/{drawing}.dxf").modelspace().query(f'*[layer=="{layer}"]'):
        items = [tag.value for tag in entity.get_xdata(APPLICATION)] if entity.has_xdata(APPLICATION) else []
        if len(items) < 2:
            continue
        if entity.dxftype() == "LWPOLYLINE" and entity.closed:
            points = [(Decimal(repr(float(x))), Decimal(repr(float(y)))) for x, y in entity.get_points("xy")]
            found[items[1]] = found.get(items[1], Decimal(0)) + shoelace(points)
        elif entity.dxftype() == "HATCH":
            found[items[1]] = found.get(items[1], Decimal(0)) + hatch_area(entity)
    return found


def areas(tables: Table) -> Iterator[Row]:
    """What is drawn, beside the record that states it."""
    kinds = (
        ("宗地面积", "PAR-01", "宗地图", "JZD", "ZDJBXX", "ZDDM", "ZDMJ"),
        ("层建筑面积", "BLD-09", "房产分层图", "FCC", "C", "CH", "CJZMJ"),
        ("户套内面积", "BLD-43", "房产分层图", "FCH", "H", "BSM", "SCTNJZMJ"),
        ("基底面积", "BLD-26", "竣工图", "JMD", "JG_建筑物基底面", "ID_ZRZ", "JDMJ"),
        ("绿化面积", "SPC-21", "总平面图", "LD", "GH_绿化要素", "LDBH", "LHMJ"),
        ("室外车位面积", "SPC-22", "总平面图", "SWCW", "SWCW", "CWBH", "MJ"),
        ("室内车位面积", "SPC-22", "房产分层图", "SNCW", "SNCW", "CWBH", "MJ"),
        ("防护单元面积", "BLD-38", "房产分层图", "RFFHDY", "RFFHDYFW", "FHDYBH", "MJ"),
        ("人防功能区面积", "BLD-38", "房产分层图", "RFGNQ", "RF_人防功能区", "GNQBH", "JZMJ"),
    )
    for name, rule, drawing, layer, table, key, field in kinds:
        sizes = drawn(drawing, layer)
        for record in tables[table]:
            value = half_up(sizes[record[key]], 6)
            yield name, rule, f"{table}[{record[key]}]", field, f"{drawing}.{layer} 的图形面积", value, "m²"


def fire_and_red_line(t: Table) -> Iterator[Row]:
    """Lanes and grounds share a table; the red line has one record."""
    sizes = drawn("总平面图", "XFCD") | drawn("总平面图", "DGCD")
    for record in t["XFYSM"]:
        value = half_up(sizes[record["XFBH"]], 6)
        yield "消防面积", "BLD-38", f"XFYSM[{record['XFBH']}]", "MJ", "总平面图.XFCD、DGCD 的图形面积", value, "m²"
    (line,) = t["JG_用地红线信息"]
    value = half_up(drawn("总平面图", "YDHX")[line["YDHXGUID"]], 6)
    yield "红线面积", "PLN-20", "JG_用地红线信息[1]", "YDMJ", "总平面图.YDHX 的图形面积", value, "m²"


def total(rows: list[dict[str, str]], field: str, **where: str) -> Decimal:
    return sum((number(r[field]) for r in rows if all(r[k] == v for k, v in where.items())), Decimal(0))


def buildings(t: Table) -> Iterator[Row]:
    """Sums by building, and the land that it stands on."""
    land = drawn("竣工图", "JMD")
    for b in t["ZRZ"]:
        name, own = f"ZRZ[{b['ZRZH']}]", [f for f in t["C"] if f["ZRZBSM"] == b["BSM"]]
        yield "幢建筑面积", "BLD-03", name, "SCJZMJ", "Σ C.CJZMJ", total(own, "CJZMJ"), "m²"
        uses = total(t["SCLDMJHZXX"], "JZMJ", LD=b["ZRZH"])
        yield "幢建筑面积", "BLD-04", name, "SCJZMJ", "Σ SCLDMJHZXX.JZMJ", uses, "m²"
        for field, sign in (("DSCS", 1), ("DXCS", -1)):
            count = sum(1 for f in own if int(f["SJC"]) * sign > 0)
            yield "层数", "BLD-29", name, field, "C 记录个数", Decimal(count), ""
        yield "总层数", "ATT-13", name, "ZCS", "DSCS + DXCS", number(b["DSCS"]) + number(b["DXCS"]), ""
        count = sum(1 for h in t["H"] if h["ZRZBSM"] == b["BSM"])
        yield "幢套数", "BLD-32", name, "ZTS", "H 记录个数", Decimal(count), ""
        before = total(t["H"], "YCJZMJ", ZRZBSM=b["BSM"])
        yield "幢预测面积", "BLD-50", name, "YCJZMJ", "Σ H.YCJZMJ", before, "m²"
        if b["ZRZH"] in land:
            value = half_up(land[b["ZRZH"]], 6)
            yield "幢占地面积", "BLD-48", name, "ZZDMJ", "竣工图.JMD 的图形面积", value, "m²"


def real_estate(t: Table) -> Iterator[Row]:
    """Sums over units, uses and parcel."""
    for r in t["FWLXMJHZXX"]:
        own = [h for h in t["H"] if (h["KJWZ"], h["FWLX"]) == (r["KJWZ"], r["FWLX"])]
        name = f"FWLXMJHZXX[{r['KJWZ']}/{r['FWLX']}]"
        yield "类型面积", "BLD-05", name, "SCJZMJ", "Σ H.SCJZMJ", total(own, "SCJZMJ"), "m²"
        yield "类型预测面积", "BLD-34", name, "YCJZMJ", "Σ H.YCJZMJ", total(own, "YCJZMJ"), "m²"
        yield "类型套数", "BLD-28", name, "TS", "H 记录个数", Decimal(len(own)), ""
    for r in t["ZYJJZBMJHZB"]:
        value = total(t["SCLDMJHZXX"], "JZMJ", YT=r["YT"])
        yield "用途面积", "BLD-31", f"ZYJJZBMJHZB[{r['YT']}]", "SCJZMJ", "Σ SCLDMJHZXX.JZMJ", value, "m²"
    for field, where in (("DSJZMJ", "地上"), ("DXJZMJ", "地下")):
        value = total(t["ZYJJZBMJHZB"], "SCJZMJ", KJWZ=where)
        yield "地上地下面积", "BLD-44", "JGSCHZXX[1]", field, f"Σ ZYJJZBMJHZB.SCJZMJ（{where}）", value, "m²"
    for c in t["C"]:
        value = total(t["H"], "SCTNJZMJ", CH=c["CH"])
        yield "层套内面积", "BLD-41", f"C[{c['CH']}]", "CTNJZMJ", "Σ H.SCTNJZMJ", value, "m²"
    classes = total(t["TDFLMJ"], "MJ")
    yield "宗地面积", "PAR-14", f"ZDJBXX[{t['ZDJBXX'][0]['ZDDM']}]", "ZDMJ", "Σ TDFLMJ.MJ", classes, "m²"


def units(t: Table) -> Iterator[Row]:
    """The areas of each unit."""
    for h in t["H"]:
        name, inner, shared = f"H[{h['BSM']}]", number(h["SCTNJZMJ"]), number(h["SCFTJZMJ"])
        before = number(h["YCTNJZMJ"]) + number(h["YCFTJZMJ"])
        yield "户预测面积", "BLD-35", name, "YCJZMJ", "YCTNJZMJ + YCFTJZMJ", before, "m²"
        before = number(h["YCFTXS"]) * number(h["YCTNJZMJ"])
        yield "户预测分摊面积", "BLD-46", name, "YCFTJZMJ", "YCFTXS × YCTNJZMJ", before, "m²"
        yield "户建筑面积", "BLD-06", name, "SCJZMJ", "SCTNJZMJ + SCFTJZMJ", inner + shared, "m²"
        yield "户分摊面积", "BLD-07", name, "SCFTJZMJ", "SCFTXS × SCTNJZMJ", number(h["SCFTXS"]) * inner, "m²"


def site(t: Table) -> Iterator[Row]:
    """Totals of the site and its indicators."""
    s, name = t["JGSCHZXX"][0], "JGSCHZXX[1]"
    greens, ground = t["GH_绿化要素"], number(s["YDMJ"])
    sums = (
        ("总建筑面积", "BLD-01", "JZMJ", "Σ ZRZ.SCJZMJ", total(t["ZRZ"], "SCJZMJ")),
        ("总建筑面积", "BLD-02", "JZMJ", "DSJZMJ + DXJZMJ", number(s["DSJZMJ"]) + number(s["DXJZMJ"])),
        ("基底面积合计", "BLD-11", "JZJDMJ", "Σ JG_建筑物基底面.JDMJ", total(t["JG_建筑物基底面"], "JDMJ")),
        ("绿地面积", "SPC-01", "LDMJ", "Σ GH_绿化要素.LHMJ", total(greens, "LHMJ")),
        ("单块绿地", "SPC-03", "DKLDMJ", "Σ LHMJ（单块绿地）", total(greens, "LHMJ", LDLX="单块绿地")),
        ("集中绿地", "SPC-03", "JZLDMJ", "Σ LHMJ（集中绿地）", total(greens, "LHMJ", LDLX="集中绿地")),
        ("绿地总面积", "SPC-02", "LDZMJ", "DKLDMJ + JZLDMJ", number(s["DKLDMJ"]) + number(s["JZLDMJ"])),
        ("人防总面积", "SPC-09", "RFZMJ", "Σ RF_人防功能区.JZMJ", total(t["RF_人防功能区"], "JZMJ")),
    )
    for figure, rule, field, formula, value in sums:
        yield figure, rule, name, field, formula, value, "m²"
    ratios = (
        ("容积率", "PLN-08", "RJV", "JRMJ ÷ YDMJ，填写取两位", number(s["JRMJ"]) / ground, ""),
        ("建筑密度", "PLN-09", "JZMD", "JZJDMJ ÷ YDMJ × 100，填写取两位", number(s["JZJDMJ"]) / ground * 100, "%"),
        ("绿地率", "PLN-10", "LVL", "LDMJ ÷ YDMJ × 100，填写取两位", number(s["LDMJ"]) / ground * 100, "%"),
    )
    for figure, rule, field, formula, exact, unit in ratios:
        yield figure, rule, name, field, formula, half_up(exact, 6), unit
    bays = t["SWCW"] + t["SNCW"]
    for field, rule, where in (
        ("DSJDCWGS", "SPC-05", ("地上", "机动车")),
        ("DXJDCWGS", "SPC-05", ("地下", "机动车")),
        ("DSFJDCWGS", "SPC-06", ("地上", "非机动车")),
        ("DXFJDCWGS", "SPC-06", ("地下", "非机动车")),
    ):
        count = total(bays, "CWGS", KJWZ=where[0], CWLX=where[1])
        yield "车位个数", rule, name, field, f"Σ CWGS（{where[0]}{where[1]}）", count, ""
    for p in t["GXSCHZXX"]:
        length = number(p["CGCLCD"]) + number(p["TCCD"])
        yield "管线长度", "SPC-25", f"GXSCHZXX[{p['GXLB']}]", "ZCD", "CGCLCD + TCCD", length, "m"


def further(t: Table) -> Iterator[Row]:
    """Totals of the special tables, and how many there are."""
    types, info = t["FWLXMJHZXX"], t["RFPROJECTINFO"][0]
    for field, where in (("YCDSZJZMJ", "地上"), ("YCDXZJZMJ", "地下")):
        value = total(types, "YCJZMJ", KJWZ=where)
        yield "预测总面积", "BLD-40", "FWDSDXZMJHZXX[1]", field, f"Σ FWLXMJHZXX.YCJZMJ（{where}）", value, "m²"
    value = number(info["地上住宅建筑面积"]) + number(info["地上其他建筑面积"])
    yield "人防表地上面积", "BLD-39", "RFPROJECTINFO[1]", "地上建筑面积", "地上住宅 + 地上其他", value, "m²"
    shelters = total(t["RF_人防功能区"], "JZMJ", YSDM="600301")
    yield "掩蔽区面积", "SPC-10", "RFPROJECTINFO[1]", "掩蔽区面积", "Σ JZMJ（YSDM 600301）", shelters, "m²"
    for block in t["LHHF"]:
        value = total(t["GH_绿化要素"], "LHMJ", ID_LDK=block["绿地块ID"])
        yield "绿地块面积", "SPC-26", f"LHHF[{block['绿地块ID']}]", "LDKMJ", "Σ GH_绿化要素.LHMJ", value, "m²"
    for rule, table in (("SPC-23", "SWCW"), ("SPC-24", "SNCW")):
        for bay in t[table]:
            value = half_up(number(bay["MJ"]) * number(bay["ZSXS"]), 0)
            yield "折算个数", rule, f"{table}[{bay['CWBH']}]", "CWGS", "MJ × ZSXS，取整", value, ""
    yield from counts(t)


def counts(t: Table) -> Iterator[Row]:
    """What is counted over the whole deliverable."""
    homes = Decimal(sum(1 for h in t["H"] if h["FWLX"] == "1"))
    places = (("JG_建设工程规划许可证信息", "ScZZHS"), ("PROJECTINFO", "实测住宅户数"), ("RFPROJECTINFO", "住宅户数"))
    for table, field in places:
        yield "住宅户数", "PLN-13", f"{table}[1]", field, "H 记录个数（FWLX 1）", homes, ""
    uses = total(t["ZYJJZBMJHZB"], "GHJZMJ")
    permit = "JG_建设工程规划许可证信息[1]"
    yield "许可总面积", "PLN-23", permit, "GuiHSPZJZMJ", "Σ ZYJJZBMJHZB.GHJZMJ", uses, "m²"
    protective = Decimal(len(t["RFFHDYFW"]))
    yield "防护单元个数", "SPC-11", "RFPROJECTINFO[1]", "防护单元个数", "RFFHDYFW 记录个数", protective, ""
    grounds = Decimal(sum(1 for r in t["XFYSM"] if r["XFLX"] == "登高场地"))
    yield "登高场地个数", "SPC-12", "JGSCHZXX[1]", "DGCDGS", "XFYSM 记录个数（登高场地）", grounds, ""


def sheet() -> list[Row]:
    """Every figure of the sample."""
    t = records()
    return [
        *areas(t),
        *fire_and_red_line(t),
        *buildings(t),
        *real_estate(t),
        *units(t),
        *site(t),
        *further(t),
    ]


def main() -> int:
    with (HERE / "figures.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((*row[:5], f"{row[5]:f}", row[6]) for row in sheet())
    return 0


if __name__ == "__main__":
    sys.exit(main())
