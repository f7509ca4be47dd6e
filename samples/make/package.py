"""The whole deliverable, written into a folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from surveycheck.samples.make.coordinates import coordinate_file
from surveycheck.samples.make.drawings import DRAWINGS
from surveycheck.samples.make.layout import surveyed
from surveycheck.samples.make.papers import pdf, png
from surveycheck.samples.make.project import COORDINATES, DONE, HEIGHTS, NINGBO, Project
from surveycheck.samples.make.records import records
from surveycheck.samples.make.xml import metadata, results, write

PAPERS = ("技术设计书", "技术总结", "检查报告", "检查记录", "仪器检定证书", "委托书", "竣工测量报告")
REPORT = "竣工测量报告"
NOTICE = ("示例文件：虚构项目的虚构资料，人物、单位、编号均不真实。", "SAMPLE FILE. Nobody and nothing is real.")

RESULTS = "属性数据/综合测绘成果.xml"
POINTS = "矢量数据/宗地坐标.txt"


def metadata_of(project: Project) -> dict[str, str]:
    """metadata.xml: one value for each element."""
    return {
        "成果名称": f"{project.name}竣工综合测绘成果",
        "项目编号": project.number,
        "生产单位": project.firm,
        "坐标系统": COORDINATES,
        "中央子午线": "120",
        "高程基准": HEIGHTS,
        "生产日期": DONE,
    }


def report(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> tuple[str, ...]:
    """What the survey report says: the measured values as the records have them, and beside some the permitted ones."""
    info, totals = tables["PROJECTINFO"][0], tables["JGSCHZXX"][0]
    permit = tables["JG_建设工程规划许可证信息"][0]
    return (
        "",
        f"项目编号：{info['项目编号']}",
        f"项目名称：{info['项目名称']}",
        f"规划许可证编号：{info['规划许可证编号']}",
        "",
        "主要经济技术指标（实测）",
        f"总用地面积：{totals['YDMJ']} 平方米",
        f"总建筑面积：{totals['JZMJ']} 平方米",
        f"地上建筑面积：{totals['DSJZMJ']} 平方米，地下建筑面积：{totals['DXJZMJ']} 平方米",
        f"建筑基底面积：{totals['JZJDMJ']} 平方米",
        f"容积率：{totals['RJV']}　（规划许可 {permit['GuiHSPRJL']}）",
        f"建筑密度：{totals['JZMD']}%　（规划许可 {permit['GuiHSPJZMD']}%）",
        f"绿地率：{totals['LVL']}%　（规划许可 {permit['GuiHSPLHL']}%）",
    )


def deliverable(
    folder: Path, size: str, east: int, north: int, degrees: float, seed: int, project: Project = NINGBO
) -> None:
    """Write the deliverable; ``east`` and ``north`` in millimetres. The same arguments give the same files."""
    random = Random(seed)
    site = surveyed(size, east, north, degrees, random, project)
    for name, draw in DRAWINGS.items():
        draw(site).write(folder / "矢量数据" / f"{name}.dxf")
    (folder / POINTS).write_text(coordinate_file(site), encoding="utf-8", newline="\n")
    tables = records(site, random)
    write(folder / RESULTS, results(tables, project))
    write(folder / "元数据" / "metadata.xml", metadata(metadata_of(project)))
    for name in PAPERS:
        lines = (name, *NOTICE, *(report(tables) if name == REPORT else ()))
        write(folder / "扫描资料" / f"{name}.pdf", pdf(f"示例文件：{name}", lines))
    write(folder / "其他资料" / "现场照片.png", png(64, 48))
