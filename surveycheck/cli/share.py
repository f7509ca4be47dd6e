"""``surveycheck share DELIVERABLE ID --out case.zip``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from surveycheck.cli.command import Command, Complaint, existing
from surveycheck.cli.screen import Screen

EXAMPLES = ("surveycheck share DELIVERABLE.zip GEO-01-1a2b3c --out case.zip",)
LISTED = 8


def command(screen: Screen) -> Command:
    """The command with its words."""
    word, path = screen.word, click.Path(path_type=Path)
    params: list[click.Parameter] = [
        click.Argument(["path"], type=path),
        click.Argument(["finding"], metavar="ID"),
        click.Option(["--out"], type=path, metavar="CASE.zip", required=True, help=word("写到哪里", "where it goes")),
        click.Option(["--pack"], metavar="NAME|FOLDER", help=word("规则包", "rule pack")),
        click.Option(
            ["--as", "roles"],
            multiple=True,
            metavar="AREA|LINE=PATTERN",
            help=word("同 check", "as for check"),
        ),
        click.Option(["--trust-pack"], is_flag=True, help=word("同 check", "as for check")),
    ]
    words = (
        "把一处问题从成果中裁出来，便于请教或报错：只留它周围的图形和相关记录，坐标随机平移整米数（不记录），名称和编号换掉，"
        "再检查一遍确认问题还在，否则不写。文件名和图层名不变；发出之前请自己看一遍。",
        "Crops one finding out of its deliverable, to ask about it: what is around it and its records, moved by a "
        "random number of metres that is recorded nowhere, names and "
        "numbers replaced; checked again, and written only if the "
        "defect is still there. Names of files and layers stay: look at it before you send it.",
    )
    return Command("share", screen, lambda **given: share(screen, **given), words, EXAMPLES, params)


def share(screen: Screen, path: Path, finding: str, **given: Any) -> int:
    """Make the case and say what it holds; gives the exit status."""
    existing(path, screen)
    out: Path = given["out"]
    if out.exists() or not out.absolute().parent.is_dir():
        raise Complaint(f"--out {out} 已存在，或没有这个文件夹", f"--out {out} is there already, or has no folder")
    if path.is_dir() and out.resolve().is_relative_to(path.resolve()):
        raise Complaint(f"--out {out} 在成果之内", f"--out {out} lies inside the deliverable")
    if screen.apart and sys.executable:
        from surveycheck.cli import apart

        return apart.alone(screen, path)
    from surveycheck import share as room
    from surveycheck.cli.check import told
    from surveycheck.cli.options import roles_of, spelling
    from surveycheck.cli.progress import shown
    from surveycheck.run import Options
    from surveycheck.whole import write_whole

    with spelling(screen), shown("auto", screen) as progress:
        options = Options(roles=roles_of(given["roles"]))
        case = room.share(path, finding, given["pack"], options, told(progress), given["trust_pack"])
    write_whole(out.absolute(), case.content)
    code, files = case.finding.code, len(case.files)
    screen.say(
        screen.word(
            f"已写出：{out}（{files} 个文件，{case.things} 个图形，{case.records} 条记录）；{code} 仍能查到。",
            f"Written: {out} ({files} files, {case.things} things, {case.records} records); {code} is found.",
        )
    )
    if case.whole:
        screen.say(screen.word("未能裁剪：包含全部图形和记录。", "Not cropped: all is in it."))
    if case.besides:
        codes = ", ".join(case.besides[:LISTED]) + (" …" if len(case.besides) > LISTED else "")
        zh, en = (
            "裁剪和平移后还会查到（如坐标范围、缺文件）：",
            "Cropping and moving also gives (boxes, missing files): ",
        )
        screen.say(screen.word(zh, en) + codes)
    screen.say(
        screen.word(
            "文件名和图层名没有改；发出之前请看一遍。", "Names of files and layers stay: look before you send it."
        )
    )
    return 0
