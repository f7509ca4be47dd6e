"""The whole deliverable, written into a folder."""

from __future__ import annotations

from pathlib import Path
from random import Random

from surveycheck.samples.make.drawings import DRAWINGS
from surveycheck.samples.make.layout import surveyed
from surveycheck.samples.make.papers import pdf, png
from surveycheck.samples.make.project import COORDINATES, DONE, HEIGHTS, NINGBO, Project
from surveycheck.samples.make.records import records
from surveycheck.samples.make.xml import metadata, results, write

PAPERS = {
    "技术设计书": "Technical design",
    "技术总结": "Technical summary",
    "检查报告": "Check report",
    "检查记录": "Process and final check records",
    "仪器检定证书": "Instrument certificates",
    "委托书": "Commission",
    "竣工测量报告": "As-built survey report",
}

RESULTS = "属性数据/综合测绘成果.xml"


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


def deliverable(
    folder: Path, size: str, east: int, north: int, degrees: float, seed: int, project: Project = NINGBO
) -> None:
    """Write the deliverable; ``east`` and ``north`` in millimetres. The same arguments give the same files."""
    random = Random(seed)
    site = surveyed(size, east, north, degrees, random, project)
    for name, draw in DRAWINGS.items():
        draw(site).write(folder / "矢量数据" / f"{name}.dxf")
    write(folder / RESULTS, results(records(site, random), project))
    write(folder / "元数据" / "metadata.xml", metadata(metadata_of(project)))
    for name, english in PAPERS.items():
        lines = (
            f"SAMPLE FILE - {english}",
            "An invented document of an invented project.",
            "Nobody and nothing is real.",
        )
        write(folder / "扫描资料" / f"{name}.pdf", pdf(f"示例文件：{name}", lines))
    write(folder / "其他资料" / "现场照片.png", png(64, 48))
