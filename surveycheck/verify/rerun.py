"""``surveycheck rerun``: the check of a report once more, with its pack and settings, and what comes out otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from surveycheck.inspection import inspect
from surveycheck.model import Grade, Progress, Report, silent
from surveycheck.pack import installed_packs
from surveycheck.read import Cache
from surveycheck.report import Comparison, compare, from_json, seal_of
from surveycheck.run import Options, options_from
from surveycheck.seal import Seal, SealError
from surveycheck.verify.answer import Point
from surveycheck.verify.inputs import compared
from surveycheck.verify.opened import opened
from surveycheck.verify.packs import engine_words
from surveycheck.verify.paper import paper
from surveycheck.verify.verify import Beside

SAME_PARTS = ("inputs", "pack", "settings", "result")
"""Parts of the seal that make two checks the same; that other versions come to the same result is said besides."""


@dataclass(frozen=True)
class Repeated:
    """``old`` as it was saved and ``new`` as it is now; ``points`` say what differs. ``found`` compares findings."""

    old: Report
    new: Report
    points: tuple[Point, ...]
    found: Comparison
    same: bool


def rerun(
    report: Path,
    path: Path,
    pack: str | Path | None = None,
    trust: bool = False,
    beside: Beside | None = None,
    progress: Progress = silent,
    cache: Cache | None = None,
) -> Repeated:
    """Check the deliverable at ``path`` as the saved ``report`` was made. ``pack``: where it is, for one that is not
    installed; ``trust`` its Python, whatever the report says. What else the report rests on is ``beside``.

    Raises SealError for a report that cannot be repeated, and what ``inspect`` raises.
    """
    file, beside = opened(report), beside or Beside()
    if file.document is None:
        zh, en = f"{report.name} 不是 JSON 报告：{file.damage}", f"{report.name} is no report as JSON: {file.damage}"
        raise SealError(zh, en, loss=True)
    own, was = paper(file.document, file.text)
    old = from_json(file.text)
    _can_be(old, pack, beside)
    given: dict[str, Any] = {"survey": beside.survey, "earlier": beside.earlier}
    given |= {"waivers": beside.waivers, "decisions": beside.decisions, "manual": beside.manual}
    made = inspect(path, pack or old.pack.name, _options(old), progress, trust, cache, **given)
    new = replace(
        made,
        pack=replace(made.pack, chosen_by=old.pack.chosen_by),
        asked={**(made.asked or {}), "trust": (old.asked or {}).get("trust", False)},
    )
    now, found = seal_of(new), compare(old, new)
    same = was is not None and own.level != "bad" and all(was.parts[name] == now.parts[name] for name in SAME_PARTS)
    points = [] if own.level == "good" else [own]
    points += _differences(old, new, was, now, found)
    return Repeated(old, new, tuple(points), found, same)


def _can_be(old: Report, pack: str | Path | None, beside: Beside) -> None:
    """Raises SealError where the report does not say how it was made, or rests on what was not given."""
    if old.asked is None or not old.pack.name:
        zh = "报告没有记下检查的设置（较早的版本，或检查被终止），不能重做"
        raise SealError(zh, "the report does not say how it was made (an earlier version, or an ended check)")
    if pack is None and old.pack.name not in [one.name for one in installed_packs()]:
        zh = f"没有安装规则包 {old.pack.name}；用 --pack 给出它的文件夹"
        raise SealError(zh, f"the pack {old.pack.name} is not installed: give its folder with --pack")
    needed = [
        ("--check-survey", old.survey is not None, beside.survey),
        ("--earlier", old.earlier is not None, beside.earlier),
        ("--decisions", any(book.decisions_file for book in old.waivers), beside.decisions),
    ]
    missing = [option for option, needs, file in needed if needs and file is None]
    if missing:
        words = " ".join(missing)
        raise SealError(f"报告还依据其他文件；请用 {words} 给出", f"the report rests on further files: give {words}")


def _options(old: Report) -> Options:
    try:
        return options_from(old.asked or {})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        zh, en = f"报告中的设置不可用：{error!r}", f"the settings of the report cannot be used: {error!r}"
        raise SealError(zh, en, loss=True) from error


def _differences(old: Report, new: Report, was: Seal | None, now: Seal, found: Comparison) -> Iterator[Point]:
    changes = compared({f.path: f.sha256 for f in old.files}, {f.path: f.sha256 for f in new.files})
    changes = tuple(change for change in changes if change.what != "unknown")
    if changes:
        said = "成果文件已变动", "the deliverable's files are not what they were"
        yield Point("files", "bad", "files-changed", *said, changes)
    if old.pack.digest != new.pack.digest:
        zh = f"规则包不同：{old.pack.name} {old.pack.edition} → {new.pack.name} {new.pack.edition}"
        en = f"another pack: {old.pack.name} {old.pack.edition} → {new.pack.name} {new.pack.edition}"
        if old.pack.edition == new.pack.edition:
            zh, en = zh + "（版本号相同，内容不同）", en + " (the same edition, another content)"
        yield Point("pack", "bad", "other-pack", zh, en)
    if (words := engine_words(old.engine, new.engine)) is not None:
        yield Point("engine", "open", "other-versions", *words)
    if was is not None and was.parts["settings"] != now.parts["settings"]:
        yield Point("result", "bad", "other-settings", "设置不同", "other settings")
    if was is not None and was.parts["result"] == now.parts["result"]:
        return
    yield from _results(old, new, found)


def _results(old: Report, new: Report, found: Comparison) -> Iterator[Point]:
    """What of the result differs: the grade, what was checked, the findings; else only words."""
    points = []
    if _graded(old.grade) != _graded(new.grade):
        zh, en = (f"{_grade_words(old.grade, k)} → {_grade_words(new.grade, k)}" for k in (0, 1))
        points.append(Point("result", "bad", "other-grade", f"等级不同：{zh}", f"another grade: {en}"))
    if old.complete != new.complete:
        said = ("完整性不同", "one check is complete, the other is not")
        points.append(Point("result", "bad", "other-completeness", *said))
    before, after = ({run.code: (run.status, run.examined, run.withheld) for run in r.runs} for r in (old, new))
    rules = [code for code in sorted({**before, **after}) if before.get(code) != after.get(code)]
    if rules:
        shown = ", ".join(rules[:8]) + (" …" if len(rules) > 8 else "")
        zh, en = f"{len(rules)} 条规则检查的内容不同：{shown}", f"{len(rules)} rules looked at other things: {shown}"
        points.append(Point("result", "bad", "other-runs", zh, en))
    gone, came = len(found.fixed) + len(found.unknown), len(found.appeared) + len(found.reopened)
    moved = sum(pair.old.id != pair.new.id for pair in found.still)
    if gone or came or moved:
        zh = f"问题不同：少了 {gone}，多了 {came}，变动 {moved}"
        en = f"other findings: {gone} gone, {came} new, {moved} moved"
        points.append(Point("result", "bad", "other-findings", zh, en))
    if not points:
        said = ("问题、等级都相同，只有文字或次要数值不同", "same findings and grade; words or lesser figures differ")
        points.append(Point("result", "bad", "other-words", *said))
    yield from points


def _graded(grade: Grade | None) -> object:
    return None if grade is None else (grade.level, grade.score)


def _grade_words(grade: Grade | None, language: int) -> str:
    if grade is None:
        return ("不评定", "none")[language]
    score = "" if grade.score is None else f" {grade.score:.2f}"
    return f"{grade.level or ('暂不评定', 'open')[language]}{score}"
