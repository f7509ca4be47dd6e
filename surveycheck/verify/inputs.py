"""The files that a report is of, held against those that are there now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from surveycheck.manual import beside as manual_beside
from surveycheck.model import Report
from surveycheck.read.digests import digests_at
from surveycheck.verify.answer import Change, Point
from surveycheck.waivers import beside


def files_point(report: Report, path: Path) -> Point:
    """The files of the deliverable at ``path``. Raises ReadError where there is none."""
    changes = compared({file.path: file.sha256 for file in report.files}, digests_at(path))
    return _point(changes, len(report.files), "成果文件", "the deliverable's files")


def compared(then: Mapping[str, str], now: Mapping[str, str]) -> tuple[Change, ...]:
    """What became of each file, in order of paths; one without a digest could not be read then, or cannot be now."""
    changes = []
    for path in sorted({**then, **now}):
        if path not in now:
            changes.append(Change("missing", path))
        elif path not in then:
            changes.append(Change("added", path))
        elif not then[path] or not now[path]:
            changes.append(Change("unknown" if then[path] == now[path] else "changed", path))
        elif then[path] != now[path]:
            changes.append(Change("changed", path))
    return tuple(changes)


def _point(changes: tuple[Change, ...], number: int, zh: str, en: str) -> Point:
    wrong = [change for change in changes if change.what != "unknown"]
    if wrong:
        return Point("files", "bad", "files-changed", f"{zh}已变动", f"{en} are not what they were", changes)
    if changes:
        said = f"{zh}中有无法读取的，不能核对", f"some of {en} cannot be read: nothing can be said of them"
        return Point("files", "open", "files-unreadable", *said, changes)
    said = f"{zh}与报告一致（{number} 个）", f"{en} are those of the report ({number})"
    return Point("files", "good", "files-same", *said)


def earlier_point(report: Report, path: Path | None) -> Point | None:
    """The deliverable of the earlier stage, where the report has one."""
    if report.earlier is None:
        return None
    if path is None:
        return _not_given("前一阶段成果", "the earlier deliverable", "--earlier")
    changes = compared({file.path: file.sha256 for file in report.earlier.files}, digests_at(path))
    return _point(changes, len(report.earlier.files), "前一阶段成果", "the files of the earlier deliverable")


def survey_point(report: Report, path: Path | None) -> Point | None:
    """The check measurements that were given beside the deliverable."""
    if report.survey is None:
        return None
    return _single("检测数据", "the check measurements", "--check-survey", str(report.survey.get("sha256", "")), path)


def waiver_points(report: Report, path: Path, waivers: Path | None, decisions: Path | None) -> Iterable[Point]:
    """The files of waivers and of decisions on them. Those of waivers are looked for beside the deliverable."""
    for book in report.waivers:
        there = beside(path)
        file = waivers or (there if there.name == book.file else None)
        if book.file:
            yield _single("豁免申请", "the waivers", "--waivers", book.sha256, file)
        if book.decisions_file:
            yield _single("检查员的决定", "the decisions", "--decisions", book.decisions_sha256, decisions)


def manual_point(report: Report, path: Path, manual: Path | None) -> Point | None:
    """The file of what a person looked at, which is looked for beside the deliverable."""
    if report.manual is None or not report.manual.file:
        return None
    there = manual_beside(path)
    file = manual or (there if there.name == report.manual.file else None)
    return _single("人工检查结果", "the results of manual items", "--manual", report.manual.sha256, file)


def _single(zh: str, en: str, option: str, sha256: str, path: Path | None) -> Point:
    if path is None:
        return _not_given(zh, en, option)
    if not path.is_file():
        return _point((Change("missing", path.name),), 1, zh, en)
    with path.open("rb") as file:
        now = hashlib.file_digest(file, "sha256").hexdigest()
    return _point(() if now == sha256 else (Change("changed", path.name),), 1, zh, en)


def _not_given(zh: str, en: str, option: str) -> Point:
    said = f"{zh}没有核对（用 {option} 给出）", f"{en} were not held against it (give {option})"
    return Point("files", "open", "not-given", *said)
