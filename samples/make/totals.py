"""Totals and indicators, summed from floors, units, greens and parking places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from random import Random

from surveycheck.samples.make.plane import area, rounded
from surveycheck.samples.make.site import DWELLING, Floor, Patch, Site, Use

Rows = Iterator[Mapping[str, str]]
HUNDRED = Decimal(100)
PREFABRICATED = Decimal("0.3")


def _sum(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal("0.00"))


def floors_of(site: Site) -> tuple[Floor, ...]:
    return tuple(f for b in site.buildings for f in b.floors)


def _uses(site: Site) -> tuple[Use, ...]:
    return tuple(dict.fromkeys(f.use for f in floors_of(site)))


def above(site: Site) -> Decimal:
    return _sum(f.area for f in floors_of(site) if not f.use.below)


def below(site: Site) -> Decimal:
    return _sum(f.area for f in floors_of(site) if f.use.below)


def _covered(site: Site) -> Decimal:
    return _sum(b.footprint for b in site.buildings)


def _green(site: Site, kind: str = "") -> Decimal:
    return _sum(p.area for p in site.greens if kind in ("", p.kind))


def _percent(part: Decimal, whole: Decimal) -> str:
    return str(rounded(part / whole * HUNDRED, 2))


def _places(patches: tuple[Patch, ...], kind: str) -> str:
    return str(sum(p.places for p in patches if p.kind == kind))


def _prefabricated(site: Site) -> str:
    return str(rounded(above(site) * PREFABRICATED, 2))


def dwellings(site: Site) -> int:
    return sum(len(f.units) for f in floors_of(site) if f.use == DWELLING)


def summary(site: Site) -> Mapping[str, str]:
    """JGSCHZXX."""
    ground = area(site.parcel)
    return {
        "YDMJ": str(ground),
        "JZMJ": str(above(site) + below(site)),
        "DSJZMJ": str(above(site)),
        "DXJZMJ": str(below(site)),
        "JRMJ": str(above(site)),
        "JZJDMJ": str(_covered(site)),
        "LDMJ": str(_green(site)),
        "RJV": str(rounded(above(site) / ground, 2)),
        "JZMD": _percent(_covered(site), ground),
        "LVL": _percent(_green(site), ground),
        "ZPSJZMJ": _prefabricated(site),
        "DSJDCWGS": _places(site.outdoor, "机动车"),
        "DXJDCWGS": _places(site.indoor, "机动车"),
        "DSFJDCWGS": _places(site.outdoor, "非机动车"),
        "DXFJDCWGS": _places(site.indoor, "非机动车"),
        "LDZMJ": str(_green(site)),
        "DKLDMJ": str(_green(site, "单块绿地")),
        "JZLDMJ": str(_green(site, "集中绿地")),
        "RFZMJ": str(_sum(p.area for p in site.shelters)),
        "DGCDGS": str(len(site.grounds)),
    }


def project_info(site: Site) -> Mapping[str, str]:
    """PROJECTINFO: one value for each key, in the order of the pack's table."""
    values = {**summary(site), "dwellings": dwellings(site)}
    return {key: text.format_map(values) for key, text in site.project.info.items()}


def defence_info(site: Site) -> Mapping[str, str]:
    """RFPROJECTINFO."""
    living = _sum(f.area for f in floors_of(site) if f.use == DWELLING)
    shelter = _sum(p.area for p in site.shelters)
    return {
        "建筑结构": "钢筋混凝土结构",
        "住宅户数": str(dwellings(site)),
        "地上建筑面积": str(above(site)),
        "地上住宅建筑面积": str(living),
        "地上其他建筑面积": str(above(site) - living),
        "地上层数": str(max(len(b.above) for b in site.buildings)),
        "地下平时功能": "汽车库",
        "地下建筑面积": str(below(site)),
        "地下层数": "1",
        "互联互通面积": "12.50",
        "防空警报控制室面积": "10.00",
        "外墙最薄掩体厚度": "0.30",
        "板坪高差": "0.15",
        "编制人": site.project.author,
        "检查人": site.project.reviewer,
        "人防建筑面积": str(shelter),
        "掩蔽区面积": str(shelter),
        "防护单元个数": str(len(site.protective)),
    }


def by_use(site: Site, random: Random) -> Rows:
    """ZYJJZBMJHZB: permitted areas differ from the measured ones by less than the limit of grade 2."""
    for use in _uses(site):
        measured = _sum(f.area for f in floors_of(site) if f.use == use)
        permitted = measured + Decimal(random.randrange(1, 9)) / HUNDRED
        yield {
            "KJWZ": use.position,
            "YT": use.name,
            "LXMC": use.house_name,
            "GHJZMJ": str(permitted),
            "SCJZMJ": str(measured),
        }


def by_building(site: Site) -> Rows:
    for b in site.buildings:
        for use in dict.fromkeys(f.use for f in b.floors):
            yield {"LD": b.number, "YT": use.name, "JZMJ": str(_sum(f.area for f in b.floors if f.use == use))}


def by_position(site: Site) -> Mapping[str, str]:
    up, down = str(above(site)), str(below(site))
    return {"YCDSZJZMJ": up, "YCDXZJZMJ": down, "SCDSZJZMJ": up, "SCDXZJZMJ": down}


def by_type(site: Site) -> Rows:
    for use in _uses(site):
        units = [u for f in floors_of(site) if f.use == use for u in f.units]
        yield {
            "KJWZ": use.position,
            "FWLX": use.house_type,
            "FWLXMC": use.house_name,
            "TS": str(len(units)),
            "SFRF": "0",
            "YCJZMJ": str(_sum(u.total for u in units)),
            "SCJZMJ": str(_sum(u.total for u in units)),
        }


def permit(site: Site) -> Mapping[str, str]:
    """JG_建设工程规划许可证信息: what was permitted, near to what was built and never below it."""
    row = summary(site)
    return {
        "GHXKZBH": site.project.permit,
        "GuiHSPZYDMJ": str(Decimal(row["YDMJ"]) + Decimal("0.02")),
        "GuiHSPZJZMJ": str(Decimal(row["JZMJ"]) + Decimal("18.50")),
        "GuiHSPRJL": str(Decimal(row["RJV"]) + Decimal("0.02")),
        "GuiHSPJZMD": str(Decimal(row["JZMD"]) + Decimal("0.15")),
        "GuiHSPLHL": str(Decimal(row["LVL"]) - Decimal("0.20")),
        "GhZZHS": str(dwellings(site)),
        "ScZZHS": str(dwellings(site)),
    }
