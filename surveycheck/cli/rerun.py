"""``surveycheck rerun REPORT PATH``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from surveycheck.cli.command import Command, existing
from surveycheck.cli.screen import Screen, put
from surveycheck.cli.verify import beside_of, beside_options

EXAMPLES = ("surveycheck rerun out/NAME.report.json DELIVERABLE.zip",)
SAME, DIFFERENT = 0, 1


def command(screen: Screen) -> Command:
    """The command with its words."""
    word, file = screen.word, click.Path(path_type=Path)
    pack = word("未安装的规则包所在文件夹", "folder of a pack that is not installed")
    params: list[click.Parameter] = [
        click.Argument(["report"], type=file),
        click.Argument(["path"], type=file),
        click.Option(["--pack"], metavar="NAME|FOLDER", help=pack),
        click.Option(["--trust-pack"], is_flag=True, help=word("同 check", "as for check")),
        *beside_options(screen),
        click.Option(["--json", "json_file"], metavar="FILE|-", help=word("写出 JSON；- 为标准输出", "write the JSON")),
    ]
    words = (
        "按报告记下的规则包和设置重新检查成果，说明结果相同还是不同，哪里不同：文件、规则包、设置、等级、问题、程序版本。"
        "退出码：0 相同，1 不同，2 用法错误，3 无法读取。",
        "Repeats the check of a report (JSON) with its pack and settings and says whether it comes out the same, or "
        "what differs: files, pack, settings, grade, findings, versions. Exit status: 0 same, 1 different, 2 wrong "
        "usage, 3 unreadable.",
    )
    return Command("rerun", screen, lambda **given: rerun(screen, **given), words, EXAMPLES, params)


def rerun(screen: Screen, report: Path, path: Path, **given: Any) -> int:
    """Check again and compare; gives the exit status. The deliverable is read by a process that is watched."""
    for one in (report, path):
        existing(one, screen)
    beside = beside_of(given, screen)
    if screen.apart and sys.executable:
        from surveycheck.cli import apart

        return apart.alone(screen, path)
    from surveycheck import verify as room
    from surveycheck.cli.check import told
    from surveycheck.cli.options import spelling
    from surveycheck.cli.progress import shown
    from surveycheck.cli.targets import written_json
    from surveycheck.read import Cache

    with spelling(screen), shown("auto", screen) as progress:
        found = room.rerun(report, path, given["pack"], given["trust_pack"], beside, told(progress), Cache.of_user())
    if given["json_file"] == "-":
        put(sys.stdout, room.repeated_json(found))
    else:
        screen.say(room.repeated_text(found, screen.lang))
        if given["json_file"] is not None:
            written_json(Path(given["json_file"]), (report, path), room.repeated_json(found))
    return SAME if found.same else DIFFERENT
