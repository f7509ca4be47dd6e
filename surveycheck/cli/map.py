"""``surveycheck map``: what the window's map shows, written by a process of its own. It is not listed."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import click

from surveycheck.cli.command import Command, Complaint, existing
from surveycheck.cli.screen import Screen
from surveycheck.guard.drawn import REFUSED


def command(screen: Screen) -> Command:
    """The command with its words."""
    words = (
        "读取成果中的图形，把地图写入一个文件夹，供桌面程序显示；不改动任何输入。",
        "Reads the drawings of a deliverable and writes their maps into a folder, for the app; changes nothing.",
    )
    path = click.Argument(["path"], type=click.Path(path_type=Path))
    out = click.Option(
        ["--out"],
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        required=True,
        help=screen.word("写入此文件夹", "write there"),
    )
    examples = ["surveycheck map DELIVERABLE.zip --out FOLDER"]
    return Command("map", screen, lambda path, out: write(screen, path, out), words, examples, [path, out])


def write(screen: Screen, path: Path, out: Path) -> int:
    """Read, and write a file for each drawing."""
    from surveycheck.cli.check import told
    from surveycheck.map import Fetched, write_sheets
    from surveycheck.model import silent
    from surveycheck.read import Cache, ReadError, read

    tell = told(silent)
    out.mkdir(parents=True, exist_ok=True)
    try:
        existing(path, screen)
        model = read(path, progress=tell, cache=Cache.of_user())
        with closing(Fetched(path, out)) as fetched:
            write_sheets(model, out, tell, fetched)
    except (ReadError, Complaint) as error:
        words = {"kind": type(error).__name__, "zh": error.zh, "en": error.en}
        (out / REFUSED).write_text(json.dumps(words), encoding="utf-8")
        return 2
    return 0
