"""What nothing else in the deliverable tells: here a slip that keeps its form cannot be seen by anybody.

``FORM`` are fields whose value may be any of its form: only a slip that breaks the form is a defect that shows.
``MEASURED`` are measured and designed values that may differ by centimetres: only a gross slip shows.
"""

from __future__ import annotations

ANY = "*"

FORM: dict[tuple[str, str], str] = {
    ("ZRZ", "JZWZT"): "state of the building, its codes are nowhere told",
    ("ZDJBXX", "BSM"): "identifier of the computer to which nothing refers",
    ("JZD", "BSM"): "identifier of the computer to which nothing refers",
    ("JZX", "BSM"): "identifier of the computer to which nothing refers",
    ("ZDJBXX", "YSDM"): "a code of the whole table, which has one record",
    ("JZD", "JBLX"): "kind of the marker: seen in the field only",
    ("JZX", "JZXLB"): "kind of the line: seen in the field only",
    ("JZX", "JZXWZ"): "position of the line: seen in the field only",
    ("PROJECTINFO", "测绘单位地址"): "address",
    ("PROJECTINFO", "电话"): "telephone",
    ("PROJECTINFO", "资质证书编号"): "number of a certificate",
    ("PROJECTINFO", "资质等级"): "grade of the firm, told with its certificate only by the first letter",
    ("PROJECTINFO", "测绘目的"): "prose",
    ("PROJECTINFO", "项目类别"): "prose",
    ("PROJECTINFO", "已有资料情况"): "prose",
    ("PROJECTINFO", "控制测量"): "prose",
    ("PROJECTINFO", "作业内容"): "prose",
    ("PROJECTINFO", "质量控制"): "prose",
    ("PROJECTINFO", "成果内容说明"): "prose",
    ("ZRZ", "ZYDMJ"): "land of a building, which need not be its footprint",
    ("RFPROJECTINFO", "建筑结构"): "prose",
    ("RFPROJECTINFO", "地下平时功能"): "prose",
    ("RFPROJECTINFO", "互联互通面积"): "told once",
    ("RFPROJECTINFO", "防空警报控制室面积"): "told once",
    ("RFPROJECTINFO", "外墙最薄掩体厚度"): "told once",
    ("RFPROJECTINFO", "板坪高差"): "told once",
    ("JGSCHZXX", "JRMJ"): "told by the ratio alone, which has two decimals",
    ("ZDJBXX", "JZXG"): "the permitted height, told once",
    ("ZYJJZBMJHZB", "GHJZMJ"): "the permit by use, told once",
    ("FWLXMJHZXX", "SFRF"): "told once",
    ("JG_周边关系校核标注", "fx"): "direction of a distance of which the ends are not drawn",
    ("JG_周边关系校核标注", "qdtcmc"): "prose",
    ("JG_周边关系校核标注", "zdtcmc"): "prose",
    ("RFFHDYFW", "FHDYMC"): "name of a unit",
    ("KZDZBCGXXB", "GXSJ"): "date of one point",
    ("KZDZBCGXXB", "BZ"): "remark",
    ("INFO_YQSB", ANY): "names and numbers of instruments",
    ("INFO_RYXX", "XM"): "a person whom nothing else names, or the post of one",
    ("INFO_RYXX", "ZC"): "title of a person",
    ("INFO_RYXX", "GW"): "post of a person",
    ("INFO_RYXX", "ZSBH"): "number of a certificate",
    ("QLR", "ZJZL"): "a licence has borne the credit code since 2015: either kind may be written",
    ("ZRZ", "QLSDFS"): "the surface, or above it: nothing else tells which",
    ("JG_用地红线信息", "PZWH"): "number of an approval, told once",
    ("地下管线线", "GXQDMS"): "depth at one end: neighbours may differ",
    ("地下管线线", "GXZDMS"): "depth at one end: neighbours may differ",
    ("地下管线线", "MSFS"): "way of laying: may change from pipe to pipe",
    ("地下管线线", "DYZ"): "voltage: told once",
    ("地下管线线", "KD"): "width: told once",
    ("H", "YTTYMJ"): "the balcony as projected, told once",
    ("H", "YTBJMJ"): "what does not count of a balcony, told once",
    (ANY, "LY"): "source of a check, prose",
    (ANY, "JCFS"): "way of a check",
    (ANY, "XH"): "running number of a check",
    (ANY, "SS"): "owner of a checked thing, where its number alone finds it",
    (ANY, "BW"): "part of a building that was checked",
}

MEASURED: frozenset[tuple[str, str]] = frozenset(
    {(t, f) for t, fields in {
        "JG_实测点": ("x", "y", "sj_x", "sj_y"),
        "JG_周边关系校核标注": ("scjl", "ghjl"),
        "JG_建筑物屋顶高度信息": ("sjgc", "scgc"),
        "JG_立面图标注": ("sjgd",),
        "JG_距离标注": ("sjjl", "scjl"),
        "KZDZBCGXXB": ("GC",),
        "JZX": ("JCCD",),
        "JC_点位检测": ("X", "Y", "GC"),
        "JC_间距检测": ("JL",),
        "JC_高度检测": ("GD",),
        "JC_面积检测": ("MJ",),
        "JG_建设工程规划许可证信息": ("GuiHSPZYDMJ", "GuiHSPZJZMJ"),
    }.items() for f in fields}
)  # fmt: skip


def any_form(table: str, field: str) -> bool:
    """May the value be any of its form?"""
    return any(pair in FORM for pair in ((table, field), (ANY, field), (table, ANY)))


def measured(table: str, field: str) -> bool:
    """May the value differ a little?"""
    return (table, field) in MEASURED


MAY_LACK: frozenset[tuple[str, str]] = frozenset(
    {
        ("RFFHDYFW", "FHDYMC"), ("FWLXMJHZXX", "SFRF"), ("KZDZBCGXXB", "GXSJ"), ("KZDZBCGXXB", "BZ"), ("JZX", "JCCD"),
        ("INFO_RYXX", "ZC"), ("ZDJBXX", "JZXG"),
    }
)  # fmt: skip
"""Values that a record may lack: nothing says that they must be there, or too few others have them."""
