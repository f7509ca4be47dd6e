"""The JSON of a report by itself: does its content agree with its seal?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from surveycheck.report.serialise import text_of
from surveycheck.seal import FIELD, Seal, same_code, seal_of_document
from surveycheck.verify.answer import Point

PARTS = {
    "inputs": ("成果文件清单", "the list of files"),
    "pack": ("规则包", "the pack"),
    "settings": ("设置", "the settings"),
    "engine": ("程序版本", "the versions of the programs"),
    "result": ("检查结果", "the result"),
}


def paper(document: Mapping[str, Any], text: str) -> tuple[Point, Seal | None]:
    """What is to be said of a report's JSON, and the seal that it should bear."""
    try:
        seal, as_written = seal_of_document(document), text_of(document) == text
    except (ValueError, RecursionError):
        return _changed("内容不是 surveycheck 写出的", "its content is not as surveycheck writes it"), None
    stated = document.get(FIELD)
    if stated is None:
        zh = "报告没有封印（由较早的版本写出），内容无法核对"
        en = "it bears no seal (an earlier version wrote it): nothing holds its content"
        return Point("report", "open", "unsealed", zh, en), seal
    if stated != seal.document():
        return _changed(*_where(stated, seal)), seal
    if not as_written:
        zh = "内容与封印一致，但文件被其他程序重写过（空白、次序或重复的字段）"
        en = "its content agrees with its seal, but another program has written it anew (blanks, order, double fields)"
        return Point("report", "bad", "rewritten", zh, en), seal
    zh, en = f"内容与封印一致，校验码 {seal.code}", f"the content agrees with its seal, code {seal.code}"
    return Point("report", "good", "intact", zh, en), seal


def _where(stated: object, seal: Seal) -> tuple[str, str]:
    """Which parts are not what the seal says."""
    parts = stated.get("parts") if isinstance(stated, dict) else None
    known = parts if isinstance(parts, dict) else {}
    wrong = [name for name, digests in seal.parts.items() if known.get(name) != digests.document()]
    if not wrong or len(wrong) == len(seal.parts):
        return "封印与内容不符", "the seal is not that of its content"
    zh, en = "、".join(PARTS[name][0] for name in wrong), ", ".join(PARTS[name][1] for name in wrong)
    return f"与封印不符：{zh}", f"not what its seal says: {en}"


def _changed(zh: str, en: str) -> Point:
    return Point("report", "bad", "report-changed", zh, en)


def code_point(wanted: str, seal: Seal | None) -> Point:
    """Is the code that was read from a page that of the report?"""
    own = seal.code if seal else "—"
    if seal is not None and same_code(wanted, own):
        return Point("code", "good", "same-code", f"校验码 {own} 相符", f"the code {own} is that of the report")
    zh = f"校验码不符：报告为 {own}，给出的是 {wanted}"
    return Point("code", "bad", "other-code", zh, f"another code: that of the report is {own}, given was {wanted}")
