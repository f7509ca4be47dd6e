"""A spreadsheet of check measurements that is given beside a deliverable: read whole, or refused cell by cell."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from surveycheck.model import Document
from surveycheck.model.sheets import SheetPlan
from surveycheck.read.check_sheets import MOST, Complaint, read_check_sheets
from surveycheck.read.errors import ReadError

SAID = 12
"""Complaints that are listed; the others are counted."""

GIVEN = "check-survey:"
"""What stands before the file's name in reports: it is no file of the deliverable."""


def read_survey(path: Path, plan: SheetPlan | None) -> Document:
    """The check measurements of the file. Whoever gives it can mend it, so nothing of it is used while anything is
    wrong. Raises ReadError, with row and column of each fault."""
    if plan is None:
        zh = "所用规则包没有检测数据的表（check_tables），不能使用 --check-survey"
        raise ReadError(zh, "the pack has no tables of check measurements (check_tables): --check-survey is of no use")
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST + 1)
    except OSError as error:
        zh, en = (
            f"无法打开检测数据文件 {path}：{error.strerror}",
            f"cannot open the check survey {path}: {error.strerror}",
        )
        raise ReadError(zh, en) from error
    if len(content) > MOST:
        raise ReadError(f"检测数据文件 {path} 太大", f"the check survey {path} is too large")
    document, complaints = read_check_sheets(content, GIVEN + path.name, plan)
    if document is None or complaints or not len(document.records):
        raise _refusal(path, complaints)
    about = {"name": path.name, "bytes": str(len(content)), "sha256": hashlib.sha256(content).hexdigest()}
    return replace(document, attributes=about)


def _refusal(path: Path, complaints: tuple[Complaint, ...]) -> ReadError:
    if not complaints:
        return ReadError(f"检测数据文件 {path.name} 中没有检测数据", f"there are no check measurements in {path.name}")
    more = len(complaints) - SAID
    zh = [f"检测数据文件 {path.name} 有误，没有使用："] + [_said(c, c.zh) for c in complaints[:SAID]]
    en = [f"the check survey {path.name} is at fault and was not used:"]
    en += [_said(c, c.en, " ") for c in complaints[:SAID]]
    if more > 0:
        zh, en = [*zh, f"  另有 {more} 处"], [*en, f"  and {more} more"]
    return ReadError("\n".join(zh), "\n".join(en))


def _said(complaint: Complaint, words: str, space: str = "") -> str:
    line = f"（{complaint.row}）" if complaint.row and not complaint.place else ""
    return f"  {complaint.where}{line}{space}{words}"
