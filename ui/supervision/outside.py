"""Forms of the verdict's page for what is looked at besides the sample: 概查 and 否决."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from surveycheck import LOT_VETOES, LedgerError

from . import words
from .board import Board
from .forms import Field, Form, choice, line


def overlook(page: Board, lot: str, others: Any, people: tuple[str, ...]) -> Form:
    """A form for a unit outside the sample. ``others``: those that there are."""

    def submit(bureau: Any, given: Any) -> Any:
        counts = _counts(given["a"], given["b"])
        return bureau.overlook(lot, given["unit"], counts, given["inspector"] or "", given["note"])

    translate = QCoreApplication.translate
    intro = translate(
        "Supervision", "样本以外的成果：没有 A 类、B 类少于 4 个为通过，否则批不合格（GB/T 24356-2023，6.1.3）。"
    )
    title, button, fields = translate("Supervision", "概查"), translate("Supervision", "记入"), _fields(others, people)
    return page.form(title, intro, fields, button, submit, preview=_last, told=_counted)


def _last(bureau: Any, given: Any) -> Any:
    """What the newest check has counted."""
    return bureau.counted(given["unit"]) if given["unit"] else None


def _fields(others: Any, people: tuple[str, ...]) -> list[Field]:
    translate = QCoreApplication.translate
    units = [(words.unit(unit.project, unit.name), unit) for unit, _ in others]
    hint = translate("Supervision", "留空：取最近一次检查的")
    return [
        ("unit", translate("Supervision", "成果"), choice(*units)),
        ("inspector", translate("Supervision", "检查员"), choice(*((one, one) for one in people))),
        ("a", translate("Supervision", "A 类缺陷数"), line(hint=hint)),
        ("b", translate("Supervision", "B 类缺陷数"), line(hint=hint)),
        ("note", translate("Supervision", "说明"), line(hint=translate("Supervision", "可留空"))),
    ]


def veto(page: Board, lot: str, people: tuple[str, ...]) -> Form:
    """A form for what fails the lot whatever else was found."""
    translate = QCoreApplication.translate
    reasons = [(page.desk.word(*told), key) for key, told in LOT_VETOES.items()]
    other = (translate("Supervision", "其他（写在下面）"), "")
    fields = [
        ("reason", translate("Supervision", "事实"), choice(*reasons, other)),
        ("other", translate("Supervision", "其他事实"), line()),
        ("inspector", translate("Supervision", "检查员"), choice(*((one, one) for one in people))),
    ]
    intro = translate("Supervision", "不论其他结果如何，使批 {0} 不合格；记入后不能撤回。")
    return page.form(
        translate("Supervision", "记入否决"),
        intro.format(lot),
        fields,
        translate("Supervision", "记入"),
        lambda bureau, given: bureau.veto(lot, given["reason"] or given["other"], given["inspector"] or ""),
    )


def _counted(found: Any) -> str:
    translate = QCoreApplication.translate
    if found is None:
        return translate("Supervision", "最近一次检查没有完整的结果，请写明 A 类、B 类缺陷数。")
    return translate("Supervision", "最近一次检查：A 类 {0} 处，B 类 {1} 处。").format(*found)


def _counts(a: str, b: str) -> tuple[int, int] | None:
    """As they were typed; None where both are left out. Raises LedgerError for one alone, and for no number."""
    if not a and not b:
        return None
    if not (a.isdecimal() and b.isdecimal()):
        raise LedgerError("A 类、B 类缺陷数要一起写，都是整数", "A and B go together, as whole numbers")
    return int(a), int(b)
