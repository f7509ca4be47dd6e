"""``surveycheck ledger lot close NAME``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveycheck.cli.command import Command, Complaint
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.ledger import Candidates, Stored

BY = ("firm", "district", "qualification", "kind", "month", "stage")
EXAMPLE = 'surveycheck ledger lot close 2026-Q4 --from 2026-10-01 --source "福彩3D 第300期" --day 2027-01-08'
SHOWN = 20
"""Submissions left out that are listed; the file has all of them."""


def command(screen: Screen) -> Command:
    """The command with its words."""
    words = (
        "组成批：每个项目取最新一次提交，抽过的项目、没有检查结果的成果不取，都说明理由。"
        "名单、检查员、回避和公开号码的名称一并关闭，打印摘要，供在号码公布之前公开。",
        "Closes a lot: the newest submission of each project; projects drawn before and what was never checked "
        "are left, with the reason. List, inspectors, avoidances and the name of the number are closed together; make "
        "the digests public before the day of the number.",
    )
    params: list[click.Parameter] = [click.Argument(["name"], metavar="NAME")]
    params += [*_filters(screen), *_terms(screen), ledger_option(screen)]
    return Command("close", screen, lambda **given: close(screen, **given), words, [EXAMPLE], params)


def _filters(screen: Screen) -> list[click.Option]:
    """Which submissions."""
    word = screen.word
    texts = {
        "--stage": word("只取此阶段", "this stage alone"),
        "--firm": word("只取此单位", "this firm alone"),
        "--district": word("只取此区县", "this district alone"),
        "--kind": word("只取此项目类型", "this kind of project alone"),
    }
    first, last = word("收件不早于", "received on this day or later"), word("收件不晚于", "… or earlier")
    return [
        click.Option(["--from", "first"], default="", metavar="DATE", help=first),
        click.Option(["--to", "last"], default="", metavar="DATE", help=last),
        *(click.Option([name], default="", metavar="TEXT", help=said) for name, said in texts.items()),
    ]


def _terms(screen: Screen) -> list[click.Option]:
    """How it will be drawn."""
    word, folder = screen.word, click.Path(path_type=Path, file_okay=False)
    day = word("号码公布日，须晚于今天", "when it is made public: a later day")
    each = word("每个成果几名检查员，默认 2", "inspectors for one unit; default 2")
    out = word("NAME.closing.json 写到此处，默认当前文件夹", "where NAME.closing.json goes; default: here")
    edition = word("抽样表的版本，默认 2023", "edition of the table; default 2023")
    pack = word("抽样表和等级取自此规则包", "whose tables and levels hold")
    return [
        click.Option(
            ["--source"], required=True, metavar="TEXT", help=word("公开号码的名称", "name of the public number")
        ),
        click.Option(["--day"], required=True, metavar="DATE", help=day),
        click.Option(["--by"], type=click.Choice(BY), help=word("分层；默认简单随机", "strata; default: none")),
        click.Option(["--edition"], default="2023", metavar="YEAR", help=edition),
        click.Option(["--each"], type=click.IntRange(0, 20), default=2, metavar="N", help=each),
        click.Option(["--split"], is_flag=True, help=word("批量过大时分成几批", "make several lots of too many units")),
        click.Option(["--pack"], metavar="NAME|FOLDER", help=pack),
        click.Option(["--out"], type=folder, default=Path(), metavar="FOLDER", help=out),
    ]


def close(screen: Screen, name: str, **given: Any) -> int:
    """Close it, write the file and say the digests."""
    from surveycheck.ledger import Terms, Wanted, close_lot, found_for, remember, sizes_of
    from surveycheck.pack import load_pack
    from surveycheck.report.write import safe_name
    from surveycheck.whole import write_whole

    filters = {key: given[key] for key in ("first", "last", "stage", "firm", "district", "kind")}
    wanted = Wanted(**filters, by=given["by"] or "")
    terms = Terms(given["source"], given["day"], given["each"], given["split"])
    with ledger_at(given["where"]) as ledger:
        with ledger.read() as connection:
            pack = load_pack(given["pack"] or _pack(found_for(connection, wanted)), examples=False)
        with ledger.write() as connection:
            remember(connection, pack)
            sizes = sizes_of(pack, given["edition"])
            made = close_lot(connection, name, wanted, terms, sizes, pack.name, pack.digest)
    given["out"].mkdir(parents=True, exist_ok=True)
    for one in made:
        file = given["out"] / f"{safe_name(one.lot.name)}.closing.json"
        write_whole(file, one.closing())
        screen.say(said_of(one, screen))
        screen.say(screen.word(f"  已写出 {file}", f"  written: {file}"))
    return 0


def said_of(stored: Stored, screen: Screen) -> str:
    """A closed lot in words."""
    from surveycheck.cli.days import shown
    from surveycheck.cli.layout import table, visible
    from surveycheck.office.words import BY as BY_WORDS

    lot, word = stored.lot, screen.word
    units, size = len(lot.units), lot.size
    rows = [(word("关闭", "closed"), shown(lot.closed)), (word("公开号码", "number"), f"{lot.source}  {lot.day}")]
    rows += [(word("分层", "strata"), word(*BY_WORDS[lot.by]))] if lot.by else []
    rows += [(word("检查员", "inspectors"), word("、", ", ").join(person.name for person in lot.inspectors) or "—")]
    rows += [("SHA-256", stored.digests.sha256), ("SM3", stored.digests.sm3)]
    head = word(
        f"{lot.name}：{units} 个单位成果，抽 {size} 个（{lot.edition} 版）",
        f"{lot.name}: {units} unit(s), {size} to be drawn (table of {lot.edition})",
    )
    left = [f"    {one.project or '—'}  {one.name}  {word(one.why, one.why_en)}" for one in lot.left[:SHOWN]]
    lines = [head, *table(rows)]
    if left:
        lines += [word(f"  未列入 {len(lot.left)} 个：", f"  {len(lot.left)} left out:"), *left]
    more = len(lot.left) - len(left)
    lines += [word(f"    … 另有 {more} 个", f"    … and {more} more")] if more > 0 else []
    return "\n".join(visible(line) for line in lines)


def _pack(found: Candidates) -> str:
    if len(found.packs) == 1:
        return found.packs[0]
    if not found.packs:
        why = Counter((one.why, one.why_en) for one in found.left).most_common(SHOWN)
        zh, en = "；".join(f"{words[0]} {n}" for words, n in why), "; ".join(f"{words[1]}: {n}" for words, n in why)
        raise Complaint(
            f"没有可以组成批的成果（{zh or '没有符合条件的'}）",
            f"there is nothing to make a lot of ({en or 'nothing meets the conditions'})",
        )
    names = ", ".join(found.packs)
    raise Complaint(
        f"这些成果由不同的规则包检查过（{names}），请用 --pack 指定抽样表和等级取自哪一个",
        f"these were checked by several packs ({names}): say with --pack whose tables and levels hold",
    )
