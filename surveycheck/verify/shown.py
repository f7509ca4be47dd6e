"""Answers as text for the terminal and as JSON (``surveycheck-verify/1``, ``surveycheck-rerun/1``)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from surveycheck.report.compared import by_state
from surveycheck.report.visible import visible
from surveycheck.verify.answer import Answer, Change, Point
from surveycheck.verify.rerun import Repeated

VERDICTS = {
    "authentic": ("未被改动，签名可信", "Unchanged and authentic"),
    "consistent": ("未见改动；没有签名，不能证明由谁写出", "Consistent, nothing changed; but unsigned: not authentic"),
    "data-intact": (
        "所附数据完好，各页内容没有核对；没有签名，不能证明由谁写出",
        "The attached data are intact; the pages were not verified, and nobody vouches for them",
    ),
    "report-changed": ("报告已被改动", "The report was changed"),
    "other-code": ("校验码不符", "Another report: the code is not its own"),
    "unsigned": ("没有所要求的签名", "Not signed, though that was demanded"),
    "wrong-key": ("签名者不是所要求的密钥", "Signed by another key than the one demanded"),
    "unknown-key": ("由未知密钥签名，不能证明由谁写出", "Signed by an unknown key: not authentic"),
    "files-changed": ("报告未见改动，但成果文件与报告不符", "The report is as it was, but the files are not"),
    "other-pack": ("报告未见改动，但规则包不是所给的", "The report is as it was, but made by another pack"),
    "unreadable": ("不是可读的报告", "This cannot be read as a report"),
    "unproven": ("无法核对", "Nothing can be said of this"),
}
ABOUT = {
    "report": ("报告", "report"),
    "manifest": ("清单", "manifest"),
    "signature": ("签名", "signature"),
    "code": ("校验码", "code"),
    "files": ("文件", "files"),
    "pack": ("规则包", "pack"),
    "engine": ("程序", "program"),
    "result": ("结果", "result"),
}
WHAT = {
    "changed": ("已改动", "changed"),
    "missing": ("缺失", "missing"),
    "added": ("新增", "added"),
    "unknown": ("无法读取", "cannot be read"),
    "link": ("是链接，没有读取", "a link, not followed"),
}
HINTS = {"unknown-key": ("surveycheck key trust，或 --key", "surveycheck key trust, or --key")}
"""State of a point → what helps at the command line; the window has ways of its own."""

SIGNS = {"good": "✓", "open": "·", "bad": "✗"}
MOST = 20
"""Changes of one point that are listed on the terminal; JSON has all."""


def verdict_words(answer: Answer) -> tuple[str, str]:
    """The verdict in a sentence, Chinese and English."""
    return VERDICTS[answer.verdict]


def answer_text(answer: Answer, lang: str = "zh") -> str:
    """The verdict and what it rests on; ends in a newline. Names come from strangers and are made visible."""
    language = 1 if lang == "en" else 0
    name = answer.name or answer.file
    lines = [f"{verdict_words(answer)[language]}  {visible(name)}", *_points(answer.points, language)]
    return "\n".join(lines) + "\n"


def repeated_text(repeated: Repeated, lang: str = "zh") -> str:
    """Same or different, and what differs."""
    language = 1 if lang == "en" else 0
    head = ("结果相同", "The same") if repeated.same else ("结果不同", "Different")
    lines = [f"{head[language]}  {visible(repeated.new.name)}", *_points(repeated.points, language)]
    if not repeated.same:
        old, new = repeated.old.started, repeated.new.started
        lines.append(f"  {('当时', 'then')[language]} {visible(old)}  {('现在', 'now')[language]} {new}")
    return "\n".join(lines) + "\n"


def _points(points: Iterable[Point], language: int) -> Iterator[str]:
    for point in points:
        yield f"  {SIGNS[point.level]} {ABOUT[point.about][language]}  {visible((point.zh, point.en)[language])}"
        if point.state in HINTS:
            yield f"      {HINTS[point.state][language]}"
        for change in point.changes[:MOST]:
            yield f"      {WHAT[change.what][language]}  {visible(change.path)}"
        if len(point.changes) > MOST:
            more = len(point.changes) - MOST
            yield (f"      … 另有 {more} 个", f"      … and {more} more")[language]


def answer_json(answer: Answer) -> str:
    """The answer for programs, with a newline at its end."""
    row = {"schema": "surveycheck-verify/1", "ok": answer.ok, "verdict": answer.verdict, "file": answer.file}
    return _text({**row, "name": answer.name, "code": answer.code, "points": [_point(p) for p in answer.points]})


def repeated_json(repeated: Repeated) -> str:
    """The same of a check that was repeated; the findings by their ids."""
    found = by_state(repeated.found)
    row = {"schema": "surveycheck-rerun/1", "same": repeated.same, "name": repeated.new.name}
    row |= {"points": [_point(point) for point in repeated.points]}
    states = {state: [f.id for f in found[state]] for state in ("new", "reopened", "unknown", "fixed")}
    return _text({**row, "findings": states, "still": len(found["still"])})


def _point(point: Point) -> dict[str, object]:
    row: dict[str, object] = {"about": point.about, "level": point.level, "state": point.state}
    return row | {"message": point.zh, "message_en": point.en, "changes": [_change(c) for c in point.changes]}


def _change(change: Change) -> dict[str, object]:
    return {"what": change.what, "path": change.path}


def _text(document: dict[str, object]) -> str:
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
