"""The invented project: names, numbers, dates. Nobody and nothing here is real."""

from __future__ import annotations

NAME = "示例花园（虚构）"
NUMBER = "SL-2026-0001"
ADDRESS = "宁波市示例区示例路1号（虚构）"
OWNER = "示例置业有限公司"
OWNER_ID = "91330000SAMPLE0001"
FIRM = "示例测绘有限公司"
FIRM_ADDRESS = "宁波市示例区样本路2号（虚构）"
FIRM_CERTIFICATE = "甲测资字示例000001"
PHONE = "0574-00000000"
AUTHOR, REVIEWER, SURVEYOR, DRAUGHTSMAN = "张示例", "李样本", "王示范", "赵试样"
PERMIT = "建字第330200000000001号（示例）"
DISTRICT = "330281"
"""The district of the project wherever that is possible; see ``make.district``."""
PARCEL_NUMBER = "900900GB90001"
"""What stands behind the code of the district."""
LAND_USE = "0701"
BEGUN, DONE, AGREED = "2026-03-02", "2026-03-20", "2026-03-31"
RIGHTS = {
    "MJDW": "1",
    "YT": LAND_USE,
    "QLLX": "3",
    "QLSDFS": "2",
    "ZDSZD": "示例东路",
    "ZDSZN": "示例南路",
    "ZDSZX": "示例河",
    "ZDSZB": "示例绿化带",
}
"""What the parcel's record says of unit, use, right and neighbours."""
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

INFO = {
    "测绘单位地址": FIRM_ADDRESS,
    "委托单位": OWNER,
    "项目名称": NAME,
    "项目编号": NUMBER,
    "项目地址": ADDRESS,
    "总用地面积": "{YDMJ}",
    "总建筑面积": "{JZMJ}",
    "地下建筑面积": "{DXJZMJ}",
    "容积率": "{RJV}",
    "建筑基底面积": "{JZJDMJ}",
    "建筑密度": "{JZMD}",
    "绿地率": "{LVL}",
    "规划许可证编号": PERMIT,
    "测量开始时间": BEGUN,
    "测量完成时间": DONE,
    "测量约定完成时间": AGREED,
    **TEXTS,
    "地上建筑面积": "{DSJZMJ}",
    "装配式建筑面积": "{ZPSJZMJ}",
    "测绘单位": FIRM,
    "资质等级": "甲级",
    "资质证书编号": FIRM_CERTIFICATE,
    "电话": PHONE,
    "编制人员": AUTHOR,
    "审核人员": REVIEWER,
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
"""PROJECTINFO, key by key; words in braces are fields of the totals."""

INSTRUMENTS = (
    ("全站仪", "示例TS-2", "TS000001", "检字第SL2025001号", "2025-09-10", "2026-09-09"),
    ("GNSS接收机", "示例R-8", "GN000002", "检字第SL2025002号", "2025-10-15", "2026-10-14"),
    ("管线探测仪", "示例PL-1", "PL000003", "检字第SL2025003号", "2025-11-20", "2026-11-19"),
    ("手持测距仪", "示例D-5", "HD000004", "检字第SL2025004号", "2025-12-01", "2026-11-30"),
)
"""Instrument, model, serial number, certificate, date of calibration, valid until."""

PERSONS = (
    (AUTHOR, "项目负责人", "高级工程师", "ZC-SL-0001"),
    (REVIEWER, "审核", "高级工程师", "ZC-SL-0002"),
    (SURVEYOR, "外业测量", "工程师", "ZC-SL-0003"),
    (DRAUGHTSMAN, "内业成图", "工程师", "ZC-SL-0004"),
)
"""Name, task, title, certificate."""
