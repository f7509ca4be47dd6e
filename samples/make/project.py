"""The invented projects: names, numbers, dates. Nobody and nothing here is real."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

BEGUN, DONE, AGREED = "2026-03-02", "2026-03-20", "2026-03-31"
LAND_USE = "0701"
COORDINATES = "2000国家大地坐标系"
HEIGHTS = "1985国家高程基准"
STANDARDS = (
    "GB/T 17986.1-2000《房产测量规范》；GB/T 42547-2023《地籍调查规程》；GB/T 24356-2023《测绘成果质量检查与验收》"
)

TEXTS = {
    "测绘目的": "工程竣工验收与不动产登记",
    "项目类别": "住宅小区",
    "已有资料情况": "建设工程规划许可证及附图、宗地成果、放线成果",
    "控制测量": "布设图根控制点4个，采用网络RTK测量并经检核",
    "作业内容": "规划核实、用地复核、停车场（库）核实、消防核实、绿地核实、人防核实、地下管线测量、房产实测绘",
    "质量控制": "二级检查：过程检查100%，最终检查100%",
    "成果内容说明": "竣工图、总平面图、宗地图、房产分层图、成果数据与报告",
}
"""What PROJECTINFO says in sentences."""

INSTRUMENTS = (
    ("全站仪", "示例TS-2", "TS000001", "检字第SL2025001号", "2025-09-10", "2026-09-09"),
    ("GNSS接收机", "示例R-8", "GN000002", "检字第SL2025002号", "2025-10-15", "2026-10-14"),
    ("管线探测仪", "示例PL-1", "PL000003", "检字第SL2025003号", "2025-11-20", "2026-11-19"),
    ("手持测距仪", "示例D-5", "HD000004", "检字第SL2025004号", "2025-12-01", "2026-11-30"),
)
"""Instrument, model, serial number, certificate, date of calibration, valid until."""


@dataclass(frozen=True)
class Project:
    """A project of one city. ``pack`` is the pack of its city and ``namespace`` that of the pack's XML; ``people``: who
    writes, reviews, surveys and draws; ``district``: where the project lies wherever that is possible
    (``make.district``), and ``parcel_number`` what stands behind its code; ``neighbours``: east, south, west, north."""

    city: str
    pack: str
    namespace: str
    name: str
    number: str
    address: str
    owner: str
    owner_id: str
    firm: str
    firm_address: str
    firm_certificate: str
    phone: str
    people: tuple[str, str, str, str]
    permit: str
    district: str
    parcel_number: str
    neighbours: tuple[str, str, str, str]

    @property
    def author(self) -> str:
        return self.people[0]

    @property
    def reviewer(self) -> str:
        return self.people[1]

    @property
    def draughtsman(self) -> str:
        return self.people[3]

    @property
    def rights(self) -> Mapping[str, str]:
        """What the parcel's record says of unit, use, right and neighbours."""
        around = zip(("ZDSZD", "ZDSZN", "ZDSZX", "ZDSZB"), self.neighbours, strict=True)
        return {"MJDW": "1", "YT": LAND_USE, "QLLX": "3", "QLSDFS": "2", **dict(around)}

    @property
    def info(self) -> Mapping[str, str]:
        """PROJECTINFO, key by key; words in braces are fields of the totals."""
        return {
            "测绘单位地址": self.firm_address,
            "委托单位": self.owner,
            "项目名称": self.name,
            "项目编号": self.number,
            "项目地址": self.address,
            "总用地面积": "{YDMJ}",
            "总建筑面积": "{JZMJ}",
            "地下建筑面积": "{DXJZMJ}",
            "容积率": "{RJV}",
            "建筑基底面积": "{JZJDMJ}",
            "建筑密度": "{JZMD}",
            "绿地率": "{LVL}",
            "规划许可证编号": self.permit,
            "测量开始时间": BEGUN,
            "测量完成时间": DONE,
            "测量约定完成时间": AGREED,
            **TEXTS,
            "地上建筑面积": "{DSJZMJ}",
            "装配式建筑面积": "{ZPSJZMJ}",
            "测绘单位": self.firm,
            "资质等级": f"{self.firm_certificate[0]}级",
            "资质证书编号": self.firm_certificate,
            "电话": self.phone,
            "编制人员": self.author,
            "审核人员": self.reviewer,
            "作业依据": STANDARDS,
            "实测住宅户数": "{dwellings}",
            "规划住宅户数": "{dwellings}",
            "单块绿地面积": "{DKLDMJ}",
            "集中绿地面积": "{JZLDMJ}",
            "登高场地个数": "{DGCDGS}",
            "坐标系统": COORDINATES,
            "中央子午线": "120",
            "高程基准": HEIGHTS,
        }

    @property
    def persons(self) -> tuple[tuple[str, str, str, str], ...]:
        """Name, task, title, certificate."""
        tasks = ("项目负责人", "审核", "外业测量", "内业成图")
        titles = ("高级工程师", "高级工程师", "工程师", "工程师")
        return tuple(
            (name, task, title, f"ZC-SL-{i:04d}")
            for i, (name, task, title) in enumerate(zip(self.people, tasks, titles, strict=True), 1)
        )


NINGBO = Project(
    city="宁波市",
    pack="ningbo",
    namespace="urn:surveycheck:ningbo:jungong:reference",
    name="示例花园（虚构）",
    number="SL-2026-0001",
    address="宁波市示例区示例路1号（虚构）",
    owner="示例置业有限公司",
    owner_id="91330000EXAMPLE018",
    firm="示例测绘有限公司",
    firm_address="宁波市示例区样本路2号（虚构）",
    firm_certificate="甲测资字示例000001",
    phone="0574-00000000",
    people=("张示例", "李样本", "王示范", "赵试样"),
    permit="建字第330200000000001号（示例）",
    district="330281",
    parcel_number="900900GB90001",
    neighbours=("示例东路", "示例南路", "示例河", "示例绿化带"),
)
JIAXING = Project(
    city="嘉兴市",
    pack="jiaxing",
    namespace="urn:surveycheck:jiaxing:jungong:reference",
    name="样本水苑（虚构）",
    number="YB-2026-0008",
    address="嘉兴市样本区样本大道8号（虚构）",
    owner="样本开发有限公司",
    owner_id="91330400EXAMPLE08J",
    firm="样本勘测有限公司",
    firm_address="嘉兴市样本区示范街9号（虚构）",
    firm_certificate="乙测资字样本000008",
    phone="0573-00000000",
    people=("陈虚构", "林虚拟", "周假设", "吴假定"),
    permit="建字第330400000000008号（样本）",
    district="330402",
    parcel_number="800800GB80008",
    neighbours=("样本东街", "样本南街", "样本港", "样本公园"),
)
PROJECTS = {project.pack: project for project in (NINGBO, JIAXING)}
