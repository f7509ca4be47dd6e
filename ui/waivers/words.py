"""Words for the states of waivers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def state(name: str) -> str:
    """The name of a state."""
    return {
        "none": QCoreApplication.translate("WaiverWords", "未申请豁免"),
        "asked": QCoreApplication.translate("WaiverWords", "已申请豁免，等待检查员决定"),
        "accepted": QCoreApplication.translate("WaiverWords", "豁免已接受"),
        "rejected": QCoreApplication.translate("WaiverWords", "豁免未接受"),
        "unmatched": QCoreApplication.translate("WaiverWords", "没有与申请相符的问题"),
    }[name]
