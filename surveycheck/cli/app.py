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
            ["--size"], metavar="WxH", help=word("图片大小，默认 1280x800", "size of the picture; default: 1280x800")
        ),
        click.Option(
            ["--select"],
            metavar="ID",
            help=word("图中选中的问题（编号开头即可）", "finding to show: begin of its id"),
        ),
        click.Option(
            ["--hat"],
            type=click.Choice(("firm", "inspector", "trainer")),
            help=word("角色：测绘单位、检查员、培训", "for whom: firm, inspector, trainer"),
        ),
        click.Option(
            ["--theme"],
            type=click.Choice(("system", "light", "dark")),
            help=word("外观：跟随系统、浅色、深色", "look"),
        ),
    ]
    words = ("打开桌面程序，可同时打开一份成果。", "Opens the desktop app, on a deliverable if one is given.")
    examples = ["surveycheck app", "surveycheck app DELIVERABLE.zip --screenshot window.png --size 1600x1000"]
    return Command("app", screen, lambda **given: app(screen, **given), words, examples, params)


def app(
    screen: Screen,
    path: Path | None,
    screenshot: Path | None,
    size: str | None,
    select: str | None,
    hat: str | None,
    theme: str | None,
) -> int:
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
    picture = None
    if screenshot is not None:
        picture = window.Picture(screenshot, **({"size": pixels} if pixels else {}), select=select or "")
    words = {"lang": screen.lang} if screen.asked else {"system": screen.lang}
    return int(window.main(path, picture=picture, **words, hat=hat or "", theme=theme or ""))


def _size(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = re.fullmatch(r"(\d{2,5})[xX×](\d{2,5})", text.strip())
    if found is None:
        raise Complaint(f"--size {text} 应写作 1280x800", f"--size {text}: write it as 1280x800")
    return int(found[1]), int(found[2])
