"""Words for the results of manual items."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def result(name: str) -> str:
    """The name of a result."""
    return {
        "open": QCoreApplication.translate("ManualWords", "未检"),
        "pass": QCoreApplication.translate("ManualWords", "通过"),
        "fail": QCoreApplication.translate("ManualWords", "不通过"),
        "not-applicable": QCoreApplication.translate("ManualWords", "不适用"),
    }[name]
