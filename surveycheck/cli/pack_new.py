"""``surveycheck pack new NAME``."""

from __future__ import annotations

from pathlib import Path

import click

from surveycheck.cli.command import Command, Complaint
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    params: list[click.Parameter] = [
        click.Argument(["name"]),
        click.Option(
            ["--from", "source"], default="blank", metavar="NAME", help=word("模板", "the pack to copy; default: blank")
        ),
        click.Option(
            ["--to", "folder"], metavar="FOLDER", type=click.Path(path_type=Path), help=word("新文件夹", "new folder")
        ),
    ]
    words = ("由已安装的规则包新建一个规则包文件夹。", "Starts a pack: a folder, copied from an installed one.")
    examples = ["surveycheck pack new my-city", "surveycheck pack new my-city --from ningbo --to packs/my-city"]
    return Command("new", screen, lambda **given: new(screen, **given), words, examples, params)


def new(screen: Screen, name: str, source: str, folder: Path | None) -> int:
    """Copy the template and say what to do next."""
    from surveycheck.pack import PackError
    from surveycheck.pack.new import new_pack

    try:
        made = new_pack(name, folder or Path(name), source)
    except PackError as error:
        fault = error.faults[0]
        raise Complaint(fault.message, fault.message_en) from error
    screen.say(screen.word(f"已新建规则包 {made}", f"the pack {made} is there"))
    screen.say(
        screen.word(
            f"下一步：编辑 {made / 'pack.toml'}，再运行 surveycheck pack lint {made}",
            f"next: edit {made / 'pack.toml'}, then run surveycheck pack lint {made}",
        )
    )
    return 0
