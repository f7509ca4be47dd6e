"""``surveycheck app [PATH]``."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import click

from surveycheck.cli.command import Command, Complaint, existing
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    file = click.Path(path_type=Path)
    params: list[click.Parameter] = [
        click.Argument(["path"], required=False, type=file),
        click.Option(
            ["--screenshot"],
            type=file,
            metavar="FILE",
            help=word("不开窗口，存为 PNG 后结束", "render into a PNG and end"),
        ),
        click.Option(
            ["--size"], metavar="WxH", help=word("窗口大小，默认 1200x760", "size of the window; default: 1200x760")
        ),
    ]
    words = ("打开桌面程序，可同时打开一份成果。", "Opens the desktop app, on a deliverable if one is given.")
    examples = ["surveycheck app", "surveycheck app DELIVERABLE.zip --screenshot window.png --size 1200x760"]
    return Command("app", screen, lambda **given: app(screen, **given), words, examples, params)


def app(screen: Screen, path: Path | None, screenshot: Path | None, size: str | None) -> int:
    """Open the window; ends when it is closed."""
    pixels = _size(size)
    if path is not None:
        existing(path, screen)
    try:
        window = import_module("surveycheck.ui.app")
    except ImportError as error:
        raise Complaint(
            f"桌面程序无法启动：{error}（Linux 请装 libegl1 libxkbcommon0 等系统库）",
            f"the app cannot start: {error} (on Linux install libegl1, libxkbcommon0 and their like)",
        ) from error
    more = {"size": pixels} if pixels else {}
    return int(window.main(path, screenshot=screenshot, lang=screen.lang, **more))


def _size(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = re.fullmatch(r"(\d{2,5})[xX×](\d{2,5})", text.strip())
    if found is None:
        raise Complaint(f"--size {text} 应写作 1200x760", f"--size {text}: write it as 1200x760")
    return int(found[1]), int(found[2])
