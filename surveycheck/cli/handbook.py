"""``surveycheck handbook --out FOLDER``."""

from __future__ import annotations

from pathlib import Path

import click

from surveycheck.cli.command import Command, Complaint
from surveycheck.cli.screen import Screen

EXAMPLES = ("surveycheck handbook --out handbook", "surveycheck handbook --pack jiaxing --lang en --out handbook-en")


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    params: list[click.Parameter] = [
        click.Option(
            ["--out"],
            type=click.Path(path_type=Path),
            metavar="FOLDER",
            help=word("手册写入的文件夹；旧手册会被替换", "where it goes; an older handbook there is replaced"),
        ),
        click.Option(
            ["--pack"],
            metavar="NAME|FOLDER",
            default="ningbo",
            help=word("规则包，默认 ningbo", "the pack; default: ningbo"),
        ),
        click.Option(
            ["--progress"],
            type=click.Choice(("auto", "none", "jsonl")),
            default="auto",
            help=word("进度显示方式", "how progress is shown"),
        ),
    ]
    words = (
        "把规则包的全部规则写成不需网络的手册网页：可检索的目录，每条规则一页（原因、改法、依据、限差、正反例图），"
        "每个示例另存为 DXF、XML 文件，供打开和练习。中英文可在页上切换。",
        "Writes all rules of a pack as a site that needs no network: a list to search, a page for each rule (why, how "
        "to mend it, clause, limits, good and bad examples drawn), and every example as DXF and XML files to open. "
        "Chinese and English are both on the pages.",
    )
    return Command("handbook", screen, lambda **given: handbook(screen, **given), words, EXAMPLES, params)


def handbook(screen: Screen, out: Path | None, pack: str, progress: str) -> int:
    """Write the site and say where it is."""
    from surveycheck.cli.packs_of import packs_of
    from surveycheck.cli.progress import shown
    from surveycheck.handbook import write_handbook

    if out is None:
        raise Complaint("需要 --out 文件夹", "it takes --out FOLDER")
    (loaded,) = packs_of(pack, screen)
    with shown(progress, screen) as tell:
        first = write_handbook(loaded, out.absolute(), screen.lang, tell)
    if screen.jsonl:
        screen.event("done", 1.0, {"page": str(first)})
    screen.say(f"{screen.word('已写出', 'written')}  {out / first.name}")
    return 0
