"""The words of classes, stages and states, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def severity(name: str) -> str:
    """``A`` → A 类 / Class A."""
    words = {
        "A": QCoreApplication.translate("FindingWords", "A 类"),
        "B": QCoreApplication.translate("FindingWords", "B 类"),
        "C": QCoreApplication.translate("FindingWords", "C 类"),
        "D": QCoreApplication.translate("FindingWords", "D 类"),
        "note": QCoreApplication.translate("FindingWords", "提示"),
    }
    return words.get(name, name)


def stage(name: str) -> str:
    """``files`` → 文件与格式 / Files and formats."""
    words = {
        "files": QCoreApplication.translate("FindingWords", "文件与格式"),
        "structure": QCoreApplication.translate("FindingWords", "分层与结构"),
        "values": QCoreApplication.translate("FindingWords", "属性值"),
        "shape": QCoreApplication.translate("FindingWords", "图形"),
        "topology": QCoreApplication.translate("FindingWords", "拓扑关系"),
        "agreement": QCoreApplication.translate("FindingWords", "图表一致"),
        "indicators": QCoreApplication.translate("FindingWords", "指标计算"),
        "accuracy": QCoreApplication.translate("FindingWords", "数学精度"),
    }
    return words.get(name, name or "—")


def state(name: str) -> str:
    """``open`` → 未处理 / Open."""
    words = {
        "open": QCoreApplication.translate("FindingWords", "未处理"),
        "waived": QCoreApplication.translate("FindingWords", "已豁免"),
    }
    return words.get(name, name)


def certainty(name: str) -> str:
    """How sure it is that a rule says what the specification says."""
    words = {
        "standard": QCoreApplication.translate("FindingWords", "标准条文"),
        "practice": QCoreApplication.translate("FindingWords", "生产实践"),
        "project": QCoreApplication.translate("FindingWords", "项目设定"),
        "unverified": QCoreApplication.translate("FindingWords", "未经核实"),
    }
    return words.get(name, QCoreApplication.translate("FindingWords", "来源未说明"))


def counted(number: int) -> str:
    """So many findings."""
    if number == 1:
        return QCoreApplication.translate("FindingWords", "1 条")
    return QCoreApplication.translate("FindingWords", "{0} 条").format(number)
