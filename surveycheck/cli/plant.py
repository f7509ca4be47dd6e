"""``surveycheck plant DELIVERABLE CODE… --out FOLDER``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveycheck.cli.command import Command, Complaint, existing, suggestion
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.pack import Pack
    from surveycheck.plant import Answer

EXAMPLES = (
    "surveycheck plant DELIVERABLE GEO-02 BLD-06 --seed 7 --out exercise",
    "surveycheck plant DELIVERABLE.zip ATT-01 ATT-01 --out exercise --json -",
    "surveycheck plant --list --pack ningbo",
)


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    file = click.Path(path_type=Path)
    params: list[click.Parameter] = [
        click.Argument(["path"], metavar="DELIVERABLE", required=False, type=file),
        click.Argument(["codes"], metavar="CODE…", nargs=-1),
        click.Option(
            ["--out"], type=file, metavar="FOLDER", help=word("副本和答案写入的文件夹", "where the copy goes")
        ),
        click.Option(
            ["--seed"],
            type=int,
            default=1,
            metavar="N",
            help=word("选取位置用的种子，默认 1", "which victims; default: 1"),
        ),
        click.Option(
            ["--pack"],
            metavar="NAME|FOLDER",
            help=word("规则包；默认由成果认领", "the pack; default: the one that claims it"),
        ),
        click.Option(
            ["--as", "roles"],
            multiple=True,
            metavar="AREA=PATTERN|LINE=PATTERN",
            help=word("哪些图层是面或线网，同 check", "which layers are coverages or networks, as for check"),
        ),
        click.Option(
            ["--list", "listed"], is_flag=True, help=word("列出可植入的规则", "list the rules that have a planter")
        ),
        click.Option(
            ["--json", "json_file"], metavar="-", help=word("答案输出到标准输出", "the key on standard output")
        ),
    ]
    words = (
        "把指定规则的缺陷植入成果的副本，并写出答案（JSON）：植入了什么、在哪里、会连带违反哪些规则。用于培训和考核；"
        "原成果不会改动，已有的文件不会覆盖。相同的参数得到相同的文件。",
        "Plants a defect for each of the rules into a copy of the deliverable, and writes the answer key (JSON): what, "
        "where, and which rules break besides. For training and tests. The deliverable is never changed, nothing is "
        "replaced, and the same arguments give the same files.",
    )
    return Command("plant", screen, lambda **given: plant(screen, **given), words, EXAMPLES, params)


def plant(screen: Screen, path: Path | None, codes: tuple[str, ...], listed: bool, **given: Any) -> int:
    """Plant, write and say what was done; gives the exit status."""
    if listed:
        return _list(screen, given["pack"])
    if path is None or not codes or given["out"] is None:
        raise Complaint(
            "需要成果、至少一个规则编号和 --out 文件夹", "it takes a deliverable, at least one CODE, and --out FOLDER"
        )
    if given["json_file"] not in (None, "-"):
        raise Complaint("--json 只能是 -（答案总会写入 --out）", "--json takes - only (the key always goes to --out)")
    existing(path, screen)
    answers, target, key = _planted(screen, path, codes, given)
    if given["json_file"] == "-":
        from surveycheck.plant.answers import text_of

        screen.say(text_of(answers).rstrip())
        return 0
    screen.say("\n".join(_lines(answers, screen)))
    screen.say(screen.word(f"副本：{target}\n答案：{key}", f"copy: {target}\nkey:  {key}"))
    return 0


def _planted(
    screen: Screen, path: Path, codes: tuple[str, ...], given: dict[str, Any]
) -> tuple[tuple[Answer, ...], Path, Path]:
    from surveycheck.cli.options import roles_of, spelling
    from surveycheck.inspection import choose
    from surveycheck.pack import load_pack
    from surveycheck.plant import planted, written
    from surveycheck.plant.write import free
    from surveycheck.read.source import source_of

    free(path, given["out"])
    with spelling(screen):
        pack = load_pack(choose(path, given["pack"]).pack)
    _known(pack, codes, screen)
    source = source_of(path)
    try:
        copy = planted(source, pack, codes, given["seed"], roles_of(given["roles"]))
        target, key = written(copy, path, given["out"])
    finally:
        source.close()
    return copy.answers, target, key


def _known(pack: Pack, codes: tuple[str, ...], screen: Screen) -> None:
    """Raises ``Complaint`` for a code that the pack does not have."""
    for code in codes:
        if pack.rule(code) is None:
            close = suggestion(code, [word for r in pack.rules for word in (r.code, r.name)], screen)
            raise Complaint(
                f"规则包 {pack.name} 中没有规则 {code}{close}", f"pack {pack.name} has no rule {code}{close}"
            )


def _lines(answers: tuple[Answer, ...], screen: Screen) -> list[str]:
    from surveycheck.cli.layout import table

    rows = ((a.code, a.file or a.key, a.handle or a.xpath or a.key, screen.word(*a.told)) for a in answers)
    return list(table(rows))


def _list(screen: Screen, name: str | None) -> int:
    """The rules that have a planter, pack by pack."""
    from surveycheck.cli.layout import table
    from surveycheck.cli.packs_of import packs_of
    from surveycheck.plant import PLANTERS

    for pack in packs_of(name, screen):
        codes = PLANTERS.codes(pack)
        screen.say(f"{pack.name}  ({len(codes)}/{len(pack.rules)})")
        rows = [(r.code, screen.word(r.title, r.title_en)) for r in pack.rules if r.code in codes]
        screen.say("\n".join(table(rows)) + "\n")
    return 0
