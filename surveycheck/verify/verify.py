"""The whole of ``surveycheck verify``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from surveycheck.model import Report
from surveycheck.report import ReportError, from_json
from surveycheck.seal import PublicKey, Seal, Trusted, code_of
from surveycheck.verify.answer import Answer, Point
from surveycheck.verify.inputs import earlier_point, files_point, manual_point, survey_point, waiver_points
from surveycheck.verify.opened import Opened, opened
from surveycheck.verify.packs import engine_point, pack_point
from surveycheck.verify.paper import code_point, paper
from surveycheck.verify.proof import Proof, proof_of, signed_by


@dataclass(frozen=True)
class Beside:
    """What the report rests on besides the deliverable, where it is given."""

    survey: Path | None = None
    earlier: Path | None = None
    waivers: Path | None = None
    decisions: Path | None = None
    manual: Path | None = None


@dataclass(frozen=True)
class Wanted:
    """What must hold: signed by ``key``, ``signed`` by anybody known, made by ``pack``, with this ``code``."""

    key: PublicKey | None = None
    signed: bool = False
    pack: str | Path | None = None
    code: str = ""


def verify(
    report: Path,
    path: Path | None = None,
    known: Sequence[Trusted] = (),
    wanted: Wanted | None = None,
    beside: Beside | None = None,
) -> Answer:
    """Is the file ``report`` untouched, and do the files at ``path`` match it? ``known`` are the keys whose owners are
    known. Nothing is changed, and nothing that the report says is believed before it was held against its seal.

    Raises SealError where the file cannot be read at all, ReadError and PackError for what else was named.
    """
    wanted = wanted or Wanted()
    file = opened(report)
    proof = proof_of(file)
    points = list(proof.points)
    inner = _inner(file, proof)
    seal = _report_points(file, inner, proof, points)
    signature = signed_by(proof, wanted.key, known, wanted.signed)
    points += [signature] if signature else []
    points += [code_point(wanted.code, seal)] if wanted.code else []
    shown = _report(inner)
    if shown is not None:
        points += _around(shown, path, wanted, beside or Beside())
    elif path is not None:
        zh = "没有可用的 JSON 报告，成果文件没有核对"
        en = "there is no sound JSON of the report: the files were not looked at"
        points.append(Point("files", "bad", "unproven", zh, en))
    return Answer(report.name, shown.name if shown else "", seal.code if seal else "", tuple(points))


def _inner(file: Opened, proof: Proof) -> Opened | None:
    """The JSON of the report: the file itself, else the one that is named with it."""
    if file.document is not None or file.damage or proof.section is None:
        return file
    for entry in proof.section.files:
        path = file.path.parent / entry.name
        if entry.name.lower().endswith(".json") and path.is_file() and not path.is_symlink():
            found = opened(path)
            return found if found.digests == entry.digests else None
    return None


def _report_points(file: Opened, inner: Opened | None, proof: Proof, points: list[Point]) -> Seal | None:
    """What the report's own content says; gives the seal that it should bear."""
    listed = any((p.about, p.level) == ("manifest", "good") for p in points)
    if inner is None or inner.document is None:
        _unread(file, listed, points)
        return None
    point, seal = paper(inner.document, inner.text)
    points.insert(0, point)
    if proof.section is not None and seal is not None and proof.section.content != seal.content:
        zh, en = "清单是另一份报告的", "the manifest is of another report"
        points.append(Point("manifest", "bad", "manifest-changed", zh, en))
    if not listed and point.level == "good" and inner.attached:
        zh = "只核对了所附的 JSON 数据；没有清单或签名，各页内容和检查时间没有核对"
        en = "the attached JSON alone was looked at; no manifest and no signature holds the pages, nor its time"
        points.append(Point("manifest", "open", "pages", zh, en))
    elif not listed and point.level == "good":
        zh = "没有清单或签名：检查时间没有核对"
        points.append(Point("manifest", "open", "alone", zh, "no manifest and no signature: nothing holds its time"))
    return seal


def _unread(file: Opened, listed: bool, points: list[Point]) -> None:
    """A file that is not the JSON of a report, and has none beside it."""
    known = any(point.about == "report" for point in points)
    if file.damage and not known and not listed:
        zh, en = f"不是完好的报告：{file.damage}", f"no sound report: {file.damage}"
        points.insert(0, Point("report", "bad", "unreadable", zh, en))
    elif not known and not listed:
        named = f"（自称 {code_of(file.content)}）" if file.content else ""
        named_en = f" (it calls itself {code_of(file.content)})" if file.content else ""
        if file.closed:
            named, named_en = f"；附件无法读取：{file.closed}", f"; its attachments cannot be read: {file.closed}"
        zh = f"这个文件没有清单或签名可对，页面没有核对{named}"
        en = f"no manifest and no signature knows this file: its pages were not verified{named_en}"
        points.insert(0, Point("report", "open", "unknown-file", zh, en))


def _report(inner: Opened | None) -> Report | None:
    if inner is None or inner.document is None:
        return None
    try:
        return from_json(inner.text)
    except ReportError:
        return None


def _around(report: Report, path: Path | None, wanted: Wanted, beside: Beside) -> list[Point]:
    """The files, the pack and the programs."""
    points: list[Point | None] = []
    if path is not None:
        points += [files_point(report, path), earlier_point(report, beside.earlier)]
        points += [survey_point(report, beside.survey)]
        points += waiver_points(report, path, beside.waivers, beside.decisions)
        points += [manual_point(report, path, beside.manual)]
    points += [pack_point(report, wanted.pack), engine_point(report)]
    return [point for point in points if point is not None]
