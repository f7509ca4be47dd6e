"""``surveycheck compare OLD NEW``."""

from __future__ import annotations

import sys
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveycheck.cli.command import Command, Complaint, existing
from surveycheck.cli.screen import Screen, put

if TYPE_CHECKING:
    from surveycheck.model import Report

EXAMPLES = (
    "surveycheck compare old.report.json new.report.json",
    "surveycheck compare before.zip after.zip --out changes.html",
)
SETTLED, LEFT, INCOMPLETE = 0, 1, 3


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    file = click.Path(path_type=Path)
    earlier = word("更早的报告或成果，可重复：查出重新出现的问题", "an earlier report or deliverable; may be repeated")
    tolerance = word("两处问题算同一处的距离（米），默认 0.05", "metres within which a spot is the same; default: 0.05")
    params: list[click.Parameter] = [
        click.Argument(["old"], type=file),
        click.Argument(["new"], type=file),
        click.Option(["--earlier"], type=file, multiple=True, metavar="PATH", help=earlier),
        click.Option(["--tolerance"], type=float, metavar="METRES", help=tolerance),
        click.Option(
            ["--pack"], metavar="NAME|FOLDER", help=word("检查成果用的规则包", "pack to check deliverables by")
        ),
        click.Option(
            ["--out"],
            type=file,
            metavar="FOLDER|FILE.html",
            help=word("写出网页；有成果时附图", "write a page; with pictures where deliverables are given"),
        ),
        click.Option(["--json", "json_file"], metavar="FILE|-", help=word("写出 JSON；- 为标准输出", "write the JSON")),
    ]
    words = (
        "比较同一成果的两次检查（JSON 报告，或成果本身）：已改正、仍存在、新出现、重新出现、无法判断。"
        "按位置和内容匹配，不看句柄。退出码：0 没有遗留，1 有，3 新的一次未能完整检查。",
        "Compares two checks of one deliverable (reports as JSON, or deliverables): fixed, still there, new, reopened, "
        "unknown. Matched by place and content, not by handle. Exit status: 0 nothing new or left, 1 something is, "
        "3 the new one was not checked completely.",
    )
    return Command("compare", screen, lambda **given: compare(screen, **given), words, EXAMPLES, params)


def compare(screen: Screen, old: Path, new: Path, **given: Any) -> int:
    """Compare and print; gives the exit status. Deliverables are read by a process that is watched."""
    for path in (old, new, *given["earlier"]):
        existing(path, screen)
    if screen.apart and sys.executable:
        from surveycheck.cli import apart

        return apart.alone(screen, new)
    return _compare(screen, old, new, given)


def _compare(screen: Screen, old: Path, new: Path, given: dict[str, Any]) -> int:
    from surveycheck import report as room
    from surveycheck.cli.targets import written_json, written_page
    from surveycheck.matching import TOLERANCE

    tolerance = TOLERANCE if given["tolerance"] is None else given["tolerance"]
    if not 0 < tolerance < inf:
        raise Complaint("--tolerance 应为大于 0 的数", "--tolerance must be a number above 0")
    before, now, *earlier = (_report(path, given["pack"], screen) for path in (old, new, *given["earlier"]))
    found = room.compare(before, now, tolerance, earlier)
    inputs = (old, new, *given["earlier"])
    page = (
        None
        if given["out"] is None
        else written_page(given["out"], inputs, now.name, lambda: room.compared_html(found, screen.lang))
    )
    if given["json_file"] == "-":
        put(sys.stdout, room.compared_json(found))
    else:
        screen.say(room.compared_text(found, screen.lang))
        if given["json_file"] is not None:
            written_json(Path(given["json_file"]), inputs, room.compared_json(found))
        if page is not None:
            screen.say(f"{screen.word('已写出：', 'Written:')} {page}")
    if not now.complete:
        return INCOMPLETE
    return SETTLED if found.settled else LEFT


def _report(path: Path, pack: str | None, screen: Screen) -> Report:
    """A saved report; anything else is a deliverable, and is checked now."""
    from surveycheck.cli.check import told
    from surveycheck.cli.options import spelling
    from surveycheck.cli.progress import shown
    from surveycheck.inspection import inspect

    if path.is_file() and path.suffix.lower() == ".json":
        return saved(path)
    with spelling(screen), shown("auto", screen) as progress:
        return inspect(path, pack, None, told(progress))


def saved(path: Path) -> Report:
    """A saved report. Raises ``Complaint`` where the file holds none."""
    from surveycheck.report import ReportError, from_json

    try:
        return from_json(path.read_text(encoding="utf-8-sig"))
    except (ReportError, UnicodeDecodeError) as error:
        zh, en = getattr(error, "message", "不是 UTF-8"), getattr(error, "message_en", "not UTF-8")
        raise Complaint(f"{path}：{zh}", f"{path}: {en}") from error
