"""``NAME.manual.toml``: what an inspector noted of the items that a person looks at."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from surveycheck.model import MANUAL_RESULTS, SEVERITIES
from surveycheck.waivers import name_of
from surveycheck.waivers.rows import Row
from surveycheck.waivers.source import Source, load, unknown

FORMAT = "surveycheck-manual/1"
ROWS = "item"
SUFFIX = ".manual.toml"
HEAD = (
    "# 人工检查项目的结果：由检查员填写。result 为 pass、fail 或 not-applicable；fail 按 severity 扣分。\n"
    "# Results of the manual items, noted by the inspector: pass, fail or not-applicable; a failure deducts.\n"
    f'format = "{FORMAT}"\n'
)
WORDS = ("item", "result", "severity", "note", "evidence", "name", "date")
KNOWN: dict[str, object] = {"format": None, ROWS: dict.fromkeys(WORDS)}
RESULTS = tuple(result for result in MANUAL_RESULTS if result != "open")


@dataclass(frozen=True)
class Result:
    """What was noted of one item."""

    item: str
    result: str
    severity: str = ""
    note: str = ""
    evidence: str = ""
    name: str = ""
    date: str = ""


@dataclass(frozen=True)
class Noted:
    """The results of a file, in its order, and what was passed over in it (Chinese, English)."""

    source: Source
    results: tuple[Result, ...]
    remarks: tuple[tuple[str, str], ...] = ()


def beside(path: Path) -> Path:
    """Where the results for the deliverable at ``path`` stand: ``NAME.manual.toml`` beside it, never inside."""
    return Path(path).resolve().parent / f"{name_of(path)}{SUFFIX}"


def read_noted(path: Path, loss: bool = False) -> Noted:
    """The results of a file; two of one item are a fault. Raises WaiverError with file and line; ``loss`` as there."""
    source = load(path, FORMAT, ROWS, loss)
    rows = [Row(source, (ROWS, number), values) for number, values in enumerate(source.held.get(ROWS, []))]
    results = tuple(map(_result, rows))
    seen: set[str] = set()
    for number, one in enumerate(results):
        if one.item in seen:
            raise source.fault(f"项目 {one.item} 有两个结果", f"two results of the item {one.item}", ROWS, number)
        seen.add(one.item)
    return Noted(source, results, tuple(unknown(source, KNOWN, source.held)))


def _result(row: Row) -> Result:
    result, severity = row.text("result"), row.text("severity", 0)
    if result not in RESULTS:
        allowed = "、".join(RESULTS)
        raise row.source.fault(
            f"result 应为 {allowed}", f"result must be one of {', '.join(RESULTS)}", *row.path, "result"
        )
    if severity and severity not in SEVERITIES:
        raise row.source.fault(f"没有 {severity} 类", f"there is no class {severity}", *row.path, "severity")
    return Result(
        item=row.text("item"),
        result=result,
        severity=severity,
        note=row.text("note", 0),
        evidence=row.text("evidence", 0),
        name=row.text("name"),
        date=row.day("date"),
    )


def row_of(result: Result) -> dict[str, object]:
    """A result as a table of its file; what is empty is left out."""
    return {name: text for name, text in asdict(result).items() if text}
