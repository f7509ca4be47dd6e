"""The tables of a spot check: the same rows on paper and in a workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from surveycheck.ledger import Inspected, Judged, StoredDraw, counted, stratum_words
from surveycheck.ledger.clock import day_of
from surveycheck.model import Part, Report
from surveycheck.report.accuracy import shown
from surveycheck.report.causes import Cause
from surveycheck.report.columns import Cell, Column
from surveycheck.report.paper.order import order_of
from surveycheck.report.paper.places import at_of, place_of
from surveycheck.report.paper.talk import Talk
from surveycheck.report.sheet import Row, Table
from surveycheck.report.verdict import level_words, rounded

CLASSES = ("A", "B", "C", "D")
COUNTS = tuple(Column(name, (name, name), 5, "count") for name in CLASSES)
PLACE = Column("place", ("序号", "No."), 6, "count")
PROJECT = Column("project", ("项目编号", "Project"), 16)
NAME = Column("name", ("成果名称", "Deliverable"), 22, "long")
FIRM = Column("firm", ("生产单位", "Firm"), 20, "long")


def sampling(made: StoredDraw, language: int) -> Table:
    """抽样单: what was drawn, in the order of the draw."""
    by = made.stored.lot.by not in ("", "firm")  # the firm has a column already
    columns = (
        PLACE,
        PROJECT,
        NAME,
        FIRM,
        *((Column("stratum", ("层", "Stratum"), 14, "long"),) if by else ()),
        Column("inspectors", ("检查员", "Inspectors"), 14, "long"),
        Column("digest", ("成果摘要（SHA-256）", "Digest of the files (SHA-256)"), 34, "long"),
    )
    comma = ("、", ", ")[language]
    rows = [
        (
            n,
            one.unit.project,
            one.unit.name,
            one.unit.firm,
            *((stratum_words(one.unit.stratum)[language],) if by else ()),
            comma.join(one.inspectors),
            one.unit.digest,
        )
        for n, one in enumerate(made.drawing.drawn, 1)
    ]
    return Table(("抽样单", "Sampling sheet"), columns, rows)


def strata(made: StoredDraw, language: int) -> Table:
    """How the sample is shared out."""
    columns = (
        Column("stratum", ("层", "Stratum"), 30, "long"),
        Column("units", ("单位成果数", "Units"), 12, "count"),
        Column("drawn", ("抽取数", "Drawn"), 12, "count"),
    )
    rows = [(stratum_words(name)[language] or "—", units, drawn) for name, units, drawn in made.drawing.shares]
    return Table(("分层", "Strata"), columns, rows)


def samples(judged: Judged, state: str) -> Table:
    """样品清单: the units that were inspected, with the digests of their files. ``state``: as they were found."""
    columns = (
        PLACE,
        PROJECT,
        NAME,
        FIRM,
        Column("received", ("收件", "Received"), 12),
        Column("files", ("文件数", "Files"), 7, "count"),
        Column("state", ("样品状态", "State"), 10),
        Column("digest", ("摘要（SHA-256）", "Digest (SHA-256)"), 34, "long"),
    )
    units = [one.unit for one in judged.inspected]
    rows = [(u.place, u.project, u.name, u.firm, day_of(u.received), u.files, state, u.digest) for u in units]
    return Table(("样品清单", "List of samples"), columns, rows)


def opinions(judged: Judged, language: int) -> Table:
    """检查意见记录表: a row for each cause of defects in the sample, and for each manual item that failed."""
    columns = (
        PLACE,
        NAME,
        Column("quality", ("质量元素/子元素", "Quality element"), 18, "long"),
        Column("class", ("类别", "Class"), 8),
        Column("problem", ("质量问题", "Defect"), 44, "long"),
        Column("where", ("位置", "Place"), 24, "long"),
        Column("cases", ("处数", "Cases"), 8, "count"),
        Column("inspector", ("检查者", "Inspector"), 14),
        Column("opinion", ("处理意见", "Decision"), 12),
        Column("mended", ("修改情况", "Mended"), 12),
        Column("again", ("复查情况", "Checked again"), 12),
    )
    rows = [row for one in judged.inspected if one.report for row in _opinions(one, one.report, language)]
    return Table(("检查意见记录表", "Record of defects"), columns, rows, classes=3)


def _opinions(one: Inspected, report: Report, language: int) -> Iterator[Row]:
    talk, unit, blank = Talk(report, language), one.unit, ("", "", "")
    for entry in report.manual.failed if report.manual else ():
        title = talk.of((entry.title, entry.title_en))
        said = talk.bracketed(title, entry.note) if entry.note else title
        quality = talk.quality(entry.quality)
        yield (unit.place, unit.name, quality, entry.severity, said, entry.evidence, 1, entry.name, *blank)
    for group in order_of(report).groups:
        if group.severity in CLASSES:
            for cause in (cause for cause in group.causes if cause.first.state == "open"):
                yield (unit.place, unit.name, *_cause(talk, cause), "surveycheck", *blank)


def _cause(talk: Talk, cause: Cause) -> tuple[Cell, ...]:
    first = cause.first
    where = " ".join(part for part in (place_of(talk, first.place), at_of(talk, first.place)) if part)
    said = f"{talk.of((first.message, first.message_en))} [{first.code}]"
    return talk.quality(first.quality), first.severity, said, where, cause.count


def statistics(judged: Judged, language: int) -> Table:
    """样本质量统计表: score and level of every unit, its elements' scores, its defects by class."""
    elements = _elements(judged.inspected)
    names = [(path, _quality(judged, path)) for path in elements]
    columns = (
        PLACE,
        NAME,
        FIRM,
        *(Column(path, words, 13, "count") for path, words in names),
        Column("score", ("得分", "Score"), 8, "count"),
        Column("level", ("等级", "Level"), 10),
        *COUNTS,
    )
    rows = [_statistics(one, elements, language) for one in judged.inspected]
    return Table(("样本质量统计表", "Quality of the sample"), columns, rows)


