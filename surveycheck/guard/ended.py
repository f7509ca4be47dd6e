"""A check that was ended → what to tell, and a report that says it was not completed."""

from __future__ import annotations

import signal
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surveycheck.guard.limits import GIGABYTE
from surveycheck.guard.watch import End
from surveycheck.report.visible import visible

if TYPE_CHECKING:
    from surveycheck.model import Report, RuleRun
    from surveycheck.pack import Pack

Pair = tuple[str, str]

WINDOWS = {
    0xC0000005: "access violation",
    0xC00000FD: "stack overflow",
    0xC0000017: "out of memory",
    0xC0000374: "heap corruption",
    0xC0000409: "abort",
}
"""Exit codes of Windows for a process that died (NTSTATUS)."""


HAPPENED: dict[str, Pair] = {
    "memory": ("需要的内存超过上限 {limit} GB，已被终止", "needed more memory than {limit} GB and was ended"),
    "time": ("超过时间上限 {limit} 秒，已被终止", "took longer than {limit} s and was ended"),
    "silence": ("停顿超过 {limit} 秒，已被终止", "stood still for {limit} s and was ended"),
    "starved": (
        "{limit} 秒内几乎没有得到处理器或磁盘，已被终止",
        "was given hardly any processor or disk for {limit} s and was ended",
    ),
    "crashed": ("意外结束（{why}）", "died ({why})"),
}
"""Reason of the end → what happened."""

ADVICE: dict[str, Pair] = {
    "memory": (
        "请拆分该文件，或用 --memory-limit 提高上限后重试",
        "Split the file, or allow more with --memory-limit",
    ),
    "time": (
        "请拆分成果，或用更大的 --hard-limit 重试",
        "Split the deliverable, or allow more with --hard-limit",
    ),
    "silence": (
        "该文件可能已损坏：请重新导出后再试；确实需要更久的，用 --hard-limit 放宽",
        "The file may be damaged: export it again; if it really takes longer, allow more with --hard-limit",
    ),
    "starved": (
        "机器过忙：请在空闲时重试，或用 --hard-limit 放宽",
        "The machine is too busy: try again when it is idle, or allow more with --hard-limit",
    ),
    "crashed": (
        "该文件可能已损坏，或内存不足：请重新导出后再试。成果文件没有被改动",
        "The file may be damaged, or the memory too small: export it again. Nothing was changed",
    ),
}
"""Reason of the end → what to do."""


def words(end: End, what: Pair = ("检查", "The check")) -> Pair:
    """What happened, where, and what to do: Chinese, English. ``what`` has ended."""
    limit = f"{end.limit / GIGABYTE:.1f}" if end.reason == "memory" else f"{end.limit:.0f}"
    zh, en = (text.format(limit=limit, why=_code(end.code)) for text in HAPPENED[end.reason])
    at, advice = place(end.last), ADVICE[end.reason]
    return f"{at[0]}，{what[0]}{zh}。{advice[0]}。", f"{what[1]} {en} {at[1]}. {advice[1]}."


def place(last: Mapping[str, Any]) -> Pair:
    """What the check was at."""
    file = visible(str(last.get("file", "")))
    if not last or last.get("event") == "pack":
        return "刚开始时", "right at its beginning"
    if last.get("stage") == "read":
        return (f"读取 {file} 时", f"while it read {file}")
    if last.get("event") == "rule":
        return f"运行 {last['code']} 的下一条规则时", f"in the rule that follows {last['code']}"
    if last.get("event") == "done":
        return "写报告时", "while it wrote the reports"
    return f"在 {last.get('stage', '')} 阶段", f"in the stage {last.get('stage', '')}"


def _code(code: int) -> str:
    """SIGSEGV, access violation, or the bare number."""
    if code < 0 and sys.platform != "win32":
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return WINDOWS.get(code & 0xFFFFFFFF, f"exit code {code}")


def report(end: End, path: Path, seconds: float) -> Report:
    """A report that validates as any other: incomplete, no finding, no rule checked, and the reason.

    The pack is named only when the child had loaded it; of the deliverable nothing is read again.
    """
    from surveycheck.model import PackInfo, Report
    from surveycheck.report.engine import engine_versions

    zh, en = words(end)
    pack = _pack(end.last)
    by = str(end.last.get("chosen_by") or "default")
    info = PackInfo("", "", "", by, "")
    if pack is not None:
        more = (pack.notice, pack.title, pack.title_en, pack.notice_en)
        info = PackInfo(pack.name, pack.edition, pack.digest, by, *more)
    return Report(
        engine=engine_versions(),
        pack=info,
        name=path.name if path.is_dir() else path.stem if path.suffix.lower() == ".zip" else path.name,
        files=(),
        started=datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
        seconds=seconds,
        complete=False,
        left_out=(),
        runs=_runs(pack, end, (zh, en)),
        findings=(),
        grade=None,
        passes=False,
        losses=(zh,),
        losses_en=(en,),
        ungraded="",
        cards={r.code: {"title": r.title, "title_en": r.title_en} for r in pack.rules} if pack else {},
    )


def _pack(last: Mapping[str, Any]) -> Pack | None:
    """The pack that the child had loaded, without running any Python of it."""
    if not last.get("pack"):
        return None
    from surveycheck.pack import PackError, load_pack

    try:
        return load_pack(str(last["pack"]), trust=False)
    except (PackError, OSError):
        return None


def _runs(pack: Pack | None, end: End, note: Pair) -> tuple[RuleRun, ...]:
    """Every rule as stopped; the one that was running when the process died by itself as crashed."""
    from surveycheck.model import RuleRun
    from surveycheck.rule import STAGES

    if pack is None:
        return ()
    rules = [rule for stage in STAGES for rule in pack.rules if rule.stage == stage]
    codes = [rule.code for rule in rules]
    code = end.last.get("code")
    at = codes.index(code) + 1 if code in codes else -1
    return tuple(
        RuleRun(
            rule.code,
            rule.name,
            rule.stage,
            "crashed" if number == at and end.reason == "crashed" else "stopped",
            note=note[0],
            note_en=note[1],
        )
        for number, rule in enumerate(rules)
    )
