"""The pack and the program that made a report, held against those that are here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from surveycheck.model import Report
from surveycheck.pack import Pack, installed_packs, load_pack
from surveycheck.report.engine import engine_versions
from surveycheck.verify.answer import Point


def pack_point(report: Report, wanted: str | Path | None) -> Point:
    """Is the pack here the one of the report? Another one does not touch the report; where ``wanted`` says which pack
    it must be, it does."""
    info, bad = report.pack, wanted is not None
    if wanted is None and info.name not in [one.name for one in installed_packs()]:  # never a path out of a report
        zh = f"没有安装规则包 {info.name or '—'}，不能核对（用 --pack 给出文件夹）"
        en = f"the pack {info.name or '—'} is not installed here (give its folder with --pack)"
        return Point("pack", "open", "no-pack", zh, en)
    pack = load_pack(wanted if wanted is not None else info.name, examples=False)
    if (pack.name, pack.digest) == (info.name, info.digest):
        zh = f"规则包 {info.name} {info.edition} 与报告相同"
        return Point("pack", "good", "same-pack", zh, f"the pack {info.name} {info.edition} is that of the report")
    return Point("pack", "bad" if bad else "open", "other-pack", *_differs(report, pack))


def _differs(report: Report, pack: Pack) -> tuple[str, str]:
    info = report.pack
    if pack.name != info.name:
        zh = f"规则包是 {pack.name}，报告用的是 {info.name}"
        return zh, f"the pack is {pack.name}, the report was made by {info.name}"
    if pack.edition != info.edition:
        zh = f"规则包 {info.name} 的版本不同：报告 {info.edition}，现有 {pack.edition}"
        return zh, f"another edition of the pack {info.name}: the report's is {info.edition}, here is {pack.edition}"
    zh = f"规则包 {info.name} {info.edition} 的内容与报告当时不同（版本号相同）"
    return zh, f"the pack {info.name} {info.edition} is not what it was, though its edition is the same"


def engine_point(report: Report) -> Point | None:
    """Versions that are others here; None where all are the same."""
    words = engine_words(report.engine, engine_versions())
    return None if words is None else Point("engine", "open", "other-versions", *words)


def engine_words(then: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, str] | None:
    """What is said of programs of other versions."""
    other = [name for name in now if then.get(name, "") != now[name]]
    if not other:
        return None
    words = ", ".join(f"{name} {then.get(name, '') or '—'} → {now[name] or '—'}" for name in other)
    return f"程序版本不同：{words}", f"other versions of the programs: {words}"
