"""Words of the ledger as the window shows them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from surveycheck import day_in_china, level_words, rounded

from ..look import tone_colour

CHINA = timezone(timedelta(hours=8))
"""As the days of the ledger are counted."""

TONES = {"优": "best", "良": "good", "合格": "fair", "不合格": "bad", "通过": "good", "不通过": "bad", "不完整": "open"}


def level(name: str, lang: str) -> str:
    """A level, or what the last result says without one."""
    told = {
        "通过": QCoreApplication.translate("Supervision", "通过"),
        "不通过": QCoreApplication.translate("Supervision", "不通过"),
        "不完整": QCoreApplication.translate("Supervision", "未查完"),
        "": QCoreApplication.translate("Supervision", "未检查"),
    }
    return told[name] if name in told else level_words(name)[lang == "en"]


def level_colour(row: Any) -> QColor:
    """The colour of a row's level; its word always stands there too."""
    return tone_colour(TONES.get(row.level, "open"))


def score(value: float | None) -> str:
    """To one digit, never rounded up."""
    return "" if value is None else rounded(value)


def day(moment: str) -> str:
    """The day in China of a moment."""
    return day_in_china(moment)


def count(value: int | None) -> str:
    """A number of defects; nothing where nobody knows."""
    return "" if value is None else str(value)


def days_left(days: int | None) -> str:
    """Until a deadline."""
    if days is None:
        return QCoreApplication.translate("Supervision", "已办结")
    near = {
        -1: QCoreApplication.translate("Supervision", "逾期 1 天"),
        0: QCoreApplication.translate("Supervision", "今天到期"),
        1: QCoreApplication.translate("Supervision", "还有 1 天"),
    }
    if days in near:
        return near[days]
    if days < 0:
        return QCoreApplication.translate("Supervision", "逾期 {0} 天").format(-days)
    return QCoreApplication.translate("Supervision", "还有 {0} 天").format(days)


def moment(text: str) -> str:
    """Day and time in China."""
    try:
        return datetime.fromisoformat(text).astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return text


def unit(project: str, name: str) -> str:
    """A submission by its project and its name, once where they are the same."""
    return name if name.startswith(project) else f"{project} {name}"


def batch(verdict: str) -> str:
    """What was said of a lot."""
    told = {
        "批合格": QCoreApplication.translate("Supervision", "批合格"),
        "批不合格": QCoreApplication.translate("Supervision", "批不合格"),
    }
    return told.get(verdict or "", verdict or "")


def stratum(by: str) -> str:
    """By what units are put into strata."""
    told = {
        "": QCoreApplication.translate("Supervision", "不分层（简单随机）"),
        "firm": QCoreApplication.translate("Supervision", "按单位"),
        "district": QCoreApplication.translate("Supervision", "按区县"),
        "qualification": QCoreApplication.translate("Supervision", "按资质"),
        "kind": QCoreApplication.translate("Supervision", "按项目类型"),
        "month": QCoreApplication.translate("Supervision", "按月份"),
        "stage": QCoreApplication.translate("Supervision", "按阶段"),
    }
    return told.get(by, by)


def noted(result: str) -> str:
    """The result of a manual item."""
    told = {
        "pass": QCoreApplication.translate("Supervision", "通过"),
        "fail": QCoreApplication.translate("Supervision", "不通过"),
        "not-applicable": QCoreApplication.translate("Supervision", "不适用"),
        "": QCoreApplication.translate("Supervision", "待查"),
    }
    return told.get(result, result)


def certainty(name: str) -> str:
    """How sure a fact of a pack is."""
    told = {
        "standard": QCoreApplication.translate("Supervision", "标准规定"),
        "practice": QCoreApplication.translate("Supervision", "公开资料中的通行做法"),
        "project": QCoreApplication.translate("Supervision", "项目设定"),
        "unverified": QCoreApplication.translate("Supervision", "未核实"),
    }
    return told.get(name, name)
