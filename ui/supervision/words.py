"""Words of the ledger as the window shows them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from surveycheck import day_in_china, level_words, rounded

from ..look import tone_colour

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
    if days < 0:
        return QCoreApplication.translate("Supervision", "逾期 {0} 天").format(-days)
    if days == 0:
        return QCoreApplication.translate("Supervision", "今天到期")
    return QCoreApplication.translate("Supervision", "还有 {0} 天").format(days)
