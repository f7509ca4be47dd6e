"""``surveycheck check PATH``."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveycheck.cli.command import Command, existing
from surveycheck.cli.screen import Screen
from surveycheck.guard.room import room_of

if TYPE_CHECKING:
    from surveycheck.model import Progress, Report
    from surveycheck.seal import PrivateKey

EXAMPLES = ("surveycheck check DELIVERABLE.zip --out reports",)


def command(screen: Screen) -> Command:
    """The command with its words."""
    return Command(
        "check",
        screen,
        lambda **given: check(screen, **given),
        (
            "检查一份成果（文件夹、.zip，或单个 .dxf / .xml），输出结论和问题摘要；不改动任何输入。"
            "退出码：0 合格，1 不合格，2 用法错误，3 未能完整检查（绝不算合格），"
            "或有报告没有写出。",
            "Checks one deliverable (folder, .zip, .dxf or .xml) and changes nothing. Exit status: 0 passes, "
            "1 does not, 2 wrong usage, 3 incomplete, never a pass, or a report "
            "could not be written.",
        ),
        EXAMPLES,
        [click.Argument(["path"], type=click.Path(path_type=Path)), *_options(screen)],
    )


def _options(screen: Screen) -> list[click.Parameter]:
    word = screen.word
    rows: list[tuple[str, dict[str, Any], str, str]] = [
        (
            "--pack",
            {"metavar": "NAME|FOLDER"},
            "规则包；默认由成果的 XML 识别",
            "rule pack; default: told from the XML",
        ),
        (
            "--out",
            {"type": click.Path(path_type=Path), "metavar": "FOLDER"},
            "把报告写入此文件夹",
            "write reports there",
        ),
        ("--format", {"metavar": "html,pdf,…"}, "报告格式（配合 --out）", "formats of the reports, with --out"),
        (
            "--templates",
            {"type": click.Path(path_type=Path), "metavar": "FOLDER"},
            "本单位的 PDF、DOCX 模板、名称和字体",
            "the office's PDF and DOCX templates, name, fonts",
        ),
        (
            "--json",
            {"metavar": "FILE|-", "type": str},
            "写出 JSON；- 为标准输出",
            "write the JSON; - is standard output",
        ),
        (
            "--sign",
            {"type": click.Path(path_type=Path), "metavar": "KEY"},
            "用此私钥签名报告（配合 --out）",
            "sign the reports with this key, with --out",
        ),
        (
            "--check-survey",
            {"type": click.Path(path_type=Path), "metavar": "FILE"},
            "另行提供的检测数据（CSV 或 XLSX）",
            "check measurements beside it (CSV or XLSX)",
        ),
        (
            "--earlier",
            {"type": click.Path(path_type=Path), "metavar": "PATH"},
            "同一项目前一阶段的成果，逐项比较",
            "deliverable of an earlier stage to hold it against",
        ),
        (
            "--stage",
            {"metavar": "NAME"},
            "项目阶段；默认由成果的 XML 或规则包识别",
            "stage of the project; default: as the XML says",
        ),
        (
            "--waivers",
            {"type": click.Path(path_type=Path), "metavar": "FILE"},
            "豁免申请；默认为成果旁的 NAME.waivers.toml",
            "the waivers; default: NAME.waivers.toml beside",
        ),
        (
            "--decisions",
            {"type": click.Path(path_type=Path), "metavar": "FILE"},
            "检查员对豁免申请的决定",
            "an inspector's decisions on waivers",
        ),
        (
            "--manual",
            {"type": click.Path(path_type=Path), "metavar": "FILE"},
            "人工检查结果；默认为成果旁的 NAME.manual.toml",
            "results of manual items; default: NAME.manual.toml",
        ),
        (
            "--crs",
            {"metavar": "EPSG:CODE"},
            "图上坐标的坐标系（写 geojson、gpkg 时用）",
            "system of the drawings, for geojson and gpkg",
        ),
        (
            "--since",
            {"type": click.Path(path_type=Path), "metavar": "OLD.json"},
            "上次的 JSON 报告：报告中说明改正了什么",
            "the report before: what was mended since",
        ),
        (
            "--standard",
            {"metavar": "2009|NAME"},
            "评分标准，取规则包所有的另一版本",
            "grade by another edition that the pack has",
        ),
        ("--only", {"multiple": True, "metavar": "CODE,…"}, "只运行这些规则", "run these rules only"),
        ("--skip", {"multiple": True, "metavar": "CODE,…"}, "不运行这些规则", "leave these rules out"),
        (
            "--as",
            {"multiple": True, "metavar": "AREA|LINE=PATTERN"},
            "指定面覆盖或线网图层，可重复",
            "layer of areas or of lines; repeatable",
        ),
        ("--tolerance", {"type": float, "metavar": "METRES"}, "几何容差（米）", "tolerance of the shape rules"),
        (
            "--time-limit",
            {"type": float, "metavar": "SECONDS"},
            "规则的时间上限（秒）",
            "no rule begins later than this",
        ),
        (
            "--trust-pack",
            {"is_flag": True},
            "运行规则包文件夹中的 Python",
            "run the Python of a pack given as a folder",
        ),
        (
            "--no-cache",
            {"is_flag": True},
            "不使用缓存（见 surveycheck cache），重新读取大图",
            "read drawings anew, keep none (surveycheck cache)",
        ),
        (
            "--memory-limit",
            {"type": float, "metavar": "GB"},
            "内存上限，超过即终止；默认为本机内存的 75%",
            "end the check beyond it; default: 75 % of all",
        ),
        (
            "--hard-limit",
            {"type": float, "metavar": "SECONDS"},
            "总时间上限，超过即终止；默认在长时间没有进展时终止",
            "end the check then; default: when it stands still",
        ),
        ("--progress", {"type": click.Choice(("auto", "none", "jsonl")), "default": "auto"}, "进度显示", "progress"),
    ]
    names = {"--format": "formats", "--json": "json_file", "--as": "roles", "--pack": "pack"}
    return [
        click.Option([option, *([names[option]] if option in names else [])], help=word(zh, en), **more)
        for option, more, zh, en in rows
    ]


def check(screen: Screen, path: Path, progress: str, **given: Any) -> int:
    """Check, print, write; gives the exit status. The program itself leaves it to a process that it watches: that one
    reads files of strangers, and never gets the key."""
    key = None
    if given["sign"] is not None and room_of(os.environ) is None:
        from surveycheck.cli.signing import key_of

        key = key_of(given, screen)
    if screen.apart and sys.executable:
        from surveycheck.cli import apart

        return apart.check(screen, path, progress, given, key)
    return _check(screen, path, progress, given, key)


def _check(screen: Screen, path: Path, progress: str, given: Mapping[str, Any], key: PrivateKey | None) -> int:
    import logging

    from surveycheck.cli import targets
    from surveycheck.cli.faults import INCOMPLETE
    from surveycheck.cli.options import options_of, spelling
    from surveycheck.cli.progress import shown
    from surveycheck.inspection import exit_status, inspect
    from surveycheck.model import Event
    from surveycheck.read import Cache

    existing(path, screen)
    if given["earlier"] is not None:
        existing(given["earlier"], screen)
    before = _before(given["since"], screen)
    logging.disable(logging.NOTSET if screen.debug else logging.CRITICAL)
    wanted = targets.of(path, given["out"], given["formats"], given["json_file"], given["crs"], given["templates"])
    if given["earlier"] is not None:
        targets.of(given["earlier"], given["out"], given["formats"], given["json_file"])
    targets.apart_from(wanted, (given["waivers"], given["decisions"], given["manual"], given["since"]))
    cache = None if given["no_cache"] else Cache.of_user()
    with spelling(screen), shown(progress, screen) as shown_progress:
        tell = told(shown_progress)
        options = options_of(path, given)
        beside = {"survey": given["check_survey"], "earlier": given["earlier"]}
        beside |= {name: given[name] for name in ("waivers", "decisions", "manual")}
        report = inspect(path, given["pack"], options, tell, given["trust_pack"], cache, **beside)
    if before is not None:
        from surveycheck.report import since

        report = since(report, before)
    if not wanted.json_only:
        from surveycheck.report import summary

        screen.say(summary(report, screen.lang))
    with shown(progress, screen) as shown_progress:
        tell = told(shown_progress)
        tell(Event("pack", 1.0, {"pack": report.pack.name, "chosen_by": report.pack.chosen_by}))
        written = targets.write(report, wanted, screen, tell, key)
    status = exit_status(report) if written.whole else INCOMPLETE
    if progress == "jsonl":
        screen.event("done", 1.0, {**verdict_fields(report, status), "files": [str(p) for p in written.files]})
    return status


def _before(path: Path | None, screen: Screen) -> Report | None:
    """The report that this one is held against, read before anything else: what it lacks is said at once."""
    if path is None:
        return None
    from surveycheck.cli.compare import saved

    existing(path, screen)
    return saved(path)


def told(progress: Progress) -> Progress:
    """The same progress; where somebody watches, he is told as well."""
    from surveycheck.guard.leash import noting

    room = room_of(os.environ)
    return progress if room is None else noting(progress, room)


def verdict_fields(report: Report, status: int) -> Mapping[str, object]:
    """The verdict for programs: exit status, level, score, completeness and counts by class of open findings."""
    from surveycheck.report.verdict import severities

    grade = report.grade
    return {
        "exit": status,
        "complete": report.complete,
        "passes": report.passes and report.complete,
        "level": grade.level if grade else None,
        "score": grade.score if grade else None,
        "counts": severities(report),
        "seconds": report.seconds,
    }
