"""Names of what can be set."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def name(setting: str) -> str:
    """The name of a setting of an order."""
    return {
        "stage": QCoreApplication.translate("SetupWords", "项目阶段"),
        "standard": QCoreApplication.translate("SetupWords", "评分标准"),
        "earlier": QCoreApplication.translate("SetupWords", "前一阶段成果"),
        "survey": QCoreApplication.translate("SetupWords", "检测数据"),
        "waivers": QCoreApplication.translate("SetupWords", "豁免申请"),
        "manual": QCoreApplication.translate("SetupWords", "人工检查结果"),
        "since": QCoreApplication.translate("SetupWords", "以前的报告"),
        "decisions": QCoreApplication.translate("SetupWords", "检查员的决定"),
        "roles": QCoreApplication.translate("SetupWords", "图层"),
        "areas": QCoreApplication.translate("SetupWords", "面图层"),
        "lines": QCoreApplication.translate("SetupWords", "线图层"),
    }[setting]