def graded(judged: Judged, language: int) -> Table:
    """Score, level and defects of every unit of the sample."""
    score, level = Column("score", ("得分", "Score"), 8, "count"), Column("level", ("等级", "Level"), 12)
    columns = (PLACE, PROJECT, NAME, FIRM, score, level, *COUNTS)
    rows = []
    for one in judged.inspected:
        told = tuple(_statistics(one, (), language))
        rows.append((told[0], one.unit.project, *told[1:]))
    return Table(("单位成果质量", "Quality of the units"), columns, rows)


def _elements(every: Sequence[Inspected]) -> list[str]:
    parts = [part.element for one in every if one.report and one.report.grade for part in one.report.grade.parts]
    return list(dict.fromkeys(parts))


def _quality(judged: Judged, path: str) -> tuple[str, str]:
    english = [one.report.quality_en or {} for one in judged.inspected if one.report]
    return path, next((words[path] for words in english if path in words), path)


def _statistics(one: Inspected, elements: Sequence[str], language: int) -> Row:
    found, unit = one.result, one.unit
    grade = one.report.grade if one.report else None
    scores = {part.element: part.score for part in grade.parts} if grade else {}
    told: list[Cell] = [_cut(scores.get(path)) for path in elements]
    counts = counted(one.report) if one.report else Counter[str]()
    numbers: list[Cell] = [counts[name] if one.report else None for name in CLASSES]
    level = level_words(found.level)[language] if found.level else ""
    score = _cut(None if found.score is None else float(found.score))
    return (unit.place, unit.name, unit.firm, *told, score, level, *numbers)


def _cut(score: float | None) -> float | None:
    return None if score is None else float(rounded(score))


def accuracy(judged: Judged, language: int) -> Table:
    """精度检测记录表: what check measurements of the units amount to."""
    columns = (
        PLACE,
        NAME,
        Column("item", ("检测项目", "Item"), 14, "long"),
        Column("precision", ("检测方式", "Precision"), 12),
        Column("count", ("检测数", "Checked"), 10, "count"),
        Column("gross", ("粗差数", "Gross errors"), 8, "count"),
        Column("share", ("粗差率", "Share"), 8),
        Column("figure", ("统计量", "Figure"), 13, "long"),
        Column("value", ("数值（m、m²）", "Value (m, m²)"), 10, "long"),
        Column("limit", ("限差", "Limit"), 10),
        Column("score", ("得分", "Score"), 8, "count"),
        Column("sources", ("检测数据", "Data"), 44, "long"),
    )
    rows = [row for one in judged.inspected if one.report for row in _accuracy(one, one.report, language)]
    return Table(("精度检测记录表", "Record of accuracy"), columns, rows)


def _accuracy(one: Inspected, report: Report, language: int) -> Iterator[Row]:
    for figure in shown(report):
        made = figure.assessment
        share = "" if made.share is None else f"{made.share:.1f} %"
        head = (one.unit.place, one.unit.name, figure.name[language], figure.precision[language])
        numbers = (made.used + made.gross, made.gross, share, figure.method[language], figure.value, figure.allowed)
        yield (*head, *numbers, _cut(figure.score), " · ".join(figure.sources))


def overviews(judged: Judged) -> Table:
    """概查: units outside the sample that were looked over."""
    columns = (PROJECT, NAME, FIRM, *COUNTS[:2])
    units = {unit.digest: unit for unit, _ in judged.others}
    rows = [(units[o.key].project, o.name, units[o.key].firm, o.a, o.b) for o in judged.overviews if o.key in units]
    return Table(("概查", "Overviews"), columns, rows)


def problems(judged: Judged, language: int) -> Table:
    """The commonest defects of the sample: by rule, in how many units and from how many causes."""
    columns = (
        Column("class", ("类别", "Class"), 7),
        Column("rule", ("问题", "Problem"), 46, "long"),
        Column("units", ("涉及成果", "Units"), 9, "count"),
        Column("causes", ("缺陷数", "Defects"), 9, "count"),
    )
    units, causes = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for one in judged.inspected:
        for key, number in _problems(one, language):
            units[key] += 1
            causes[key] += number
    rows = [(key[0], key[1], units[key], causes[key]) for key in sorted(causes, key=lambda k: (k[0], -causes[k], k[1]))]
    return Table(("主要质量问题", "Main problems"), columns, rows, classes=0)


def _problems(one: Inspected, language: int) -> Iterator[tuple[tuple[str, str], int]]:
    if one.report is None:
        return
    talk = Talk(one.report, language)
    for entry in one.report.manual.failed if one.report.manual else ():
        yield (entry.severity, talk.of((entry.title, entry.title_en))), 1
    for group in order_of(one.report).groups:
        if group.severity in CLASSES:
            found = sum(cause.first.state == "open" for cause in group.causes)
            if found:
                yield (group.severity, talk.bracketed(talk.rule(group.code), group.code)), found


def unassessed(judged: Judged, language: int) -> list[str]:
    """What was not assessed, unit by unit."""
    found = []
    for one in judged.inspected:
        missing = list(one.report.grade.not_assessed) if one.report and one.report.grade else []
        if missing and one.report:
            talk = Talk(one.report, language)
            found.append(f"{one.unit.name}{talk.colon}{talk.listed([talk.quality(path) for path in missing])}")
    return found


def parts_of(parts: Sequence[Part]) -> Iterator[Part]:
    """The sub-elements of a grade."""
    for part in parts:
        yield from parts_of(part.parts) if part.parts else (part,)
