"""Rows of findings, and a session that says what a test lets it say."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

HOSTILE = '<img src=x onerror=alert(1)><b>粗</b> & "宗地"'


def row(number: int, **more: object) -> dict:
    """The n-th of many findings: sixty rules of four classes, seven drawings, thirty layers, causes of three."""
    rule = number % 60
    made = {
        "id": f"GEO-{rule:02}-{number}",
        "code": f"GEO-{rule:02}",
        "name": f"rule-{rule}",
        "severity": "ABCD"[rule % 4],
        "title": f"规则 {rule}",
        "title_en": f"Rule {rule}",
        "quality": "图形/几何",
        "message": f"首尾点相距 {number * 7919 % 1000 / 1000:.3f} m，超过 0.001 m",
        "message_en": f"{number * 7919 % 1000 / 1000:.3f} m apart",
        "clause": "条款",
        "cause": f"GEO-{rule:02}-{number // 180}",
        "file": f"矢量数据/图{number % 7}.dxf",
        "layer": f"L{number % 30}",
        "handles": (f"{number + 1:X}",),
        "xpath": "",
        "line": number,
        "key": f"宗{number}",
        "at": (500000.0 + number, 3300000.0),
        "facts": {"gap": 0.031, "tolerance": 0.001},
        "others": [],
        "state": "open",
    }
    return {**made, **more}


class StandIn(QObject):
    """What the panels know of a session."""

    state_changed = Signal(str)
    findings_arrived = Signal(object)
    report_changed = Signal()
    selected = Signal(object)

    def __init__(self, lang: str = "zh") -> None:
        super().__init__()
        self.lang, self.state, self.report, self.path, self.message = lang, "idle", None, None, ""
        self.deliverable = None
        self.told: list = []

    def select(self, finding: object) -> None:
        self.told.append(finding)
        self.selected.emit(finding)

    def become(self, state: str) -> None:
        self.state = state
        self.state_changed.emit(state)

    def bring(self, report: object) -> None:
        self.report = report
        self.become("done")
        self.report_changed.emit()
